import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import { DispatchMakeDialog } from './DispatchMakeDialog.tsx'
import { MakeDialog } from './MakeDialog.tsx'
import './planner.css'

export type PlanSummary = AnswerOf<typeof planner.listPlans>['items'][number]

export default function PlansPage() {
  const t = useTranslations('planner')
  const [state] = useUrlState()
  const [making, setMaking] = useState<'formation' | 'dispatch' | null>(null)
  const answer = useEndpoint(
    planner.listPlans,
    { query: { page: Number(state.page ?? 1), pageSize: 50 } },
    { keep: true, every: (list) => (list?.items.some((plan) => plan.state === 'computing') ? 1500 : false) },
  )
  const make = answer.data?.can.make ? (
    <>
      <Button type="primary" onClick={() => setMaking('formation')}>
        {t('list.make')}
      </Button>
      <Button onClick={() => setMaking('dispatch')}>{t('dispatch.make.open')}</Button>
    </>
  ) : null
  return (
    <PageFrame title={t('pages.list')} tools={make}>
      <section className="panel long">
        <Answer of={answer}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('list.empty')}>{make}</State>
            ) : (
              <>
                <PlanTable items={list.items} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {making === 'formation' ? <MakeDialog usual={answer.data?.usual} onClose={() => setMaking(null)} /> : null}
      {making === 'dispatch' ? <DispatchMakeDialog usual={answer.data?.usual} onClose={() => setMaking(null)} /> : null}
    </PageFrame>
  )
}

const pathOf = ({ kind, id }: PlanSummary) => (kind === 'dispatch' ? `/plans/dispatch/${id}` : `/plans/${id}`)

function PlanTable({ items }: { items: readonly PlanSummary[] }) {
  const t = useTranslations('planner')
  const { moment, percent } = useFigures()
  return (
    <PlainTable
      rows={items}
      rowKey={(plan) => plan.id}
      label={t('pages.list')}
      columns={[
        { key: 'title', title: t('list.title'), render: (plan) => <Door to={pathOf(plan)}>{plan.title}</Door> },
        { key: 'kind', title: t('list.kind'), render: (plan) => t(`dispatch.kinds.${plan.kind}`) },
        { key: 'node', title: t('list.node'), render: (plan) => plan.node.name },
        { key: 'asOf', title: t('list.asOf'), className: 'tnum nowrap', render: (plan) => plan.asOf },
        { key: 'state', title: t('list.state'), render: (plan) => <Tag>{t(`states.${plan.state}`)}</Tag> },
        { key: 'organisations', title: t('list.organisations'), align: 'right', render: (plan) => plan.organisations },
        { key: 'branches', title: t('list.branches'), align: 'right', render: (plan) => plan.branches ?? nothing },
        {
          key: 'gap',
          title: t('list.gap'),
          align: 'right',
          render: (plan) => percent(plan.gap === null ? null : plan.gap * 100),
        },
        {
          key: 'made',
          title: t('list.made'),
          render: (plan) => (
            <>
              {plan.madeBy ?? nothing} <span className="quiet tnum">{moment(plan.madeAt)}</span>
            </>
          ),
        },
      ]}
    />
  )
}
