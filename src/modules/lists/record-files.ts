import { type Call, download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { lists } from './contract.ts'
import { onDay, yuan } from './exchange.ts'
import { fileWords, type Language, wordIn } from './file-words.ts'
import type { Contribution, Meeting, Signed, Visit } from './record-commands.ts'
import { findRecords, type RecordFilter, type RecordKind } from './records.ts'
import { allWords } from './settings.ts'

const most = { limit: 100_000, offset: 0 }
const titlesIn = (language: Language) => (row: { readonly entries: readonly { readonly title: string }[] }) =>
  row.entries.map((one) => one.title).join(fileWords(language).file.comma) || null

type FileCall = Call & { readonly query: RecordFilter & { readonly format: 'xlsx' | 'csv'; readonly language: Language } }

async function recordsFile<T>(call: FileCall, kind: RecordKind, columns: readonly TableColumn<T>[]) {
  const { format, language, ...filter } = call.query
  const rows = await findRecords<T>(call, kind, filter, most)
  return tableFile(call, { title: fileWords(language).file.names[kind], format, columns, rows })
}

export const exportSigned = download(lists.exportSigned, (call) => {
  const { language } = call.query
  const { heads } = fileWords(language).file
  return recordsFile<Signed>(call, 'signed', [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.title, width: 36, value: (row) => row.title },
    { header: heads.owner, width: 36, value: (row) => row.unit.name },
    { header: heads.signedOn, width: 12, value: (row) => onDay(row.onDay) },
    { header: heads.community, width: 30, value: (row) => row.community?.name ?? null },
    { header: heads.parties, width: 36, value: (row) => row.parties },
    { header: heads.documentNo, width: 16, value: (row) => row.documentNo },
    { header: heads.entries, width: 60, value: titlesIn(language) },
  ])
})

export const exportMeetings = download(lists.exportMeetings, async (call) => {
  const { language } = call.query
  const { heads } = fileWords(language).file
  const kind = wordIn((await allWords(call.tx, call.today)).meetings, language)
  return recordsFile<Meeting>(call, 'meetings', [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.day, width: 12, value: (row) => onDay(row.onDay) },
    { header: heads.kind, width: 20, value: (row) => kind(row.kind) },
    { header: heads.title, width: 36, value: (row) => row.title },
    { header: heads.host, width: 36, value: (row) => row.unit.name },
    { header: heads.place, width: 24, value: (row) => row.place },
    { header: heads.communities, width: 8, value: (row) => row.communities },
    { header: heads.departments, width: 8, value: (row) => row.departments },
    { header: heads.enterprises, width: 8, value: (row) => row.enterprises },
    { header: heads.organisations, width: 10, value: (row) => row.organisations },
    { header: heads.result, width: 40, value: (row) => row.result },
    { header: heads.entries, width: 60, value: titlesIn(language) },
  ])
})

export const exportVisits = download(lists.exportVisits, (call) => {
  const { language } = call.query
  const { heads } = fileWords(language).file
  return recordsFile<Visit>(call, 'visits', [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.day, width: 12, value: (row) => onDay(row.onDay) },
    { header: heads.owner, width: 36, value: (row) => row.unit.name },
    { header: heads.visitors, width: 24, value: (row) => row.visitors },
    { header: heads.finding, width: 60, value: (row) => row.finding },
    { header: heads.offers, width: 60, value: titlesIn(language) },
  ])
})

export const exportContributions = download(lists.exportContributions, async (call) => {
  const { language } = call.query
  const { heads } = fileWords(language).file
  const category = wordIn((await allWords(call.tx, call.today)).categories, language)
  return recordsFile<Contribution>(call, 'contributions', [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.day, width: 12, value: (row) => onDay(row.onDay) },
    { header: heads.owner, width: 36, value: (row) => row.unit.name },
    { header: heads.source, width: 36, value: (row) => row.source },
    { header: heads.category, width: 12, value: (row) => category(row.category) },
    { header: heads.amount, width: 12, value: (row) => yuan(row.amountFen) },
    { header: heads.purpose, width: 40, value: (row) => row.purpose },
    { header: heads.served, width: 36, value: (row) => row.served && (row.served.title ?? `${row.served.no}`) },
    { header: heads.campaign, width: 24, value: (row) => row.served?.campaign ?? null },
    { header: heads.entries, width: 60, value: titlesIn(language) },
  ])
})
