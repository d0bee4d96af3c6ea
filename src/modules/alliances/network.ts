import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { alliances } from './contract.ts'
import { standsAt } from './rules/agreements.ts'
import { type TieAnswer, type TieStage, tieStage } from './rules/network.ts'
import { districtsOf, type Named, namedIn, namesOf, reachedOf } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'> & { readonly can?: Call['can'] }

export interface Lead extends Named {
  readonly districtNo: number
  readonly fromOn: Day
  readonly field: string | null
  readonly strength: string | null
  readonly guides: string[]
}

/** Lead units of districts on a day: told to the whole district. */
export async function leadsOn(tx: Call['tx'], districts: readonly number[], day: Day): Promise<Lead[]> {
  const { rows } = await sql<Lead>`
    select no, name, district_no as "districtNo", from_on as "fromOn", field, strength, guides
    from alliances.leads_on(${[...districts]}::integer[], ${day}::date)`.execute(tx)
  return rows
}

export interface Attached extends Named {
  readonly leadNo: number
  readonly kind: string
  readonly fromOn: Day
}

/** Lead units of the reader's districts with who is attached, for networks the reader's units stand in; null for the others. */
export async function networkOn(call: Asking, day: Day, districtNo?: number | null) {
  const districts = districtNo == null ? await districtsOf(call.tx, call.scope) : [districtNo]
  const leads = await leadsOn(call.tx, districts, day)
  const { rows } = await sql<Attached>`
    select unit_no as no, lead_no as "leadNo", name, kind, from_on as "fromOn"
    from alliances.attached_on(${leads.map((lead) => lead.no)}::integer[], ${day}::date)`.execute(call.tx)
  const reached = await reachedOf(call.tx, call.scope, [...leads.map((lead) => lead.no), ...rows.map((row) => row.no)])
  return leads.map((lead) => {
    const attached = rows.filter((row) => row.leadNo === lead.no)
    const seen = [lead, ...attached].some((one) => reached.has(one.no))
    return { lead, attached: seen ? attached : null, reached }
  })
}

export type TieFilter = Partial<Omit<QueryOf<typeof alliances.listTies>, 'page' | 'pageSize'>>

export interface AskedRow {
  readonly id: string
  readonly unitNo: number
  readonly leadNo: number
  readonly fromOn: Day
  readonly note: string | null
  readonly answer: 'asked' | TieAnswer
  readonly reason: string | null
  readonly endedOn: Day | null
  readonly endReason: string | null
}

/** Askings one of whose two ends is in reach, the newest first. */
export async function readAsked(call: Pick<Call, 'tx'>, id: string | null = null): Promise<AskedRow[]> {
  const { rows } = await sql<AskedRow>`
    select t.id, t.unit_no as "unitNo", t.lead_no as "leadNo", t.from_on as "fromOn", t.note, t.answer, t.reason, t.ended_on as "endedOn",
      t.end_reason as "endReason"
    from alliances.tie t where ${id}::uuid is null or t.id = ${id} order by t.no desc`.execute(call.tx)
  return rows
}

/** The one list behind page, export, count and reminder: what stands by connection, and what was asked for and stands no more or not yet. */
export async function findTies(call: Asking, filter: TieFilter) {
  const day = filter.asOf ?? call.today
  const groups = await networkOn(call, day, filter.districtNo)
  const standing = groups.flatMap(({ lead, attached }) => (attached ?? []).map((one) => ({ lead, one })))
  const asked = await readAsked(call)
  const key = (unitNo: number, leadNo: number) => `${unitNo} ${leadNo}`
  const stands = new Set(standing.map(({ lead, one }) => key(one.no, lead.no)))
  const agreed = new Map<string, AskedRow>()
  for (const row of asked) if (row.answer === 'agreed' && !row.endedOn) agreed.set(key(row.unitNo, row.leadNo), row)
  const names = await namesOf(
    call.tx,
    asked.flatMap((row) => [row.unitNo, row.leadNo]),
    call.today,
  )
  const known = await namesOf(call.tx, filter.districtNo ? asked.map((row) => row.unitNo) : [], call.today)
  const rows = [
    ...asked
      .filter((row) => row.answer !== 'agreed' || row.endedOn !== null || !stands.has(key(row.unitNo, row.leadNo)))
      .filter((row) => !filter.districtNo || known.get(row.unitNo)?.districtNo === filter.districtNo)
      .map((row) => ({
        id: row.id as string | null,
        unit: namedIn(names, row.unitNo),
        lead: namedIn(names, row.leadNo),
        stage: tieStage(row.answer, false) as TieStage,
        fromOn: row.fromOn,
        untilOn: row.endedOn,
        note: row.note,
        reason: row.endReason ?? row.reason,
      })),
    ...standing.map(({ lead, one }) => ({
      id: agreed.get(key(one.no, lead.no))?.id ?? null,
      unit: { no: one.no, name: one.name },
      lead: { no: lead.no, name: lead.name },
      stage: 'attached' as TieStage,
      fromOn: one.fromOn,
      untilOn: null,
      note: agreed.get(key(one.no, lead.no))?.note ?? null,
      reason: null,
    })),
  ]
  const acts = await reachedOf(
    call.tx,
    call.can?.('network.act') ?? null,
    rows.flatMap((row) => [row.unit.no, row.lead.no]),
  )
  return rows
    .map((row) => ({
      ...row,
      can: {
        answer: row.stage === 'asked' && acts.has(row.lead.no),
        withdraw: row.stage === 'asked' && acts.has(row.unit.no),
        end: row.stage === 'attached' && (acts.has(row.lead.no) || acts.has(row.unit.no)),
      },
    }))
    .filter(
      (row) =>
        (filter.stage === undefined || row.stage === filter.stage) &&
        (!filter.mine || (row.can.answer && standsAt(call.can?.('network.act') ?? null, row.lead.no))) &&
        (filter.leadNo === undefined || row.lead.no === filter.leadNo) &&
        (filter.unitNo === undefined || row.unit.no === filter.unitNo) &&
        (!filter.q || [row.unit.name, row.lead.name].some((name) => name.includes(filter.q!))),
    )
}

export const listTies = query(alliances.listTies, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const all = await findTies(call, filter)
  const waiting = (await findTies(call, { mine: 'true' })).length
  return { items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length, page, pageSize, waiting }
})
