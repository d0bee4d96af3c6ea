import { reachedBy } from '../../../platform/db/reached.ts'
import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command, query } from '../../../platform/commands/operation.ts'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import type { Day } from '../../../kernel/dates.ts'
import { asPlatform, type Tx } from '../../../platform/db/database.ts'
import { coverage } from '../contract.ts'
import { coverageProblems as problems } from '../problems.ts'
import { refreshVerdicts } from '../projection.ts'
import { ask, findVerdict } from '../queries.ts'

/** Record why a unit is blank and what is done about it. A new diagnosis closes the one before. */
export const diagnose = command(coverage.diagnose, async (call) => {
  const { tx, body, params, today } = call
  // Two who diagnose one unit at once come one after the other; the later one closes the earlier.
  await sql`select from organisations.unit where no = ${params.no} for update`.execute(tx)
  const row = await findVerdict(await ask(call, {}), params.no)
  if (!row) throw problem(problems['coverage-unit-not-found'])
  const blank = row.cell !== null && row.party_org_no === null
  if (!blank && body.reason !== 'dormant') throw problem(problems['unit-not-blank'])
  const id = await openDiagnosis(call, params.no, body)
  await asPlatform(tx, () => refreshVerdicts(tx, today, [params.no]))
  call.note({ objectType: 'unit', objectId: String(params.no), fields: ['diagnosis'] })
  return { id }
})

/** The one before is closed. The caller brings the verdict up to date. */
export async function openDiagnosis(
  { tx, today, actor }: Pick<Call, 'tx' | 'today' | 'actor'>,
  unitNo: number,
  { reason, note, remedy, followUpOn }: BodyOf<typeof coverage.diagnose>,
): Promise<string> {
  await sql`update coverage.diagnosis set closed_on = ${today}::date where unit_no = ${unitNo} and closed_on is null`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into coverage.diagnosis (unit_no, reason, note, remedy, follow_up_on, opened_on, account_id)
    values (${unitNo}, ${reason}, ${note ?? null}, ${remedy}, ${followUpOn ?? null}, ${today}, ${actor.accountId}) returning id`.execute(
    tx,
  )
  return rows[0]!.id
}

export const followUp = command(coverage.followUp, async (call) => {
  const { tx, body, params, today } = call
  const { rows } = await sql<{
    unit_no: number
    closed_on: string | null
  }>`select unit_no, closed_on from coverage.diagnosis where id = ${params.id} for update`.execute(tx)
  if (!rows[0] || !(await findVerdict(await ask(call, {}), rows[0].unit_no))) throw problem(problems['diagnosis-not-found'])
  if (rows[0].closed_on !== null) throw problem(problems['diagnosis-closed'])
  await sql`insert into coverage.follow_up (diagnosis_id, on_day, note, account_id) values (${params.id}, ${today}, ${body.note}, ${call.actor.accountId})`.execute(
    tx,
  )
  await sql`update coverage.diagnosis set follow_up_on = ${body.nextOn ?? null}, closed_on = ${body.close ? today : null}::date where id = ${params.id}`.execute(
    tx,
  )
  const { unit_no: unitNo } = rows[0]
  if (body.close) await asPlatform(tx, () => refreshVerdicts(tx, today, [unitNo]))
  call.note({ objectType: 'unit', objectId: String(unitNo), fields: ['diagnosis'] })
  return { id: params.id }
})

export interface OpenDiagnosis {
  readonly unit_no: number
  readonly reason: 'unwilling' | 'unable' | 'impossible' | 'dormant'
  readonly remedy: string
  readonly follow_up_on: Day | null
  /** What the latest follow-up up to the day found. */
  readonly last: string | null
}

/** Diagnoses of these units that were open on a day. */
export async function openDiagnosesOn(tx: Tx, day: Day, nos: readonly number[]): Promise<OpenDiagnosis[]> {
  const { rows } = await sql<OpenDiagnosis>`
    select distinct on (d.unit_no) d.unit_no, d.reason, d.remedy, d.follow_up_on,
      (select f.note from coverage.follow_up f where f.diagnosis_id = d.id and f.on_day <= ${day}::date order by f.on_day desc, f.recorded_at desc limit 1) as last
    from coverage.diagnosis d
    where d.unit_no = any (${[...nos]}::integer[]) and d.opened_on <= ${day}::date and (d.closed_on is null or d.closed_on > ${day}::date)
    order by d.unit_no, d.opened_on desc`.execute(tx)
  return rows
}

interface DiagnosisRow {
  id: string
  no: number
  name: string
  reason: string
  note: string | null
  remedy: string
  followUpOn: string | null
  openedOn: string
  closedOn: string | null
  followUps: { on: string; note: string; by: string | null }[]
}

export const listDiagnoses = query(coverage.listDiagnoses, async (call) => {
  const { unitNo, open, dueBefore, page, pageSize } = call.query
  const where = sql`(${unitNo ?? null}::integer is null or d.unit_no = ${unitNo ?? null})
    and (${open ?? null}::boolean is null or (d.closed_on is null) = ${open ?? null}) and (${dueBefore ?? null}::date is null or d.follow_up_on < ${dueBefore ?? null})
    and d.unit_no in (select unit_no from coverage.verdict v where ${reachedBy(call.scope, 'v.scope_nodes')})`
  const total = await sql<{ total: number }>`select count(*) as total from coverage.diagnosis d where ${where}`.execute(call.tx)
  const { rows } = await sql<DiagnosisRow>`
    select d.id, d.unit_no as no, v.name, d.reason, d.note, d.remedy, d.follow_up_on as "followUpOn", d.opened_on as "openedOn", d.closed_on as "closedOn",
      coalesce((select json_agg(json_build_object('on', f.on_day, 'note', f.note, 'by', access.display_name_of(f.account_id)) order by f.on_day)
        from coverage.follow_up f where f.diagnosis_id = d.id), '[]') as "followUps"
    from coverage.diagnosis d join coverage.verdict v on v.unit_no = d.unit_no where ${where}
    order by d.closed_on nulls first, d.follow_up_on nulls last, d.opened_on desc, d.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  return {
    items: rows.map(({ no, name, ...row }) => ({ ...row, unit: { no, name } })),
    total: total.rows[0]!.total,
    page,
    pageSize,
  }
})
