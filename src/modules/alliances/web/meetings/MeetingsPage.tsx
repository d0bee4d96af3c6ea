import { Checkbox } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { comma } from '../../../../web/ui/figures.ts'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { alliances } from '../../contract.ts'
import '../alliances.css'
import { MeetingFilters, useMeetingFilter } from './MeetingFilters.tsx'
import { MeetingTable } from './MeetingTable.tsx'

/** Meetings called ahead in every community in reach; who calls how often is compared nowhere. */
export default function MeetingsPage() {
  const t = useTranslations('alliances')
  const [state, change] = useUrlState()
  const filter = useMeetingFilter()
  const answer = useEndpoint(alliances.listMeetings, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const check = (field: 'mine' | 'own') => (
    <Checkbox
      checked={state[field] === 'true'}
      onChange={(event) => change({ [field]: event.target.checked || null, page: null })}
    >
      {t(`meetings.${field}`)}
    </Checkbox>
  )
  return (
    <PageFrame
      title={t('pages.meetings')}
      tools={<ListTools endpoint={alliances.exportMeetings} query={filter} />}
      printFilter={Object.values(filter).join(comma())}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print filters">
          <MeetingFilters />
          {check('mine')}
          {check('own')}
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('meetings.emptyReader')} />
            ) : (
              <MeetingTable list={list} withCommunity onPage={(page) => change({ page: page === 1 ? null : page })} />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}
