import { download } from '../../platform/commands/operation.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { findAgendas } from './agendas.ts'
import { lists } from './contract.ts'
import { onDay } from './exchange.ts'
import { fileWords } from './file-words.ts'

/** One row a step; an agenda without steps has one row too. */
export const exportAgendas = download(lists.exportAgendas, async (call) => {
  const { format, language, ...filter } = call.query
  const { file, agendaStates } = fileWords(language)
  const { heads, names } = file
  const agendas = await findAgendas(call, filter, { limit: 100_000, offset: 0 })
  const rows = agendas.flatMap((agenda) => {
    const steps: readonly ((typeof agenda.steps)[number] | null)[] = agenda.steps.length === 0 ? [null] : agenda.steps
    return steps.map((step) => ({ agenda, step }))
  })
  return tableFile(call, {
    title: names.agendas,
    format,
    columns: [
      { header: heads.no, width: 8, value: (row) => row.agenda.no },
      { header: heads.agenda, width: 36, value: (row) => row.agenda.title },
      { header: heads.owner, width: 36, value: (row) => row.agenda.owner.name },
      { header: heads.fromOn, width: 12, value: (row) => onDay(row.agenda.fromOn) },
      { header: heads.untilOn, width: 14, value: (row) => onDay(row.agenda.untilOn) },
      { header: heads.standing, width: 10, value: (row) => agendaStates[row.agenda.state] },
      { header: heads.step, width: 36, value: (row) => row.step?.title ?? null },
      { header: heads.dueOn, width: 12, value: (row) => onDay(row.step?.dueOn ?? null) },
      { header: heads.wanted, width: 10, value: (row) => row.step?.wanted ?? 0 },
      { header: heads.takenOn, width: 10, value: (row) => row.step?.taken ?? 0 },
      { header: heads.solvedOf, width: 10, value: (row) => row.step?.solved ?? 0 },
      { header: heads.reason, width: 36, value: (row) => row.agenda.reason },
    ],
    rows,
  })
})
