import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { type ActivityBody, activities } from './contract.ts'
import { activityProblems as problems } from './problems.ts'
import { aboutActivity, cancelEntry, getForChange, insertActivity, replaceEntry, requireHosts, requireWords } from './store.ts'

/** An activity from the minutes, or a plan. Where somebody was is not asked, nor a picture. */
export const recordActivity = command(activities.recordActivity, async (call) => {
  const { copiedFrom, ...body } = call.body
  await requireFit(call, body)
  const id = await insertActivity(call, body, { copiedFrom: await knownActivity(call, copiedFrom) })
  call.note(aboutActivity(id, body.state, body.hostNos[0]))
  return { id, revision: 1 }
})

/** A joint activity others of the platform have agreed upon, planned for a day; answers with its number. */
export async function planActivity(
  call: Call,
  plan: Pick<ActivityBody, 'onDay' | 'title' | 'place' | 'kinds' | 'hostNos' | 'partnerNos' | 'agenda'>,
): Promise<string> {
  const nothing = { formats: [], lines: [], partnerNames: [], memberIds: [], nonMembers: 0, residents: 0 }
  const body: ActivityBody = { ...nothing, ...plan, state: 'planned', openTo: ['members'] }
  await requireFit(call, body)
  return insertActivity(call, body)
}

/** What stood before is kept; attendance other branches entered for their own members stays. */
export const correctActivity = command(activities.correctActivity, async (call) => {
  const { body, params, tx } = call
  const was = await getForChange(call, params.id, call.ifMatch)
  if (was.state === 'cancelled') throw problem(problems['activity-closed'])
  await requireFit(call, body, was.id)
  const { rows } = await sql<{ id: string }>`
    select a.member_id as id from activities.attendance a where a.entry_id = ${was.entry_id}
      and not exists (select from members.member_on(${was.on_day}::date) m where m.member_id = a.member_id)
      and not exists (select from activities.signed_members(${was.id}) g where g.member_id = a.member_id)`.execute(tx)
  const outOfReach = body.state === 'held' ? rows.map((row) => row.id) : []
  await replaceEntry(call, was, body, [...body.memberIds, ...outOfReach])
  call.note(aboutActivity(params.id, body.state, body.hostNos[0]))
  return { id: params.id, revision: was.revision }
})

export const cancelActivity = command(activities.cancelActivity, async (call) => {
  const was = await getForChange(call, call.params.id, call.ifMatch)
  if (was.state !== 'planned') throw problem(problems['activity-closed'])
  await cancelEntry(call, was, call.body.reason)
  call.note(aboutActivity(was.id, 'cancelled', was.host_nos[0]))
  return { id: was.id, revision: was.revision }
})

export const retractActivity = command(activities.retractActivity, async (call) => {
  const was = await getForChange(call, call.params.id, call.ifMatch)
  const { rows } = await sql`
    select i.id from activities.menu_item i where i.activity_id = ${was.id} and i.withdrawn_at is null
      and exists (select from activities.sign_up s where s.item_id = i.id and s.cancelled_at is null)`.execute(call.tx)
  if (rows[0]) throw problem(problems['activity-on-menu'])
  await sql`update activities.activity set retracted_at = transaction_timestamp(), retract_reason = ${call.body.reason} where id = ${was.id}`.execute(
    call.tx,
  )
  call.note(aboutActivity(was.id, 'retracted', was.host_nos[0]))
  return { id: was.id, revision: was.revision }
})

async function requireFit(call: Call, body: ActivityBody, activityId: string | null = null): Promise<void> {
  const hosts = await requireHosts(call, body.hostNos, body.onDay)
  if (body.state === 'held' && body.onDay > call.today) throw problem(problems['activity-in-the-future'])
  if (body.endsAt && (!body.startsAt || Date.parse(body.endsAt) <= Date.parse(body.startsAt)))
    throw problem(problems['activity-times-unfit'])
  await requireWords(call.tx, hosts[0]!.district_no, body, body.onDay)
  if (body.partnerNos.length > 0) {
    const named = await sql`select no from activities.names_of(${body.partnerNos}::integer[], ${call.today}::date)`.execute(
      call.tx,
    )
    if (named.rows.length !== new Set(body.partnerNos).size) throw problem(problems['activity-host-not-found'])
  }
  if (body.memberIds.length > 0) await requireListed(call, body, activityId)
}

/** Whoever is ticked stands in the register on that day in the reach of who writes, or has signed up with a seat. */
async function requireListed(call: Call, body: ActivityBody, activityId: string | null): Promise<void> {
  const wanted = [...new Set(body.memberIds)]
  const { rows } = await sql<{ listed: number }>`
    select count(*)::integer as listed from unnest(${wanted}::uuid[]) w (id)
    where exists (select from members.member_on(${body.onDay}::date) m where m.member_id = w.id)
      or exists (select from activities.signed_members(${activityId}) g where g.member_id = w.id)`.execute(call.tx)
  if (rows[0]!.listed !== wanted.length) throw problem(problems['activity-member-not-listed'])
}

async function knownActivity(call: Call, id: string | null | undefined): Promise<string | null> {
  if (!id) return null
  const { rows } = await sql`select id from activities.activity where id = ${id}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['activity-not-found'])
  return id
}
