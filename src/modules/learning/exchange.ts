import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, download } from '../../platform/commands/operation.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { learning } from './contract.ts'
import { askHours, findHours, type HoursRow, minimumOf } from './hours.ts'
import { peopleOfSession } from './people.ts'
import { ownHours, readPersonHours } from './person-hours.ts'
import { file as en } from './phrases.en.ts'
import { file as zh } from './phrases.zh.ts'
import { learningProblems as problems } from './problems.ts'
import { minutesLeft } from './rules/hours.ts'
import { findSessions } from './sessions.ts'
import { settingsOn } from './settings.ts'
import { getSessionRow, namesOf } from './store.ts'

/** Words of a file in the language of the page it is asked from. */
export const wordsIn = (language: 'zh' | 'en') => ({ zh, en })[language]
/** Every page of a list: a district's training has some thousand rows. */
export const everyPage = { page: 1, pageSize: 100_000 } as const
/** Class hours with one decimal, cut and never rounded up: nothing is reached on paper that is not. */
export const classHours = (minutes: number, classHour: number) => Math.floor((minutes * 10) / classHour) / 10

/** A list as a file in the language asked for: its columns are made from the words of that language. */
export function listFile<Row>(
  call: Call,
  { format, language }: Pick<QueryOf<typeof learning.exportHours>, 'format' | 'language'>,
  title: keyof typeof zh.titles,
  rows: Iterable<Row>,
  columns: (words: typeof zh) => readonly TableColumn<Row>[],
) {
  const words = wordsIn(language)
  return tableFile(call, { title: words.titles[title], format, rows, columns: columns(words) })
}

export const exportHours = download(learning.exportHours, async (call) => {
  const asked = await askHours(call, call.query)
  if (asked === null) throw problem(problems['training-body-not-found'])
  const { rows } = await findHours(call, asked, call.query)
  const name = await namesOf(
    call,
    rows.map((row) => row.unit_no),
  )
  const { conversion } = asked.settings
  const hours = (minutes: number) => classHours(minutes, conversion.classHourMinutes)
  const minimum = minimumOf(asked, call.query.audience)
  const left = (row: HoursRow) =>
    minimum && row.state !== 'not-applicable' ? hours(minutesLeft(row.minutes, minimum, conversion)) : null
  return listFile(call, call.query, 'hours', rows, ({ heads, states }) => [
    { header: heads.name, width: 12, value: (row) => row.name },
    { header: heads.unit, width: 34, value: (row) => name(row.unit_no).name },
    { header: heads.total, width: 10, value: (row) => hours(row.minutes) },
    { header: heads.centralised, width: 12, value: (row) => hours(row.centralised) },
    { header: heads.collective, width: 12, value: (row) => hours(row.collective) },
    { header: heads.certified, width: 12, value: (row) => hours(row.certified) },
    { header: heads.trainings, width: 12, value: (row) => row.trainings },
    { header: heads.left, width: 10, value: left },
    { header: heads.hoursState, width: 10, value: (row) => states[row.state] },
  ])
})

export const exportSessions = download(learning.exportSessions, async (call) => {
  const { language } = call.query
  const { items } = await findSessions(call, call.query)
  const { kinds, conversion } = await settingsOn(call.tx, items[0]?.districtNo ?? 0, call.today)
  const dayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
  return listFile(call, call.query, 'sessions', items, ({ heads }) => [
    { header: heads.session, width: 34, value: (row) => row.title },
    { header: heads.kind, width: 14, value: (row) => kinds.find((kind) => kind.code === row.kind)?.[language] ?? row.kind },
    { header: heads.day, width: 12, value: (row) => dayCell(dayOf(row.startsAt)) },
    { header: heads.organiser, width: 24, value: (row) => row.node.name },
    { header: heads.partners, width: 30, value: (row) => row.partners.map((partner) => partner.name).join('、') || null },
    { header: heads.place, width: 20, value: (row) => row.place },
    { header: heads.worth, width: 10, value: (row) => classHours(row.minutes, conversion.classHourMinutes) },
    { header: heads.enrolled, width: 10, value: (row) => row.enrolled },
    { header: heads.attended, width: 10, value: (row) => row.attended },
  ])
})

export const exportClassList = download(learning.exportClassList, async (call) => {
  await getSessionRow(call.tx, call.scope, call.params.id)
  const people = await peopleOfSession(call, call.params.id)
  return listFile(call, call.query, 'classList', people, ({ heads, audiences, attendance }) => [
    { header: heads.name, width: 12, value: (row) => row.name },
    { header: heads.unit, width: 34, value: (row) => row.unit.name },
    { header: heads.audience, width: 16, value: (row) => (row.audience ? audiences[row.audience] : null) },
    { header: heads.there, width: 10, value: (row) => attendance[row.attended ? 'yes' : 'no'] },
  ])
})

/** What counts of one person's year, record by record, and the sum below. */
type Year = Awaited<ReturnType<typeof readPersonHours>>

/** The records of somebody's year, and their sum at the end. */
function yearRows(person: Year, { sum }: ReturnType<typeof wordsIn>) {
  const of = [person.name, ...person.units.map((unit) => unit.name)].join(' · ')
  const total = { source: null, title: sum, kind: null, on: null, way: null, counted: person.minutes }
  return [...person.sessions, total].map((one) => ({ ...one, of, hours: classHours(one.counted, person.classHourMinutes) }))
}
type YearRow = ReturnType<typeof yearRows>[number]

const yearColumns = (language: 'zh' | 'en', { heads, ways, sources }: ReturnType<typeof wordsIn>): TableColumn<YearRow>[] => [
  { header: heads.day, width: 12, value: (row) => dayCell(row.on) },
  { header: heads.session, width: 34, value: (row) => row.title ?? row.kind?.[language] ?? null },
  { header: heads.kind, width: 16, value: (row) => row.kind?.[language] ?? null },
  { header: heads.source, width: 14, value: (row) => (row.source ? sources[row.source] : null) },
  { header: heads.way, width: 12, value: (row) => (row.way ? ways[row.way] : null) },
  { header: heads.hours, width: 10, value: (row) => row.hours },
]

export const exportPersonHours = download(learning.exportPersonHours, async (call) => {
  const { language } = call.query
  const rows = yearRows(await readPersonHours(call, call.query.year), wordsIn(language))
  return listFile(call, call.query, 'person', rows, (words) => yearColumns(language, words))
})

/** Whoever is in post and a member without anybody having said so stands here as both, each with its sum. */
export const exportMine = download(learning.exportMine, async (call) => {
  const { language, year } = call.query
  const rows = (await ownHours(call, year)).flatMap((person) => yearRows(person, wordsIn(language)))
  return listFile(call, call.query, 'mine', rows, (words) => [
    { header: words.heads.name, width: 30, value: (row) => row.of },
    ...yearColumns(language, words),
  ])
})
