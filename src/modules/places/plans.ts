import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { areasToday } from './area-facts.ts'
import { places } from './contract.ts'
import type { AreaTold } from './contract-plans.ts'
import { placeProblems as problems } from './problems.ts'
import { actsOfPlan, judgePlan, type Maturity, type PlanKind, type PlanState, type PlanVerdict } from './rules.ts'
import { type PlaceBook, placeBook } from './settings.ts'
import { nameIn, namesOf, type Reading } from './venues.ts'

export type PlanFilter = Partial<Omit<QueryOf<typeof places.listPlans>, 'page' | 'pageSize'>>

export interface PlanRow {
  id: string
  no: number
  revision: number
  kind: PlanKind
  areaNo: number
  districtNo: number
  name: string
  wantedYear: number
  features: string | null
  state: PlanState
  verdict: PlanVerdict | null
  evidence: (AreaTold & Pick<Maturity, 'factors'>) | null
  ruleVersion: string | null
  decidedOn: Day | null
  decidedReason: string | null
  venueNo: number | null
  venue: string | null
  openedOn: Day | null
  droppedOn: Day | null
  droppedReason: string | null
  /** Whether the caller plans for the area, and may decide before it is mature. */
  may: boolean
  early: boolean
}

const reaches = (scope: Reading['scope'] | null): RawBuilder<boolean> =>
  scope === null ? sql<boolean>`false` : reachedBy(scope, 'a.scope_nodes')

/** The one predicate of list, count and export; row-level security says the same of the area. */
export function fitsPlan(filter: PlanFilter): RawBuilder<boolean> {
  const { q, kind = null, state = null, streetNo = null } = filter
  const like = likeOf(q)
  return sql<boolean>`(${kind}::text is null or p.kind = ${kind}) and (${state}::text is null or p.state = ${state})
    and (${streetNo}::integer is null or p.area_no = ${streetNo})
    and (${like}::text is null or p.name ilike ${like} or p.features ilike ${like} or p.no::text = ${q ?? ''})`
}

const from = (call: Reading, where: RawBuilder<boolean>) => sql`
  places.plan p join organisations.unit a on a.no = p.area_no and ${reachedBy(call.scope, 'a.scope_nodes')} where ${where}`

export async function listPlanRows(
  call: Reading,
  where: RawBuilder<boolean>,
  { limit, offset }: { limit: number; offset: number },
): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select p.id, p.no, p.revision, p.kind, p.area_no as "areaNo", p.district_no as "districtNo", p.name, p.wanted_year as "wantedYear", p.features, p.state,
      p.verdict, p.evidence, p.rule_version as "ruleVersion", p.decided_on as "decidedOn", p.decided_reason as "decidedReason", p.venue_no as "venueNo",
      (select v.name from places.venue_on(${call.today}::date) v where v.no = p.venue_no) as venue, p.opened_on as "openedOn", p.dropped_on as "droppedOn",
      p.dropped_reason as "droppedReason", ${reaches(call.can('place.plan'))} as may, ${reaches(call.can('place.plan-early'))} as early
    from ${from(call, where)}
    order by array_position(array['considered', 'decided', 'opened', 'dropped'], p.state), p.wanted_year, p.no limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  return rows
}

export interface Judged extends Maturity {
  readonly row: PlanRow
  readonly today: AreaTold
  readonly book: PlaceBook
}

/** Each plan with its area as records tell it today; one that is decided keeps what was said then. */
export async function judgeToday(call: Reading, rows: readonly PlanRow[]): Promise<Judged[]> {
  const judged = new Map<string, Judged>()
  for (const [districtNo, some] of Map.groupBy(rows, (row) => row.districtNo)) {
    const book = await placeBook(call.tx, districtNo, call.today)
    const told = await areasToday(
      call,
      some.map((row) => row.areaNo),
      book.reach?.metres ?? 0,
    )
    for (const row of some) {
      const today = told(row.areaNo)
      const leading = Math.max(0, ...today.industries.map((one) => one.organisations))
      const now = judgePlan(book.plan, { ...today, leading, features: row.features })
      const then = row.verdict && row.evidence ? { verdict: row.verdict, factors: row.evidence.factors } : now
      judged.set(row.id, { ...then, row, today, book })
    }
  }
  return rows.map((row) => judged.get(row.id)!)
}

export async function presentPlans(call: Reading, judged: readonly Judged[]) {
  const areas = judged.map((one) => one.row.areaNo)
  const named = nameIn(await namesOf(call.tx, areas, call.today))
  return judged.map(({ row, verdict, factors }) => ({
    id: row.id,
    no: row.no,
    revision: row.revision,
    kind: row.kind,
    area: named(row.areaNo)!,
    name: row.name,
    wantedYear: row.wantedYear,
    features: row.features,
    state: row.state,
    verdict,
    factors: [...factors],
    venue: row.venueNo === null ? null : { no: row.venueNo, name: row.venue ?? String(row.venueNo) },
    decidedOn: row.decidedOn,
    openedOn: row.openedOn,
  }))
}

export const listPlans = query(places.listPlans, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const where = fitsPlan(filter)
  const { rows: counts } = await sql<{ total: number }>`select count(*)::integer as total from ${from(call, where)}`.execute(
    call.tx,
  )
  const rows = await listPlanRows(call, where, { limit: pageSize, offset: (page - 1) * pageSize })
  const items = await presentPlans(call, await judgeToday(call, rows))
  return { items, total: counts[0]!.total, page, pageSize, can: { enter: call.can('place.plan') !== null } }
})

/** One plan in reach, judged today. Throws `plan-not-found`. */
export async function getJudged(call: Reading, id: string): Promise<Judged> {
  const [row] = await listPlanRows(call, sql<boolean>`p.id = ${id}`, { limit: 1, offset: 0 })
  if (!row) throw problem(problems['plan-not-found'])
  const [judged] = await judgeToday(call, [row])
  return judged!
}

/** Only the district decides what is not mature. */
export const mayDecide = ({ row, verdict }: Judged) => verdict === 'mature' || row.early

function ruleTold({ plan }: PlaceBook, kind: PlanKind) {
  if (plan === null) return null
  const { ref, venueKinds, ...params } = plan
  return { ...params, venueKinds: venueKinds[kind], version: ref.version, source: ref.source }
}

export const getPlan = query(places.getPlan, async (call) => {
  const judged = await getJudged(call, call.params.id)
  const [shown] = await presentPlans(call, [judged])
  const { row, today, book } = judged
  const acts = row.may ? actsOfPlan(row.state).filter((act) => act !== 'decide' || mayDecide(judged)) : []
  return {
    ...shown!,
    today,
    rule: ruleTold(book, row.kind),
    decided: row.evidence
      ? {
          verdict: row.verdict!,
          reason: row.decidedReason!,
          ruleVersion: row.ruleVersion,
          organisations: row.evidence.organisations,
          people: row.evidence.people,
          far: row.evidence.far,
        }
      : null,
    droppedOn: row.droppedOn,
    droppedReason: row.droppedReason,
    can: { change: row.may && row.state === 'considered', acts },
  }
})
