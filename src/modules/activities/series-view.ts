import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, type Download, download, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { calendarOf } from './calendar.ts'
import { activities } from './contract.ts'
import { wordsIn } from './files.ts'
import { activityProblems as problems } from './problems.ts'
import { loadRotation, type RecordedRotation, seriesReached } from './rotation.ts'
import { type Recurrence, turnsFrom } from './rules.ts'
import { allWords } from './settings.ts'
import { namesOf } from './store.ts'

interface SeriesRow {
  id: string
  revision: number
  unitNo: number
  rule: Recurrence
  kinds: string[]
  title: string | null
  place: string | null
  fromOn: Day
  untilOn: Day
  ended: boolean
  memberNos: number[] | null
  servedBefore: number[] | null
  turnsFrom: Day | null
}

interface ChangeRow {
  what: 'skip' | 'settle' | 'join' | 'leave'
  day: Day
  withDay: Day | null
  unitNo: number
  reason: string | null
  at: Date
  by: string | null
}

async function findSeries(call: Call, id: string): Promise<SeriesRow> {
  const { rows } = await sql<SeriesRow>`
    select s.id, s.revision, s.unit_no as "unitNo", s.rule, s.kinds, s.title, s.place, s.from_on as "fromOn", s.until_on as "untilOn",
      s.ended_at is not null as ended, s.member_nos as "memberNos", s.served_before as "servedBefore", s.turns_from as "turnsFrom"
    from activities.series s where s.id = ${id} and ${seriesReached(call.scope)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['series-not-found'])
  return rows[0]
}

const changesOf = async (call: Call, id: string) =>
  (
    await sql<ChangeRow>`
      select c.what, c.on_day as day, c.with_day as "withDay", c.unit_no as "unitNo", c.reason, c.recorded_at as at, access.display_name_of(c.account_id) as by
      from activities.turn_change c where c.series_id = ${id} order by c.no desc`.execute(call.tx)
  ).rows

/** Those of these organisations the action of changing a record reaches. */
async function ownOf(call: Call, nos: readonly number[]): Promise<Set<number>> {
  const scope = call.can('activity.record')
  if (scope === null) return new Set()
  const { rows } = await sql<{ no: number }>`
    select u.no from organisations.unit u where u.no = any (${[...nos]}::integer[]) and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
    call.tx,
  )
  return new Set(rows.map((row) => row.no))
}

/** A series with its turns as its reader may see it; throws `series-not-found`. */
async function readSeries(call: Call, id: string, year: number | undefined) {
  const series = await findSeries(call, id)
  const { memberNos, servedBefore, turnsFrom: first, unitNo, ...shown } = series
  const members = memberNos ?? []
  const rotation = await loadRotation(call.tx, { id, memberNos: members, servedBefore: servedBefore ?? [], turnsFrom: first })
  const planned = new Map(turnsFrom(rotation, call.today).map((turn) => [turn.day, turn]))
  const changes = await changesOf(call, id)
  const names = await namesOf(
    call.tx,
    [unitNo, ...members, ...changes.map((one) => one.unitNo), ...rotation.days.flatMap((one) => one.hostNos)],
    call.today,
  )
  const named = (no: number) => ({ no, name: names.get(no) ?? String(no) })
  const own = await ownOf(call, [unitNo, ...members])
  const turns = rotation.days.map(({ day, activityId, state, hostNos }) => {
    const turn = members.length > 0 && state === 'planned' ? planned.get(day) : undefined
    const mine = own.has(unitNo) || hostNos.some((no) => own.has(no))
    return {
      day,
      activityId,
      state,
      hosts: hostNos.map(named),
      settled: turn?.settled ?? false,
      passed: (turn?.passed ?? []).map(named),
      can: { change: turn !== undefined && mine && !series.ended },
    }
  })
  const next = turns.find((one) => one.state === 'planned' && one.day >= call.today)
  return {
    ...shown,
    branch: named(unitNo),
    members: countsOf(rotation).map(({ no, ...counts }) => ({ ...named(no), ...counts })),
    next: next ? { day: next.day, host: next.hosts[0]! } : null,
    turns: turns.filter((one) => year === undefined || Number(one.day.slice(0, 4)) === year),
    changes: changes.map(({ unitNo: no, at, ...one }) => ({ ...one, unit: named(no), at: at.toISOString() })),
    can: { end: own.has(unitNo) && !series.ended, members: members.length > 0 && own.has(unitNo) && !series.ended },
  }
}

function countsOf({ memberNos, servedBefore, days }: RecordedRotation) {
  const hosted = (no: number, state: string) => days.filter((one) => one.state === state && one.hostNos.includes(no)).length
  return memberNos.map((no, at) => ({ no, before: servedBefore[at]!, held: hosted(no, 'held'), planned: hosted(no, 'planned') }))
}

export const getSeries = query(activities.getSeries, (call) => readSeries(call, call.params.id, call.query.year))

export const exportSeries = download(activities.exportSeries, async (call): Promise<Download> => {
  const { year, format, language } = call.query
  const { turns, members, kinds, title } = await readSeries(call, call.params.id, year)
  const { heads, states, turn } = wordsIn(language)
  const words = new Map((await allWords(call.tx, call.today)).kinds.map((one) => [one.code, one[language]]))
  const name = title ?? kinds.map((code) => words.get(code) ?? code).join('、')
  const list = (units: readonly { name: string }[]) => units.map((one) => one.name).join('、') || null
  return tableFile(call, {
    title: name,
    format,
    rows: turns,
    columns: [
      { header: heads.day, width: 12, value: (row) => ({ date: row.day }) },
      { header: heads.state, width: 10, value: (row) => states[row.state] },
      { header: heads.host, width: 36, value: (row) => list(row.hosts) },
      {
        header: heads.partners,
        width: 60,
        value: (row) => list(members.filter(({ no }) => row.hosts.every((host) => host.no !== no))),
      },
      { header: heads.settled, width: 12, value: (row) => (row.settled ? turn.settled : null) },
      { header: heads.passed, width: 36, value: (row) => list(row.passed) },
    ],
  })
})

export const getSeriesCalendar = query(activities.getSeriesCalendar, async (call): Promise<Download> => {
  const { year, language } = call.query
  const series = await readSeries(call, call.params.id, year)
  const { rows } = await asPlatform(call.tx, () =>
    sql<{ id: string; revision: number; starts_at: Date | null; ends_at: Date | null; place: string | null }>`
      select a.id, a.revision, e.starts_at, e.ends_at, e.place from activities.activity a
      join activities.entry e on e.activity_id = a.id and e.replaced_at is null where a.series_id = ${series.id}`.execute(
      call.tx,
    ),
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const words = new Map((await allWords(call.tx, call.today)).kinds.map((one) => [one.code, one[language]]))
  return calendarOf(
    call.now,
    words,
    series.turns.map(({ activityId, day, state, hosts }) => ({
      ...known.get(activityId)!,
      state,
      on_day: day,
      title: series.title,
      kinds: series.kinds,
      hosts: hosts.map((host) => host.name),
    })),
  )
})
