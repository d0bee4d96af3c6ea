import { Table, type TableProps } from 'antd'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { usePrinting, useWide } from '../kit/use-wide.ts'
import { type ListColumn, RecordCards } from './RecordCards.tsx'

interface ListTableProps<T> extends Omit<TableProps<T>, 'columns'> {
  readonly columns: readonly ListColumn<T>[]
  /** False where the page has an own way to show its rows on a phone. */
  readonly cards?: boolean
}

/**
 * A list of the office: a table where there is room, one card a row on a phone, and the whole table without scrolling on paper.
 * The first column names the row; a column with the key `acts` holds what can be done with it.
 */
export function ListTable<T extends object>({ cards = true, columns, scroll, sticky, ...rest }: ListTableProps<T>) {
  const wide = useWide(768)
  const printing = usePrinting()
  const box = useReachable()
  const room = useRoom(box, cards && !wide)
  if (cards && !wide) return <RecordCards columns={columns} {...rest} />
  const fitted = printing ? { columns, scroll: undefined } : fitTo(room, columns, scroll)
  return (
    <div ref={box}>
      <Table<T>
        size="small"
        showSorterTooltip={false}
        columns={fitted.columns as never}
        scroll={fitted.scroll}
        sticky={printing ? false : sticky}
        {...rest}
      />
    </div>
  )
}

/** A column of this width holds a day, a number or a short word, and gives nothing. */
const short = 124
/** Of what wider columns have beyond that, the part they may give before names break into too many lines. */
const yielding = 0.8

/**
 * A table that asks for a little more than there is takes it from its wide columns; one that asks for much more is scrolled, and what
 * can be done with a row stays in sight.
 */
function fitTo<T>(room: number | null, columns: readonly ListColumn<T>[], scroll: TableProps<T>['scroll']) {
  if (room === null || typeof scroll?.x !== 'number') return { columns, scroll }
  const widths = columns.map(({ width }) => (typeof width === 'number' ? width : 0))
  const missing = Math.max(scroll.x, sumOf(widths)) - room
  if (missing <= 0) return { columns, scroll }
  const spare = sumOf(widths.map((width) => Math.max(0, width - short)))
  if (missing <= spare * yielding) {
    const left = 1 - missing / spare
    const fitting = columns.map((column, index) =>
      widths[index]! > short ? { ...column, width: Math.floor(short + (widths[index]! - short) * left) } : column,
    )
    return { columns: fitting, scroll: { ...scroll, x: room } }
  }
  const kept = columns.map((column) => (/^acts?$/.test(column.key) ? { ...column, fixed: 'right' as const } : column))
  return { columns: kept, scroll }
}

const sumOf = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0)

/** Width the table has, as it is and as it changes; null before it is drawn. */
function useRoom(box: RefObject<HTMLDivElement | null>, off: boolean): number | null {
  const [room, setRoom] = useState<number | null>(null)
  useLayoutEffect(() => {
    if (off || !box.current) return undefined
    const watcher = new ResizeObserver(([entry]) => setRoom(Math.floor(entry!.contentRect.width)))
    watcher.observe(box.current)
    return () => watcher.disconnect()
  }, [box, off])
  return room
}

/**
 * Two things the kit's table leaves out for whoever works with keys: the hidden row that measures columns repeats their heads, boxes
 * included, and is taken out of the order; a table wider than its place joins the order, so that arrows can scroll it.
 */
function useReachable() {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    for (const row of box.current?.querySelectorAll('.ant-table-measure-row') ?? []) row.toggleAttribute('inert', true)
    const scroller = box.current?.querySelector<HTMLElement>('.ant-table-body, .ant-table-content')
    if (!scroller) return
    const watcher = new ResizeObserver(() => {
      if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0
      else scroller.removeAttribute('tabindex')
    })
    watcher.observe(scroller)
    for (const table of scroller.children) watcher.observe(table)
    return () => watcher.disconnect()
  })
  return box
}
