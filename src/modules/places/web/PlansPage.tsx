import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import { type PlanKind, planKinds, type PlanState, planStates } from '../rules.ts'
import './places.css'
import { useList } from './use-list.ts'

const PlanDialog = lazyDialog(async () => (await import('./plans/PlanDialog.tsx')).PlanDialog)

type List = AnswerOf<typeof places.listPlans>
type Row = List['items'][number]

/** Venues that are planned for areas, and whether each is mature (LH-26, CD-72). */
export default function PlansPage() {
  const t = useTranslations('places')
  const [entering, setEntering] = useState(false)
  const { state, filter, narrowed, query, turn } = useList(['kind', 'state', 'streetNo', 'q'])
  const answer = useEndpoint(places.listPlans, { query }, { keep: true })
  const enters = answer.data?.can.enter ?? false
  const shown = [
    state.kind && t(`plan.kinds.${state.kind as PlanKind}`),
    state.state && t(`plan.states.${state.state as PlanState}`),
    state.q,
  ]
  const tools = (
    <>
      <ListTools endpoint={places.exportPlans} query={filter} />
      {enters ? (
        <Button type="primary" onClick={() => setEntering(true)}>
          {t('plan.enter')}
        </Button>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('pages.plans')} tools={tools} printFilter={shown.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <p className="quiet no-print" style={{ margin: 0 }}>
          {t('plan.hint')}
        </p>
        <div className="row no-print place-filters">
          <ChoiceField
            field="kind"
            label={t('plan.kind')}
            options={planKinds.map((value) => ({ value, label: t(`plan.kinds.${value}`) }))}
          />
          <ChoiceField
            field="state"
            label={t('list.state')}
            options={planStates.map((value) => ({ value, label: t(`plan.states.${value}`) }))}
          />
          <StreetField />
          <FindField label={t('plan.find')} />
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(narrowed ? 'plan.nothing' : enters ? 'plan.empty' : 'plan.emptyReader')} />
            ) : (
              <PlanTable list={list} onPage={turn} />
            )
          }
        </Answer>
      </section>
      {entering ? <PlanDialog plan={null} onClose={() => setEntering(false)} /> : null}
    </PageFrame>
  )
}

function PlanTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('places.plan')
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('name'),
      width: 240,
      names: true,
      render: (_, row) => <Door to={`/places/plans/${row.id}`}>{row.name}</Door>,
    },
    { key: 'kind', title: t('kind'), width: 140, render: (_, row) => t(`kinds.${row.kind}`) },
    { key: 'area', title: t('area'), width: 130, render: (_, row) => <span data-name>{row.area.name}</span> },
    { key: 'year', title: t('wantedYear'), width: 90, className: 'tnum', render: (_, row) => row.wantedYear },
    { key: 'verdict', title: t('verdict'), width: 110, render: (_, row) => t(`verdicts.${row.verdict}`) },
    {
      key: 'lacking',
      title: t('factorStates.lacking'),
      width: 180,
      wideOnly: true,
      render: (_, row) =>
        row.factors
          .filter((one) => one.state === 'lacking')
          .map((one) => t(`factors.${one.factor}`))
          .join(' · ') || nothing,
    },
    { key: 'stage', title: t('stage'), width: 100, render: (_, row) => <Tag>{t(`states.${row.state}`)}</Tag> },
    {
      key: 'venue',
      title: t('venue'),
      width: 200,
      wideOnly: true,
      render: (_, row) => (row.venue ? <Door to={`/places/${row.venue.no}`}>{row.venue.name}</Door> : nothing),
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1100 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
