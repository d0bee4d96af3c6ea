import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { campaigns } from '../contract.ts'
import { campaignProblems as problems } from '../problems.ts'
import { findWholeNode, getCampaignRow } from '../store.ts'

/** Close a campaign: from then on it tells of the day it was closed. Nothing it was about is changed. */
export const closeCampaign = command(campaigns.closeCampaign, async (call) => {
  const { tx, params, body, scope, today, actor } = call
  const row = await getCampaignRow(tx, scope, params.id, true)
  if (!(await findWholeNode(tx, scope, row.node_no))) throw problem(problems['campaign-not-whole'])
  if (row.closed_on !== null) throw problem(problems['campaign-closed'])
  await sql`update campaigns.campaign set closed_on = ${today}::date, closed_by = ${actor.accountId}, closed_note = ${body.note}
    where id = ${row.id}::uuid`.execute(tx)
  call.note({ objectType: 'campaign', objectId: row.id })
  return { id: row.id }
})
