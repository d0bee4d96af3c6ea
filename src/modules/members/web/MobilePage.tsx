import { Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { members } from '../contract.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import './members.css'
import { consultationFilter, ConsultationList } from './ConsultationList.tsx'
import { StationList } from './StationList.tsx'
import { SuggestionList } from './SuggestionList.tsx'
import { visitFilter, VisitList } from './VisitList.tsx'

const views = ['suggestions', 'stations', 'visits', 'consultations'] as const
type View = (typeof views)[number]

const lists = {
  suggestions: <SuggestionList />,
  stations: <StationList />,
  visits: <VisitList />,
  consultations: <ConsultationList />,
}

/** Mobile members: who is to be confirmed, and where they reach the organisation. */
export default function MobilePage() {
  const t = useTranslations('members')
  const [state, change] = useUrlState()
  const shown: View = views.find((view) => view === state.list) ?? 'suggestions'
  const tools = {
    suggestions: <ListTools endpoint={members.exportSuggestions} query={{ due: state.due }} />,
    stations: (
      <ListTools
        endpoint={members.exportStations}
        query={{
          state: state.state,
          kind: state.kind,
          districtNo: state.districtNo,
          asOf: state.asOf,
          venueNo: state.venueNo,
          onSite: state.onSite,
        }}
      />
    ),
    consultations: <ListTools endpoint={members.exportConsultations} query={consultationFilter(state)} />,
    visits: <ListTools endpoint={members.exportStationVisits} query={visitFilter(state)} />,
  }
  return (
    <PageFrame title={t('pages.mobile')} tools={tools[shown]} printFilter={t(`mobile.${shown}`)}>
      <section className="panel long stack list-panel">
        <Segmented<View>
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
              stationId: null,
              follow: null,
              topic: null,
              venueNo: null,
              onSite: null,
              fromOn: null,
              untilOn: null,
            })
          }
          options={views.map((value) => ({ value, label: t(`mobile.${value}`) }))}
        />
        {lists[shown]}
      </section>
    </PageFrame>
  )
}
