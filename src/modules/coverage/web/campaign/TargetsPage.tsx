import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../../web/ui/figures.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { coverage } from '../../contract.ts'
import '../coverage.css'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Target = AnswerOf<typeof coverage.listTargets>['items'][number]
const metrics = ['orgCoverage', 'workCoverage', 'shouldHaveBuiltRate', 'headcount30'] as const

export default function TargetsPage() {
  const t = useTranslations('coverage')
  const answer = useEndpoint(coverage.listTargets)
  const may = useCan('coverage.target')
  const [setting, setSetting] = useState(false)
  const tools = may ? (
    <Button type="primary" onClick={() => setSetting(true)}>
      {t('targets.new')}
    </Button>
  ) : null
  return (
    <PageFrame title={t('pages.targets')} tools={tools}>
      <section className="panel long">
        <Answer of={answer}>
          {({ items }) => (items.length === 0 ? <State hint={t('targets.empty')} /> : <TargetTable items={items} />)}
        </Answer>
      </section>
      {setting ? <TargetDialog onClose={() => setSetting(false)} /> : null}
    </PageFrame>
  )
}

function TargetTable({ items }: { items: readonly Target[] }) {
  const t = useTranslations('coverage')
  const { percent } = useFigures()
  return (
    <PlainTable
      label={t('pages.targets')}
      rows={items}
      rowKey={(target) => target.id}
      columns={[
        {
          key: 'node',
          title: t('targets.node'),
          render: (target) => <Door to={`/units/${target.node.no}`}>{target.node.name}</Door>,
        },
        {
          key: 'metric',
          title: t('targets.metric'),
          render: (target) => t(`metric.${target.metric as (typeof metrics)[number]}`),
        },
        { key: 'dueOn', title: t('targets.dueOn'), className: 'tnum nowrap', render: (target) => target.dueOn },
        { key: 'percent', title: t('targets.percent'), align: 'right', render: (target) => percent(target.percent) },
        {
          key: 'now',
          title: t('targets.now'),
          align: 'right',
          className: 'nowrap',
          render: (target) =>
            t('targets.nowOf', { percent: percent(target.now.percent), num: target.now.num, den: target.now.den }),
        },
        {
          key: 'missing',
          title: t('targets.missing'),
          align: 'right',
          className: 'nowrap',
          render: (target) =>
            missing(target) ? t('targets.missingUnits', { count: target.missing }) : reached(target, t('targets.reached')),
        },
        { key: 'source', title: t('targets.source'), render: (target) => target.source ?? nothing },
      ]}
    />
  )
}

function missing(target: Target): boolean {
  return target.now.percent !== null && target.missing > 0
}

/** A rate over nobody is neither reached nor missed. */
function reached(target: Target, word: string): string {
  return target.now.percent === null ? nothing : word
}

function TargetDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const set = useAction(coverage.setTarget)
  const required = useRequired()
  return (
    <ActionDialog<BodyOf<typeof coverage.setTarget>>
      title={t('coverage.targets.new')}
      initialValues={{ metric: 'workCoverage', percent: 100 }}
      pending={set.isPending}
      error={set.error}
      send={(body) => set.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="nodeNo" label={t('coverage.targets.node')} rules={required(t('coverage.targets.node'))}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="metric" label={t('coverage.targets.metric')} rules={required(t('coverage.targets.metric'))}>
        <Select options={metrics.map((value) => ({ value, label: t(`coverage.metric.${value}`) }))} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="percent" label={t('coverage.targets.percent')} rules={required(t('coverage.targets.percent'))}>
          <InputNumber min={0} max={100} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('coverage.targets.dueOn')} rules={required(t('coverage.targets.dueOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="source" label={t('coverage.targets.source')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
