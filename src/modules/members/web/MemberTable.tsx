import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import type { MemberList, MemberRow } from './types.ts'

export function useMemberColumns(): ListColumn<MemberRow>[] {
  const t = useTranslations('members')
  return [
    {
      key: 'name',
      title: t('field.name'),
      width: 120,
      render: (_, row) => (
        <Door to={`/members/${row.id}`}>
          <span data-name="">{row.name}</span>
        </Door>
      ),
    },
    {
      key: 'branch',
      title: t('field.branch'),
      width: 260,
      render: (_, row) => (row.branch ? <Door to={`/units/${row.branch.no}`}>{row.branch.name}</Door> : nothing),
    },
    { key: 'place', title: t('field.place'), width: 130, render: (_, row) => (row.place ? t(`place.${row.place}`) : nothing) },
    {
      key: 'standing',
      title: t('field.standing'),
      width: 110,
      render: (_, row) => (row.standing ? t(`standing.${row.standing}`) : nothing),
    },
    { key: 'joinedOn', title: t('field.joinedOn'), width: 110, className: 'tnum', render: (_, row) => row.joinedOn ?? nothing },
    { key: 'away', title: t('field.awaySince'), width: 110, className: 'tnum', render: (_, row) => row.awaySince ?? nothing },
    { key: 'host', title: t('field.host'), width: 200, render: (_, row) => row.host?.name ?? nothing },
  ]
}

export function MemberTable({ list, onPage }: { list: MemberList; onPage: (page: number) => void }) {
  const columns = useMemberColumns()
  return (
    <ListTable<MemberRow>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1040 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
