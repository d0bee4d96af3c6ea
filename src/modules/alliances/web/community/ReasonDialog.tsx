import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly hint?: string
  readonly pending: boolean
  readonly error: unknown
  readonly send: (reason: string) => Promise<unknown>
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** One act that needs nothing but its reason. */
export function ReasonDialog({ title, hint, pending, error, send, onClose, children }: ReasonDialogProps) {
  const t = useTranslations()
  const label = t('alliances.communities.reason')
  return (
    <ActionDialog<{ reason: string }>
      title={title}
      hint={hint}
      pending={pending}
      error={error}
      send={({ reason }) => send(reason)}
      onClose={onClose}
    >
      {children}
      <Form.Item name="reason" label={label} rules={[{ required: true, message: t('form.required', { name: label }) }]}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
