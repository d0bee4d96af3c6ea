import { download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { findAgreements, type Found } from './agreements.ts'
import type { FoundCommunity } from './communities.ts'
import { requireCommunity } from './communities.ts'
import { findListed } from './community-list.ts'
import { alliances } from './contract.ts'
import { type JointRow, type LineRow, readJoint, readLines } from './lines.ts'
import { namedIn, namesOf } from './store.ts'
import { en, zh } from './phrases.ts'
import { aspects } from './rules/communities.ts'
import { activityKinds, booksOf, wordsOf, workLinesOf } from './settings.ts'

type Language = 'zh' | 'en'
export const fileWords = (language: Language) => ({ zh, en })[language].file

export const exportAgreements = download(alliances.exportAgreements, async (call) => {
  const { format, language, stage, ...filter } = call.query
  const { heads, kinds, stages, agreements, separator } = fileWords(language)
  const rows = (await findAgreements(call, filter)).filter(({ view }) => stage === undefined || view.stage === stage)
  const books = await booksOf(call.tx)
  const patternOf = ({ row }: Found) =>
    wordsOf(books(row.districtNo), call.today).patterns.find((one) => one.code === row.pattern)?.[language] ?? null
  const columns: TableColumn<Found>[] = [
    { header: heads.no, width: 8, value: ({ view }) => view.no },
    { header: heads.kind, width: 14, value: ({ view }) => kinds[view.kind] },
    { header: heads.title, width: 36, value: ({ view }) => view.title },
    { header: heads.stage, width: 12, value: ({ view }) => stages[view.stage] },
    { header: heads.lead, width: 32, value: ({ view }) => view.lead.name },
    { header: heads.sides, width: 48, value: ({ view }) => view.sides.map((side) => side.name).join(separator) },
    { header: heads.signed, width: 10, value: ({ view }) => view.sides.filter((side) => side.answer === 'signed').length },
    { header: heads.pattern, width: 18, value: patternOf },
    { header: heads.inForceOn, width: 12, value: ({ view }) => dayCell(view.inForceOn) },
    { header: heads.untilOn, width: 12, value: ({ view }) => dayCell(view.untilOn) },
  ]
  return tableFile(call, { title: agreements, format, columns, rows })
})

export const exportCommunities = download(alliances.exportCommunities, async (call) => {
  const { format, language, state, ...filter } = call.query
  const { heads, states, crossKinds, readyStates, stated, communities, separator } = fileWords(language)
  const rows = (await findListed(call, filter)).filter(({ row }) => state === undefined || row.state === state)
  const columns: TableColumn<FoundCommunity>[] = [
    { header: heads.no, width: 8, value: ({ view }) => view.no },
    { header: heads.community, width: 36, value: ({ view }) => view.name },
    {
      header: heads.form,
      width: 16,
      value: ({ row, book }) => wordsOf(book, call.today).forms.find((one) => one.code === row.form)?.[language] ?? row.form,
    },
    { header: heads.state, width: 12, value: ({ row }) => states[row.state] },
    { header: heads.lead, width: 32, value: ({ view }) => view.lead.name },
    { header: heads.members, width: 48, value: ({ view }) => view.members.map((member) => member.name).join(separator) },
    { header: heads.cross, width: 24, value: ({ view }) => view.cross.map((kind) => crossKinds[kind]).join(separator) },
    {
      header: heads.workLines,
      width: 36,
      value: ({ row, book }) =>
        workLinesOf(book, call.today)
          .filter((one) => row.workLines.includes(one.code))
          .map((one) => one[language])
          .join(separator),
    },
    { header: heads.ready, width: 14, value: ({ view }) => readyStates[view.ready] },
    ...aspects.flatMap((aspect): TableColumn<FoundCommunity>[] => {
      const of = ({ view }: FoundCommunity) => view.readiness.find((one) => one.aspect === aspect)!
      return [
        { header: heads[aspect], width: 10, value: (found) => stated[of(found).state] },
        { header: heads[`${aspect}Evidence`], width: 32, value: (found) => of(found).evidence },
      ]
    }),
    { header: heads.goal, width: 40, value: ({ view }) => view.goal },
    { header: heads.outcome, width: 40, value: ({ view }) => view.outcome },
    { header: heads.establishedOn, width: 12, value: ({ view }) => dayCell(view.establishedOn) },
    { header: heads.documentNo, width: 20, value: ({ row }) => row.documentNo },
  ]
  return tableFile(call, { title: communities, format, columns, rows })
})

export const exportLines = download(alliances.exportLines, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, lines, lineKinds } = fileWords(language)
  const row = await requireCommunity(call, call.params.id)
  const rows = await readLines(call, row.id, filter)
  const names = await namesOf(
    call.tx,
    rows.map((line) => line.unitNo),
    call.today,
  )
  const cadences = (await booksOf(call.tx))(row.districtNo).find('alliance.cadence', call.today)?.params.cadences ?? []
  const kindOf = (code: string) =>
    cadences.find((one) => one.code === code)?.[language] ?? (lineKinds as Readonly<Record<string, string>>)[code] ?? code
  const columns: TableColumn<LineRow>[] = [
    { header: heads.no, width: 8, value: (line) => line.no },
    { header: heads.lineKind, width: 14, value: (line) => kindOf(line.kind) },
    { header: heads.onDay, width: 12, value: (line) => dayCell(line.onDay) },
    { header: heads.unit, width: 32, value: (line) => namedIn(names, line.unitNo).name },
    { header: heads.lineTitle, width: 40, value: (line) => line.title },
    { header: heads.lineBody, width: 60, value: (line) => line.body },
    { header: heads.solvedOn, width: 12, value: (line) => dayCell(line.solvedOn) },
    { header: heads.solution, width: 40, value: (line) => line.solution },
  ]
  return tableFile(call, { title: `${row.name} ${lines}`, format, columns, rows })
})

export const exportJoint = download(alliances.exportJoint, async (call) => {
  const { format, language, year, line } = call.query
  const { heads, joint, jointStates, separator } = fileWords(language)
  const row = await requireCommunity(call, call.params.id)
  const rows = (await readJoint(call, row, year ?? null)).filter((one) => line === undefined || one.lines.includes(line))
  const lines = workLinesOf((await booksOf(call.tx))(row.districtNo), call.today)
  const kinds = new Map((await activityKinds(call.tx)).map((one) => [one.code, one[language]]))
  const names = await namesOf(
    call.tx,
    rows.flatMap((one) => one.tookPart),
    call.today,
  )
  const kindsOf = (one: JointRow) => one.kinds.map((code) => kinds.get(code) ?? code).join(separator)
  const columns: TableColumn<JointRow>[] = [
    { header: heads.no, width: 8, value: (one) => one.no },
    { header: heads.onDay, width: 12, value: (one) => dayCell(one.onDay) },
    { header: heads.activity, width: 40, value: (one) => one.title ?? kindsOf(one) },
    { header: heads.activityKinds, width: 28, value: kindsOf },
    {
      header: heads.workLines,
      width: 28,
      value: (one) => one.lines.map((code) => lines.find((word) => word.code === code)?.[language] ?? code).join(separator),
    },
    { header: heads.tookPart, width: 48, value: (one) => one.tookPart.map((no) => namedIn(names, no).name).join(separator) },
    { header: heads.activityState, width: 12, value: (one) => jointStates[one.state] },
  ]
  return tableFile(call, { title: `${row.name} ${joint}`, format, columns, rows })
})
