import { Button, Tag } from 'antd'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { ActivityFilters, filterFields } from './ActivityFilters.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { useActivityWords } from './use-activity-words.ts'

type List = AnswerOf<typeof activities.listActivities>
type Row = List['items'][number]

export const queryOf = (state: UrlState) =>
  Object.fromEntries(filterFields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object

/** Activities in reach: one list for whatever they count as. */
export default function ActivitiesPage() {
  const t = useTranslations('activities')
  const [state, change] = useUrlState()
  const words = useActivityWords()
  const filter = queryOf(state)
  const filtered = Object.keys(filter).length > 0
  const answer = useEndpoint(activities.listActivities, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const tools = (
    <>
      <ListTools endpoint={activities.exportActivities} query={filter} />
      {answer.data?.can.record ? (
        <Link to={'/activities/new' as never}>
          <Button type="primary">{t('list.record')}</Button>
        </Link>
      ) : null}
    </>
  )
  const printed = Object.values(filter).map((value) => words.name('kinds', String(value)))
  return (
    <PageFrame title={t('pages.list')} tools={tools} printFilter={printed.join(' · ')}>
      <section className="panel long stack list-panel">
        <ActivityFilters />
        <Answer of={answer} height={360}>
          {(list) => (
            <>
              <Counts counts={list.counts} filter={filter} />
              <p className="quiet no-print activity-hint">
                <Door to="/activities/credits">{t('credits.door')}</Door>
              </p>
              {list.total === 0 ? (
                <State hint={t(filtered ? 'list.nothing' : 'list.empty')} />
              ) : (
                <ActivityTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

/** Three numbers that are easily taken for one another, each a door to what it counts. */
function Counts({ counts, filter }: { counts: List['counts']; filter: object }) {
  const t = useTranslations('activities.counts')
  const held = { ...filter, state: 'held' } as Record<string, string>
  const one = (label: string, value: number, search = held) => (
    <div key={label}>
      <span className="quiet">{label}</span>
      <b>
        <Door to="/activities" search={search}>
          {value}
        </Door>
      </b>
    </div>
  )
  return (
    <>
      <div className="activity-counts">
        {one(t('sessions'), counts.sessions)}
        {one(t('attendances'), counts.attendances)}
        {one(t('people'), counts.people)}
        {one(t('mobile'), counts.mobileAttendances, { ...held, mobile: 'true' })}
        {one(t('others'), counts.others)}
      </div>
      <p className="quiet activity-hint">{t('hint')}</p>
    </>
  )
}

function ActivityTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('activities')
  const words = useActivityWords()
  const names = (row: Row) => row.hosts.map((host) => host.name).join(comma())
  const columns: ListColumn<Row>[] = [
    { key: 'day', title: t('list.day'), width: 106, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'kinds',
      title: t('list.kinds'),
      width: 250,
      names: true,
      render: (_, row) => <Door to={`/activities/${row.id}`}>{row.title ?? words.names('kinds', row.kinds)}</Door>,
    },
    { key: 'hosts', title: t('list.hosts'), width: 230, render: (_, row) => names(row) },
    { key: 'members', title: t('list.members'), width: 64, align: 'right', className: 'tnum', render: (_, row) => row.members },
    {
      key: 'others',
      title: t('list.others'),
      width: 64,
      align: 'right',
      className: 'tnum',
      render: (_, row) => (row.others === 0 ? nothing : row.others),
    },
    { key: 'state', title: t('list.state'), width: 90, render: (_, row) => <Tag>{t(`states.${row.state}`)}</Tag> },
    {
      key: 'line',
      title: t('list.line'),
      width: 280,
      wideOnly: true,
      render: (_, row) => (
        <>
          {row.line ?? nothing} {row.corrected ? <span className="quiet">({t('list.corrected')})</span> : null}
        </>
      ),
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1080 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
