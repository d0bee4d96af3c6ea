import { Alert, Form, Input } from 'antd'
import { useEffect, useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { Answer } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'
import type { DispatchPin } from './DispatchWhy.tsx'

interface DispatchPinDialogProps {
  readonly plan: DispatchView
  readonly pin: DispatchPin
  readonly unit: string
  readonly onClose: () => void
}

/** Before an instructor is decided beforehand, what would come of it; kept with a reason, the plan is made anew around it at once. */
export function DispatchPinDialog({ plan, pin, unit, onClose }: DispatchPinDialogProps) {
  const t = useTranslations('planner.dispatch')
  const set = useAction(planner.setDispatchPin)
  const { mutate, ...trial } = useAction(planner.whatIfDispatch)
  const { name, kind, unitNo, personId } = pin
  const body = useMemo(() => ({ kind, unitNo, personId }), [kind, unitNo, personId])
  useEffect(() => mutate({ params: { id: plan.id }, body: { pins: [body] } }), [mutate, plan.id, body])
  return (
    <ActionDialog<{ reason?: string }>
      title={t('pins.title')}
      hint={t(`pins.${kind}`, { unit, person: name ?? t('list.someone') })}
      submitText={t('pins.keep')}
      pending={set.isPending}
      error={set.error}
      send={({ reason }) => set.mutateAsync({ params: { id: plan.id }, body: { ...body, reason }, revision: plan.revision })}
      onClose={onClose}
    >
      <Answer of={{ ...trial, refetch: () => mutate({ params: { id: plan.id }, body: { pins: [body] } }) }} height={80}>
        {(outcome) => <Outcome outcome={outcome} />}
      </Answer>
      <Form.Item name="reason" label={t('pins.reason')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActionDialog>
  )
}

const shown = 10

/** What it would cost, in plain parts, and who would get somebody else. */
function Outcome({ outcome }: { outcome: AnswerOf<typeof planner.whatIfDispatch> }) {
  const t = useTranslations('planner')
  const format = useFormatter()
  const signed = (km: number) => format.number(km, { maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  if (outcome.unmet.length > 0) return <Alert type="warning" showIcon title={t('dispatch.pins.cannot')} />
  const parts = Object.entries(outcome.terms).filter(([, km]) => Math.abs(km) >= 0.005)
  const who = (person: { name: string | null } | null) =>
    person === null ? t('dispatch.list.nobody') : (person.name ?? t('dispatch.list.someone'))
  return (
    <div className="planner-trial">
      <p className="tnum">{t('pins.delta', { km: signed(outcome.delta) })}</p>
      {parts.length > 0 ? (
        <p className="quiet tnum">
          {parts.map(([key, km]) => `${t(`dispatch.terms.${key as 'travel'}`)} ${signed(km)}`).join(comma())}
        </p>
      ) : null}
      <p>{outcome.moved.length === 0 ? t('pins.noMoves') : t('dispatch.pins.moves', { count: outcome.moved.length })}</p>
      <ul className="planner-plain quiet">
        {outcome.moved.slice(0, shown).map(({ unit, side, from, to }) => (
          <li key={`${unit.no} ${side}`}>{t('dispatch.pins.moved', { unit: unit.name, from: who(from), to: who(to) })}</li>
        ))}
      </ul>
      {outcome.moved.length > shown ? (
        <p className="quiet">{t('dispatch.pins.more', { count: outcome.moved.length - shown })}</p>
      ) : null}
    </div>
  )
}
