import { sql } from 'kysely'
import type { RuleVersion } from '../../kernel/rule.ts'
import { problem } from '../../kernel/problem.ts'
import { commonProblems } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { FormationFacts } from './facts.ts'
import type { FormationRule, Pin } from './formation/index.ts'
import type { StoredPlan } from './stored.ts'
import { plannerProblems as problems } from './problems.ts'

export interface PlanParameters {
  readonly opening?: number | null
  readonly about?: number | null
  readonly maxOrganisations?: number | null
  readonly mobile?: 'guest' | 'joint-mobile' | 'liaison' | null
  readonly anew: boolean
  readonly stability?: number | null
  readonly seed: number
  readonly steps?: number | null
}

export interface PlanRow {
  readonly id: string
  readonly kind: 'formation' | 'dispatch'
  readonly node_no: number
  readonly node_name: string
  readonly district_no: number
  readonly title: string
  readonly as_of: string
  readonly state: 'computing' | 'ready' | 'failed' | 'decided' | 'discarded'
  readonly revision: number
  readonly parameters: PlanParameters
  readonly rule: RuleVersion<FormationRule>
  readonly facts: FormationFacts
  readonly result: StoredPlan | null
  readonly problem: { code: string; params: Record<string, unknown> } | null
  readonly based_on: string | null
  readonly job_id: string | null
  readonly made_at: Date
  readonly made_by: string | null
}

export interface PinRow {
  readonly id: string
  readonly kind: Pin['kind']
  readonly unit_no: number
  readonly other_no: number | null
  readonly reason: string | null
}

const columns =
  sql.raw(`p.id, p.kind, p.node_no, (select n.name from organisations.name_of(array[p.node_no]) n) as node_name, p.district_no, p.title, p.as_of, p.state,
  p.revision, p.parameters, p.rule, p.facts, p.result, p.problem, p.based_on, p.decision, p.job_id, p.made_at, access.display_name_of(p.account_id) as made_by`)

export async function findPlan(tx: Tx, id: string, lock = false): Promise<PlanRow | null> {
  const { rows } =
    await sql<PlanRow>`select ${columns} from planner.plan p where p.id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ?? null
}

export async function getPlan(tx: Tx, id: string): Promise<PlanRow> {
  const plan = await findPlan(tx, id)
  if (plan?.kind !== 'formation') throw problem(problems['plan-not-found'])
  return plan
}

/** A plan with its result; one at work or failed has none. */
export async function getReadyPlan(tx: Tx, id: string): Promise<PlanRow & { result: StoredPlan }> {
  const plan = await getPlan(tx, id)
  if (plan.result === null) throw problem(problems['plan-not-ready'])
  return { ...plan, result: plan.result }
}

/** Locks a plan for a change and counts its revision up; refuses what is decided, at work, or seen in an older state. */
export async function getPlanForChange(
  call: Pick<Call, 'tx'> & { ifMatch?: number | null },
  id: string,
  kind: PlanRow['kind'] | 'either' = 'formation',
): Promise<PlanRow> {
  const plan = await findPlan(call.tx, id, true)
  if (!plan || (kind !== 'either' && plan.kind !== kind)) throw problem(problems['plan-not-found'])
  const seen = call.ifMatch ?? null
  if (seen !== null && seen !== plan.revision) throw problem(commonProblems['revision-stale'], { seen, now: plan.revision })
  if (plan.state === 'decided' || plan.state === 'discarded') throw problem(problems['plan-already-decided'])
  if (plan.state === 'computing') throw problem(problems['plan-not-ready'])
  if (plan.job_id !== null) throw problem(problems['plan-job-running'])
  await sql`update planner.plan set revision = revision + 1 where id = ${id}`.execute(call.tx)
  return { ...plan, revision: plan.revision + 1 }
}

export interface NewPlan {
  readonly kind: 'formation' | 'dispatch'
  readonly nodeNo: number
  readonly districtNo: number
  readonly title: string
  readonly asOf: string
  readonly parameters: object
  readonly rule: RuleVersion<object>
  readonly facts: object
  readonly basedOn: string | null
  readonly accountId: string | null
}

export async function insertPlan(tx: Tx, plan: NewPlan): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into planner.plan (kind, node_no, district_no, title, as_of, parameters, rule, facts, based_on, account_id)
    values (${plan.kind}, ${plan.nodeNo}, ${plan.districtNo}, ${plan.title}, ${plan.asOf}, ${JSON.stringify(plan.parameters)}::jsonb,
      ${JSON.stringify(plan.rule)}::jsonb, ${JSON.stringify(plan.facts)}::jsonb, ${plan.basedOn}, ${plan.accountId}) returning id`.execute(
    tx,
  )
  return rows[0]!.id
}

export async function keepResult(tx: Tx, id: string, result: object): Promise<void> {
  await sql`update planner.plan set state = 'ready', result = ${JSON.stringify(result)}::jsonb, problem = null, job_id = null
    where id = ${id} and state in ('computing', 'ready')`.execute(tx)
}

export async function keepFailure(tx: Tx, id: string, failure: { code: string; params: Record<string, unknown> }): Promise<void> {
  await sql`update planner.plan set state = case when result is null then 'failed' else 'ready' end, problem = ${JSON.stringify(failure)}::jsonb, job_id = null
    where id = ${id} and state in ('computing', 'ready')`.execute(tx)
}

export async function listPins(tx: Tx, planId: string): Promise<PinRow[]> {
  const { rows } = await sql<PinRow>`select id, kind, unit_no, other_no, reason from planner.pin
    where plan_id = ${planId} and removed_at is null order by recorded_at, id`.execute(tx)
  return rows
}

/** Answers null when the same stands already. */
export async function insertPin(
  tx: Tx,
  planId: string,
  accountId: string | null,
  pin: { kind: Pin['kind']; unitNo: number; otherNo: number | null; reason: string | null },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into planner.pin (plan_id, kind, unit_no, other_no, reason, account_id)
    values (${planId}, ${pin.kind}, ${pin.unitNo}, ${pin.otherNo}, ${pin.reason}, ${accountId}) on conflict do nothing returning id`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

export async function copyPins(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`insert into planner.pin (plan_id, kind, unit_no, other_no, person_id, reason, account_id)
    select ${toId}, kind, unit_no, other_no, person_id, reason, account_id from planner.pin where plan_id = ${fromId} and removed_at is null`.execute(
    tx,
  )
}

/** The job is done with the plan; a later one that has taken its place keeps it. */
export async function releaseJob(tx: Tx, id: string, jobId: string): Promise<void> {
  await sql`update planner.plan set job_id = null where id = ${id} and job_id = ${jobId}::uuid`.execute(tx)
}
