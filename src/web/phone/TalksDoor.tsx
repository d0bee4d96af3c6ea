import { useTranslations } from 'use-intl'
import { demands } from '../../modules/demands/contract.ts'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

/** On the page of what waits: a door to the own talks, with how many wait for an answer. */
export function TalksDoor() {
  const t = useTranslations('demands.talk')
  const { data } = useAnswer(demands.listTalks, { query: { view: 'mine', pageSize: 1 } })
  if (!data) return null
  return (
    <ul className="card doors">
      <li>
        <Link to={addressOf('/talks')}>
          <span>{t('door')}</span>
          {data.total > 0 ? <b>{data.total}</b> : null}
        </Link>
      </li>
    </ul>
  )
}
