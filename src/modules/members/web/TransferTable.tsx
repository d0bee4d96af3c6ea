import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { Flag } from '../../../web/ui/Flag.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import type { Transfer } from './types.ts'

const load = () => import('./dialogs/TransferDialogs.tsx')
const dialogs = {
  release: lazyDialog(async () => (await load()).ReleaseDialog),
  accept: lazyDialog(async () => (await load()).AcceptDialog),
  refuse: lazyDialog(async () => (await load()).RefuseDialog),
  withdraw: lazyDialog(async () => (await load()).WithdrawDialog),
}
type Act = keyof typeof dialogs

interface TransferTableProps {
  readonly rows: readonly Transfer[]
  readonly paging?: object
}

/** Transfers with what this side may do about each. */
export function TransferTable({ rows, paging = { pagination: false } }: TransferTableProps) {
  const [open, setOpen] = useState<{ act: Act; transfer: Transfer } | null>(null)
  const columns = useColumns((act, transfer) => setOpen({ act, transfer }))
  const Dialog = open ? dialogs[open.act] : null
  return (
    <>
      <ListTable<Transfer> rowKey="id" columns={columns} dataSource={[...rows]} scroll={{ x: 1120 }} {...paging} />
      {Dialog && open ? <Dialog transfer={open.transfer} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function useColumns(onAct: (act: Act, transfer: Transfer) => void): ListColumn<Transfer>[] {
  const t = useTranslations('members')
  const acts = useTranslations('actions')
  const offered = ({ can }: Transfer): Act[] => [
    ...(can.release ? (['release'] as const) : []),
    ...(can.accept ? (['accept', 'refuse'] as const) : []),
    ...(can.withdraw ? (['withdraw'] as const) : []),
  ]
  return [
    {
      key: 'member',
      title: t('field.name'),
      width: 130,
      render: (_, row) =>
        row.memberId ? (
          <Door to={`/members/${row.memberId}`}>
            <span data-name="">{row.memberName}</span>
          </Door>
        ) : (
          <span data-name="">{row.memberName}</span>
        ),
    },
    { key: 'from', title: t('field.from'), width: 230, render: (_, row) => row.from.name },
    { key: 'to', title: t('field.to'), width: 230, render: (_, row) => row.to.name },
    {
      key: 'state',
      title: t('field.transferState'),
      width: 130,
      render: (_, row) => (row.state === 'expired' ? <Flag>{t('transferState.expired')}</Flag> : t(`transferState.${row.state}`)),
    },
    { key: 'letter', title: t('field.letterNo'), width: 140, render: (_, row) => row.letterNo ?? nothing },
    { key: 'until', title: t('field.validUntil'), width: 120, className: 'tnum', render: (_, row) => row.validUntil ?? nothing },
    { key: 'closed', title: t('field.closedOn'), width: 110, className: 'tnum', render: (_, row) => row.closedOn ?? nothing },
    { key: 'receipt', title: t('field.receipt'), width: 140, render: (_, row) => row.receiptNo ?? row.reason ?? nothing },
    {
      key: 'acts',
      title: acts('acts'),
      width: 170,
      className: 'no-print',
      render: (_, row) =>
        offered(row).map((act) => (
          <Button key={act} type="link" size="small" onClick={() => onAct(act, row)}>
            {t(`transferAct.${act}`)}
          </Button>
        )),
    },
  ]
}
