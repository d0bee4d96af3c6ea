import { useTranslations } from 'use-intl'
import { alliances } from '../../modules/alliances/contract.ts'
import { Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

/** Agreements that wait for the reader's own signature; nothing where none does. */
export function Agreements() {
  const t = useTranslations('phone.agreements')
  const waiting = useAnswer(alliances.listAgreements, { query: { mine: 'true' } })
  return (
    <Shown of={waiting}>
      {({ total, items }) =>
        total === 0 ? null : (
          <>
            <h2>{t('title', { count: total })}</h2>
            <ul className="card doors">
              {items.map((one) => (
                <li key={one.id}>
                  <Link to={addressOf(`/agreements/${one.id}`)}>
                    <span>
                      {one.title}
                      <small>{one.lead.name}</small>
                    </span>
                    <b>{t('sign')}</b>
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
