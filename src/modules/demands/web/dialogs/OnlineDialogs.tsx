import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../../kernel/dates.ts'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { demands } from '../../contract.ts'
import type { Session } from '../SessionList.tsx'
import { Host } from './IssueDialogs.tsx'
import { useRequired } from './use-required.ts'

/** Open a deliberation in which people take part with an account. */
export function OpenOnlineDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('demands')
  const required = useRequired()
  const start = useAction(demands.openOnline)
  const open = useEndpoint(demands.listIssues, { query: { view: 'open', pageSize: 200 } })
  const issues = (open.data?.items ?? []).filter((one) => one.state === 'raised' || one.state === 'discussed')
  return (
    <ActionDialog<BodyOf<typeof demands.openOnline>>
      title={t('online.open')}
      hint={t('online.openHint')}
      initialValues={{ openUntil: addDays(today(), 7) }}
      pending={start.isPending}
      error={start.error}
      send={(body) => start.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="issueIds" label={t('issue.issues')} rules={required(t('issue.issues'))}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          loading={open.isLoading}
          options={issues.map((one) => ({ value: one.id, label: `${one.no} · ${one.title}` }))}
        />
      </Form.Item>
      <Host />
      <Form.Item name="openUntil" label={t('online.openUntil')} rules={required(t('online.openUntil'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

/** Minutes, and how many were in the room besides. */
export function CloseOnlineDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useTranslations('demands')
  const required = useRequired()
  const close = useAction(demands.closeOnline)
  return (
    <ActionDialog<BodyOf<typeof demands.closeOnline>>
      title={t('online.close')}
      hint={t('online.closeHint')}
      initialValues={{ residents: 0, members: 0, others: 0 }}
      pending={close.isPending}
      error={close.error}
      send={(body) => close.mutateAsync({ params: { id: session.id }, body })}
      onClose={onClose}
    >
      <div className="grid-3">
        {(['residents', 'members', 'others'] as const).map((key) => (
          <Form.Item key={key} name={key} label={t(`issue.field.${key}`)}>
            <InputNumber min={0} max={100_000} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="minutes" label={t('issue.field.minutes')} rules={required(t('issue.field.minutes'))}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}
