import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { workforce } from '../../modules/workforce/contract.ts'
import { Guided } from './Guided.tsx'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { visitDrafts } from './visit-draft.ts'

/** The organisations of an instructor: a touch on one opens the line to write. */
export function Mine({ account, guides }: { account: string; guides: boolean }) {
  const t = useTranslations('phone.mine')
  const mine = useAnswer(workforce.getMine)
  return (
    <>
      <h1>{t('title')}</h1>
      <Waiting account={account} onSent={mine.retry} />
      <Shown of={mine}>
        {({ units, planned }) =>
          units.length === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            <>
              {planned.length > 0 ? (
                <>
                  <h2>{t('planned')}</h2>
                  <ul className="card doors">
                    {planned.map((visit) => (
                      <li key={visit.id}>
                        <Link to={addressOf(`/visit/${visit.unit.no}`, { visit: visit.id })}>
                          <span>
                            {visit.unit.name}
                            <small>{[visit.plannedOn, visit.note].filter(Boolean).join(' · ')}</small>
                          </span>
                          <b>{t('record')}</b>
                        </Link>
                      </li>
                    ))}
                  </ul>
                </>
              ) : null}
              <h2>{t('units', { count: units.length })}</h2>
              <ul className="card doors">
                {units.map((unit) => (
                  <li key={unit.no}>
                    <Link to={addressOf(`/visit/${unit.no}`)}>
                      <span>
                        {unit.name}
                        <small>
                          {unit.lastVisitOn ? t('last', { day: unit.lastVisitOn }) : t('never')}
                          {unit.openTasks > 0 ? ` · ${t('open', { count: unit.openTasks })}` : ''}
                        </small>
                      </span>
                      <b>{t('record')}</b>
                    </Link>
                  </li>
                ))}
              </ul>
              {guides ? <Guided /> : null}
            </>
          )
        }
      </Shown>
    </>
  )
}

/** Visits that wait for the network: sent when it is back, or at a touch. */
function Waiting({ account, onSent }: { account: string; onSent: () => void }) {
  const t = useTranslations('phone.mine')
  const [waiting, setWaiting] = useState(() => visitDrafts.waiting(account))
  useEffect(() => visitDrafts.onChange(() => setWaiting(visitDrafts.waiting(account))), [account])
  const send = () => void visitDrafts.sendWaiting(account).then((went) => (went ? onSent() : undefined))
  if (waiting.length === 0) return null
  return (
    <section className="card notice" role="status">
      <p>{t('waiting', { count: waiting.length })}</p>
      <p className="quiet">{waiting.map((draft) => draft.unitName).join(' · ')}</p>
      <button type="button" className="button" onClick={send}>
        {t('send')}
      </button>
    </section>
  )
}
