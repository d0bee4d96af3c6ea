import { download } from '../../platform/commands/operation.ts'
import { development } from './contract.ts'
import { en, zh } from './phrases.ts'
import { findCases, presentCases } from './reads.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'

const mostRows = 20_000

type Row = Awaited<ReturnType<typeof presentCases>>[number]

function columnsIn(language: 'zh' | 'en'): SheetColumn<Row>[] {
  const { heads, stages } = { zh, en }[language].file
  return [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.name, width: 12, value: (row) => row.name },
    { header: heads.branch, width: 36, value: (row) => row.branch.name },
    { header: heads.stage, width: 16, value: (row) => stages[row.stage] },
    { header: heads.begunOn, width: 12, value: (row) => ({ date: row.begunOn }) },
    { header: heads.version, width: 10, value: (row) => row.version },
  ]
}

export const exportCases = download(development.exportCases, async (call) => {
  const { format, language, ...filter } = call.query
  if (filter.q && call.can('development.own') === null) delete filter.q
  const { rows } = await findCases(call, filter, { limit: mostRows, offset: 0 })
  return writeSheet(call, { zh, en }[language].file.title, format, columnsIn(language), await presentCases(call, rows))
})
