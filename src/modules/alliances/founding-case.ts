import { sql } from 'kysely'
import { everything } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import type { CaseEffect, EffectCall } from '../../platform/contributions/case-effects.ts'
import type { Moment } from '../../platform/outbox/outbox.ts'
import type { CaseMoved } from '../procedures/index.ts'
import { type CommunityRow, readCommunities, unmetNow } from './communities.ts'
import { addCommunityStep } from './founding.ts'
import { allianceProblems as problems } from './problems.ts'
import { booksOf } from './settings.ts'

/** The community a lead has applied for: one case of a procedure is open for a unit at a time, so there is one. */
async function applied(call: EffectCall): Promise<CommunityRow> {
  const where = sql<boolean>`c.lead_no = ${call.subjectNo} and c.case_id is not null and c.established_on is null and c.state in ('draft', 'applied')`
  const [row] = await readCommunities({ ...call, scope: everything }, {}, where)
  if (!row) throw problem(problems['community-not-found'])
  return row
}

/** The decision on an application founds the community: its members are members from that day. */
export const establishCommunity: CaseEffect = {
  key: 'alliances.establish-community',
  async check(call) {
    const row = await applied(call)
    const unmet = await unmetNow({ ...call, scope: everything }, row, (await booksOf(call.tx))(row.districtNo))
    if (unmet.length > 0) throw problem(problems['community-not-ready'], { missing: unmet })
  },
  async apply(call) {
    const row = await applied(call)
    const { effectiveOn, documentNo } = call.act
    await sql`update alliances.community set state = 'active', established_on = ${effectiveOn}, document_no = ${documentNo}, revision = revision + 1 where id = ${row.id}`.execute(
      call.tx,
    )
    await sql`update alliances.community_member set state = 'member', from_on = ${effectiveOn} where community_id = ${row.id} and state = 'named'`.execute(
      call.tx,
    )
    await addCommunityStep(call, row.id, 'establish', effectiveOn, { reason: documentNo })
    return { no: null, lapsesOn: null }
  },
}

/** Handed in, it stands as applied; sent back, it is a draft again; refused or withdrawn, it may apply anew. */
export async function followCase(moment: Moment, { id, step, outcome }: CaseMoved['payload']): Promise<void> {
  if (outcome === 'done') return
  const state = outcome !== null || step === 'apply' ? 'draft' : 'applied'
  const { rows } = await sql<{ id: string }>`
    update alliances.community set state = ${state}, case_id = case when ${outcome}::text is null then case_id end, revision = revision + 1
    where case_id = ${id} and state in ('draft', 'applied') and (state <> ${state} or ${outcome}::text is not null) returning id`.execute(
    moment.tx,
  )
  for (const row of rows) await addCommunityStep(moment, row.id, state === 'applied' ? 'apply' : 'return', moment.today)
}
