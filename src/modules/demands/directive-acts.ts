import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { addWorkingDays } from '../../kernel/working-days.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { anywhere } from '../../platform/db/like.ts'
import { loadCalendar } from '../procedures/index.ts'
import { demands } from './contract.ts'
import { directiveInScope, directiveSide, lineInScope, speakingOf } from './directive-scope.ts'
import { issuersOf } from './directives.ts'
import { demandProblems as problems } from './problems.ts'
import {
  clockOf,
  decideDirective,
  type DirectiveClock,
  type DirectiveSide,
  type DirectiveState,
  needsWords,
} from './rules/directives.ts'
import { getRule } from './settings.ts'

interface Step {
  readonly kind: string
  readonly side?: DirectiveSide
  readonly told?: string | null | undefined
  readonly words?: string | null | undefined
  readonly fromNo?: number
  readonly toNo?: number | null
  readonly onDay: Day
  readonly accountId?: string | null
  readonly unitAct?: number
}

export async function recordDirectiveSteps(tx: Tx, targetIds: readonly string[], step: Step): Promise<void> {
  await sql`insert into demands.directive_step (target_id, kind, side, told, words, from_no, to_no, on_day, account_id, unit_act)
    select id, ${step.kind}, ${step.side ?? null}, ${step.told || null}, ${step.words || null}, ${step.fromNo ?? null}::integer,
      ${step.toNo ?? null}::integer, ${step.onDay}::date, ${step.accountId ?? null}::uuid, ${step.unitAct ?? null}::bigint
    from unnest(${[...targetIds]}::uuid[]) with ordinality s (id, at) order by at`.execute(tx)
}

/** The last day in time for what is owed next: of a report the day the issuer says, of the rest working days of the rule. */
async function runClock(tx: Tx, districtNo: number, what: DirectiveClock, today: Day, reportOn: Day | null) {
  if (what === 'report' && reportOn !== null) return { dueOn: reportOn, provisional: false, version: null }
  const rule = await getRule(tx, districtNo, 'demand.directive', today)
  const days = rule.params[what === 'report' ? 'answer' : what]
  return { ...addWorkingDays(today, days, await loadCalendar(tx)), version: rule.version }
}

/** Units beneath an issuer that stand today. */
const beneath = (fromNo: number): RawBuilder<boolean> =>
  sql<boolean>`${fromNo}::integer = any (u.scope_nodes) and u.unit_no <> ${fromNo} and u.status in ('active', 'preparing')`

/** A unit the caller issues for. Throws `demand-unit-not-found`. */
async function requireIssuer(call: Call, no: number) {
  const [issuer] = await issuersOf(call, no)
  if (!issuer) throw problem(problems['demand-unit-not-found'])
  return issuer
}

export const listDirectiveUnits = query(demands.listDirectiveUnits, async (call) => {
  const { fromNo, kind = null, q, page, pageSize } = call.query
  await requireIssuer(call, fromNo)
  const fits = sql<boolean>`${beneath(fromNo)} and (${kind}::text is null or u.kind = ${kind}) and (${q ?? null}::text is null or u.name ilike ${anywhere(q ?? '')})`
  const { rows } = await sql<{ no: number; name: string }>`
    select u.unit_no as no, u.name from organisations.unit_on(${call.today}::date) u where ${fits}
    order by u.name, u.unit_no limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::integer as count from organisations.unit_on(${call.today}::date) u where ${fits}`.execute(call.tx)
  return { items: rows, total: counted[0]!.count, page, pageSize }
})

export const issueDirective = command(demands.issueDirective, async (call) => {
  const { tx, body, today, actor } = call
  const { districtNo } = await requireIssuer(call, body.fromNo)
  if (body.dueOn < today) throw problem(problems['directive-day-past'], { day: body.dueOn })
  const nos = [...new Set(body.unitNos)]
  const { rows: fit } = await sql<{ no: number }>`
    select u.unit_no as no from organisations.unit_on(${today}::date) u where u.unit_no = any (${nos}::integer[]) and ${beneath(body.fromNo)}`.execute(
    tx,
  )
  if (fit.length < nos.length) throw problem(problems['directive-unit-unfit'])
  const { dueOn, provisional, version } = await runClock(tx, districtNo, 'acknowledge', today, null)
  const { rows } = await sql<{ id: string; no: number }>`
    insert into demands.directive (district_no, from_no, kind, title, body, issued_on, due_on, unit_nos, account_id)
    values (${districtNo}, ${body.fromNo}, ${body.kind}, ${body.title}, ${body.body}, ${today}, ${body.dueOn}, ${[body.fromNo, ...nos]}::integer[],
      ${actor.accountId}) returning id, no`.execute(tx)
  const { id, no } = rows[0]!
  const { rows: targets } = await sql<{ id: string }>`
    insert into demands.directive_target (directive_id, unit_no, due_what, due_on, due_provisional, rule_version)
    select ${id}::uuid, n, 'acknowledge', ${dueOn}::date, ${provisional}, ${version} from unnest(${nos}::integer[]) n returning id`.execute(
    tx,
  )
  const ids = targets.map((one) => one.id)
  await recordDirectiveSteps(tx, ids, { kind: 'issue', side: 'issuer', onDay: today, accountId: actor.accountId })
  call.note({ objectType: 'directive', objectId: id, fields: ['state'], detail: { units: nos.length } })
  return { id, no, revision: 1 }
})

interface Line {
  id: string
  unitNo: number
  fromNo: number
  districtNo: number
  directiveDueOn: Day
  state: DirectiveState
  revision: number
}

export const actOnDirective = command(demands.actOnDirective, async (call) => {
  const { tx, body, params, ifMatch, today, actor } = call
  const { rows } = await sql<Line>`
    select t.id, t.unit_no as "unitNo", d.from_no as "fromNo", d.district_no as "districtNo", d.due_on as "directiveDueOn", t.state, t.revision
    from demands.directive_target t join demands.directive d on d.id = t.directive_id
    where t.id = ${params.id} and ${lineInScope(call.scope)} for update of t`.execute(tx)
  const line = rows[0]
  if (!line) throw problem(problems['directive-not-found'])
  const own = directiveSide(await speakingOf(call, call.scope), line.fromNo, line.unitNo)
  if (own === null) throw problem(problems['directive-not-yours'])
  if (ifMatch !== line.revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: line.revision })
  const decision = decideDirective(line.state, body.act, { by: own, told: body.told })
  if (!decision.ok) throw problem(problems[decision.code])
  if (needsWords(body.act) && !body.words) throw problem(problems['directive-words-missing'])
  const reportOn = body.act === 'return' ? (body.dueOn ?? null) : null
  if (reportOn !== null && reportOn < today) throw problem(problems['directive-day-past'], { day: reportOn })
  await saveState(call, line, decision.state, reportOn)
  await recordDirectiveSteps(tx, [line.id], {
    kind: body.act,
    side: decision.side,
    told: decision.side === own ? null : body.told,
    words: body.words,
    onDay: today,
    accountId: actor.accountId,
  })
  call.note({ objectType: 'directive-target', objectId: line.id, fields: ['state'], detail: { act: body.act } })
  return { id: line.id, revision: line.revision + 1 }
})

/** Where it stands now, with the clock of what is owed next. What was told to the next level is settled by the step. */
async function saveState({ tx, today }: Call, line: Line, state: DirectiveState, reportOn: Day | null): Promise<void> {
  const what = clockOf(state)
  const agreed = reportOn ?? (line.directiveDueOn >= today ? line.directiveDueOn : null)
  const clock = what === null ? null : await runClock(tx, line.districtNo, what, today, agreed)
  await sql`update demands.directive_target set state = ${state}, due_what = ${what}, due_on = ${clock?.dueOn ?? null},
    due_provisional = ${clock?.provisional ?? false}, rule_version = coalesce(${clock?.version ?? null}, rule_version),
    escalated_on = null, escalated_to = null, revision = revision + 1 where id = ${line.id}`.execute(tx)
}

export const withdrawDirective = command(demands.withdrawDirective, async (call) => {
  const { tx, body, params, ifMatch, today, actor } = call
  const { rows } = await sql<{ fromNo: number; revision: number }>`
    select d.from_no as "fromNo", d.revision from demands.directive d where d.id = ${params.id} and ${directiveInScope(call.scope)} for update`.execute(
    tx,
  )
  const found = rows[0]
  if (!found) throw problem(problems['directive-not-found'])
  const speaking = await speakingOf(call, call.scope)
  if (!speaking.everything && !speaking.issues.includes(found.fromNo)) throw problem(problems['directive-not-yours'])
  if (ifMatch !== found.revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: found.revision })
  const { rows: lines } = await sql<{ id: string }>`
    update demands.directive_target set state = 'withdrawn', due_what = null, due_on = null, due_provisional = false, escalated_on = null,
      escalated_to = null, revision = revision + 1 where directive_id = ${params.id} and due_on is not null returning id`.execute(
    tx,
  )
  if (lines.length === 0) throw problem(problems['directive-not-now'])
  const ids = lines.map((one) => one.id)
  await recordDirectiveSteps(tx, ids, {
    kind: 'withdraw',
    side: 'issuer',
    words: body.words,
    onDay: today,
    accountId: actor.accountId,
  })
  await sql`update demands.directive set revision = revision + 1 where id = ${params.id}`.execute(tx)
  call.note({ objectType: 'directive', objectId: params.id, fields: ['state'], detail: { units: lines.length } })
  return { id: params.id, revision: found.revision + 1 }
})
