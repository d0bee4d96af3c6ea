import type { TableColumnType, TableProps } from 'antd'
import { lazy, Suspense } from 'react'
import { nothing } from './figures.ts'
import { Loading, State } from './states.tsx'

// Most lists on a phone fit one page.
const Pager = lazy(() => import('./Pager.tsx'))

export type ListColumn<T> = TableColumnType<T> & {
  readonly key: string
  readonly title: string
  /** Left out of a card, where there is room for what matters only. */
  readonly wideOnly?: boolean
  /** Names the row on a card; the first column does where none says so. */
  readonly names?: boolean
}

interface RecordCardsProps<T> extends Pick<
  TableProps<T>,
  'dataSource' | 'rowKey' | 'locale' | 'pagination' | 'onChange' | 'loading'
> {
  readonly columns: readonly ListColumn<T>[]
}

/** A list on a phone: one card a row, its name on top, the other columns as words and values, what can be done at its foot. */
export function RecordCards<T extends object>({
  columns,
  dataSource,
  rowKey,
  locale,
  pagination,
  onChange,
  loading,
}: RecordCardsProps<T>) {
  const rows = dataSource ?? []
  if (rows.length === 0) return loading ? <Loading /> : <State hint={locale?.emptyText as string} />
  const pager = pagination || { total: rows.length, pageSize: rows.length }
  const { total = rows.length, pageSize = 50, current = 1 } = pager
  const turn = (page: number) => {
    pager.onChange?.(page, pageSize)
    onChange?.({ ...pager, current: page }, {}, {}, { action: 'paginate', currentDataSource: [...rows] })
  }
  return (
    <>
      <ul className="record-cards">
        {rows.map((row, index) => (
          <RecordCard key={keyOf(row, rowKey, index)} row={row} index={index} columns={columns} />
        ))}
      </ul>
      {total > pageSize ? (
        <Suspense fallback={null}>
          <Pager current={current} pageSize={pageSize} total={total} onChange={turn} />
        </Suspense>
      ) : null}
    </>
  )
}

function RecordCard<T extends object>({ row, index, columns }: { row: T; index: number; columns: readonly ListColumn<T>[] }) {
  const shown = columns.filter((column) => !column.wideOnly)
  const name = shown.find((column) => column.names) ?? shown[0]
  const acts = shown.find((column) => column.key === 'acts')
  const foot = acts ? cellOf(acts, row, index) : null
  return (
    <li>
      <div className="record-card-name">{name ? cellOf(name, row, index) : null}</div>
      <dl>
        {shown
          .filter((column) => column !== acts && column !== name)
          .map((column) => ({ column, cell: cellOf(column, row, index) }))
          .filter(({ cell }) => cell !== nothing)
          .map(({ column, cell }) => (
            <div key={column.key}>
              <dt>{column.title}</dt>
              <dd className={column.className}>{cell}</dd>
            </div>
          ))}
      </dl>
      {foot ? <div className="record-card-acts">{foot}</div> : null}
    </li>
  )
}

function cellOf<T extends object>(column: ListColumn<T>, row: T, index: number) {
  const value = column.dataIndex === undefined ? undefined : (row as Record<string, unknown>)[String(column.dataIndex)]
  return (column.render ? column.render(value, row, index) : value) as React.ReactNode
}

function keyOf<T extends object>(row: T, rowKey: TableProps<T>['rowKey'], index: number): React.Key {
  if (typeof rowKey === 'function') return rowKey(row)
  return ((row as Record<string, unknown>)[String(rowKey)] as React.Key | undefined) ?? index
}
