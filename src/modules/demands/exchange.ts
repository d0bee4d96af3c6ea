import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { demands } from './contract.ts'
import { computeFigures } from './figures.ts'
import { fitsIssue, listIssueRows, presentIssues } from './issues.ts'
import { fits, listRows, nosOf, present } from './order-list.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'
import { namesOf } from './places.ts'
import { listSessionRows, presentSessions } from './sessions.ts'
import { allWords, type Words } from './settings.ts'

export const mostRows = 100_000
type Language = 'zh' | 'en'

/** Words of a file in the language of the page it is asked from. */
export const wordsIn = (language: Language) => ({ zh, en })[language].files
type Spoken = readonly { readonly code: string; readonly zh: string; readonly en: string }[]
const said = (list: Spoken, code: string | null, language: Language) =>
  code === null ? null : (list.find((one) => one.code === code)?.[language] ?? code)

type Line = ReturnType<typeof present>
const orderColumns = (words: Words, language: Language): readonly SheetColumn<Line>[] => {
  const { heads, kinds, requesters, states, outcomes, adoptions } = wordsIn(language)
  return [
    { header: heads.no, width: 8, value: (line) => line.no },
    { header: heads.kind, width: 10, value: (line) => kinds[line.kind] },
    { header: heads.requester, width: 14, value: (line) => requesters[line.requester] },
    { header: heads.category, width: 14, value: (line) => said(words.categories, line.category, language) },
    { header: heads.channel, width: 12, value: (line) => said(words.channels, line.channel, language) },
    { header: heads.what, width: 60, value: (line) => line.what },
    { header: heads.place, width: 24, value: (line) => line.place },
    { header: heads.street, width: 14, value: (line) => line.street?.name ?? null },
    { header: heads.state, width: 14, value: (line) => states[line.state] },
    { header: heads.holder, width: 24, value: (line) => line.holder.name },
    { header: heads.receivedOn, width: 12, value: (line) => dayCell(line.receivedOn) },
    { header: heads.dueOn, width: 12, value: (line) => dayCell(line.dueOn) },
    { header: heads.outcome, width: 10, value: (line) => (line.outcome ? outcomes[line.outcome] : null) },
    { header: heads.repliedOn, width: 12, value: (line) => dayCell(line.repliedOn) },
    { header: heads.adoption, width: 12, value: (line) => (line.adoption ? adoptions[line.adoption] : null) },
    { header: heads.rating, width: 10, value: (line) => said(words.ratings, line.rating, language) },
    { header: heads.founded, width: 32, value: (line) => line.founded?.name ?? null },
  ]
}

export const exportOrders = download(demands.exportOrders, async (call) => {
  const { format, language, ...filter } = call.query
  const rows = await listRows(call, fits(call, filter), mostRows, 0)
  const named = await namesOf(call, nosOf(rows))
  const lines = rows.map((row) => present(row, named, call.today))
  const columns = orderColumns(await allWords(call.tx, call.today), language)
  return writeSheet(call, wordsIn(language).orders, format, columns, lines)
})

export const exportIssues = download(demands.exportIssues, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, issues, issueStates } = wordsIn(language)
  const lines = await presentIssues(call, await listIssueRows(call, fitsIssue(call, filter), mostRows, 0))
  const { categories } = await allWords(call.tx, call.today)
  const columns: readonly SheetColumn<(typeof lines)[number]>[] = [
    { header: heads.no, width: 8, value: (line) => line.no },
    { header: heads.issue, width: 50, value: (line) => line.title },
    { header: heads.category, width: 14, value: (line) => said(categories, line.category, language) },
    { header: heads.host, width: 24, value: (line) => line.host.name },
    { header: heads.raisedOn, width: 12, value: (line) => dayCell(line.raisedOn) },
    { header: heads.state, width: 14, value: (line) => issueStates[line.state] },
    { header: heads.holder, width: 24, value: (line) => line.assigned?.name ?? null },
    { header: heads.solvedOn, width: 12, value: (line) => dayCell(line.solvedOn) },
    { header: heads.toldOn, width: 12, value: (line) => dayCell(line.toldOn) },
  ]
  return writeSheet(call, issues, format, columns, lines)
})

export const exportSessions = download(demands.exportSessions, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, sessions, modes, separator } = wordsIn(language)
  const lines = await presentSessions(call, await listSessionRows(call, filter, mostRows, 0))
  const columns: readonly SheetColumn<(typeof lines)[number]>[] = [
    { header: heads.no, width: 8, value: (line) => line.no },
    { header: heads.day, width: 12, value: (line) => dayCell(line.onDay) },
    { header: heads.mode, width: 10, value: (line) => modes[line.mode] },
    { header: heads.host, width: 24, value: (line) => line.host.name },
    { header: heads.place, width: 24, value: (line) => line.place },
    { header: heads.residents, width: 10, value: (line) => line.residents },
    { header: heads.members, width: 10, value: (line) => line.members },
    { header: heads.others, width: 10, value: (line) => line.others },
    { header: heads.online, width: 12, value: (line) => line.online },
    { header: heads.issue, width: 50, value: (line) => line.issues.map((one) => one.title).join(separator) },
    { header: heads.minutes, width: 60, value: (line) => line.minutes },
  ]
  return writeSheet(call, sessions, format, columns, lines)
})

export const exportOrderFigures = download(demands.exportOrderFigures, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, figures } = wordsIn(language)
  const { months } = await computeFigures(call, filter)
  type Month = (typeof months)[number]
  const number = (key: keyof Month & keyof typeof heads): SheetColumn<Month> => ({
    header: heads[key],
    width: 12,
    value: (month) => month[key],
  })
  const columns: readonly SheetColumn<Month>[] = [
    { header: heads.month, width: 10, value: (month) => month.fromOn.slice(0, 7) },
    ...(['replied', 'solved', 'solvedRate', 'rated', 'satisfied', 'satisfiedRate', 'adopted', 'partly', 'declined'] as const).map(
      number,
    ),
  ]
  return writeSheet(call, figures, format, columns, months)
})
