import { useTranslations } from 'use-intl'
import { comma } from '../../../web/ui/figures.ts'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { PeriodFilter } from './ActivityFilters.tsx'
import { useActivityWords } from './use-activity-words.ts'

type List = AnswerOf<typeof activities.listCredits>
type Row = List['items'][number]
const fields = ['fromOn', 'untilOn', 'unitNo'] as const

/** Where members of the own branches took part at others. */
export default function CreditsPage() {
  const t = useTranslations('activities')
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(activities.listCredits, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame title={t('pages.credits')} tools={<ListTools endpoint={activities.exportCredits} query={filter} />}>
      <section className="panel long stack list-panel">
        <p className="quiet activity-hint">{t('credits.hint')}</p>
        <Answer of={answer} height={320}>
          {(list) => (
            <>
              <PeriodFilter fromOn={list.fromOn} untilOn={list.untilOn} streets={false} />
              {list.total === 0 ? (
                <State hint={t('credits.empty')} />
              ) : (
                <CreditTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function CreditTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('activities')
  const words = useActivityWords()
  const columns: ListColumn<Row>[] = [
    { key: 'day', title: t('list.day'), width: 106, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'title',
      title: t('list.title'),
      width: 240,
      names: true,
      render: (_, row) => row.title ?? words.names('kinds', row.kinds),
    },
    { key: 'hosts', title: t('list.hosts'), width: 260, render: (_, row) => row.hosts.join(comma()) },
    {
      key: 'branch',
      title: t('credits.branch'),
      width: 240,
      render: (_, row) => (
        <Door to="/activities/credits" search={{ unitNo: String(row.branch.no) }}>
          {row.branch.name}
        </Door>
      ),
    },
    {
      key: 'members',
      title: t('credits.members'),
      width: 200,
      render: (_, row) => (
        <>
          <span className="tnum">{row.members}</span> <span data-name>{row.names.join(comma())}</span>
        </>
      ),
    },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => `${row.activityId} ${row.branch.no}`}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1040 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
