import { EllipsisOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { colon } from '../../../web/ui/figures.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { type AccountView, disableAccount, enableAccount, resetPassword, unlockAccount } from '../contract.ts'
import type { OneTime } from './NewAccountDialog.tsx'
import { ProposeGrantDialog } from './ProposeGrantDialog.tsx'

const acts = ['enable', 'unlock', 'reset', 'disable'] as const

/** What the server offers for this account, in one menu. */
export function AccountActs({ account, onOneTime }: { account: AccountView; onOneTime: (oneTime: OneTime) => void }) {
  const t = useTranslations('access.accounts')
  const tell = useTellProblem()
  const { modal } = App.useApp()
  const [open, setOpen] = useState<'disable' | 'propose' | null>(null)
  const enable = useAction(enableAccount)
  const unlock = useAction(unlockAccount)
  const reset = useAction(resetPassword)
  const request = { params: { id: account.id } }
  const offered = acts.filter((act) => account.can[act])
  const items = [
    ...(account.can.proposeGrant ? [{ key: 'propose', label: t('propose') }] : []),
    ...offered.map((key) => ({ key, label: t(key), danger: key === 'disable' })),
  ]
  if (items.length === 0) return null
  const run = (act: string) => {
    if (act === 'disable' || act === 'propose') return setOpen(act)
    if (act === 'enable') return enable.mutate(request, { onError: tell })
    if (act === 'unlock') return unlock.mutate(request, { onError: tell })
    return modal.confirm({
      title: `${t('reset')}${colon()}${account.displayName}`,
      onOk: () => reset.mutateAsync(request).then(onOneTime, tell),
    })
  }
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void run(key) }}>
        <Button size="small" icon={<EllipsisOutlined />} aria-label={`${t('acts')}${colon()}${account.displayName}`} />
      </Dropdown>
      {open === 'disable' ? <DisableDialog account={account} onClose={() => setOpen(null)} /> : null}
      {open === 'propose' ? <ProposeGrantDialog account={account} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function DisableDialog({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const t = useTranslations()
  const disable = useAction(disableAccount)
  const name = t('access.accounts.reason')
  return (
    <ActionDialog<{ reason: string }>
      title={`${t('access.accounts.disable')}${colon()}${account.displayName}`}
      pending={disable.isPending}
      error={disable.error}
      danger
      send={(body) => disable.mutateAsync({ params: { id: account.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={name} rules={[{ required: true, min: 2, message: t('form.required', { name }) }]}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
