import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import './members.css'
import { TransferTable } from './TransferTable.tsx'

type Query = NonNullable<RequestOf<typeof members.listTransfers>['query']>
const states = ['open', 'requested', 'released', 'accepted', 'refused', 'expired', 'withdrawn', 'all'] as const

/** Letters of introduction between organisations: what waits on this side, and what became of the others. */
export default function TransfersPage() {
  const t = useTranslations('members')
  const [state, change] = useUrlState()
  const shown = (state.state ?? 'open') as (typeof states)[number]
  const filter = { state: shown } as Query
  const answer = useEndpoint(
    members.listTransfers,
    { query: { ...filter, page: Number(state.page ?? 1), pageSize: pageRows } },
    { keep: true },
  )
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  return (
    <PageFrame
      title={t('pages.transfers')}
      tools={<ListTools endpoint={members.exportTransfers} query={filter} />}
      printFilter={t(`transferState.${shown}`)}
    >
      <section className="panel long stack list-panel">
        <div className="row member-filters no-print">
          <Select
            aria-label={t('field.transferState')}
            value={shown}
            onChange={(value) => change({ state: value === 'open' ? null : value, page: null })}
            options={states.map((value) => ({ value, label: t(`transferState.${value}`) }))}
            popupMatchSelectWidth={false}
          />
          <span className="quiet">{t('transfer.counted')}</span>
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? <State hint={t('transfer.empty')} /> : <TransferTable rows={list.items} paging={paging} />
          }
        </Answer>
      </section>
    </PageFrame>
  )
}
