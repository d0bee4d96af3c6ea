import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { usePrinting } from '../../../../web/kit/use-wide.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import type { ColumnKey, UnitRow } from './columns.tsx'
import { useColumns } from './columns.tsx'

interface UnitTableProps {
  readonly rows: UnitRow[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly loading: boolean
  readonly shown: readonly ColumnKey[]
  readonly selected: readonly UnitRow[]
  readonly onSelect: (rows: UnitRow[]) => void
}

/** Arrow up and down walk through the names; Enter opens, as on any link. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const from = (event.target as HTMLElement).closest('tr')
  if (!step || !from || !(event.target instanceof HTMLAnchorElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tbody tr td.ant-table-cell a')].filter(
    (link) => link.closest('tr')?.querySelector('a') === link,
  )
  const next = links[links.findIndex((link) => link.closest('tr') === from) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

export function UnitTable({ rows, total, page, pageSize, loading, shown, selected, onSelect }: UnitTableProps) {
  const t = useTranslations('coverage.list')
  const [state, change] = useUrlState()
  const printing = usePrinting()
  const columns = useColumns(state.asOf)
    .filter((column) => shown.includes(column.key))
    .map((column) => ({
      ...column,
      sortOrder: column.sorter && (state.sort ?? 'name') === column.key ? (state.order === 'desc' ? 'descend' : 'ascend') : null,
    }))
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 120), 48)
  return (
    <div onKeyDown={walk}>
      <ListTable<UnitRow>
        rowKey="no"
        columns={columns as never}
        dataSource={rows}
        loading={loading}
        cards={false}
        scroll={{ x: width }}
        sticky={{ offsetHeader: 52 }}
        locale={{ emptyText: t('empty') }}
        rowSelection={
          printing
            ? undefined
            : {
                selectedRowKeys: selected.map((row) => row.no),
                preserveSelectedRowKeys: true,
                onChange: (_, chosen) => onSelect(chosen.filter(Boolean)),
                columnWidth: 40,
              }
        }
        pagination={{
          current: page,
          pageSize,
          total,
          pageSizeOptions: [50, 100, 200],
          showSizeChanger: true,
          showTotal: (count) => t('shown', { total: count }),
        }}
        onChange={(pager, _, sorter, { action }) => {
          if (action === 'paginate')
            change({ page: pager.current === 1 ? null : pager.current, pageSize: pager.pageSize === 50 ? null : pager.pageSize })
          if (action === 'sort') {
            const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter
            change({ sort: order ? String(columnKey) : null, order: order === 'descend' ? 'desc' : null, page: null })
          }
        }}
      />
    </div>
  )
}
