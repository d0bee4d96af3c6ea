import { Form, Input, Select } from 'antd'
import { comma } from '../../../web/ui/figures.ts'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayItem, useRequired } from '../../../web/ui/fields.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { activities } from '../contract.ts'
import type { Series, SeriesTurn } from './TurnsPage.tsx'

interface TurnDialogProps {
  readonly series: Series
  readonly turn: SeriesTurn
  readonly onClose: () => void
}

function Reason() {
  const t = useTranslations('activities')
  const form = useTranslations('form')
  const label = t('one.reason')
  return (
    <Form.Item
      name="reason"
      label={label}
      rules={[{ required: true, whitespace: true, message: form('required', { name: label }) }]}
    >
      <Input.TextArea rows={2} maxLength={300} />
    </Form.Item>
  )
}

const hostsOf = (turn: SeriesTurn) => turn.hosts.map((one) => one.name).join(comma())

export function SkipDialog({ series, turn, onClose }: TurnDialogProps) {
  const t = useTranslations('activities.turns')
  const skip = useAction(activities.skipTurn)
  return (
    <ActionDialog<{ reason: string }>
      title={t('skip')}
      hint={t('skipHint')}
      pending={skip.isPending}
      error={skip.error}
      send={({ reason }) =>
        skip.mutateAsync({ params: { id: series.id }, body: { day: turn.day, reason }, revision: series.revision })
      }
      onClose={onClose}
    >
      <p data-name>{[turn.day, hostsOf(turn)].join(' · ')}</p>
      <Reason />
    </ActionDialog>
  )
}

export function SwapDialog({ series, turn, onClose }: TurnDialogProps) {
  const t = useTranslations('activities.turns')
  const form = useTranslations('form')
  const swap = useAction(activities.swapTurns)
  const others = series.turns.filter(
    (one) => one.state === 'planned' && one.day >= (series.next?.day ?? one.day) && hostsOf(one) !== hostsOf(turn),
  )
  return (
    <ActionDialog<{ withDay: string; reason: string }>
      title={t('swap')}
      hint={t('swapHint')}
      pending={swap.isPending}
      error={swap.error}
      send={(said) =>
        swap.mutateAsync({ params: { id: series.id }, body: { day: turn.day, ...said }, revision: series.revision })
      }
      onClose={onClose}
    >
      <p data-name>{[turn.day, hostsOf(turn)].join(' · ')}</p>
      <Form.Item
        name="withDay"
        label={t('withDay')}
        rules={[{ required: true, message: form('required', { name: t('withDay') }) }]}
      >
        <Select options={others.map((one) => ({ value: one.day, label: `${one.day} · ${hostsOf(one)}` }))} />
      </Form.Item>
      <Reason />
    </ActionDialog>
  )
}

/** Who takes turns from a day on; what was held or is planned before it stays. */
export function MembersDialog({ series, onClose }: Pick<TurnDialogProps, 'series' | 'onClose'>) {
  const t = useTranslations('activities.turns')
  const required = useRequired()
  const change = useAction(activities.changeTurnMembers)
  return (
    <ActionDialog<{ memberNos: number[]; fromOn: string; reason: string }>
      title={t('regroup')}
      hint={t('regroupHint')}
      initialValues={{ memberNos: series.members.map(({ no }) => no), fromOn: today() }}
      pending={change.isPending}
      error={change.error}
      send={(body) => change.mutateAsync({ params: { id: series.id }, body, revision: series.revision })}
      onClose={onClose}
    >
      <Form.Item name="memberNos" label={t('members')} rules={required(t('members'))}>
        <UnitPicker kind="party_org" several known={series.members} />
      </Form.Item>
      <DayItem name="fromOn" label={t('fromOn')} />
      <Reason />
    </ActionDialog>
  )
}
