import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command, download } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { calendarFile } from '../../platform/documents/icalendar.ts'
import { demands } from './contract.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { decideTalk, otherSide, type TalkSide } from './rules/talks.ts'
import { sideOf, talkInScope } from './talk-scope.ts'
import { fitsTalk, listTalkRows, type TalkRow } from './talks.ts'

interface Step {
  readonly kind: string
  readonly side?: TalkSide
  readonly told?: string | null | undefined
  readonly words?: string | null | undefined
  readonly atDay?: Day
  readonly at?: number
  readonly fromNo?: number
  readonly toNo?: number
  readonly onDay: Day
  readonly accountId?: string | null
  readonly unitAct?: number
}

export async function recordTalkStep(tx: Tx, talkId: string, step: Step): Promise<void> {
  await sql`insert into demands.talk_step (talk_id, kind, side, told, words, at_day, at_minute, from_no, to_no, on_day, account_id, unit_act)
    values (${talkId}, ${step.kind}, ${step.side ?? null}, ${step.told || null}, ${step.words || null}, ${step.atDay ?? null}, ${step.at ?? null},
      ${step.fromNo ?? null}, ${step.toNo ?? null}, ${step.onDay}, ${step.accountId ?? null}, ${step.unitAct ?? null})`.execute(
    tx,
  )
}

/** Either side asks; the committee is one the organisation stands under. */
export const askTalk = command(demands.askTalk, async (call) => {
  const { tx, body, today, actor } = call
  const side = sideOf(call.scope, body)
  if (side === null) throw problem(problems['demand-unit-not-found'])
  const { rows: orgs } = await sql<{ districtNo: number | null; under: boolean }>`
    select u.district_no as "districtNo", exists (select from demands.committees_of(u.unit_no, ${today}::date) c where c.no = ${body.committeeNo}) as under
    from organisations.unit_on(${today}::date) u where u.unit_no = ${body.orgNo} and u.status in ('active', 'preparing')
      and u.kind not in ('district', 'street', 'industry', 'community', 'region', 'public_body')`.execute(tx)
  const org = orgs[0]
  if (!org?.districtNo) throw problem(problems['demand-unit-not-found'])
  if (!org.under) throw problem(problems['talk-committee-unfit'])
  const { rows } = await sql<{ id: string; no: number }>`
    insert into demands.talk (district_no, committee_no, org_no, asked_by, about, on_day, from_minute, minutes, place, waits, account_id)
    values (${org.districtNo}, ${body.committeeNo}, ${body.orgNo}, ${side}, ${body.about}, ${body.onDay}, ${body.from}, ${body.minutes},
      ${body.place || null}, ${otherSide(side)}, ${actor.accountId}) returning id, no`.execute(tx)
  const { id, no } = rows[0]!
  await recordTalkStep(tx, id, { kind: 'ask', side, atDay: body.onDay, at: body.from, onDay: today, accountId: actor.accountId })
  call.note({ objectType: 'talk', objectId: id, fields: ['state'] })
  return { id, no, revision: 1 }
})

/** Locks a talk of the caller's side. Throws `talk-not-found`, `talk-not-yours`. */
async function getTalkForChange(call: Call, id: string) {
  const { rows } = await sql<TalkRow>`
    select k.id, k.committee_no as "committeeNo", k.org_no as "orgNo", k.on_day as "onDay", k.state, k.waits, k.revision
    from demands.talk k where k.id = ${id} and ${talkInScope(call.scope)} for update`.execute(call.tx)
  const talk = rows[0]
  if (!talk) throw problem(problems['talk-not-found'])
  const own = sideOf(call.scope, talk)
  if (own === null) throw problem(problems['talk-not-yours'])
  return { talk, own }
}

export const actOnTalk = command(demands.actOnTalk, async (call) => {
  const { tx, body, params, ifMatch, today, actor } = call
  const { talk, own } = await getTalkForChange(call, params.id)
  if (ifMatch !== talk.revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: talk.revision })
  const told = body.act === 'hold' ? null : body.told
  const decision = decideTalk(talk, body.act, { by: own, told, today })
  if (!decision.ok) throw problem(problems[decision.code], decision.code === 'talk-day-ahead' ? { day: talk.onDay } : {})
  const { state, waits, side } = decision
  const time = body.act === 'propose' ? body : null
  await sql`update demands.talk set state = ${state}, waits = ${waits}, revision = revision + 1,
    reason = ${body.act === 'decline' || body.act === 'withdraw' ? body.words : null},
    record = ${body.act === 'hold' ? body.words : null}, held_on = ${body.act === 'hold' ? talk.onDay : null},
    on_day = coalesce(${time?.onDay ?? null}, on_day), from_minute = coalesce(${time?.from ?? null}, from_minute),
    minutes = coalesce(${time?.minutes ?? null}, minutes), place = case when ${time !== null} then ${time?.place || null} else place end
    where id = ${talk.id}`.execute(tx)
  if (body.act === 'hold') for (const one of body.followUps) await insertFollowUp(call, talk.id, one)
  await recordTalkStep(tx, talk.id, {
    kind: body.act,
    side,
    told: side === own ? null : told,
    words: body.act === 'hold' ? null : body.words,
    ...(time ? { atDay: time.onDay, at: time.from } : {}),
    onDay: today,
    accountId: actor.accountId,
  })
  call.note({ objectType: 'talk', objectId: talk.id, fields: ['state'], detail: { act: body.act } })
  return { id: talk.id, revision: talk.revision + 1 }
})

async function insertFollowUp({ tx, actor }: Call, talkId: string, one: BodyOf<typeof demands.addFollowUp>): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into demands.follow_up (talk_id, matter, side, who, due_on, account_id)
    values (${talkId}, ${one.matter}, ${one.side}, ${one.who}, ${one.dueOn}, ${actor.accountId}) returning id`.execute(tx)
  return rows[0]!.id
}

export const addFollowUp = command(demands.addFollowUp, async (call) => {
  const { talk } = await getTalkForChange(call, call.params.id)
  if (talk.state !== 'held') throw problem(problems['talk-not-now'])
  const id = await insertFollowUp(call, talk.id, call.body)
  call.note({ objectType: 'follow-up', objectId: id, fields: ['state'] })
  return { id, revision: 1 }
})

const mostRows = 500

/** Talks of the own side that are agreed, from today on; times are those of the district. */
export const writeTalkCalendar = download(demands.writeTalkCalendar, async (call) => {
  const { id } = call.query
  const own = call.scope.everything ? [] : [...call.scope.nodes]
  const rows = await listTalkRows(
    call,
    sql<boolean>`${fitsTalk(call, { view: 'agreed', fromOn: call.today })} and (${call.scope.everything} or array[k.committee_no, k.org_no] && ${own}::integer[])
      and (${id ?? null}::uuid is null or k.id = ${id ?? null}::uuid)`,
    mostRows,
    0,
  )
  const named = await namesOf(
    call,
    rows.flatMap((row) => [row.committeeNo, row.orgNo]),
  )
  call.note({ objectType: 'talk', fields: ['calendar'], detail: { rows: rows.length } })
  return calendarFile(
    'talks',
    call.now,
    rows.map((row) => {
      const startsAt = new Date(Date.parse(`${row.onDay}T00:00:00+08:00`) + row.from * 60_000)
      return {
        id: row.id,
        revision: row.revision,
        startsAt,
        endsAt: new Date(startsAt.getTime() + row.minutes * 60_000),
        onDay: row.onDay,
        summary: `${named(row.committeeNo).name} · ${named(row.orgNo).name} · ${row.about}`,
        place: row.place,
        cancelled: false,
      }
    }),
  )
})
