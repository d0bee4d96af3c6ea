import { Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { members } from '../contract.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import './members.css'
import { RegistrationList } from './RegistrationList.tsx'
import { ServicePostList } from './ServicePostList.tsx'
import { UnitRegistrationList } from './UnitRegistrationList.tsx'

const views = ['members', 'posts', 'units'] as const
type View = (typeof views)[number]

/** Double registration: members at a second place, the posts they claim, and the units they come with. */
export default function RegistrationsPage() {
  const t = useTranslations('members.registration')
  const [state, change] = useUrlState()
  const shown: View = views.find((view) => view === state.list) ?? 'members'
  const { districtNo, hostNo, homeNo, unitNo, postId, withUnit, fromOn, untilOn } = state
  const tools = {
    members: (
      <ListTools
        endpoint={members.exportRegistrations}
        query={{ state: state.state, districtNo, hostNo, homeNo, postId, withUnit, fromOn, untilOn }}
      />
    ),
    posts: <ListTools endpoint={members.exportServicePosts} query={{ state: state.state, hostNo }} />,
    units: (
      <ListTools
        endpoint={members.exportUnitRegistrations}
        query={{ state: state.state, districtNo, hostNo, unitNo, fromOn, untilOn }}
      />
    ),
  }
  return (
    <PageFrame title={t('title')} tools={tools[shown]} printFilter={t(shown)}>
      <section className="panel long stack list-panel">
        <Segmented<View>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          aria-label={t('view')}
          value={shown}
          onChange={(next) =>
            change({ list: next === 'members' ? null : next, page: null, state: null, postId: null, withUnit: null })
          }
          options={views.map((value) => ({ value, label: t(value) }))}
        />
        {shown === 'members' ? <RegistrationList /> : shown === 'posts' ? <ServicePostList /> : <UnitRegistrationList />}
      </section>
    </PageFrame>
  )
}
