import { useTranslations } from 'use-intl'
import { demands } from '../../modules/demands/contract.ts'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

/** On the page of what waits: a door to the own orders, where there are some. */
export function OrdersDoor() {
  const t = useTranslations('demands.mine')
  const { data } = useAnswer(demands.listOrders, { query: { view: 'mine', pageSize: 1 } })
  if (!data || data.total === 0) return null
  return (
    <ul className="card doors">
      <li>
        <Link to={addressOf('/orders')}>
          <span>{t('door')}</span>
          <b>{data.total}</b>
        </Link>
      </li>
    </ul>
  )
}
