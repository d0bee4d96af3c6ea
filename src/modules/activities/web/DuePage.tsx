import { Link } from '@tanstack/react-router'
import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { activities } from '../contract.ts'
import { dueStatuses } from '../rules.ts'
import './activities.css'
import { BranchTools } from './BranchTools.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { useActivityWords } from './use-activity-words.ts'

type List = AnswerOf<typeof activities.listDue>
type Row = List['items'][number]
const fields = ['onDay', 'kind', 'status', 'unitNo', 'streetNo', 'districtNo'] as const

/** What branches are expected to have on record: for the branch its own list, for a committee totals that open theirs. No ranking. */
export default function DuePage() {
  const t = useTranslations('activities')
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(activities.listDue, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const [branch, setBranch] = useState<Row['branch'] | null>(null)
  return (
    <PageFrame
      title={t('pages.due')}
      asOf={answer.data?.onDay}
      printFilter={state.status ? t(`status.${state.status as 'recorded'}`) : ''}
      tools={<ListTools endpoint={activities.exportDue} query={filter} />}
    >
      <Answer of={answer} height={420}>
        {(list) =>
          list.branches === 0 ? (
            <section className="panel">
              <State hint={t('due.empty')} />
            </section>
          ) : (
            <>
              {list.branches > 1 && !state.unitNo ? <Totals list={list} filter={filter} /> : null}
              <section className="panel long stack list-panel">
                <p className="quiet">
                  {t('due.hint')} {t('due.branches', { count: list.branches })} · {t('due.burden', list.burden)}
                </p>
                <Filters onDay={list.onDay} />
                {list.total === 0 ? (
                  <State hint={t('due.nothing')} />
                ) : (
                  <DueTable list={list} onBranch={setBranch} onPage={(next) => change({ page: next === 1 ? null : next })} />
                )}
              </section>
            </>
          )
        }
      </Answer>
      {branch ? <BranchTools branch={branch} onClose={() => setBranch(null)} /> : null}
    </PageFrame>
  )
}

function Totals({ list, filter }: { list: List; filter: object }) {
  const t = useTranslations('activities')
  const words = useActivityWords()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('due.totals')}</h2>
      </div>
      <PlainTable
        label={t('due.totals')}
        rows={list.totals}
        rowKey={(row) => row.kind}
        columns={[
          { key: 'kind', title: t('due.kind'), render: (row) => words.name('kinds', row.kind) },
          ...dueStatuses.map((status) => ({
            key: status,
            title: t(`status.${status}`),
            align: 'right' as const,
            render: (row: List['totals'][number]) => (
              <Door to="/activities/due" search={{ ...filter, kind: row.kind, status }}>
                {row.counts[status]}
              </Door>
            ),
          })),
        ]}
      />
    </section>
  )
}

function Filters({ onDay }: { onDay: string }) {
  const t = useTranslations('activities')
  const [state, change] = useUrlState()
  const words = useActivityWords()
  return (
    <div className="row no-print activity-filters">
      <label className="activity-day">
        <span>{t('due.onDay')}</span>
        <DayInput value={onDay} label={t('due.onDay')} width={130} onChange={(next) => change({ onDay: next, page: null })} />
      </label>
      <Select
        allowClear
        aria-label={t('due.allKinds')}
        placeholder={t('due.allKinds')}
        value={state.kind}
        onChange={(kind) => change({ kind: kind ?? null, page: null })}
        options={words.list('kinds')}
        style={{ minWidth: 140 }}
      />
      <Select
        allowClear
        aria-label={t('due.all')}
        placeholder={t('due.all')}
        value={state.status}
        onChange={(status) => change({ status: status ?? null, page: null })}
        options={dueStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        style={{ minWidth: 140 }}
      />
    </div>
  )
}

interface DueTableProps {
  readonly list: List
  readonly onBranch: (branch: Row['branch']) => void
  readonly onPage: (page: number) => void
}

function DueTable({ list, onBranch, onPage }: DueTableProps) {
  const t = useTranslations('activities')
  const acts = useTranslations('actions')
  const words = useActivityWords()
  const records = useCan('activity.record')
  const columns: ListColumn<Row>[] = [
    {
      key: 'branch',
      title: t('due.branch'),
      width: 260,
      render: (_, row) => (
        <Door to="/activities/due" search={{ unitNo: String(row.branch.no) }}>
          {row.branch.name}
        </Door>
      ),
    },
    { key: 'kind', title: t('due.kind'), width: 130, render: (_, row) => words.name('kinds', row.kind) },
    {
      key: 'window',
      title: t('due.window'),
      width: 190,
      className: 'tnum',
      render: (_, row) => `${t(`window.${row.window}`)} ${row.from} – ${row.until}`,
    },
    {
      key: 'status',
      title: t('due.status'),
      width: 170,
      render: (_, row) => (
        <>
          <Tag color={row.status === 'to-be-recorded' ? 'blue' : undefined}>{t(`status.${row.status}`)}</Tag>
          {row.whyNot ? <span className="quiet">{t(`whyNot.${row.whyNot}`)}</span> : null}
        </>
      ),
    },
    {
      key: 'recorded',
      title: t('due.recorded'),
      width: 90,
      align: 'right',
      render: (_, row) => (
        <Door
          to="/activities"
          search={{ unitNo: String(row.branch.no), kind: row.kind, fromOn: row.from, untilOn: row.until, state: 'held' }}
        >
          {row.recorded}
        </Door>
      ),
    },
    { key: 'rule', title: t('due.rule'), width: 200, wideOnly: true, render: (_, row) => row.rule.source },
    {
      key: 'acts',
      title: acts('acts'),
      width: 130,
      className: 'no-print',
      render: (_, row) =>
        records ? (
          <>
            {row.status === 'to-be-recorded' || row.status === 'not-yet-due' ? (
              <Link to={'/activities/new' as never} search={{ unitNo: String(row.branch.no) } as never}>
                {t('due.recordNow')}
              </Link>
            ) : null}
            <Button type="link" size="small" onClick={() => onBranch(row.branch)}>
              {t('due.tools')}
            </Button>
          </>
        ) : null,
    },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => `${row.branch.no} ${row.kind}`}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1170 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
