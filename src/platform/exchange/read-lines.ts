import { Problem } from '../../kernel/problem.ts'
import { readInWorker } from './read-in-worker.ts'
import { cellText } from './sheet.ts'

/** A short table somebody hands in: which cells a row tells, and by what its line of heads is known. */
export interface LineTable<Cell extends string> {
  readonly cells: readonly Cell[]
  /** Where each cell stands in a row of `texts`, -1 where it stands nowhere; null while the row is not the line of heads. */
  readonly headsIn: (texts: readonly string[]) => ReadonlyMap<Cell, number> | null
  /** Rows one file may bring: they are written in one transaction. */
  readonly most: number
  /** Said of a file that cannot be read, or has no row below such heads. */
  readonly unreadable: () => Problem
  readonly tooLong: () => Problem
}

export type Line<Cell extends string> = Readonly<Record<Cell, string>> & {
  /** Number of the row as the office program shows it. */
  readonly row: number
}

/** Rows below the line of heads of the first sheet that has one, as trimmed texts. Rows with nothing in them are passed over. */
export async function readLines<Cell extends string>(path: string, name: string, table: LineTable<Cell>): Promise<Line<Cell>[]> {
  const lines: Line<Cell>[] = []
  let heads: ReadonlyMap<Cell, number> | null = null
  const take = (row: number, texts: readonly string[]) => {
    if (heads === null) heads = table.headsIn(texts)
    else if (texts.some((text) => text !== '') && lines.length <= table.most) lines.push(lineOf(table.cells, heads, row, texts))
  }
  await readInWorker(path, name, {
    onItems(items) {
      for (const item of items)
        if (item.kind === 'row')
          take(
            item.row.row,
            item.row.cells.map((cell) => cellText(cell).trim()),
          )
    },
  }).catch((error: unknown) => {
    throw error instanceof Problem ? error : table.unreadable()
  })
  if (lines.length === 0) throw table.unreadable()
  if (lines.length > table.most) throw table.tooLong()
  return lines
}

function lineOf<Cell extends string>(
  cells: readonly Cell[],
  heads: ReadonlyMap<Cell, number>,
  row: number,
  texts: readonly string[],
): Line<Cell> {
  const told = Object.fromEntries(cells.map((cell) => [cell, texts[heads.get(cell)!] ?? '']))
  return { ...(told as Record<Cell, string>), row }
}
