import type { CSSProperties, Key, ReactNode } from 'react'
import { useWide } from '../kit/use-wide.ts'
import { RecordCards } from './RecordCards.tsx'

export interface PlainColumn<T> {
  readonly key: string
  readonly title: string
  readonly render: (row: T) => ReactNode
  readonly align?: 'right'
  readonly className?: string
  readonly style?: CSSProperties
}

interface PlainTableProps<T> {
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => Key
  /** The first names the row. */
  readonly columns: readonly PlainColumn<T>[]
  /** Says what the table holds, for whoever reaches it with keys. */
  readonly label: string
  readonly className?: string
}

/** A short list without paging: a light table where there is room, one card a row on a phone. */
export function PlainTable<T extends object>({ rows, rowKey, columns, label, className = '' }: PlainTableProps<T>) {
  const wide = useWide(768)
  if (!wide) {
    const cards = columns.map(({ render, ...column }) => ({ ...column, render: (_: unknown, row: object) => render(row as T) }))
    return <RecordCards columns={cards as never} dataSource={rows} rowKey={rowKey as never} pagination={false} />
  }
  const classOf = (column: PlainColumn<T>) => [column.className, column.align === 'right' ? 'num' : ''].filter(Boolean).join(' ')
  return (
    <div className="scroll-x">
      <table className={`plain ${className}`} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.align === 'right' ? 'num' : undefined} style={column.style}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} className={classOf(column) || undefined}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
