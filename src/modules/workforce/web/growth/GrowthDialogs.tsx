import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayItem, DocumentItem, LineItem, ReasonItem, useRequired } from '../../../../web/ui/fields.tsx'
import { workforce } from '../../contract.ts'
import type { GrowthOf, Item, Kept, Plan } from './PlanPanels.tsx'
import { useNameOf } from './use-name-of.ts'

interface DialogProps {
  readonly one: GrowthOf
  readonly plan: Plan
  readonly onClose: () => void
}

function StageItem({ one, optional = false }: { one: GrowthOf; optional?: boolean }) {
  const t = useTranslations('workforce.growth.field')
  const required = useRequired()
  const nameOf = useNameOf()
  return (
    <Form.Item name="stage" label={t('stage')} rules={optional ? [] : required(t('stage'))}>
      <Select allowClear={optional} options={one.words.map((word) => ({ value: word.code, label: nameOf(word) }))} />
    </Form.Item>
  )
}

/** Somebody is taken into staged development by a decision. */
export function OpenDialog({ one, onClose }: Omit<DialogProps, 'plan'>) {
  const t = useTranslations('workforce.growth')
  const open = useAction(workforce.openGrowth)
  return (
    <ActionDialog<BodyOf<typeof workforce.openGrowth>>
      title={t('open')}
      hint={t('openHint')}
      initialValues={{ begunOn: today(), ...(one.words[0] ? { stage: one.words[0].code } : {}) }}
      pending={open.isPending}
      error={open.error}
      send={(body) => open.mutateAsync({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <div className="grid-2">
        <StageItem one={one} />
        <DayItem name="begunOn" label={t('field.begunOn')} />
      </div>
      <LineItem name="basis" label={t('field.basis')} most={500} />
      <DocumentItem />
    </ActionDialog>
  )
}

/** From one stage into another, on one day and for one reason. */
export function StageDialog({ one, plan, onClose }: DialogProps) {
  const t = useTranslations('workforce.growth')
  const enter = useAction(workforce.enterStage)
  return (
    <ActionDialog<BodyOf<typeof workforce.enterStage>>
      title={t('enter')}
      hint={t('enterHint')}
      initialValues={{ onDay: today() }}
      pending={enter.isPending}
      error={enter.error}
      send={(body) => enter.mutateAsync({ params: { id: plan.id }, body })}
      onClose={onClose}
    >
      <div className="grid-2">
        <StageItem one={one} />
        <DayItem name="onDay" label={t('field.day')} />
      </div>
      <ReasonItem most={500} />
    </ActionDialog>
  )
}

export function EndDialog({ plan, onClose }: DialogProps) {
  const t = useTranslations('workforce.growth')
  const end = useAction(workforce.endGrowth)
  return (
    <ActionDialog<BodyOf<typeof workforce.endGrowth>>
      title={t('end')}
      initialValues={{ onDay: today() }}
      pending={end.isPending}
      error={end.error}
      send={(body) => end.mutateAsync({ params: { id: plan.id }, body })}
      onClose={onClose}
    >
      <DayItem name="onDay" label={t('field.day')} />
      <ReasonItem most={500} />
    </ActionDialog>
  )
}

export function ItemDialog({ one, plan, onClose }: DialogProps) {
  const t = useTranslations('workforce.growth')
  const required = useRequired()
  const add = useAction(workforce.addCapability)
  return (
    <ActionDialog<BodyOf<typeof workforce.addCapability>>
      title={t('addItem')}
      pending={add.isPending}
      error={add.error}
      send={(body) => add.mutateAsync({ params: { id: plan.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="what" label={t('field.what')} rules={required(t('field.what'))}>
        <Input maxLength={300} />
      </Form.Item>
      <div className="grid-2">
        <StageItem one={one} optional />
        <DayItem name="dueOn" label={t('field.dueOn')} optional />
      </div>
    </ActionDialog>
  )
}

export function ProgressDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useTranslations('workforce.growth')
  const required = useRequired()
  const record = useAction(workforce.recordProgress)
  const states = (['under-way', 'reached', 'set-aside'] as const).map((value) => ({ value, label: t(`item.${value}`) }))
  return (
    <ActionDialog<BodyOf<typeof workforce.recordProgress>>
      title={t('progress')}
      hint={item.what}
      initialValues={{ onDay: today(), state: 'under-way' }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ params: { id: item.id }, body })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="state" label={t('field.progress')} rules={required(t('field.progress'))}>
          <Select options={states} />
        </Form.Item>
        <DayItem name="onDay" label={t('field.day')} />
      </div>
      <LineItem name="note" label={t('field.found')} most={500} />
    </ActionDialog>
  )
}

export function TakeBackDialog({ kind, id, onClose }: { kind: Kept; id: string; onClose: () => void }) {
  const t = useTranslations('workforce.growth')
  const send = useAction(workforce.takeBackGrowth)
  return (
    <ActionDialog<{ reason: string }>
      title={t(kind === 'plan' ? 'takeBackPlan' : kind === 'end' ? 'takeBackEnd' : 'takeBack')}
      hint={t('takeBackHint')}
      pending={send.isPending}
      error={send.error}
      send={(body) => send.mutateAsync({ params: { kind, id }, body })}
      onClose={onClose}
    >
      <ReasonItem />
    </ActionDialog>
  )
}
