import { download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { procedures } from './contract.ts'
import { en, zh } from './phrases.ts'
import { everyCase, type ListedCase } from './queries.ts'

/** Columns of the file in a language. */
function columnsIn(language: 'zh' | 'en'): TableColumn<ListedCase>[] {
  const { heads, outcomes, provisional } = { zh, en }[language].file
  return [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.procedure, width: 20, value: (row) => row.procedure[language] },
    { header: heads.title, width: 36, value: (row) => row.title },
    { header: heads.subject, width: 32, value: (row) => row.subject_name },
    { header: heads.step, width: 16, value: (row) => row.place[language] },
    { header: heads.outcome, width: 10, value: (row) => (row.outcome ? outcomes[row.outcome] : null) },
    { header: heads.submittedOn, width: 12, value: (row) => dayCell(row.submitted_on) },
    { header: heads.dueOn, width: 12, value: (row) => dayCell(row.due_on) },
    { header: heads.provisional, width: 8, value: (row) => (row.due_provisional ? provisional : null) },
    { header: heads.decidedOn, width: 12, value: (row) => dayCell(row.decided_on) },
    { header: heads.documentNo, width: 24, value: (row) => row.document_no },
  ]
}

/** The list under its filter as a spreadsheet, in the language the asker reads. */
export const exportCases = download(procedures.exportCases, async (call) => {
  const { format, language, ...filter } = call.query
  const { title } = { zh, en }[language].file
  return tableFile(call, { title, format, columns: columnsIn(language), rows: everyCase(call, filter) })
})
