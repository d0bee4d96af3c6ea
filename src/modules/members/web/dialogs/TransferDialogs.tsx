import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { members } from '../../contract.ts'
import { type Place, places } from '../../rules.ts'
import type { Transfer } from '../types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface DialogProps {
  readonly transfer: Transfer
  readonly onClose: () => void
}

export function ReleaseDialog({ transfer, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const release = useAction(members.releaseTransfer)
  return (
    <ActionDialog<{ onDay: string; letterNo: string }>
      title={t('transferAct.release')}
      hint={t('transfer.releaseHint')}
      initialValues={{ onDay: today() }}
      pending={release.isPending}
      error={release.error}
      send={(body) => release.mutateAsync({ params: { id: transfer.id }, body, revision: transfer.revision })}
      onClose={onClose}
    >
      <Form.Item name="letterNo" label={t('field.letterNo')} rules={required(t('field.letterNo'))}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="onDay" label={t('field.releasedOn')} rules={required(t('field.releasedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

export function AcceptDialog({ transfer, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const accept = useAction(members.acceptTransfer)
  return (
    <ActionDialog<{ onDay: string; place: Place; receiptNo?: string }>
      title={t('transferAct.accept')}
      hint={t('transfer.acceptHint')}
      initialValues={{ onDay: today(), place: 'unit' }}
      pending={accept.isPending}
      error={accept.error}
      send={(body) => accept.mutateAsync({ params: { id: transfer.id }, body, revision: transfer.revision })}
      onClose={onClose}
    >
      <Form.Item name="onDay" label={t('field.acceptedOn')} rules={required(t('field.acceptedOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="place" label={t('field.place')} rules={required(t('field.place'))}>
        <Select options={places.map((value) => ({ value, label: t(`place.${value}`) }))} />
      </Form.Item>
      <Form.Item name="receiptNo" label={t('field.receiptNo')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}

export function RefuseDialog({ transfer, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const refuse = useAction(members.refuseTransfer)
  return (
    <ActionDialog<{ onDay: string; reason: string }>
      title={t('transferAct.refuse')}
      hint={t('transfer.refuseHint')}
      initialValues={{ onDay: today() }}
      pending={refuse.isPending}
      error={refuse.error}
      send={(body) => refuse.mutateAsync({ params: { id: transfer.id }, body, revision: transfer.revision })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('field.reason')} rules={required(t('field.reason'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="onDay" label={t('field.refusedOn')} rules={required(t('field.refusedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

export function WithdrawDialog({ transfer, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const withdraw = useAction(members.withdrawTransfer)
  return (
    <ActionDialog<{ reason: string }>
      title={t('transferAct.withdraw')}
      pending={withdraw.isPending}
      error={withdraw.error}
      send={(body) => withdraw.mutateAsync({ params: { id: transfer.id }, body, revision: transfer.revision })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('field.reason')} rules={required(t('field.reason'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
