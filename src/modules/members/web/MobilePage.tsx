import { Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { members } from '../contract.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import './members.css'
import { StationList } from './StationList.tsx'
import { SuggestionList } from './SuggestionList.tsx'

/** Mobile members: who is to be confirmed, and where they reach the organisation. */
export default function MobilePage() {
  const t = useTranslations('members')
  const [state, change] = useUrlState()
  const shown = state.list === 'stations' ? 'stations' : 'suggestions'
  const tools =
    shown === 'stations' ? (
      <ListTools
        endpoint={members.exportStations}
        query={{ state: state.state, kind: state.kind, districtNo: state.districtNo, asOf: state.asOf }}
      />
    ) : (
      <ListTools endpoint={members.exportSuggestions} query={{ due: state.due }} />
    )
  return (
    <PageFrame title={t('pages.mobile')} tools={tools} printFilter={t(`mobile.${shown}`)}>
      <section className="panel long stack list-panel">
        <Segmented<'suggestions' | 'stations'>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          aria-label={t('mobile.view')}
          value={shown}
          onChange={(next) =>
            change({
              list: next === 'suggestions' ? null : next,
              page: null,
              state: null,
              due: null,
              kind: null,
              districtNo: null,
              asOf: null,
            })
          }
          options={[
            { value: 'suggestions', label: t('mobile.suggestions') },
            { value: 'stations', label: t('mobile.stations') },
          ]}
        />
        {shown === 'stations' ? <StationList /> : <SuggestionList />}
      </section>
    </PageFrame>
  )
}
