import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { commonProblems, problem } from '../../../kernel/problem.ts'
import { type Call, command, type Input } from '../../../platform/commands/operation.ts'
import { reachedBy } from '../../../platform/db/reached.ts'
import { places } from '../contract.ts'
import { getJudged, type Judged, mayDecide } from '../plans.ts'
import { placeProblems as problems } from '../problems.ts'
import { actsOfPlan, areaKinds, type PlanAct, planActs } from '../rules.ts'

const about = (id: string, ...fields: string[]) => ({ objectType: 'venue-plan', objectId: id, fields })

export const enterPlan = command(places.enterPlan, async (call) => {
  const { tx, body } = call
  const { rows: areas } = await sql<{ kind: string; districtNo: number }>`
    select a.kind, coalesce(a.district_no, a.no) as "districtNo" from organisations.unit a
    where a.no = ${body.areaNo} and ${reachedBy(call.scope, 'a.scope_nodes')}`.execute(tx)
  const area = areas[0]
  if (!area || !areaKinds[body.kind].includes(area.kind)) throw problem(problems['plan-area-unfit'])
  const id = randomUUID()
  const { rows } = await sql<{ no: number }>`
    insert into places.plan (id, kind, area_no, district_no, name, wanted_year, features, account_id)
    values (${id}, ${body.kind}, ${body.areaNo}, ${area.districtNo}, ${body.name}, ${body.wantedYear}, ${body.features || null}, ${call.actor.accountId})
    returning no`.execute(tx)
  call.note(about(id, 'planned'))
  return { id, no: rows[0]!.no, revision: 1 }
})

/** Locked before it is read and judged. Throws `plan-not-found` and `revision-stale`. */
async function getForChange(call: Call & { ifMatch: number | null }, id: string): Promise<Judged> {
  await sql`select id from places.plan where id = ${id} for update`.execute(call.tx)
  const judged = await getJudged(call, id)
  const { revision } = judged.row
  if (call.ifMatch !== revision) throw problem(commonProblems['revision-stale'], { seen: call.ifMatch, now: revision })
  return judged
}

export const changePlan = command(places.changePlan, async (call) => {
  const { tx, body, params } = call
  const { row } = await getForChange(call, params.id)
  if (row.state !== 'considered') throw problem(problems['plan-not-now'])
  await sql`
    update places.plan set name = ${body.name}, wanted_year = ${body.wantedYear}, features = ${body.features || null}, revision = revision + 1
    where id = ${row.id}`.execute(tx)
  call.note(about(row.id, 'features'))
  return { id: row.id, revision: row.revision + 1 }
})

export const movePlan = command(places.movePlan, async (call) => {
  const { body, params } = call
  const judged = await getForChange(call, params.id)
  const { row } = judged
  if (!actsOfPlan(row.state).includes(body.act)) throw problem(problems['plan-not-now'])
  await carryOut[body.act](call, judged)
  call.note(about(row.id, body.act))
  return { id: row.id, state: planActs[body.act].to, revision: row.revision + 1 }
})

type Moving = Call & Input<typeof places.movePlan>

function reasonOf({ body }: Moving): string {
  const said = body.reason?.trim()
  if (!said) throw problem(problems['booking-reason-missing'])
  return said
}

const carryOut: Readonly<Record<PlanAct, (call: Moving, judged: Judged) => Promise<void>>> = {
  /** What the rule saw is kept with the decision: records go on, and the decision was made on these. */
  async decide(call, judged) {
    const { row, verdict, factors, today, book } = judged
    const reason = reasonOf(call)
    if (!mayDecide(judged)) throw problem(problems['plan-not-mature'])
    await sql`
      update places.plan set state = 'decided', verdict = ${verdict}, evidence = ${JSON.stringify({ ...today, factors })}::jsonb,
        rule_version = ${book.plan?.ref.version ?? null}, decided_on = ${call.today}, decided_reason = ${reason}, revision = revision + 1
      where id = ${row.id}`.execute(call.tx)
  },
  async open(call, { row, book }) {
    const { tx, today, body } = call
    const kinds = book.plan?.venueKinds[row.kind] ?? null
    const { rows } = await sql<{ taken: boolean }>`
      select exists (select from places.plan p where p.venue_no = v.no) as taken from places.venue_on(${today}::date) v join organisations.unit a on a.no = ${row.areaNo}
      where v.no = ${body.venueNo ?? null}::integer and v.state = 'open' and v.district_no = ${row.districtNo}
        and (a.kind <> 'street' or v.street_no = a.no) and (${kinds}::text[] is null or v.kind = any (${kinds}))`.execute(tx)
    if (!rows[0]) throw problem(problems['plan-venue-unfit'])
    if (rows[0].taken) throw problem(problems['plan-venue-named'])
    await sql`
      update places.plan set state = 'opened', venue_no = ${body.venueNo}, opened_on = ${today}, revision = revision + 1 where id = ${row.id}`.execute(
      tx,
    )
  },
  async drop(call, { row }) {
    const reason = reasonOf(call)
    await sql`
      update places.plan set state = 'dropped', dropped_on = ${call.today}, dropped_reason = ${reason}, revision = revision + 1 where id = ${row.id}`.execute(
      call.tx,
    )
  },
}
