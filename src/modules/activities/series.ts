import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { turnsOf } from '../../kernel/rota.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { loadCalendar } from '../procedures/index.ts'
import { activities } from './contract.ts'
import { activityBody } from './contract-activities.ts'
import { requireBranch } from './due.ts'
import { activityProblems as problems } from './problems.ts'
import { seriesReached } from './rotation.ts'
import { type Occurrence, occurrences, type Recurrence } from './rules.ts'
import { cancelEntry, insertActivity, namesOf, requireWords } from './store.ts'

/** A plan reaches two years at most: holidays beyond are not known. */
const longestDays = 732

type SeriesBody = BodyOf<typeof activities.startSeries>

/** Who holds it: one branch, or organisations at work among which the host goes round, the one that arranges it among them. */
async function requireMembers({ tx, today }: Call, { unitNo, memberNos }: SeriesBody): Promise<number[]> {
  if (!memberNos) return [unitNo]
  const { rows } = await sql<{
    able: number[]
  }>`select activities.able_to_host(${memberNos}::integer[], ${today}::date) as able`.execute(tx)
  const able = new Set(rows[0]!.able)
  if (!memberNos.includes(unitNo) || able.size !== memberNos.length) throw problem(problems['series-member-unfit'])
  return memberNos
}

/** Days of a recurrence against the holidays on record and what its hosts already hold or plan, and whose turn each is. */
async function daysOf(call: Call, body: SeriesBody) {
  const { fromOn, untilOn, unitNo } = body
  if (untilOn <= fromOn || untilOn > addDays(fromOn, longestDays)) throw problem(problems['series-days-unfit'])
  const branch = await requireBranch(call, unitNo)
  await requireWords(call.tx, branch.district_no, { kinds: body.kinds }, fromOn)
  const members = await requireMembers(call, body)
  const { rows } = await sql<{
    day: Day
  }>`select day from activities.taken_days(${members}::integer[], ${fromOn}::date, ${untilOn}::date)`.execute(call.tx)
  const days = occurrences(body.rule as Recurrence, fromOn, untilOn, {
    calendar: await loadCalendar(call.tx),
    taken: new Set(rows.map((row) => row.day)),
  })
  const kept = days.filter((one) => one.skipped === null).map((one) => one.day)
  const hosts = new Map(turnsOf({ members, dates: kept }).map(({ day, who }) => [day, who!]))
  return { days, members, hosts }
}

async function presentDays(call: Call, body: SeriesBody, { days, members, hosts }: Awaited<ReturnType<typeof daysOf>>) {
  const names = body.memberNos ? await namesOf(call.tx, members, call.today) : null
  return days.map((one: Occurrence) => {
    const no = hosts.get(one.day)
    return { ...one, host: names && no !== undefined ? { no, name: names.get(no) ?? String(no) } : null }
  })
}

export const previewSeries = command(activities.previewSeries, async (call) => ({
  days: await presentDays(call, call.body, await daysOf(call, call.body)),
}))

export const startSeries = command(activities.startSeries, async (call) => {
  const { tx, body } = call
  const plan = await daysOf(call, body)
  const { members, hosts } = plan
  if (hosts.size === 0) throw problem(problems['series-no-day'])
  const id = randomUUID()
  const { kinds, unitNo, memberNos } = body
  const [title, place] = [body.title?.trim() || null, body.place?.trim() || null]
  await sql`insert into activities.series (id, unit_no, rule, kinds, title, place, from_on, until_on, account_id, member_nos, served_before)
    values (${id}, ${unitNo}, ${JSON.stringify(body.rule)}::jsonb, ${kinds}::text[], ${title}, ${place}, ${body.fromOn}, ${body.untilOn},
      ${call.actor.accountId}, ${memberNos ?? null}::integer[], ${memberNos?.map(() => 0) ?? null}::integer[])`.execute(tx)
  for (const [onDay, host] of hosts) {
    const partnerNos = members.filter((no) => no !== host)
    await insertActivity(
      call,
      activityBody.parse({ state: 'planned', onDay, kinds, title, place, hostNos: [host], partnerNos }),
      {
        seriesId: id,
      },
    )
  }
  call.note({ objectType: 'series', objectId: id, fields: ['start'], detail: { unitNo, days: hosts.size } })
  return { id, days: await presentDays(call, body, plan) }
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

/** Whose day comes next, of each series. */
const nextOf = sql`(select a.series_id, e.on_day, e.host_nos[1] as host_no, row_number() over (partition by a.series_id order by e.on_day, a.no) as nth
  from activities.activity a join activities.entry e on e.activity_id = a.id and e.replaced_at is null
  where a.series_id is not null and a.retracted_at is null and e.state = 'planned' and e.on_day >= `

interface SeriesRow {
  id: string
  no: number
  rule: Recurrence
  kinds: string[]
  title: string | null
  fromOn: Day
  untilOn: Day
  ended: boolean
  planned: number
  memberNos: number[]
  nextOn: Day | null
  nextNo: number | null
}

export const listSeries = query(activities.listSeries, async (call) => {
  const { tx, today } = call
  const unitNo = call.query.unitNo ?? null
  const { rows } = await sql<SeriesRow>`
    select s.id, s.unit_no as no, s.rule, s.kinds, s.title, s.from_on as "fromOn", s.until_on as "untilOn", s.ended_at is not null as ended,
      coalesce(s.member_nos, '{}') as "memberNos", n.on_day as "nextOn", n.host_no as "nextNo",
      (select count(*)::integer from activities.activity a join activities.entry e on e.activity_id = a.id and e.replaced_at is null
        where a.series_id = s.id and a.retracted_at is null and e.state = 'planned') as planned
    from activities.series s left join ${nextOf}${today}::date) n on n.series_id = s.id and n.nth = 1
    where ${seriesReached(call.scope)} and (${unitNo}::integer is null or ${unitNo} = s.unit_no or ${unitNo} = any (s.member_nos))
    order by s.ended_at is not null, s.recorded_at desc limit 500`.execute(tx)
  const names = await namesOf(
    tx,
    rows.flatMap(({ no, memberNos, nextNo }) => [no, ...memberNos, ...(nextNo === null ? [] : [nextNo])]),
    today,
  )
  const named = (no: number) => ({ no, name: names.get(no) ?? String(no) })
  return {
    items: rows.map(({ no, memberNos, nextOn, nextNo, ...row }) => ({
      ...row,
      branch: named(no),
      members: memberNos.map(named),
      next: nextOn === null || nextNo === null ? null : { day: nextOn, host: named(nextNo) },
    })),
  }
})
