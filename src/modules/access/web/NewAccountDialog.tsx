import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { createAccount } from '../contract.ts'
import { AccountPicker } from './AccountPicker.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

export type OneTime = AnswerOf<typeof createAccount>
type Values = NonNullable<RequestOf<typeof createAccount>['body']>

export function NewAccountDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (oneTime: OneTime) => void }) {
  const t = useTranslations()
  const create = useAction(createAccount)
  const required = useRequired()
  return (
    <ActionDialog<Values>
      title={t('access.accounts.new')}
      pending={create.isPending}
      error={create.error}
      send={(body) => create.mutateAsync({ body }).then(onCreated)}
      onClose={onClose}
    >
      <Form.Item name="displayName" label={t('access.accounts.name')} rules={required(t('access.accounts.name'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="loginName" label={t('access.accounts.loginName')} rules={required(t('access.accounts.loginName'))}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="samePersonAs" label={t('access.accounts.samePersonAs')} extra={t('access.accounts.samePersonHint')}>
        <AccountPicker />
      </Form.Item>
    </ActionDialog>
  )
}

/** Shown once: the server does not know it any more in readable form. */
export function OneTimePassword({ oneTime, onClose }: { oneTime: OneTime; onClose: () => void }) {
  const t = useTranslations()
  const { moment } = useFigures()
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(oneTime.oneTimePassword).then(() => setCopied(true))
  return (
    <Modal
      open
      title={t('access.accounts.oneTime')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={<Button onClick={onClose}>{t('actions.close')}</Button>}
    >
      <p className="row">
        <code style={{ fontSize: 18 }}>{oneTime.oneTimePassword}</code>
        <Button size="small" onClick={copy}>
          {copied ? t('access.accounts.copied') : t('access.accounts.copy')}
        </Button>
      </p>
      <p className="quiet">{t('access.accounts.oneTimeHint', { until: moment(oneTime.validUntil) })}</p>
    </Modal>
  )
}
