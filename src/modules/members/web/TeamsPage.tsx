import { Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { members } from '../contract.ts'
import './members.css'
import { TeamList } from './TeamList.tsx'
import { rosterFilter, TeamPeopleList } from './TeamPeopleList.tsx'

const views = ['teams', 'people'] as const
type View = (typeof views)[number]

/** Service teams of Party organisations, and everybody on their rosters. */
export default function TeamsPage() {
  const t = useTranslations('members.team')
  const [state, change] = useUrlState()
  const shown: View = state.list === 'people' ? 'people' : 'teams'
  const { districtNo, hostNo, kind, asOf } = state
  const tools =
    shown === 'teams' ? (
      <ListTools endpoint={members.exportTeams} query={{ state: state.state ?? 'open', districtNo, hostNo, kind, asOf }} />
    ) : (
      <ListTools endpoint={members.exportTeamPeople} query={rosterFilter(state)} />
    )
  return (
    <PageFrame title={t('title')} tools={tools} printFilter={t(shown)}>
      <section className="panel long stack list-panel">
        <Segmented<View>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          aria-label={t('view')}
          value={shown}
          onChange={(next) => change({ list: next === 'teams' ? null : next, page: null, state: null, party: null })}
          options={views.map((value) => ({ value, label: t(value) }))}
        />
        {shown === 'teams' ? <TeamList /> : <TeamPeopleList />}
      </section>
    </PageFrame>
  )
}
