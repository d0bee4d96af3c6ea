import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { anywhere } from '../../platform/db/like.ts'
import { type AgreementRow, readAgreements, requireAgreement } from './agreements.ts'
import { alliances } from './contract.ts'
import { allianceProblems as problems } from './problems.ts'
import { decideMove, decideSign, mayAmend, mayRenew, stageOf, standsAt } from './rules/agreements.ts'
import { booksOf, wordsOf } from './settings.ts'
import { districtsOf, findOwn, namesOf, reachedOf } from './store.ts'

type Body = BodyOf<typeof alliances.draftAgreement>

export const aboutAgreement = (id: string, field: string) => ({ objectType: 'agreement', objectId: id, fields: [field] })

export const findSides = query(alliances.findSides, async (call) => {
  const wanted = anywhere(call.query.q)
  type Side = { no: number; name: string; kind: string; area: string | null }
  if (call.query.own) {
    const { rows } = await sql<Side>`
      select u.unit_no as no, u.name, u.kind, null as area from organisations.unit_on(${call.today}::date) u
      where u.district_no is not null and u.status in ('active', 'preparing') and u.name ilike ${wanted}
        and u.kind not in ('district', 'street', 'community', 'industry') and ${reachedBy(call.scope, 'u.scope_nodes')}
      order by u.kind <> 'party_org', length(u.name), u.unit_no limit 20`.execute(call.tx)
    return { items: rows }
  }
  const { rows } = await sql<Side>`
    select no, name, kind, area from alliances.sides_like(${wanted}, ${await districtsOf(call.tx, call.scope)}::integer[], ${call.today}::date)`.execute(
    call.tx,
  )
  return { items: rows }
})

export async function addStep(
  call: Call,
  agreementId: string,
  action: string,
  onDay: Day,
  more: { unitNo?: number; reason?: string | null } = {},
): Promise<void> {
  await sql`insert into alliances.agreement_step (agreement_id, action, unit_no, on_day, reason, account_id)
    values (${agreementId}, ${action}, ${more.unitNo ?? null}, ${onDay}, ${more.reason ?? null}, ${call.actor.accountId})`.execute(
    call.tx,
  )
}

/** Sides other than the lead exist in the lead's district, on the day. */
async function requireSides(call: Call, districtNo: number, nos: readonly number[]): Promise<void> {
  const known = await namesOf(call.tx, nos, call.today)
  const strange = nos.find((no) => known.get(no)?.districtNo !== districtNo)
  if (strange !== undefined) throw problem(problems['agreement-side-unknown'], { unit: strange })
}

async function writeSides(call: Call, id: string, nos: readonly number[]): Promise<void> {
  await sql`delete from alliances.side where agreement_id = ${id}`.execute(call.tx)
  await sql`insert into alliances.side (agreement_id, unit_no, place)
    select ${id}::uuid, n, min(at)::integer from unnest(${[...nos]}::integer[]) with ordinality s (n, at) group by n`.execute(
    call.tx,
  )
}

/** Draws up an agreement; a charter comes from its community. */
export async function insertAgreement(
  call: Call,
  body: Body,
  origin: { renews?: string; communityId?: string } = {},
): Promise<string> {
  const lead = await findOwn(call.tx, call.scope, body.leadNo, call.today)
  if (!lead) throw problem(problems['agreement-lead-not-found'])
  const nos = [...new Set([lead.no, ...body.sideNos])]
  await requireSides(call, lead.districtNo, nos)
  requireDays(body)
  await requirePattern(call, lead.districtNo, body.pattern)
  const id = randomUUID()
  await sql`insert into alliances.agreement (id, kind, title, content, shares, pattern, from_on, until_on, lead_no, district_no, reach_nos, community_id, renews, account_id)
    values (${id}, ${body.kind}, ${body.title}, ${body.content}, ${body.shares || null}, ${body.pattern || null}, ${body.fromOn}, ${body.untilOn ?? null},
      ${lead.no}, ${lead.districtNo}, ${[lead.no]}::integer[], ${origin.communityId ?? null}, ${origin.renews ?? null}, ${call.actor.accountId})`
    .execute(call.tx)
    .catch((error: unknown) => {
      throw constraintOf(error) === 'agreement_renewed_once' ? problem(problems['agreement-renewed-already']) : error
    })
  await writeSides(call, id, nos)
  await addStep(call, id, origin.renews ? 'renew' : 'draft', call.today)
  call.note(aboutAgreement(id, 'agreement'))
  return id
}

const constraintOf = (error: unknown) => (error instanceof Error && 'constraint' in error ? error.constraint : null)

function requireDays({ fromOn, untilOn }: Pick<Body, 'fromOn' | 'untilOn'>): void {
  if (untilOn && untilOn <= fromOn) throw problem(problems['agreement-days-unfit'])
}

async function requirePattern(call: Call, districtNo: number, pattern: string | null | undefined): Promise<void> {
  if (!pattern) return
  const { patterns } = wordsOf((await booksOf(call.tx))(districtNo), call.today)
  if (!patterns.some((one) => one.code === pattern)) throw problem(problems['agreement-word-unknown'], { word: pattern })
}

export const draftAgreement = command(alliances.draftAgreement, async (call) => {
  if (call.body.kind === 'charter') throw problem(problems['agreement-of-community'])
  return { id: await insertAgreement(call, call.body), revision: 1 }
})

/** An agreement of a lead in reach, locked, of the revision the writer has seen, and counted up. */
async function getForChange(call: Call, id: string, ifMatch: number | null): Promise<AgreementRow> {
  await sql`select from alliances.agreement where id = ${id} for update`.execute(call.tx)
  const row = await requireAgreement(call, id)
  if (!(await reachedOf(call.tx, call.scope, [row.leadNo])).has(row.leadNo)) throw problem(problems['agreement-not-found'])
  if (ifMatch !== row.revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: row.revision })
  return row
}

export const amendAgreement = command(alliances.amendAgreement, async (call) => {
  const row = await getForChange(call, call.params.id, call.ifMatch)
  const { body, tx } = call
  if (!mayAmend(stageOf(row, call.today, null))) throw problem(problems['agreement-cannot-move'])
  const nos = [...new Set([row.leadNo, ...body.sideNos])]
  await requireSides(call, row.districtNo, nos)
  requireDays(body)
  await requirePattern(call, row.districtNo, body.pattern)
  // Whoever was asked before goes on seeing that it is being changed; a new side sees it once it is put before all.
  await sql`update alliances.agreement set title = ${body.title}, content = ${body.content}, shares = ${body.shares || null}, pattern = ${body.pattern || null},
    from_on = ${body.fromOn}, until_on = ${body.untilOn ?? null}, proposed_on = null, reach_nos = ${[row.leadNo]}::integer[], revision = revision + 1 where id = ${row.id}`.execute(
    tx,
  )
  await writeSides(call, row.id, nos)
  await addStep(call, row.id, 'amend', call.today)
  call.note(aboutAgreement(row.id, 'agreement'))
  return { id: row.id, revision: row.revision + 1 }
})

export const moveAgreement = command(alliances.moveAgreement, async (call) => {
  const row = await getForChange(call, call.params.id, call.ifMatch)
  const { move } = call.body
  const reason = call.body.reason || null
  if (row.kind === 'charter' && move === 'end') throw problem(problems['agreement-of-community'])
  const decision = decideMove(row, move, reason, call.today)
  if (!decision.ok) throw problem(problems[decision.code])
  if (move === 'propose') await proposeAgreement(call, row)
  else
    await sql`update alliances.agreement set closed_as = ${move === 'end' ? 'ended' : 'withdrawn'}, closed_on = ${call.today}, close_reason = ${reason},
      revision = revision + 1 where id = ${row.id}`.execute(call.tx)
  if (move !== 'propose') await addStep(call, row.id, move, call.today, { reason })
  call.note(aboutAgreement(row.id, move))
  return { id: row.id, revision: row.revision + 1 }
})

export async function proposeAgreement(call: Call, row: Pick<AgreementRow, 'id' | 'sides'>): Promise<void> {
  const nos = row.sides.map((side) => side.unitNo)
  await sql`update alliances.agreement set proposed_on = ${call.today}, reach_nos = ${nos}::integer[], revision = revision + 1 where id = ${row.id}`.execute(
    call.tx,
  )
  await addStep(call, row.id, 'propose', call.today)
}

/** Two sides that sign at the same moment come one after the other; neither needs to have seen the other's signature. */
export const signAgreement = command(alliances.signAgreement, async (call) => {
  const { tx, today, body } = call
  await sql`select from alliances.agreement where id = ${call.params.id} for update`.execute(tx)
  const row = await requireAgreement(call, call.params.id)
  const paperNo = body.paperNo || null
  const said = { unitNo: body.unitNo, answer: body.answer, onDay: body.onDay ?? today, reason: body.reason || null, paperNo }
  const may = {
    here: paperNo === null && standsAt(call.scope, body.unitNo),
    paper: (await reachedOf(tx, call.can('agreement.record'), [body.unitNo])).has(body.unitNo),
  }
  const decision = decideSign(row, said, may, today)
  if (!decision.ok) throw problem(problems[decision.code])
  await sql`update alliances.side set answer = ${said.answer}, answered_on = ${said.onDay}, reason = ${said.reason}, paper_no = ${paperNo},
    signer = ${(paperNo && body.signer) || null}, account_id = ${call.actor.accountId}, answered_at = transaction_timestamp()
    where agreement_id = ${row.id} and unit_no = ${said.unitNo}`.execute(tx)
  await sql`update alliances.agreement set revision = revision + 1 where id = ${row.id}`.execute(tx)
  await addStep(call, row.id, said.answer === 'signed' ? 'sign' : 'refuse', said.onDay, {
    unitNo: said.unitNo,
    reason: said.reason ?? paperNo,
  })
  call.note(aboutAgreement(row.id, said.answer))
  const [now] = await readAgreements(call, { id: row.id })
  return { id: row.id, revision: now!.revision, stage: stageOf(now!, today, null) }
})

export const renewAgreement = command(alliances.renewAgreement, async (call) => {
  const row = await requireAgreement(call, call.params.id)
  const rule = (await booksOf(call.tx))(row.districtNo).find('alliance.agreement', call.today)
  if (!mayRenew(stageOf(row, call.today, rule?.params.remindDays ?? null)) || row.kind === 'charter')
    throw problem(problems['agreement-cannot-move'])
  const fromOn = row.untilOn! > call.today ? row.untilOn! : call.today
  const body = { ...row, fromOn, untilOn: call.body.untilOn ?? null, sideNos: row.sides.map((side) => side.unitNo) }
  return { id: await insertAgreement(call, body, { renews: row.id }), revision: 1 }
})
