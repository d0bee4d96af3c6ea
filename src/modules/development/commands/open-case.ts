import { sql } from 'kysely'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import type { Day } from '../../../kernel/dates.ts'
import { problem } from '../../../kernel/problem.ts'
import { keepFieldsTyped } from '../../../platform/commands/fields-typed.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { development } from '../contract.ts'
import { developmentProblems as problems } from '../problems.ts'
import { isOfAge, limitsOf, type OpenStage } from '../rules.ts'
import { processes } from '../settings.ts'
import { type Branch, getBranch, insertRecord, memberNow, type NewRecord } from '../store.ts'

type Body = BodyOf<typeof development.openCase>

/**
 * Open a case. One that is under way is taken in at the stage it has reached: what lies before stays in the paper file, and what it began
 * under is told by the day of the application.
 */
export const openCase = command(development.openCase, async (call) => {
  const id = await insertCase(call, await prepareCase(call, call.body), null)
  await keepFieldsTyped(call, 'development.case', id)
  call.note({ objectType: 'development-case', objectId: id, fields: ['name', 'stage'], detail: { unitNo: call.body.branchNo } })
  return { id, revision: 1 }
})

export interface PreparedCase {
  readonly body: Body
  readonly branch: Branch
  readonly since: Day
  /** Version in force on the day of the application: the case goes by it. */
  readonly version: string
  readonly who: { readonly name: string; readonly memberId: string | null }
}

/** Everything that may be said against opening a case; writes nothing. */
export async function prepareCase(call: Call, body: Body): Promise<PreparedCase> {
  const { tx, today } = call
  const branch = await getBranch(call, body.branchNo)
  const since = body.stage === 'applicant' ? body.appliedOn : body.since
  if (!since) throw problem(problems['development-since-missing'])
  for (const day of [body.appliedOn, since]) if (day > today) throw problem(problems['development-in-the-future'], { day })
  const versions = (await processes(tx))(branch.districtNo)
  const process = versions.find(
    ({ fromOn, untilOn }) => fromOn <= body.appliedOn && (untilOn === null || body.appliedOn < untilOn),
  )
  if (!process) throw problem(problems['development-rule-missing'])
  const [age] = limitsOf(process, 'age')
  if (age && body.bornOn && !isOfAge(body.bornOn, body.appliedOn, age))
    throw problem(problems['development-too-young'], { years: age.years, source: age.source })
  return { body, branch, since, version: process.version, who: await whoIs(call, body, branch) }
}

export async function insertCase(
  { tx, actor }: Pick<Call, 'tx' | 'actor'>,
  { body, branch, since, version, who }: PreparedCase,
  intakeId: string | null,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into development.case (district_no, branch_no, name, member_id, begun_on, taken_in, stage, intake_id, account_id)
    values (${branch.districtNo}, ${branch.no}, ${who.name}, ${who.memberId}, ${body.appliedOn}, ${body.stage}, ${body.stage}, ${intakeId},
      ${actor.accountId}) returning id`.execute(tx)
  const { id } = rows[0]!
  for (const record of begin(body.stage, since))
    await insertRecord(tx, actor.accountId, id, { ...record, documentNo: body.documentNo, version })
  return id
}

/** Takes up an application handed in to a branch in reach; the day of birth is checked and not kept. Answers the case. */
export async function applyTo(
  call: Call,
  application: { branchNo: number; name: string; bornOn: Day; appliedOn: Day; documentNo?: string | null | undefined },
): Promise<string> {
  const id = await insertCase(call, await prepareCase(call, { ...application, stage: 'applicant' }), null)
  await keepFieldsTyped(call, 'development.case', id)
  call.note({ objectType: 'development-case', objectId: id, fields: ['name', 'stage'], detail: { unitNo: application.branchNo } })
  return id
}

/** The record a stage begins with: of a probation the meeting that adopted it, from which its year runs, and the approval. */
function begin(stage: OpenStage, onDay: Day): Pick<NewRecord, 'step' | 'onDay' | 'outcome'>[] {
  if (stage === 'applicant') return [{ step: 'application', onDay }]
  if (stage !== 'probationary') return [{ step: stage, onDay }]
  return [
    { step: 'admission-meeting', onDay, outcome: 'adopted' },
    { step: 'admission-approval', onDay, outcome: 'approved' },
  ]
}

/** Somebody on probation is in the register already and is named from there; anybody else is not, and must be of age. */
async function whoIs(call: Call, body: Body, branch: Branch): Promise<{ name: string; memberId: string | null }> {
  if (body.stage !== 'probationary') {
    if (!body.name || !body.bornOn) throw problem(problems['development-name-missing'])
    return { name: body.name, memberId: null }
  }
  const member = body.memberId ? await memberNow(call, body.memberId) : null
  if (!member || !body.memberId || member.branchNo !== branch.no) throw problem(problems['development-member-not-found'])
  if (member.standing !== 'probationary') throw problem(problems['development-member-not-probationary'])
  const { rows } =
    await sql`select from development.case where member_id = ${body.memberId} and stage <> 'closed' and withdrawn_at is null`.execute(
      call.tx,
    )
  if (rows.length > 0) throw problem(problems['development-member-has-case'])
  return { name: member.name, memberId: body.memberId }
}
