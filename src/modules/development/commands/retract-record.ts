import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { development } from '../contract.ts'
import { developmentProblems as problems } from '../problems.ts'
import { processOn, stageOf } from '../rules.ts'
import { processes } from '../settings.ts'
import { courseOf, getCaseForChange, memberNow, recordsOf, saveStanding } from '../store.ts'

/** Take the last record back. What it brought about in the register is taken back there first, by whoever keeps the register. */
export const retractRecord = command(development.retractRecord, async (call) => {
  const { tx, params, body } = call
  const one = await getCaseForChange(call, params.id, call.ifMatch)
  const records = (await recordsOf(tx, [one.id])).get(one.id)!
  const record = records.find(({ id }) => id === params.recordId)
  if (!record) throw problem(problems['development-record-not-found'])
  if (records.at(-1)!.id !== record.id || records.length === 1) throw problem(problems['development-record-not-the-last'])
  const standing = one.memberId ? ((await memberNow(call, one.memberId))?.standing ?? null) : null
  const admitted = record.step === 'admission-approval' && record.outcome === 'approved'
  if (admitted && standing !== null) throw problem(problems['development-register-first'])
  if (record.step === 'turning-approval' && record.outcome === 'full' && standing === 'full')
    throw problem(problems['development-register-first'])
  if (record.step === 'turning-approval' && record.outcome === 'cancelled' && standing !== 'probationary')
    throw problem(problems['development-register-first'])
  await sql`update development.record set retracted_at = transaction_timestamp(), retracted_by = ${call.actor.accountId}, retract_reason = ${body.reason}
    where id = ${record.id}`.execute(tx)
  const course = courseOf(one, records.slice(0, -1))
  const process = processOn((await processes(tx))(one.districtNo), course, call.today)
  if (!process) throw problem(problems['development-rule-missing'])
  const revision = await saveStanding(tx, one.id, {
    stage: stageOf(process, course),
    branchNo: record.step === 'moved' && record.fromNo !== null ? record.fromNo : one.branchNo,
    memberId: admitted ? null : one.memberId,
  })
  call.note({
    objectType: 'development-case',
    objectId: one.id,
    fields: ['record-retracted'],
    detail: { unitNo: one.branchNo, step: record.step },
  })
  return { id: one.id, revision }
})
