import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { FactList } from '../../../web/ui/FactList.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import './members.css'
import type { Team } from './TeamList.tsx'
import { rosterFilter, TeamPeopleList } from './TeamPeopleList.tsx'

const load = () => import('./dialogs/TeamDialogs.tsx')
const dialogs = {
  join: lazyDialog(async () => (await load()).JoinDialog),
  change: lazyDialog(async () => (await load()).ChangeTeamDialog),
  close: lazyDialog(async () => (await load()).CloseTeamDialog),
}
type Act = keyof typeof dialogs

/** One team: what it is, and its roster. */
export default function TeamPage() {
  const t = useTranslations('members.team')
  const { id } = useParams({ strict: false }) as { id: string }
  const [state] = useUrlState()
  const [open, setOpen] = useState<Act | null>(null)
  const answer = useEndpoint(members.getTeam, { params: { id } }, { keep: true })
  const Dialog = open ? dialogs[open] : null
  return (
    <PageFrame
      title={t('one')}
      tools={<ListTools endpoint={members.exportTeamPeople} query={rosterFilter(state, id)} />}
      printFilter={answer.data?.name}
    >
      <Answer of={answer} height={420}>
        {(team) => (
          <div className="stack">
            <Facts team={team} />
            <section className="panel long stack list-panel">
              <h2>{t('people')}</h2>
              <TeamPeopleList
                teamId={id}
                acts={
                  team.can.change
                    ? (['join', 'change', 'close'] as const).map((act) => (
                        <Button key={act} danger={act === 'close'} onClick={() => setOpen(act)}>
                          {t(`act.${act}`)}
                        </Button>
                      ))
                    : null
                }
              />
            </section>
            {Dialog ? <Dialog team={team} onClose={() => setOpen(null)} /> : null}
          </div>
        )}
      </Answer>
    </PageFrame>
  )
}

function Facts({ team }: { team: Team }) {
  const t = useTranslations('members.team')
  const host = <Door to={`/units/${team.host.no}`}>{team.host.name}</Door>
  const party = <Door to={`/members/teams/${team.id}?party=yes`}>{String(team.party)}</Door>
  return (
    <section className="panel">
      <h2 data-name="">{team.name}</h2>
      <FactList
        facts={[
          [t('field.kind'), t(`kind.${team.kind}`)],
          [t('field.host'), host, true],
          [t('field.purpose'), team.purpose ?? nothing, true],
          [t('field.count'), team.people],
          [t('field.countParty'), party],
          [t('field.openedOn'), team.openedOn],
          [t('field.closedOn'), team.closedOn],
        ]}
      />
    </section>
  )
}
