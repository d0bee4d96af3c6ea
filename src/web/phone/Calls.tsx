import { useTranslations } from 'use-intl'
import { alliances } from '../../modules/alliances/contract.ts'
import { Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

/** Calls for joint work the reader's own organisation has not answered; nothing where there are none. */
export function Calls() {
  const t = useTranslations('phone.calls')
  const waiting = useAnswer(alliances.listCalls, { query: { mine: 'true' } })
  return (
    <Shown of={waiting}>
      {({ total, items }) =>
        total === 0 ? null : (
          <>
            <h2>{t('title', { count: total })}</h2>
            <ul className="card doors">
              {items.map((one) => (
                <li key={one.id}>
                  <Link to={addressOf(`/calls/${one.id}`)}>
                    <span>
                      {one.title}
                      <small>{one.caller.name}</small>
                    </span>
                    <b>{t('answer')}</b>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Shown>
  )
}
