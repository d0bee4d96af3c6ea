import { Table, type TableProps } from 'antd'
import { useLayoutEffect, useRef } from 'react'
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
  if (cards && !wide) return <RecordCards columns={columns} {...rest} />
  return (
    <div ref={box}>
      <Table<T>
        size="small"
        showSorterTooltip={false}
        columns={columns as never}
        scroll={printing ? undefined : scroll}
        sticky={printing ? false : sticky}
        {...rest}
      />
    </div>
  )
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
