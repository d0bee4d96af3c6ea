import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { members } from '../../contract.ts'
import type { Member } from '../types.ts'
import { TargetPicker } from './RelationDialogs.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

/** Home enters that the member registers at a second place, alone or along with a unit. */
export function RegisterDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations('members.registration')
  const required = useRequired()
  const register = useAction(members.registerMember)
  const [form] = Form.useForm<{ hostNo: number; onDay: string; unitRegistrationId?: string }>()
  const hostNo = Form.useWatch('hostNo', form)
  const units = useEndpoint(
    members.listUnitRegistrations,
    { query: { state: 'open', hostNo, pageSize: 200 } },
    { enabled: hostNo !== undefined },
  )
  return (
    <ActionDialog<{ hostNo: number; onDay: string; unitRegistrationId?: string }>
      title={t('act.register')}
      hint={t('registerHint')}
      form={form}
      initialValues={{ onDay: today() }}
      pending={register.isPending}
      error={register.error}
      send={(body) => register.mutateAsync({ params: { id: member.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="hostNo" label={t('field.host')} rules={required(t('field.host'))}>
        <TargetPicker />
      </Form.Item>
      <Form.Item name="onDay" label={t('field.reportedOn')} rules={required(t('field.reportedOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="unitRegistrationId" label={t('field.unitRegistration')}>
        <Select allowClear options={(units.data?.items ?? []).map(({ id, unit }) => ({ value: id, label: unit.name }))} />
      </Form.Item>
    </ActionDialog>
  )
}
