import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { findAgreements } from './agreements.ts'
import { alliances } from './contract.ts'
import { networkOn } from './network.ts'
import { allianceProblems as problems } from './problems.ts'
import { standsAt } from './rules/agreements.ts'
import { type CallAnswer, callStage } from './rules/network.ts'
import { anyReached, findOwn, namedIn, namesOf, reachedOf } from './store.ts'

export interface CallRow {
  readonly id: string
  readonly no: number
  readonly revision: number
  readonly fromNo: number
  readonly basis: 'network' | 'agreement'
  readonly leadNo: number | null
  readonly agreementId: string | null
  readonly kind: string
  readonly title: string
  readonly body: string | null
  readonly place: string | null
  readonly onDay: Day
  readonly calledOn: Day
  readonly activityId: string | null
  readonly closedOn: Day | null
  readonly closeReason: string | null
  readonly answers: readonly { readonly unitNo: number; readonly answer: 'asked' | CallAnswer; readonly reason: string | null }[]
}

type Asking = Pick<Call, 'tx' | 'scope' | 'today'> & { readonly can?: Call['can'] }
export type CallFilter = Partial<Omit<QueryOf<typeof alliances.listCalls>, 'page' | 'pageSize'>>

export async function readCalls(call: Asking, filter: CallFilter & { readonly id?: string }): Promise<CallRow[]> {
  const { id = null, basis = null, unitNo = null } = filter
  const like = likeOf(filter.q)
  const { rows } = await sql<CallRow>`
    select c.id, c.no, c.revision, c.from_no as "fromNo", c.basis, c.lead_no as "leadNo", c.agreement_id as "agreementId", c.kind, c.title, c.body,
      c.place, c.on_day as "onDay", c.called_on as "calledOn", c.activity_id as "activityId", c.closed_on as "closedOn", c.close_reason as "closeReason",
      (select json_agg(json_build_object('unitNo', a.unit_no, 'answer', a.answer, 'reason', a.reason) order by a.place)
        from alliances.call_answer a where a.call_id = c.id) as answers
    from alliances.joint_call c
    where ${anyReached(call.scope, 'c.reach_nos')} and (${id}::uuid is null or c.id = ${id}) and (${basis}::text is null or c.basis = ${basis})
      and (${unitNo}::integer is null or ${unitNo} = any (c.reach_nos)) and (${like}::text is null or c.title ilike ${like} or c.no::text = ${filter.q ?? ''})
    order by c.no desc`.execute(call.tx)
  return rows
}

/** The one list behind page, export, count and reminder. */
export async function findCalls(call: Asking, filter: CallFilter & { readonly id?: string }) {
  const rows = await readCalls(call, filter)
  const nos = rows.flatMap((row) => [row.fromNo, row.leadNo ?? row.fromNo, ...row.answers.map((one) => one.unitNo)])
  const names = await namesOf(call.tx, nos, call.today)
  const acts = await reachedOf(call.tx, call.can?.('network.act') ?? null, nos)
  const views = rows.map((row) => {
    const stage = callStage(row)
    const open = stage === 'open'
    return {
      row,
      view: {
        id: row.id,
        no: row.no,
        revision: row.revision,
        stage,
        caller: namedIn(names, row.fromNo),
        basis: row.basis,
        lead: row.leadNo === null ? null : namedIn(names, row.leadNo),
        agreementId: row.agreementId,
        kind: row.kind,
        title: row.title,
        onDay: row.onDay,
        place: row.place,
        calledOn: row.calledOn,
        activityId: row.activityId,
        answers: row.answers.map(({ unitNo, ...one }) => ({ ...namedIn(names, unitNo), ...one })),
        canAnswer: open ? row.answers.map((one) => one.unitNo).filter((no) => acts.has(no)) : [],
        can: {
          plan: open && acts.has(row.fromNo) && row.answers.some((one) => one.answer === 'joins'),
          withdraw: open && acts.has(row.fromNo),
        },
      },
    }
  })
  const at = call.can?.('network.act') ?? null
  const waits = ({ row, view }: (typeof views)[number]) =>
    view.stage === 'open' && row.answers.some((one) => one.answer === 'asked' && standsAt(at, one.unitNo))
  return views.filter((one) => (filter.stage === undefined || one.view.stage === filter.stage) && (!filter.mine || waits(one)))
}

export const listCalls = query(alliances.listCalls, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const all = await findCalls(call, filter)
  return {
    items: all.slice((page - 1) * pageSize, page * pageSize).map(({ view }) => view),
    total: all.length,
    page,
    pageSize,
    waiting: (await findCalls(call, { mine: 'true' })).length,
    can: { call: call.can('network.act') !== null },
  }
})

export async function requireCall(call: Asking, id: string) {
  const [found] = await findCalls(call, { id })
  if (!found) throw problem(problems['call-not-found'])
  return found
}

export const getCall = query(alliances.getCall, async (call) => {
  const { row, view } = await requireCall(call, call.params.id)
  const { rows } = await sql<{ title: string }>`select title from alliances.agreement where id = ${row.agreementId}`.execute(
    call.tx,
  )
  return { ...view, body: row.body, agreement: rows[0]?.title ?? null, closedOn: row.closedOn, closeReason: row.closeReason }
})

/** Networks a unit stands in, and agreements it has signed that bind today, each with everybody in it. */
export async function linksOf(call: Asking, unitNo: number) {
  const networks = (await networkOn(call, call.today)).flatMap(({ lead, attached }) => {
    const units = [{ no: lead.no, name: lead.name }, ...(attached ?? []).map(({ no, name }) => ({ no, name }))]
    return units.some((one) => one.no === unitNo) ? [{ lead: { no: lead.no, name: lead.name }, units }] : []
  })
  const agreements = (await findAgreements(call, { unitNo, binding: 'true' })).map(({ view }) => ({
    id: view.id,
    title: view.title,
    units: view.sides.map(({ no, name }) => ({ no, name })),
  }))
  return { networks, agreements }
}

export const findLinked = query(alliances.findLinked, async (call) => {
  const unit = await findOwn(call.tx, call.scope, call.query.unitNo, call.today)
  return unit ? linksOf(call, unit.no) : { networks: [], agreements: [] }
})
