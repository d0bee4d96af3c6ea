import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { members } from '../../modules/members/contract.ts'
import { call } from '../kit/client.ts'
import { Refused, Shown } from './parts.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

/** Service teams of the member, who may leave one at any time. */
export function OwnTeams() {
  const t = useTranslations('members.team')
  const answer = useAnswer(members.getOwnTeams)
  const [problem, setProblem] = useState<unknown>(null)
  const leave = (id: string) =>
    void call(members.leaveOwnTeam, { params: { id } }).then(() => {
      forgetAnswers()
      answer.retry()
    }, setProblem)
  return (
    <>
      <h2>{t('own.title')}</h2>
      <Refused problem={problem} />
      <Shown of={answer}>
        {({ teams }) =>
          teams.length === 0 ? (
            <p className="quiet">{t('own.none')}</p>
          ) : (
            teams.map((one) => (
              <section key={one.id} className="card">
                <p className="verdict" data-name="">
                  {one.team}
                </p>
                <p className="quiet">
                  <span data-name="">{one.host}</span> · {t(`rosterState.${one.state}`)} · {t('own.since', { day: one.joinedOn })}
                </p>
                {one.leftOn === null ? (
                  <button type="button" className="button wide" onClick={() => leave(one.id)}>
                    {t('own.leave')}
                  </button>
                ) : null}
              </section>
            ))
          )
        }
      </Shown>
    </>
  )
}
