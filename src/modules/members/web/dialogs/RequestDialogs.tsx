import { Form, Input, Radio, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { members } from '../../contract.ts'
import { requestFields } from '../../rules/own.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Asked = { field: (typeof requestFields)[number]; wanted?: string; told: string }

/** The member asks the branch to put something right. */
export function AskDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members.own')
  const required = useRequired()
  const ask = useAction(members.askCorrection)
  const [form] = Form.useForm<Asked>()
  const field = Form.useWatch('field', form) ?? 'phone'
  return (
    <ActionDialog<Asked>
      title={t('requests.ask')}
      hint={t('requests.hint')}
      form={form}
      initialValues={{ field: 'phone' }}
      pending={ask.isPending}
      error={ask.error}
      send={(body) => ask.mutateAsync({ body: body as BodyOf<typeof members.askCorrection> })}
      onClose={onClose}
    >
      <Form.Item name="field" label={t('requests.field')}>
        <Select options={requestFields.map((value) => ({ value, label: t(`field.${value}`) }))} />
      </Form.Item>
      {field === 'other' ? null : (
        <Form.Item name="wanted" label={t('requests.wanted')} rules={required(t('requests.wanted'))}>
          {field === 'joined_on' ? <DayInput /> : <Input maxLength={60} autoComplete="off" />}
        </Form.Item>
      )}
      <Form.Item name="told" label={t('requests.told')} rules={required(t('requests.told'))}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </ActionDialog>
  )
}

/** The branch answers. */
export function DecideRequestDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('members.own.office')
  const decide = useAction(members.decideRequest)
  return (
    <ActionDialog<{ decision: 'accepted' | 'refused'; reason?: string }>
      title={t('decide')}
      hint={t('decideHint')}
      initialValues={{ decision: 'accepted' }}
      pending={decide.isPending}
      error={decide.error}
      send={(body) => decide.mutateAsync({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="decision" label={t('decision')}>
        <Radio.Group
          options={[
            { value: 'accepted', label: t('accept') },
            { value: 'refused', label: t('refuse') },
          ]}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </ActionDialog>
  )
}
