import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { places } from './contract.ts'
import { all, wordsOf } from './file-words.ts'
import { findFacilities, findResidents } from './parts.ts'

export const exportFacilities = download(places.exportFacilities, async (call) => {
  const { format, language, ...filter } = call.query
  const { words, book, word } = await wordsOf(call, language)
  const { heads } = words
  const rows = await findFacilities(call, filter, all)
  const columns: readonly SheetColumn<(typeof rows)[number]>[] = [
    { header: heads.venue, width: 32, value: (row) => row.venue.name },
    { header: heads.kind, width: 18, value: (row) => word(book.words.kinds, row.venueKind) },
    { header: heads.owner, width: 32, value: (row) => row.owner.name },
    { header: heads.street, width: 14, value: (row) => row.street?.name ?? null },
    { header: heads.facility, width: 28, value: (row) => row.name },
    { header: heads.facilityKind, width: 10, value: (row) => words.facilityKinds[row.kind] },
    { header: heads.facilityState, width: 10, value: (row) => words.facilityStates[row.state] },
    { header: heads.foundOn, width: 12, value: (row) => dayCell(row.stateOn) },
    { header: heads.note, width: 36, value: (row) => row.note },
    { header: heads.upgrade, width: 12, value: (row) => row.upgrade?.no ?? null },
  ]
  return writeSheet(call, words.facilities, format, columns, rows)
})

export const exportResidents = download(places.exportResidents, async (call) => {
  const { format, language, ...filter } = call.query
  const { words, book, word } = await wordsOf(call, language)
  const { heads } = words
  const rows = await findResidents(call, filter, all)
  const columns: readonly SheetColumn<(typeof rows)[number]>[] = [
    { header: heads.venue, width: 32, value: (row) => row.venue.name },
    { header: heads.kind, width: 18, value: (row) => word(book.words.kinds, row.venueKind) },
    { header: heads.owner, width: 32, value: (row) => row.owner.name },
    { header: heads.street, width: 14, value: (row) => row.street?.name ?? null },
    { header: heads.resident, width: 32, value: (row) => row.name },
    { header: heads.role, width: 16, value: (row) => word(book.residents?.roles ?? [], row.role) },
    { header: heads.fromOn, width: 12, value: (row) => dayCell(row.fromOn) },
    { header: heads.untilOn, width: 16, value: (row) => dayCell(row.untilOn) },
  ]
  return writeSheet(call, words.residents, format, columns, rows)
})
