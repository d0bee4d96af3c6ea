import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { places } from '../../modules/places/contract.ts'
import { useRentWords } from '../ui/use-rent-words.ts'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

type Rent = AnswerOf<typeof places.listRents>['items'][number]

function RentDoors({ items }: { items: readonly Rent[] }) {
  const t = useTranslations('places.rents')
  const words = useRentWords()
  return (
    <ul className="card doors">
      {items.map((one) => (
        <li key={one.id}>
          <Link to={addressOf(`/rents/${one.id}`)}>
            <span data-name>
              {one.venue.name}
              <small>{one.tenant.name}</small>
            </span>
            <b>
              {one.stage === 'running' || one.stage === 'over'
                ? words.balance(one.measure, one.balance)
                : t(`stages.${one.stage}`)}
            </b>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Agreements on rent of the own organisation, what waits for an answer first. */
export function Rents() {
  const t = useTranslations('places.rents')
  const list = useAnswer(places.listRents, { query: { page: 1, pageSize: 50 } })
  return (
    <>
      <h1>{t('mine')}</h1>
      <Shown of={list}>
        {({ items }) => (items.length === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : <RentDoors items={items} />)}
      </Shown>
    </>
  )
}

/** Proposals the reader is to answer; nothing where there are none. */
export function RentsWaiting() {
  const t = useTranslations('places.rents')
  const list = useAnswer(places.listRents, { query: { waiting: 'true' } })
  return (
    <Shown of={list}>
      {({ items }) =>
        items.length === 0 ? null : (
          <>
            <h2>{`${t('mine')} · ${t('answer')}`}</h2>
            <RentDoors items={items} />
          </>
        )
      }
    </Shown>
  )
}
