import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { organisations } from '../contract.ts'
import { organisationProblems as problems } from '../problems.ts'
import { inScope } from '../store.ts'
import type { DeploymentSite } from '../rules.ts'

/** Say at what sort of site a temporary Party organisation was set up. */
export const deployUnit = command(organisations.deployUnit, async (call) => {
  const { tx, params, body } = call
  const { rows } = await sql<{ form: string | null }>`
    select s.form from organisations.unit_on(${call.today}::date) s where s.unit_no = ${params.no} and ${inScope(call)}`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['unit-not-found'])
  if (rows[0].form !== 'temporary') throw problem(problems['site-of-temporary'])
  await saveSite(tx, params.no, body.site, call.actor.accountId)
  call.note({ objectType: 'unit', objectId: String(params.no), fields: ['site'] })
  return { no: params.no }
})

export async function saveSite(tx: Tx, no: number, site: DeploymentSite, accountId: string | null): Promise<void> {
  await sql`insert into organisations.deployment (unit_no, site, account_id) values (${no}, ${site}, ${accountId})
    on conflict (unit_no) do update set site = excluded.site, account_id = excluded.account_id, recorded_at = transaction_timestamp()`.execute(
    tx,
  )
}
