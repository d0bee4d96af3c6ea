import { download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { elections } from './contract.ts'
import { listRows } from './elections.ts'
import { en, zh } from './phrases.ts'
import { findStandings, type Standing } from './standings.ts'
import { atStage, withCommittee } from './terms.ts'

type Election = Awaited<ReturnType<typeof listRows>>[number]
type Language = 'zh' | 'en'

const wordsIn = (language: Language) => ({ zh, en })[language].file

function termColumns(language: Language): TableColumn<Standing>[] {
  const { heads, levels, committee, stages } = wordsIn(language)
  const applies = (value: boolean | null) => committee[value === null ? 'unknown' : value ? 'yes' : 'no']
  return [
    { header: heads.unit, width: 36, value: (row) => row.unit.name },
    { header: heads.level, width: 10, value: (row) => levels[row.unit.level as 'branch'] ?? null },
    { header: heads.superior, width: 32, value: (row) => row.superior?.name ?? null },
    { header: heads.committee, width: 12, value: (row) => applies(row.committee.applies) },
    { header: heads.fromOn, width: 12, value: (row) => dayCell(row.term?.fromOn) },
    { header: heads.endsOn, width: 12, value: (row) => dayCell(row.term?.endsOn) },
    { header: heads.stage, width: 14, value: (row) => stages[row.stage] },
    { header: heads.reminder, width: 12, value: (row) => row.reminder },
    { header: heads.decisionNo, width: 24, value: (row) => row.term?.decision?.documentNo ?? null },
  ]
}

function electionColumns(language: Language): TableColumn<Election>[] {
  const { heads, kinds, states } = wordsIn(language)
  return [
    { header: heads.no, width: 10, value: (row) => row.no },
    { header: heads.unit, width: 36, value: (row) => row.unitName },
    { header: heads.kind, width: 12, value: (row) => kinds[row.kind] },
    { header: heads.state, width: 12, value: (row) => states[row.state] },
    { header: heads.heldOn, width: 12, value: (row) => dayCell(row.heldOn) },
    { header: heads.approvedOn, width: 12, value: (row) => dayCell(row.approvedOn) },
    { header: heads.documentNo, width: 24, value: (row) => row.documentNo },
  ]
}

export const exportTerms = download(elections.exportTerms, async (call) => {
  const { format, language, stage, committee, ...filter } = call.query
  const rows = atStage(withCommittee(await findStandings(call, filter), committee), stage)
  return tableFile(call, { title: wordsIn(language).terms, format, columns: termColumns(language), rows })
})

const mostRows = 100_000

export const exportElections = download(elections.exportElections, async (call) => {
  const { format, language, ...filter } = call.query
  const rows = await listRows(call, filter, { limit: mostRows, offset: 0 })
  return tableFile(call, { title: wordsIn(language).elections, format, columns: electionColumns(language), rows })
})
