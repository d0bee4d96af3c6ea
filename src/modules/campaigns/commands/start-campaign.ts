import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { aimsOn } from '../aims.ts'
import { campaigns } from '../contract.ts'
import { campaignProblems as problems } from '../problems.ts'
import { findWholeNode } from '../store.ts'

/** Start a campaign for a node the caller answers for as a whole, under the programme's definition of the aim. */
export const startCampaign = command(campaigns.startCampaign, async (call) => {
  const { tx, body, scope, actor } = call
  const node = await findWholeNode(tx, scope, body.nodeNo)
  if (!node) throw problem(problems['campaign-node-not-found'])
  if (body.untilOn <= body.fromOn) throw problem(problems['campaign-days-unfit'])
  const aim = (await aimsOn(tx, body.fromOn, node.district_no)).find((one) => one.aim === body.aim)
  if (!aim) throw problem(problems['campaign-aim-unknown'])
  const percent = body.percent ?? aim.percent
  if (percent === null) throw problem(problems['campaign-percent-missing'])
  const { rows } = await sql<{ id: string }>`
    insert into campaigns.campaign (name, node_no, node_kind, district_no, aim, aim_version, aim_source, percent, from_on, until_on, document, account_id)
    values (${body.name}, ${node.no}, ${node.kind}, ${node.district_no}, ${aim.aim}, ${aim.version}, ${aim.source}, ${percent}, ${body.fromOn},
      ${body.untilOn}, ${body.document}, ${actor.accountId}) returning id`.execute(tx)
  call.note({ objectType: 'campaign', objectId: rows[0]!.id, detail: { aim: aim.aim, node: node.no } })
  return { id: rows[0]!.id }
})
