import { download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { workforce } from './contract.ts'
import { findGrowth } from './growth.ts'
import { en, zh } from './phrases.ts'

type Row = Awaited<ReturnType<typeof findGrowth>>['rows'][number]
type Language = 'zh' | 'en'

function columnsIn(language: Language): TableColumn<Row>[] {
  const { heads, roles, comma } = { zh, en }[language].file
  return [
    { header: heads.name, width: 12, value: (row) => row.person.name },
    { header: heads.sender, width: 22, value: (row) => row.senderName },
    {
      header: heads.posts,
      width: 40,
      value: (row) => row.posts.map(({ role, unit }) => `${unit} ${roles[role]}`).join(comma) || null,
    },
    { header: heads.stage, width: 16, value: (row) => row.stage?.[language] ?? null },
    { header: heads.enteredOn, width: 12, value: (row) => dayCell(row.enteredOn) },
    { header: heads.items, width: 12, value: (row) => row.items.all },
    { header: heads.reached, width: 12, value: (row) => row.items.reached },
    { header: heads.begunOn, width: 12, value: (row) => dayCell(row.begunOn) },
    { header: heads.endedOn, width: 12, value: (row) => dayCell(row.endedOn) },
    { header: heads.documentNo, width: 20, value: (row) => row.documentNo },
  ]
}

export const exportGrowth = download(workforce.exportGrowth, async (call) => {
  const { format, language, ...filter } = call.query
  const { rows } = await findGrowth(call, filter)
  return tableFile(call, { title: { zh, en }[language].file.growth, format, columns: columnsIn(language), rows })
})
