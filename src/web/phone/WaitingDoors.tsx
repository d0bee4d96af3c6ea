import { useTranslations } from 'use-intl'
import { alliances } from '../../modules/alliances/contract.ts'
import { Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { type Answer, useAnswer } from './use-answer.ts'

interface WaitingDoorsProps<A> {
  readonly of: Answer<{ readonly total: number; readonly items: readonly A[] }>
  /** Heading over the list, from how many wait. */
  readonly title: (count: number) => string
  readonly door: (one: A) => { readonly to: string; readonly title: string; readonly by: string }
  /** What the reader is to do with each. */
  readonly word: string
}

/** What waits for the reader's own organisation, each with the page that answers it; nothing where nothing waits. */
function WaitingDoors<A extends { readonly id: string }>({ of, title, door, word }: WaitingDoorsProps<A>) {
  return (
    <Shown of={of}>
      {({ total, items }) =>
        total === 0 ? null : (
          <>
            <h2>{title(total)}</h2>
            <ul className="card doors">
              {items.map((one) => {
                const shown = door(one)
                return (
                  <li key={one.id}>
                    <Link to={addressOf(shown.to)}>
                      <span>
                        <span data-name>{shown.title}</span>
                        <small data-name>{shown.by}</small>
                      </span>
                      <b>{word}</b>
                    </Link>
                  </li>
                )
              })}
            </ul>
          </>
        )
      }
    </Shown>
  )
}

/** Agreements that wait for the reader's own signature. */
export function Agreements() {
  const t = useTranslations('phone.agreements')
  const waiting = useAnswer(alliances.listAgreements, { query: { mine: 'true' } })
  return (
    <WaitingDoors
      of={waiting}
      title={(count) => t('title', { count })}
      door={(one) => ({ to: `/agreements/${one.id}`, title: one.title, by: one.lead.name })}
      word={t('sign')}
    />
  )
}

/** Calls for joint work the reader's own organisation has not answered. */
export function Calls() {
  const t = useTranslations('phone.calls')
  const waiting = useAnswer(alliances.listCalls, { query: { mine: 'true' } })
  return (
    <WaitingDoors
      of={waiting}
      title={(count) => t('title', { count })}
      door={(one) => ({ to: `/calls/${one.id}`, title: one.title, by: one.caller.name })}
      word={t('answer')}
    />
  )
}

/** Communities the reader's organisation leads and others ask to join; answered on the page of the community. */
export function Requests() {
  const t = useTranslations('phone.requests')
  const waiting = useAnswer(alliances.listCommunities, { query: { asked: 'true' } })
  return (
    <WaitingDoors
      of={waiting}
      title={(count) => t('title', { count })}
      door={(one) => ({ to: `/communities/${one.id}`, title: one.name, by: one.goal })}
      word={t('answer')}
    />
  )
}
