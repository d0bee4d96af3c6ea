import { usePaging } from '../../../web/ui/paging.ts'
import { App, Button, Form, Input, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { approveGrant, type GrantView, listGrants, refuseGrant, revokeGrant } from '../contract.ts'
import { ProposeGrantDialog } from './ProposeGrantDialog.tsx'
import { useRoleName } from './words.ts'

type GrantState = GrantView['state']
const states = ['proposed', 'approved', 'refused', 'revoked'] as const

export default function GrantsPage() {
  const t = useTranslations('access')
  const [state, change] = useUrlState()
  const shown: GrantState = states.find((value) => value === state.state) ?? 'proposed'
  const answer = useEndpoint(listGrants, { query: { state: shown, page: Number(state.page ?? 1), pageSize: 50 } }, { keep: true })
  const may = useCan('access.propose-grant')
  const [proposing, setProposing] = useState(false)
  const tools = may ? (
    <Button type="primary" onClick={() => setProposing(true)}>
      {t('grants.new')}
    </Button>
  ) : null
  return (
    <PageFrame title={t('pages.grants')} tools={tools}>
      <section className="panel long stack">
        <Segmented<GrantState>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          value={shown}
          onChange={(value) => change({ state: value === 'proposed' ? null : value, page: null })}
          options={states.map((value) => ({ value, label: t(`grants.states.${value}`) }))}
        />
        <Answer of={answer}>
          {(list) => (
            <GrantTable
              rows={list.items}
              total={list.total}
              page={list.page}
              onPage={(page) => change({ page: page === 1 ? null : page })}
            />
          )}
        </Answer>
      </section>
      {proposing ? <ProposeGrantDialog onClose={() => setProposing(false)} /> : null}
    </PageFrame>
  )
}

interface GrantTableProps {
  readonly rows: GrantView[]
  readonly total: number
  readonly page: number
  readonly onPage: (page: number) => void
}

function GrantTable({ rows, total, page, onPage }: GrantTableProps) {
  const t = useTranslations()
  const roleName = useRoleName()
  const columns = [
    { key: 'account', title: t('access.grants.account'), width: 150, dataIndex: 'displayName' },
    {
      key: 'role',
      title: t('access.grants.role'),
      width: 160,
      render: (_: unknown, row: GrantView) => (
        <>
          {roleName(row.role)} {row.genuine ? null : <Tag color="red">{t('access.grants.notGenuine')}</Tag>}
        </>
      ),
    },
    {
      key: 'node',
      title: t('access.grants.node'),
      width: 140,
      render: (_: unknown, row: GrantView) => <GrantNode grant={row} />,
    },
    {
      key: 'period',
      title: t('access.grants.period'),
      width: 184,
      className: 'tnum',
      render: (_: unknown, row: GrantView) => `${row.fromOn} – ${row.untilOn ?? t('access.grants.open')}`,
    },
    { key: 'reason', title: t('access.grants.reason'), dataIndex: 'reason' },
    {
      key: 'proposedBy',
      title: t('access.grants.proposedBy'),
      width: 110,
      render: (_: unknown, row: GrantView) => row.proposedBy ?? nothing,
    },
    {
      key: 'decidedBy',
      title: t('access.grants.decidedBy'),
      width: 110,
      render: (_: unknown, row: GrantView) => row.decidedBy ?? nothing,
    },
    ...(rows.some(({ can }) => can.decide || can.revoke)
      ? [{ key: 'acts', title: t('actions.acts'), width: 140, render: (_: unknown, row: GrantView) => <GrantActs grant={row} /> }]
      : []),
  ]
  const paging = usePaging(page, total, onPage)
  return (
    <ListTable<GrantView>
      rowKey="id"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 1060 }}
      locale={{ emptyText: t('access.grants.empty') }}
      {...paging}
    />
  )
}

/** What the grant is over; a door only for those who may read units. */
function GrantNode({ grant: { nodeNo, nodeName } }: { grant: GrantView }) {
  const t = useTranslations('access.grants')
  const reads = useCan('unit.read')
  if (nodeNo === null) return t('platform')
  const name = nodeName ?? t('gone', { no: nodeNo })
  return reads ? <Door to={`/units/${nodeNo}`}>{name}</Door> : name
}

function GrantActs({ grant }: { grant: GrantView }) {
  const t = useTranslations('access.grants')
  const tell = useTellProblem()
  const { modal } = App.useApp()
  const approve = useAction(approveGrant)
  const [open, setOpen] = useState<'refuse' | 'revoke' | null>(null)
  const ask = () =>
    modal.confirm({
      title: `${t('approve')}${colon()}${grant.displayName}`,
      content: t('approveHint'),
      onOk: () => approve.mutateAsync({ params: { id: grant.id } }).catch(tell),
    })
  if (!grant.can.decide && !grant.can.revoke) return null
  return (
    <span className="row">
      {grant.can.decide ? (
        <>
          <Button size="small" type="primary" onClick={ask}>
            {t('approve')}
          </Button>
          <Button size="small" onClick={() => setOpen('refuse')}>
            {t('refuse')}
          </Button>
        </>
      ) : null}
      {grant.can.revoke ? (
        <Button size="small" danger onClick={() => setOpen('revoke')}>
          {t('revoke')}
        </Button>
      ) : null}
      {open ? <ReasonDialog act={open} grant={grant} onClose={() => setOpen(null)} /> : null}
    </span>
  )
}

function ReasonDialog({ act, grant, onClose }: { act: 'refuse' | 'revoke'; grant: GrantView; onClose: () => void }) {
  const t = useTranslations()
  const refuse = useAction(refuseGrant)
  const revoke = useAction(revokeGrant)
  const name = t('access.grants.reason')
  return (
    <ActionDialog<{ reason: string }>
      title={`${t(`access.grants.${act}`)}${colon()}${grant.displayName}`}
      pending={refuse.isPending || revoke.isPending}
      error={act === 'refuse' ? refuse.error : revoke.error}
      danger
      send={(body) =>
        act === 'refuse'
          ? refuse.mutateAsync({ params: { id: grant.id }, body })
          : revoke.mutateAsync({ params: { id: grant.id }, body })
      }
      onClose={onClose}
    >
      <Form.Item name="reason" label={name} rules={[{ required: true, min: 2, message: t('form.required', { name }) }]}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
