import { download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { claimRows } from './claim-list.ts'
import { lists } from './contract.ts'
import { fileWords, type Language, wordIn } from './file-words.ts'
import { listRows, presentRows } from './list.ts'
import { pairsOf, requireMatch } from './match.ts'
import { allWords } from './settings.ts'

const most = { limit: 100_000, offset: 0 }
export const yuan = (fen: number | null) => (fen === null ? null : fen / 100)
export const onDay = (date: string | null) => date && { date }

type Entry = Awaited<ReturnType<typeof presentRows>>[number]

function entryColumns(
  language: Language,
  category: (code: string) => string,
  level: (code: string) => string,
): TableColumn<Entry>[] {
  const { file, kinds, standings, visibilities, openTo } = fileWords(language)
  const { heads, yes, no, comma } = file
  const flag = (value: boolean) => (value ? yes : no)
  return [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.kind, width: 10, value: (row) => kinds[row.kind] },
    { header: heads.title, width: 36, value: (row) => row.title },
    { header: heads.owner, width: 36, value: (row) => row.owner.name },
    { header: heads.category, width: 12, value: (row) => category(row.category) },
    { header: heads.tags, width: 20, value: (row) => row.tags.join(' ') || null },
    { header: heads.quantity, width: 8, value: (row) => row.quantity },
    { header: heads.unit, width: 10, value: (row) => row.unit },
    { header: heads.divisible, width: 10, value: (row) => flag(row.divisible) },
    { header: heads.taken, width: 8, value: (row) => row.taken },
    { header: heads.done, width: 8, value: (row) => row.done },
    { header: heads.amount, width: 12, value: (row) => yuan(row.amountFen) },
    { header: heads.place, width: 24, value: (row) => row.place },
    { header: heads.fromOn, width: 12, value: (row) => onDay(row.fromOn) },
    { header: heads.untilOn, width: 14, value: (row) => onDay(row.untilOn) },
    { header: heads.urgent, width: 8, value: (row) => flag(row.urgent) },
    { header: heads.visibility, width: 20, value: (row) => row.community?.name ?? visibilities[row.visibility] },
    { header: heads.openTo, width: 16, value: (row) => row.openTo.map((one) => openTo[one]).join(comma) },
    { header: heads.skillLevel, width: 10, value: (row) => row.skillLevel && level(row.skillLevel) },
    { header: heads.hours, width: 24, value: (row) => row.hours },
    { header: heads.standing, width: 10, value: (row) => standings[row.standing] },
    { header: heads.publishedOn, width: 12, value: (row) => onDay(row.publishedOn) },
  ]
}

export const exportEntries = download(lists.exportEntries, async (call) => {
  const { format, language, ...filter } = call.query
  const rows = await presentRows(call, await listRows(call, filter, most))
  const { categories, talent } = await allWords(call.tx, call.today)
  const columns = entryColumns(language, wordIn(categories, language), wordIn(talent.levels, language))
  return tableFile(call, { title: fileWords(language).file.names.entries, format, columns, rows })
})

type Claim = Awaited<ReturnType<typeof claimRows>>[number]

function claimColumns(language: Language, satisfaction: (code: string) => string): TableColumn<Claim>[] {
  const { file, kinds, modes, states, levels } = fileWords(language)
  const { heads, comma } = file
  return [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.kind, width: 10, value: (row) => kinds[row.entry.kind] },
    { header: heads.title, width: 36, value: (row) => row.entry.title },
    { header: heads.owner, width: 36, value: (row) => row.owner.name },
    { header: heads.mode, width: 12, value: (row) => modes[row.mode] },
    { header: heads.members, width: 48, value: (row) => row.members.map((one) => one.name).join(comma) || null },
    { header: heads.quantity, width: 8, value: (row) => row.quantity },
    { header: heads.unit, width: 10, value: (row) => row.unit },
    { header: heads.standing, width: 12, value: (row) => states[row.state] },
    { header: heads.claimedOn, width: 12, value: (row) => onDay(row.claimedOn) },
    { header: heads.verifiedOn, width: 12, value: (row) => onDay(row.verifiedOn) },
    { header: heads.result, width: 40, value: (row) => row.result },
    { header: heads.satisfaction, width: 12, value: (row) => row.satisfaction && satisfaction(row.satisfaction) },
    { header: heads.fromLevel, width: 10, value: (row) => row.levels && levels[row.levels.from] },
    { header: heads.toLevel, width: 10, value: (row) => row.levels && levels[row.levels.to] },
    { header: heads.urged, width: 10, value: (row) => row.urged },
    { header: heads.urgedOn, width: 12, value: (row) => onDay(row.urgedOn) },
    { header: heads.urgeDueOn, width: 12, value: (row) => onDay(row.urgeDueOn) },
    { header: heads.answeredOn, width: 12, value: (row) => onDay(row.answeredOn) },
    { header: heads.notedOn, width: 12, value: (row) => onDay(row.notedOn) },
    { header: heads.overdue, width: 10, value: (row) => (row.overdue ? file.yes : null) },
    { header: heads.community, width: 30, value: (row) => row.community?.name ?? null },
  ]
}

export const exportClaims = download(lists.exportClaims, async (call) => {
  const { format, language, ...filter } = call.query
  const rows = await claimRows(call, filter, most)
  const said = wordIn((await allWords(call.tx, call.today)).satisfactions, language)
  return tableFile(call, { title: fileWords(language).file.names.claims, format, columns: claimColumns(language, said), rows })
})

type Pair = Awaited<ReturnType<typeof pairsOf>>[number]

function pairColumns(language: Language): TableColumn<Pair>[] {
  const { heads, pairs } = fileWords(language).file
  return [
    { header: heads.need, width: 36, value: (row) => row.need.title },
    { header: heads.needOwner, width: 36, value: (row) => row.need.owner.name },
    { header: heads.resource, width: 36, value: (row) => row.resource.title },
    { header: heads.resourceOwner, width: 36, value: (row) => row.resource.owner.name },
    { header: heads.quantity, width: 8, value: (row) => row.quantity },
    { header: heads.score, width: 10, value: (row) => row.score },
    { header: heads.scoreKind, width: 10, value: (row) => row.terms.kind },
    { header: heads.scoreDistance, width: 10, value: (row) => row.terms.distance },
    { header: heads.scoreTime, width: 10, value: (row) => row.terms.time },
    { header: heads.scoreLoad, width: 10, value: (row) => row.terms.load },
    { header: heads.standing, width: 10, value: (row) => pairs[row.state] },
    { header: heads.reason, width: 30, value: (row) => row.reason },
  ]
}

export const exportMatch = download(lists.exportMatch, async (call) => {
  const { format, language } = call.query
  const run = await requireMatch(call, call.params.id)
  const rows = await pairsOf(call, run.id, most)
  return tableFile(call, { title: fileWords(language).file.names.match, format, columns: pairColumns(language), rows })
})
