import { sql } from 'kysely'
import { recordUnmasking } from '../../access/index.ts'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { organisations } from '../contract.ts'
import { organisationProblems as problems } from '../problems.ts'
import { inScope } from '../store.ts'

/** Show the contact telephone in full for a stated purpose; the read stands in the audit log and in the read log. */
export const revealPhone = command(organisations.revealPhone, async (call) => {
  const { tx, params, body } = call
  const { rows } = await sql<{ phone_sealed: Buffer | null }>`
    select phone_sealed from organisations.unit_state
    where unit_no = ${params.no} and retracted_at is null and until_on is null and ${inScope(call)}`.execute(tx)
  const row = rows[0]
  if (!row) throw problem(problems['unit-not-found'])
  await recordUnmasking(call, {
    purpose: body.purpose,
    objectType: 'unit',
    objectId: String(params.no),
    fields: ['phone'],
    unitNo: params.no,
  })
  return { phone: row.phone_sealed === null ? null : call.services.crypto.open('unit.phone', row.phone_sealed) }
})
