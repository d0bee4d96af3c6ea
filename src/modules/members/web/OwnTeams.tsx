import { Button, Popconfirm } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { Answer } from '../../../web/ui/states.tsx'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { members } from '../contract.ts'

/** Service teams of the member, who may leave one at any time. */
export function OwnTeams() {
  const t = useTranslations('members.team')
  const tell = useTellProblem()
  const answer = useEndpoint(members.getOwnTeams, {}, { keep: true })
  const leave = useAction(members.leaveOwnTeam)
  return (
    <section className="panel">
      <h2>{t('own.title')}</h2>
      <Answer of={answer}>
        {({ teams }) =>
          teams.length === 0 ? (
            <p className="quiet">{t('own.none')}</p>
          ) : (
            <ul className="line-list">
              {teams.map((one) => (
                <li key={one.id}>
                  <span>
                    <span data-name="">{[one.team, one.host].join(' · ')}</span>{' '}
                    <span className="quiet">
                      {[t(`rosterState.${one.state}`), t('own.since', { day: one.joinedOn })].join(' · ')}
                    </span>
                  </span>
                  {one.leftOn === null ? (
                    <Popconfirm
                      title={t('own.leaveSure')}
                      onConfirm={() => leave.mutateAsync({ params: { id: one.id } }).then(() => undefined, tell)}
                    >
                      <Button type="link" size="small">
                        {t('own.leave')}
                      </Button>
                    </Popconfirm>
                  ) : (
                    <span className="quiet tnum">{one.leftOn}</span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}
