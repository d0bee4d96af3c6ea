import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { colon } from '../../../web/ui/figures.ts'
import type { RequestOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { proposeGrant } from '../contract.ts'
import { isPlatformRole } from '../rules/roles.ts'
import { AccountPicker } from './AccountPicker.tsx'
import { NodePicker } from './NodePicker.tsx'
import { useRoleOptions } from './words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Values = NonNullable<RequestOf<typeof proposeGrant>['body']>

interface ProposeGrantDialogProps {
  /** Fixed when it was opened from an account. */
  readonly account?: { readonly id: string; readonly displayName: string }
  readonly onClose: () => void
}

export function ProposeGrantDialog({ account, onClose }: ProposeGrantDialogProps) {
  const t = useTranslations()
  const roles = useRoleOptions()
  const propose = useAction(proposeGrant)
  const required = useRequired()
  return (
    <ActionDialog<Values>
      title={account ? `${t('access.grants.new')}${colon()}${account.displayName}` : t('access.grants.new')}
      initialValues={{ fromOn: today(), accountId: account?.id }}
      pending={propose.isPending}
      error={propose.error}
      send={(body) => propose.mutateAsync({ body: { ...body, accountId: account?.id ?? body.accountId } })}
      onClose={onClose}
    >
      {account ? null : (
        <Form.Item name="accountId" label={t('access.grants.account')} rules={required(t('access.grants.account'))}>
          <AccountPicker />
        </Form.Item>
      )}
      <Form.Item name="role" label={t('access.grants.role')} rules={required(t('access.grants.role'))}>
        <Select options={roles} />
      </Form.Item>
      <Form.Item noStyle dependencies={['role']}>
        {({ getFieldValue }) => (isPlatformRole(String(getFieldValue('role'))) ? null : <ScopeFields />)}
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('access.grants.fromOn')} rules={required(t('access.grants.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={t('access.grants.untilOn')}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t('access.grants.reason')} rules={required(t('access.grants.reason'))}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}

function ScopeFields() {
  const t = useTranslations()
  const name = t('access.grants.node')
  const lines = (['area', 'industry', 'registry', 'party'] as const).map((value) => ({
    value,
    label: t(`access.grants.lines.${value}`),
  }))
  return (
    <>
      <Form.Item name="nodeNo" label={name} rules={[{ required: true, message: t('form.required', { name }) }]}>
        <NodePicker />
      </Form.Item>
      <Form.Item name="line" label={t('access.grants.line')}>
        <Select options={lines} allowClear />
      </Form.Item>
    </>
  )
}
