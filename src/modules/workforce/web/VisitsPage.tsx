import { PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import { Answer, State } from '../../../web/ui/states.tsx'
import { workforce } from '../contract.ts'
import './workforce.css'
import { CorrectVisitDialog, PlanVisitDialog, RecordVisitDialog, TakeBackVisitDialog, type Visit } from './VisitDialogs.tsx'

type View = 'all' | 'planned' | 'made'
type Act =
  | { readonly kind: 'plan' | 'record' }
  | { readonly kind: 'make'; readonly visit: Visit }
  | { readonly kind: 'correct'; readonly visit: Visit }
  | { readonly kind: 'takeBack'; readonly visit: Visit }

/** Visits planned and made. A day and a line: no place, no picture. */
export default function VisitsPage() {
  const t = useTranslations('workforce')
  const actions = useTranslations('actions')
  const [state, change] = useUrlState()
  const view = (state.state ?? 'all') as View
  const [act, setAct] = useState<Act | null>(null)
  const records = useCan('visit.record')
  const query = {
    state: view,
    page: Number(state.page ?? 1),
    unitNo: state.unitNo,
    personId: state.personId,
    fromOn: state.fromOn,
    untilOn: state.untilOn,
  }
  const answer = useEndpoint(workforce.listVisits, { query }, { keep: true })
  const tools = (
    <>
      {records ? (
        <>
          <Button onClick={() => setAct({ kind: 'plan' })}>{t('visits.plan')}</Button>
          <Button type="primary" onClick={() => setAct({ kind: 'record' })}>
            {t('visits.record')}
          </Button>
        </>
      ) : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {actions('print')}
      </Button>
    </>
  )
  return (
    <PageFrame
      title={t('pages.visits')}
      tools={tools}
      printFilter={t(`visits.${view === 'all' ? 'all' : view === 'planned' ? 'onlyPlanned' : 'onlyMade'}`)}
    >
      <section className="panel long stack list-panel">
        <Segmented<View>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          value={view}
          onChange={(next) => change({ state: next === 'all' ? null : next, page: null })}
          options={[
            { value: 'all', label: t('visits.all') },
            { value: 'planned', label: t('visits.onlyPlanned') },
            { value: 'made', label: t('visits.onlyMade') },
          ]}
        />
        <Answer of={answer} height={320}>
          {({ items, total, page }) =>
            total === 0 ? (
              <State hint={t('visits.empty')} />
            ) : (
              <VisitTable
                rows={items}
                total={total}
                page={page}
                onAct={setAct}
                onPage={(next) => change({ page: next === 1 ? null : next })}
              />
            )
          }
        </Answer>
      </section>
      {act ? <ActDialog act={act} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

function ActDialog({ act, onClose }: { act: Act; onClose: () => void }) {
  if (!('visit' in act))
    return act.kind === 'plan' ? <PlanVisitDialog onClose={onClose} /> : <RecordVisitDialog onClose={onClose} />
  if (act.kind === 'make') return <RecordVisitDialog visit={act.visit} onClose={onClose} />
  if (act.kind === 'correct') return <CorrectVisitDialog visit={act.visit} onClose={onClose} />
  return <TakeBackVisitDialog visit={act.visit} onClose={onClose} />
}

interface VisitTableProps {
  readonly rows: Visit[]
  readonly total: number
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onAct: (act: Act) => void
}

function VisitTable({ rows, total, page, onPage, onAct }: VisitTableProps) {
  const t = useTranslations('workforce')
  const acts = useTranslations('actions')
  const records = useCan('visit.record')
  const columns = [
    {
      key: 'unit',
      title: t('visits.unit'),
      width: 230,
      render: (_: unknown, row: Visit) => <Door to={`/units/${row.unit.no}`}>{row.unit.name}</Door>,
    },
    { key: 'state', title: t('visits.state'), width: 90, render: (_: unknown, row: Visit) => t(`visits.states.${row.state}`) },
    {
      key: 'on',
      title: t('visits.made'),
      width: 110,
      className: 'tnum',
      render: (_: unknown, row: Visit) => row.madeOn ?? row.plannedOn ?? nothing,
    },
    { key: 'visitor', title: t('visits.visitor'), width: 120, render: (_: unknown, row: Visit) => row.visitor ?? nothing },
    {
      key: 'line',
      title: t('visits.line'),
      width: 320,
      render: (_: unknown, row: Visit) => (
        <>
          {row.line ?? row.planNote ?? nothing} {row.corrected ? <span className="quiet">({t('visits.corrected')})</span> : null}
        </>
      ),
    },
    {
      key: 'tasks',
      title: t('visits.tasks'),
      width: 70,
      align: 'right' as const,
      render: (_: unknown, row: Visit) =>
        row.tasks === 0 ? (
          nothing
        ) : (
          <Door to="/workforce/tasks" search={{ visitId: row.id, view: 'all' }}>
            {row.tasks}
          </Door>
        ),
    },
    {
      key: 'acts',
      title: acts('acts'),
      width: 150,
      className: 'no-print',
      render: (_: unknown, row: Visit) => (
        <>
          {records && row.state === 'planned' ? (
            <Button type="link" size="small" onClick={() => onAct({ kind: 'make', visit: row })}>
              {t('visits.record')}
            </Button>
          ) : null}
          {row.can.change && row.state === 'made' ? (
            <Button type="link" size="small" onClick={() => onAct({ kind: 'correct', visit: row })}>
              {t('visits.correct')}
            </Button>
          ) : null}
          {row.can.change ? (
            <Button type="link" size="small" onClick={() => onAct({ kind: 'takeBack', visit: row })}>
              {t('visits.takeBack')}
            </Button>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <ListTable<Visit>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 1090 }}
      {...usePaging(page, total, onPage)}
    />
  )
}
