import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { volunteering } from './contract.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { type LeaderState, leaderState, type StepKind } from './rules/leaders.ts'
import { leaderWordsOn } from './settings.ts'
import { shownNames, unitNames, unitReached } from './store.ts'

export type LeaderFilter = Partial<Omit<QueryOf<typeof volunteering.listLeaders>, 'page' | 'pageSize'>>
type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

const source = sql`volunteering.leader l cross join lateral volunteering.leader_facts(array[l.id]) f`
/** The rule `leaderState`, where rows are chosen and counted by it. */
const stateOf = sql`case when l.ended_on is not null then 'ended' when f.trained_on is null then 'found' when f.active_on is null then 'trained' else 'active' end`

/** The one predicate of list, count, figure and export. */
function whereOf({ scope }: Reading, filter: LeaderFilter): RawBuilder<boolean> {
  const { districtNo = null, state = null, why = null, unitNo = null, fromOn = null, untilOn = null, q = null } = filter
  return sql<boolean>`${unitReached(scope, 'l.unit_no')} and (${districtNo}::integer is null or l.district_no = ${districtNo})
    and (${state}::text is null or ${stateOf} = ${state}) and (${why}::text is null or l.found_why = ${why})
    and (${unitNo}::integer is null or l.unit_no = ${unitNo})
    and (${fromOn}::date is null or l.found_on >= ${fromOn}) and (${untilOn}::date is null or l.found_on < ${untilOn})
    and (${q}::text is null or l.no::text = ${q})`
}

export interface LeaderRow {
  readonly id: string
  readonly no: number
  readonly volunteerId: string
  readonly unitNo: number
  readonly districtNo: number
  readonly foundOn: Day
  readonly why: string
  readonly words: string | null
  readonly consentOn: Day
  readonly trainedOn: Day | null
  readonly activeOn: Day | null
  readonly trainings: number
  readonly activities: number
  readonly endedOn: Day | null
  readonly endedBy: 'person' | 'staff' | null
  readonly endWhy: string | null
}

/** Leaders in the order they were found. Whoever calls has said which by `where`. */
export async function readLeaders(tx: Tx, where: RawBuilder<boolean>, limit = 1, offset = 0): Promise<LeaderRow[]> {
  const { rows } = await sql<LeaderRow>`
    select l.id, l.no, l.volunteer_id as "volunteerId", l.unit_no as "unitNo", l.district_no as "districtNo", l.found_on as "foundOn", l.found_why as why,
      l.found_words as words, l.consent_on as "consentOn", f.trained_on as "trainedOn", f.active_on as "activeOn", f.trainings, f.activities,
      l.ended_on as "endedOn", l.ended_by as "endedBy", l.end_why as "endWhy"
    from ${source} where ${where} order by l.no limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function countLeaders(call: Reading, filter: LeaderFilter): Promise<Record<LeaderState, number>> {
  const { rows } = await sql<{ state: LeaderState; count: number }>`
    select ${stateOf} as state, count(*)::integer as count from ${source} where ${whereOf(call, filter)} group by 1`.execute(
    call.tx,
  )
  const counts = { found: 0, trained: 0, active: 0, ended: 0 }
  for (const { state, count } of rows) counts[state] = count
  return counts
}

async function present(call: Call, rows: readonly LeaderRow[]) {
  const name = await shownNames(call, rows.flatMap((row) => (row.endedOn === null ? [row.volunteerId] : []))) // prettier-ignore
  const unit = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  return rows.map(({ volunteerId, unitNo, districtNo: _district, words: _words, consentOn: _consent, ...row }) => ({
    ...row,
    name: row.endedOn === null ? name(volunteerId) : null,
    unit: unit(unitNo),
    state: leaderState(row),
  }))
}

export async function findLeaderRows(call: Call, filter: LeaderFilter, page = 1, pageSize = 100_000) {
  return present(call, await readLeaders(call.tx, whereOf(call, filter), pageSize, (page - 1) * pageSize))
}

/** Words of the one district somebody looks at; of several, those of the general programme. */
export async function wordsFor({ tx, scope, today }: Reading, districtNo: number | undefined) {
  if (districtNo !== undefined || scope.everything) return leaderWordsOn(tx, districtNo ?? null, today)
  const { rows } = await sql<{ no: number }>`
    select distinct coalesce(u.district_no, u.no) as no from organisations.unit u where u.no = any (${[...scope.nodes]}::integer[]) limit 2`.execute(
    tx,
  )
  return leaderWordsOn(tx, rows.length === 1 ? rows[0]!.no : null, today)
}

export const listLeaders = query(volunteering.listLeaders, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { state, ...others } = filter
  const counts = await countLeaders(call, others)
  const total = state ? counts[state] : Object.values(counts).reduce((sum, one) => sum + one, 0)
  const items = await findLeaderRows(call, filter, page, pageSize)
  return { items, total, page, pageSize, counts, words: await wordsFor(call, filter.districtNo) }
})

/** A leader in reach. Throws `leader-not-found`. */
export async function getLeaderRow(call: Reading, id: string): Promise<LeaderRow> {
  const [row] = await readLeaders(call.tx, sql<boolean>`l.id = ${id} and ${unitReached(call.scope, 'l.unit_no')}`)
  if (!row) throw problem(problems['leader-not-found'])
  return row
}

/** Every step of a leader, the earliest first; asked by who may see all of it. */
export async function stepsOf(tx: Tx, leaderId: string) {
  const { rows } = await sql<{ id: string; what: StepKind; onDay: Day; title: string | null; stands: boolean }>`
    select s.id, s.what, s.on_day as "onDay", coalesce(n.title, s.title) as title,
      s.what <> 'activity' or exists (select from volunteering.service v join volunteering.leader l on l.id = s.leader_id and l.volunteer_id = v.volunteer_id
        where v.shift_id = s.shift_id and v.reversed_at is null) as stands
    from volunteering.leader_step s left join volunteering.shift h on h.id = s.shift_id left join volunteering.need n on n.id = h.need_id
    where s.leader_id = ${leaderId} order by s.on_day, s.recorded_at, s.id`.execute(tx)
  return rows
}

export const getLeader = query(volunteering.getLeader, async (call) => {
  const row = await getLeaderRow(call, call.params.id)
  const [shown] = await present(call, [row])
  const { rows: couldBe } = await sql<{ shiftId: string; title: string; heldOn: Day }>`
    select h.id as "shiftId", n.title, h.held_on as "heldOn" from volunteering.service v join volunteering.shift h on h.id = v.shift_id and h.state = 'held'
      join volunteering.need n on n.id = h.need_id
    where v.volunteer_id = ${row.volunteerId} and v.reversed_at is null and ${row.endedOn === null} and h.held_on >= ${row.trainedOn}::date
      and not exists (select from volunteering.leader_step s where s.leader_id = ${row.id} and s.shift_id = h.id)
    order by h.held_on desc limit 100`.execute(call.tx)
  const { words, consentOn } = row
  return { ...shown!, words, consentOn, steps: await stepsOf(call.tx, row.id), couldBe }
})
