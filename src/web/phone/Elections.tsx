import { useTranslations } from 'use-intl'
import { elections } from '../../modules/elections/contract.ts'
import { Shown } from './parts.tsx'
import { useAnswer } from './use-answer.ts'

/** The next step of every election that waits for the reader, one line each; nothing where none does. The forms are on the desk. */
export function Elections() {
  const t = useTranslations('phone.elections')
  const due = useAnswer(elections.getDue)
  return (
    <Shown of={due}>
      {({ total, items }) =>
        total === 0 ? null : (
          <>
            <h2>{t('title', { count: total })}</h2>
            <ul className="card doors">
              {items.map(({ unit, step, office, electionId, on, past }) => (
                <li key={electionId ?? unit.no}>
                  <a href={electionId ? `/elections/${electionId}` : `/units/${unit.no}`}>
                    <span>
                      {t(`step.${step === 'begin' && past ? 'begin-past' : step}`, {
                        office: office ? t(`office.${office}`) : '',
                      })}
                      <small>
                        {unit.name}
                        {on ? <i>{t(step === 'begin' ? 'endsOn' : 'plannedOn', { day: on })}</i> : null}
                      </small>
                    </span>
                    {past ? <b className="due">{t('soon')}</b> : null}
                  </a>
                </li>
              ))}
            </ul>
            {total > items.length ? (
              <a className="button wide" href="/elections">
                {t('all')}
              </a>
            ) : null}
          </>
        )
      }
    </Shown>
  )
}
