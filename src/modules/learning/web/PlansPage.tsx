import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { useBodies, useLearningWords } from './use-words.ts'
import { YearField } from './YearField.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

type Plan = AnswerOf<typeof learning.listPlans>['items'][number]

/** What is to be taught in a year, by whom, under which theme. */
export default function PlansPage() {
  const t = useTranslations()
  const [state] = useUrlState()
  const [planning, setPlanning] = useState(false)
  const canChange = useCan('learning.change')
  const filter = state.year ? { year: Number(state.year) } : {}
  const answer = useEndpoint(learning.listPlans, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const tools = (
    <>
      <YearField all />
      {canChange ? (
        <Button type="primary" onClick={() => setPlanning(true)}>
          {t('learning.plan.add')}
        </Button>
      ) : null}
      <ListTools endpoint={learning.exportPlans} query={filter} />
    </>
  )
  return (
    <PageFrame title={t('learning.pages.plans')} tools={tools} printFilter={state.year ?? ''}>
      <section className="panel long">
        <Answer of={answer}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('learning.plan.empty')} />
            ) : (
              <>
                <PlanTable items={list.items} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {planning ? <PlanDialog onClose={() => setPlanning(false)} /> : null}
    </PageFrame>
  )
}

function PlanTable({ items }: { items: readonly Plan[] }) {
  const t = useTranslations('learning')
  const { levels, campaigns } = useLearningWords()
  return (
    <PlainTable
      label={t('pages.plans')}
      rows={items}
      rowKey={(plan) => plan.id}
      columns={[
        { key: 'theme', title: t('field.theme'), render: (plan) => <Door to={`/learning/plans/${plan.id}`}>{plan.theme}</Door> },
        { key: 'year', title: t('field.year'), className: 'tnum', render: (plan) => String(plan.year) },
        { key: 'node', title: t('field.body'), render: (plan) => plan.node.name },
        { key: 'level', title: t('field.level'), render: (plan) => levels.word(plan.level) },
        { key: 'campaign', title: t('field.campaign'), render: (plan) => campaigns.word(plan.campaign) },
        { key: 'document', title: t('field.document'), render: (plan) => plan.document ?? nothing },
        {
          key: 'sessions',
          title: t('field.sessions'),
          align: 'right',
          render: (plan) => (
            <Door
              to="/learning/sessions"
              search={{ planId: plan.id }}
              label={`${plan.sessions} ${t('plan.sessionsOf', { theme: plan.theme })}`}
            >
              {plan.sessions}
            </Door>
          ),
        },
        { key: 'begun', title: t('field.begun'), align: 'right', render: (plan) => plan.begun },
      ]}
    />
  )
}

function PlanDialog({ onClose }: { onClose: () => void }) {
  const l = useTranslations('learning')
  const record = useAction(learning.recordPlan)
  const bodies = useBodies()
  const { levels, campaigns } = useLearningWords()
  const required = useRequired()
  // The form takes its first values once.
  if (bodies.first === undefined) return null
  return (
    <ActionDialog<BodyOf<typeof learning.recordPlan>>
      title={l('plan.add')}
      initialValues={{ year: Number(today().slice(0, 4)), nodeNo: bodies.first }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="theme" label={l('field.theme')} rules={required(l('field.theme'))}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="nodeNo" label={l('field.body')} rules={required(l('field.body'))}>
          <Select options={bodies.options} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="year" label={l('field.year')} rules={required(l('field.year'))}>
          <InputNumber min={1949} max={2200} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="level" label={l('field.level')}>
          <Select allowClear options={levels.options} />
        </Form.Item>
        <Form.Item name="campaign" label={l('field.campaign')}>
          <Select allowClear options={campaigns.options} />
        </Form.Item>
      </div>
      <Form.Item name="document" label={l('field.document')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
