import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { loadCalendar } from '../procedures/index.ts'
import { activities } from './contract.ts'
import { activityBody } from './contract-activities.ts'
import { requireBranch } from './due.ts'
import { activityProblems as problems } from './problems.ts'
import { type Occurrence, occurrences, type Recurrence } from './rules.ts'
import { cancelEntry, insertActivity, requireWords } from './store.ts'

/** A plan reaches two years at most: holidays beyond are not known. */
const longestDays = 732

/** Days of a recurrence against the holidays on record and what the branch already holds or plans. */
async function daysOf(call: Call, body: BodyOf<typeof activities.startSeries>): Promise<Occurrence[]> {
  const { fromOn, untilOn, unitNo } = body
  if (untilOn <= fromOn || untilOn > addDays(fromOn, longestDays)) throw problem(problems['series-days-unfit'])
  const branch = await requireBranch(call, unitNo)
  await requireWords(call.tx, branch.district_no, { kinds: body.kinds }, fromOn)
  const { rows } = await sql<{ day: Day }>`
    select e.on_day as day from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
    where e.replaced_at is null and e.state <> 'cancelled' and ${unitNo} = any (e.host_nos) and e.on_day >= ${fromOn}::date and e.on_day < ${untilOn}::date`.execute(
    call.tx,
  )
  return occurrences(body.rule as Recurrence, fromOn, untilOn, {
    calendar: await loadCalendar(call.tx),
    taken: new Set(rows.map((row) => row.day)),
  })
}

export const previewSeries = command(activities.previewSeries, async (call) => ({ days: await daysOf(call, call.body) }))

export const startSeries = command(activities.startSeries, async (call) => {
  const { tx, body } = call
  const days = await daysOf(call, body)
  const kept = days.filter((one) => one.skipped === null)
  if (kept.length === 0) throw problem(problems['series-no-day'])
  const id = randomUUID()
  await sql`insert into activities.series (id, unit_no, rule, kinds, title, place, from_on, until_on, account_id)
    values (${id}, ${body.unitNo}, ${JSON.stringify(body.rule)}::jsonb, ${body.kinds}::text[], ${body.title?.trim() || null}, ${body.place?.trim() || null},
      ${body.fromOn}, ${body.untilOn}, ${call.actor.accountId})`.execute(tx)
  const { kinds, title, place, unitNo } = body
  for (const { day } of kept)
    await insertActivity(call, activityBody.parse({ state: 'planned', onDay: day, kinds, title, place, hostNos: [unitNo] }), {
      seriesId: id,
    })
  call.note({ objectType: 'series', objectId: id, fields: ['start'], detail: { unitNo, days: kept.length } })
  return { id, days }
})

export const endSeries = command(activities.endSeries, async (call) => {
  const { tx, params } = call
  const { rows } = await sql<{ unit_no: number }>`
    update activities.series s set ended_at = transaction_timestamp() from organisations.unit u
    where s.id = ${params.id} and s.ended_at is null and u.no = s.unit_no and ${reachedBy(call.scope, 'u.scope_nodes')} returning s.unit_no`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['series-not-found'])
  const { rows: planned } = await sql<{ id: string; entry_id: string }>`
    select a.id, e.id as entry_id from activities.activity a join activities.entry e on e.activity_id = a.id and e.replaced_at is null
    where a.series_id = ${params.id} and a.retracted_at is null and e.state = 'planned' and e.on_day >= ${call.today}::date for update of a`.execute(
    tx,
  )
  for (const one of planned) await cancelEntry(call, one, 'series-ended')
  call.note({ objectType: 'series', objectId: params.id, fields: ['end'], detail: { unitNo: rows[0].unit_no } })
  return { id: params.id, cancelled: planned.length }
})

export const listSeries = query(activities.listSeries, async (call) => {
  const { rows } = await sql<{
    id: string
    no: number
    name: string
    rule: Recurrence
    kinds: string[]
    title: string | null
    fromOn: Day
    untilOn: Day
    ended: boolean
    planned: number
  }>`
    select s.id, u.unit_no as no, u.name, s.rule, s.kinds, s.title, s.from_on as "fromOn", s.until_on as "untilOn", s.ended_at is not null as ended,
      (select count(*)::integer from activities.activity a join activities.entry e on e.activity_id = a.id and e.replaced_at is null
        where a.series_id = s.id and a.retracted_at is null and e.state = 'planned') as planned
    from activities.series s join organisations.unit_on(${call.today}::date) u on u.unit_no = s.unit_no
    where ${reachedBy(call.scope, 'u.scope_nodes')} and (${call.query.unitNo ?? null}::integer is null or s.unit_no = ${call.query.unitNo ?? null})
    order by s.ended_at is not null, s.recorded_at desc limit 500`.execute(call.tx)
  return { items: rows.map(({ no, name, ...row }) => ({ ...row, branch: { no, name } })) }
})
