import { App, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayItem, DocumentItem } from '../../../web/ui/fields.tsx'
import { dues } from '../contract.ts'
import type { MonthAnswer } from './MonthPage.tsx'
import { MonthInput } from './MonthInput.tsx'
import { useField } from './use-field.ts'
import { YuanInput } from './YuanInput.tsx'

interface DialogProps {
  readonly one: MonthAnswer
  readonly onClose: () => void
}

const optionsOf = (one: MonthAnswer) => one.items.map(({ memberId, name }) => ({ value: memberId, label: name }))

/** Reduced or waived: studied by the branch, approved by its superior. */
export function ReduceDialog({ one, onClose }: DialogProps) {
  const t = useTranslations('dues')
  const field = useField()
  const reduce = useAction(dues.reduce)
  return (
    <ActionDialog<BodyOf<typeof dues.reduce>>
      title={t('month.reduce')}
      hint={t('month.reduceHint')}
      initialValues={{ fromMonth: one.month, untilMonth: `${one.month.slice(0, 4)}-12`, studiedOn: today(), monthlyFen: 0 }}
      pending={reduce.isPending}
      error={reduce.error}
      send={(body) => reduce.mutateAsync({ params: { no: one.branch.no }, body })}
      onClose={onClose}
    >
      <Form.Item name="memberId" {...field('member')}>
        <Select options={optionsOf(one)} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="fromMonth" {...field('fromMonth')}>
          <MonthInput />
        </Form.Item>
        <Form.Item name="untilMonth" {...field('untilMonth')}>
          <MonthInput />
        </Form.Item>
        <Form.Item name="monthlyFen" {...field('monthly')}>
          <YuanInput />
        </Form.Item>
        <DayItem name="studiedOn" label={t('field.studiedOn')} />
        <Form.Item name="approvedBy" {...field('approvedBy')}>
          <Input maxLength={100} />
        </Form.Item>
        <DocumentItem label={t('field.documentNo')} optional={false} />
      </div>
    </ActionDialog>
  )
}

/** Dues given freely beyond those due. */
export function ExtraDialog({ one, onClose }: DialogProps) {
  const t = useTranslations('dues')
  const field = useField()
  const { notification } = App.useApp()
  const extra = useAction(dues.recordExtra)
  const send = async (body: BodyOf<typeof dues.recordExtra>) => {
    const { toCentre } = await extra.mutateAsync({ params: { no: one.branch.no }, body })
    if (toCentre) notification.info({ title: t('month.toCentre') })
  }
  return (
    <ActionDialog<BodyOf<typeof dues.recordExtra>>
      title={t('month.extra')}
      initialValues={{ paidOn: today() }}
      pending={extra.isPending}
      error={extra.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="memberId" {...field('member')}>
        <Select options={optionsOf(one)} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="amountFen" {...field('amount')}>
          <YuanInput />
        </Form.Item>
        <DayItem name="paidOn" label={t('field.paidOn')} />
      </div>
      <DocumentItem label={t('field.documentNo')} />
    </ActionDialog>
  )
}
