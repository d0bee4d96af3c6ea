import { Form } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

export function RegisterUnitDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members.registration')
  const required = useRequired()
  const register = useAction(members.registerUnit)
  return (
    <ActionDialog<{ unitNo: number; hostNo: number; onDay: string }>
      title={t('act.registerUnit')}
      initialValues={{ onDay: today() }}
      pending={register.isPending}
      error={register.error}
      send={(body) => register.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={t('field.unit')} rules={required(t('field.unit'))}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="hostNo" label={t('field.host')} rules={required(t('field.host'))}>
        <UnitPicker kind="party_org" />
      </Form.Item>
      <Form.Item name="onDay" label={t('field.reportedOn')} rules={required(t('field.reportedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

export function EndUnitDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('members.registration')
  const required = useRequired()
  const end = useAction(members.endUnitRegistration)
  return (
    <ActionDialog<{ onDay: string }>
      title={t('act.endUnit')}
      initialValues={{ onDay: today() }}
      pending={end.isPending}
      error={end.error}
      send={(body) => end.mutateAsync({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="onDay" label={t('field.endedOn')} rules={required(t('field.endedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}
