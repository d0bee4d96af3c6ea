import { usePaging } from '../../../web/ui/paging.ts'
import { Button, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { Flag } from '../../../web/ui/Flag.tsx'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { comma, useFigures } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { type AccountView, listAccounts } from '../contract.ts'
import { AccountActs } from './AccountActs.tsx'
import { NewAccountDialog, OneTimePassword, type OneTime } from './NewAccountDialog.tsx'
import { useRoleName, useRoleOptions } from './words.ts'

export default function AccountsPage() {
  const t = useTranslations('access')
  const [state, change] = useUrlState()
  const query = {
    q: state.q,
    role: state.role as never,
    state: state.state as never,
    page: Number(state.page ?? 1),
    pageSize: 50,
  }
  const answer = useEndpoint(listAccounts, { query }, { keep: true })
  const may = useCan('access.manage-accounts')
  const [creating, setCreating] = useState(false)
  const [oneTime, setOneTime] = useState<OneTime | null>(null)
  const tools = may ? (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('accounts.new')}
    </Button>
  ) : null
  return (
    <PageFrame title={t('pages.accounts')} tools={tools}>
      <section className="panel long stack">
        <AccountFilter />
        <Answer of={answer}>
          {(list) => (
            <AccountTable
              rows={list.items}
              total={list.total}
              page={list.page}
              onPage={(page) => change({ page: page === 1 ? null : page })}
              onOneTime={setOneTime}
            />
          )}
        </Answer>
      </section>
      {creating ? <NewAccountDialog onClose={() => setCreating(false)} onCreated={setOneTime} /> : null}
      {oneTime ? <OneTimePassword oneTime={oneTime} onClose={() => setOneTime(null)} /> : null}
    </PageFrame>
  )
}

function AccountFilter() {
  const t = useTranslations('access.accounts')
  const [state, change] = useUrlState()
  const roles = useRoleOptions()
  const states = (['enabled', 'disabled'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <div className="row no-print">
      <Input.Search
        key={state.q ?? ''}
        defaultValue={state.q}
        placeholder={t('search')}
        aria-label={t('search')}
        allowClear
        onSearch={(q) => change({ q, page: null })}
        style={{ width: 240 }}
      />
      {(
        [
          ['role', roles, t('roles')],
          ['state', states, t('state')],
        ] as const
      ).map(([field, options, word]) => (
        <Select
          key={field}
          value={state[field]}
          options={[...options]}
          onChange={(value: string | undefined) => change({ [field]: value, page: null })}
          placeholder={word}
          aria-label={word}
          allowClear
          style={{ width: 150 }}
        />
      ))}
    </div>
  )
}

interface AccountTableProps {
  readonly rows: AccountView[]
  readonly total: number
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onOneTime: (oneTime: OneTime) => void
}

function AccountTable({ rows, total, page, onPage, onOneTime }: AccountTableProps) {
  const t = useTranslations()
  const roleName = useRoleName()
  const { moment } = useFigures()
  const columns = [
    { key: 'name', title: t('access.accounts.name'), width: 140, dataIndex: 'displayName' },
    { key: 'loginName', title: t('access.accounts.loginName'), width: 140, dataIndex: 'loginName' },
    {
      key: 'roles',
      title: t('access.accounts.roles'),
      width: 260,
      render: (_: unknown, row: AccountView) =>
        row.roles.map((held) => [roleName(held.role), held.nodeName].filter(Boolean).join(' · ')).join(comma()) ||
        t('states.none'),
    },
    {
      key: 'state',
      title: t('access.accounts.state'),
      width: 220,
      render: (_: unknown, row: AccountView) => <AccountStates account={row} />,
    },
    {
      key: 'last',
      title: t('access.accounts.lastSignedInAt'),
      width: 180,
      className: 'tnum',
      render: (_: unknown, row: AccountView) => moment(row.lastSignedInAt),
    },
    {
      key: 'acts',
      title: t('actions.acts'),
      width: 100,
      render: (_: unknown, row: AccountView) => <AccountActs account={row} onOneTime={onOneTime} />,
    },
  ]
  const paging = usePaging(page, total, onPage)
  return (
    <ListTable<AccountView>
      rowKey="id"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 1040 }}
      locale={{ emptyText: t('access.accounts.empty') }}
      {...paging}
    />
  )
}

function AccountStates({ account }: { account: AccountView }) {
  const t = useTranslations('access.accounts')
  return (
    <>
      <Tag>{account.disabledAt ? t('disabled') : t('enabled')}</Tag>
      {account.lockedMinutes ? <Flag>{t('locked', { minutes: account.lockedMinutes })}</Flag> : null}
      {account.asleep ? <Flag>{t('asleep')}</Flag> : null}
      {account.mustChange ? <Tag>{t('mustChange')}</Tag> : null}
      {account.demo ? <Tag>{t('demo')}</Tag> : null}
    </>
  )
}
