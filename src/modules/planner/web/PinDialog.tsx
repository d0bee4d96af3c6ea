import { Alert, Form, Input } from 'antd'
import { useEffect } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { PlanView } from './PlanPage.tsx'
import type { Pin } from './WhyDrawer.tsx'

/** Before a decision is kept, what would come of it. */
export function PinDialog({ plan, pin, onClose }: { plan: PlanView; pin: Pin; onClose: () => void }) {
  const t = useTranslations('planner')
  const set = useAction(planner.setPin)
  const { mutate, ...trial } = useAction(planner.whatIf)
  useEffect(() => mutate({ params: { id: plan.id }, body: { pins: [pin] } }), [mutate, plan.id, pin])
  return (
    <ActionDialog<{ reason?: string }>
      title={t('pins.title')}
      submitText={t('pins.keep')}
      pending={set.isPending}
      error={set.error}
      send={({ reason }) => set.mutateAsync({ params: { id: plan.id }, body: { ...pin, reason }, revision: plan.revision })}
      onClose={onClose}
    >
      <Answer of={{ ...trial, refetch: () => mutate({ params: { id: plan.id }, body: { pins: [pin] } }) }} height={80}>
        {(outcome) => <Outcome outcome={outcome} />}
      </Answer>
      <Form.Item name="reason" label={t('pins.reason')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActionDialog>
  )
}

type Trial = NonNullable<ReturnType<typeof useAction<typeof planner.whatIf>>['data']>
const shown = 10

function Outcome({ outcome }: { outcome: Trial }) {
  const t = useTranslations('planner')
  const format = useFormatter()
  if (outcome.unmet.length > 0 || outcome.unknown) return <Alert type="warning" showIcon title={t('pins.cannot')} />
  const others = outcome.moved
  return (
    <div className="planner-trial">
      <p className="tnum">
        {t('pins.delta', { km: format.number(outcome.delta, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }) })}
      </p>
      <p>{others.length === 0 ? t('pins.noMoves') : t('pins.moves', { count: others.length })}</p>
      <ul className="planner-plain quiet">
        {others.slice(0, shown).map(({ unit, from, to }) => (
          <li key={unit.no}>
            {t('pins.moved', { unit: unit.name, from: from?.name ?? t('pins.nowhere'), to: to?.name ?? t('pins.nowhere') })}
          </li>
        ))}
      </ul>
    </div>
  )
}
