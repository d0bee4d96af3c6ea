import { App, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { useTellProblem } from '../../../../web/ui/telling.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { workforce } from '../../contract.ts'
import { Panel } from './Panel.tsx'
import type { Person } from './PersonPage.tsx'

/** The account that sees the units of this person's posts, as long as they last. */
export function AccountPanel({ person }: { person: Person }) {
  const t = useTranslations('workforce.person')
  const form = useTranslations('form')
  const tell = useTellProblem()
  const { modal } = App.useApp()
  const link = useAction(workforce.linkAccount)
  const unlink = useAction(workforce.unlinkAccount)
  const [linking, setLinking] = useState(false)
  const { account } = person
  const takeOff = () =>
    modal.confirm({
      title: t('unlink'),
      content: t('unlinkHint'),
      onOk: () => unlink.mutateAsync({ params: { id: person.id } }).catch(tell),
    })
  return (
    <Panel title={t('account')} act={account ? t('unlink') : t('link')} onAct={account ? takeOff : () => setLinking(true)}>
      <p className="quiet">{account ? t('linked', { name: account.displayName }) : t('noAccount')}</p>
      {linking ? (
        <ActionDialog<BodyOf<typeof workforce.linkAccount>>
          title={t('link')}
          pending={link.isPending}
          error={link.error}
          send={(body) => link.mutateAsync({ params: { id: person.id }, body })}
          onClose={() => setLinking(false)}
        >
          <Form.Item
            name="loginName"
            label={t('loginName')}
            rules={[{ required: true, message: form('required', { name: t('loginName') }) }]}
          >
            <Input maxLength={40} autoCapitalize="none" />
          </Form.Item>
        </ActionDialog>
      ) : null}
    </Panel>
  )
}
