import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { openOne } from '../procedures/index.ts'
import { addStep as addAgreementStep, insertAgreement, proposeAgreement } from './agreement-commands.ts'
import { requireAgreement } from './agreements.ts'
import { charterOf, type CommunityRow, requireCommunity, standing, unmetNow } from './communities.ts'
import { alliances } from './contract.ts'
import { allianceProblems as problems } from './problems.ts'
import { lives, stateAfter } from './rules/communities.ts'
import { booksOf, wordsOf, workLinesOf } from './settings.ts'
import { findOwn, namesOf, reachedOf } from './store.ts'

type Body = BodyOf<typeof alliances.amendCommunity>
type Stepping = Pick<Call, 'tx'> & { readonly actor?: Call['actor'] }

export const aboutCommunity = (id: string, field: string) => ({ objectType: 'community', objectId: id, fields: [field] })

export async function addCommunityStep(
  call: Stepping,
  id: string,
  action: string,
  onDay: Day,
  more: { unitNo?: number | null; reason?: string | null } = {},
): Promise<void> {
  await sql`insert into alliances.community_step (community_id, action, unit_no, on_day, reason, account_id)
    values (${id}, ${action}, ${more.unitNo ?? null}, ${onDay}, ${more.reason ?? null}, ${call.actor?.accountId ?? null})`.execute(
    call.tx,
  )
}

/** A community locked for a change by somebody who acts for its lead. */
export async function getLed(call: Call, id: string, ifMatch?: number | null): Promise<CommunityRow> {
  await sql`select from alliances.community where id = ${id} for update`.execute(call.tx)
  const row = await requireCommunity(call, id)
  if (!(await reachedOf(call.tx, call.scope, [row.leadNo])).has(row.leadNo)) throw problem(problems['community-not-found'])
  if (ifMatch !== undefined && ifMatch !== row.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: row.revision })
  return row
}

async function requireWords(
  call: Call,
  districtNo: number,
  { form, anchor, workLines = [] }: Pick<Body, 'form' | 'anchor' | 'workLines'>,
): Promise<void> {
  const book = (await booksOf(call.tx))(districtNo)
  const [words, lines] = [wordsOf(book, call.today), workLinesOf(book, call.today)]
  if (!words.forms.some((one) => one.code === form)) throw problem(problems['community-word-unknown'], { word: form })
  if (anchor && !words.anchors.some((one) => one.code === anchor))
    throw problem(problems['community-word-unknown'], { word: anchor })
  const strange = workLines.find((code) => !lines.some((one) => one.code === code))
  if (strange) throw problem(problems['community-word-unknown'], { word: strange })
}

async function nameMembers(call: Call, id: string, districtNo: number, nos: readonly number[]): Promise<void> {
  const known = await namesOf(call.tx, nos, call.today)
  const strange = nos.find((no) => known.get(no)?.districtNo !== districtNo)
  if (strange !== undefined) throw problem(problems['community-member-unknown'], { unit: strange })
  await sql`delete from alliances.community_member where community_id = ${id} and state = 'named'`.execute(call.tx)
  await sql`insert into alliances.community_member (community_id, unit_no, place, state, account_id)
    select ${id}::uuid, n, min(at)::integer, 'named', ${call.actor.accountId}::uuid from unnest(${[...nos]}::integer[]) with ordinality s (n, at) group by n`.execute(
    call.tx,
  )
  await sql`select alliances.refresh_reach(${id})`.execute(call.tx)
}

export const foundCommunity = command(alliances.foundCommunity, async (call) => {
  const { tx, body } = call
  const lead = await findOwn(tx, call.scope, body.leadNo, call.today)
  if (!lead || lead.kind !== 'party_org') throw problem(problems['community-lead-not-found'])
  await requireWords(call, lead.districtNo, body)
  const id = randomUUID()
  await sql`insert into alliances.community (id, name, form, goal, outcome, anchor, anchor_name, coverage, duties, work_lines, lead_no, district_no, reach_nos, account_id)
    values (${id}, ${body.name}, ${body.form}, ${body.goal}, ${body.outcome || null}, ${body.anchor || null}, ${body.anchorName || null}, ${body.coverage || null},
      ${body.duties || null}, ${[...new Set(body.workLines)]}::text[], ${lead.no}, ${lead.districtNo}, ${[lead.no]}::integer[], ${call.actor.accountId})`.execute(
    tx,
  )
  await nameMembers(call, id, lead.districtNo, [...new Set([lead.no, ...body.memberNos])])
  await addCommunityStep(call, id, 'found', call.today)
  call.note(aboutCommunity(id, 'community'))
  return { id, revision: 1 }
})

export const amendCommunity = command(alliances.amendCommunity, async (call) => {
  const { tx, body } = call
  const row = await getLed(call, call.params.id, call.ifMatch)
  if (row.state !== 'draft' && !lives(row.state)) throw problem(problems['community-cannot-change'])
  const draft = row.state === 'draft'
  await requireWords(call, row.districtNo, draft ? body : { form: row.form, anchor: body.anchor })
  const workLines = draft && body.workLines ? [...new Set(body.workLines)] : [...row.workLines]
  // Name, charter and members of a community that stands were approved; its aim and what came of it go on being told.
  await sql`update alliances.community set goal = ${body.goal}, outcome = ${body.outcome || null}, anchor = ${body.anchor || null}, anchor_name = ${body.anchorName || null},
    name = ${draft ? body.name : row.name}, form = ${draft ? body.form : row.form}, coverage = ${draft ? body.coverage || null : row.coverage},
    duties = ${draft ? body.duties || null : row.duties}, work_lines = ${workLines}::text[], revision = revision + 1 where id = ${row.id}`.execute(
    tx,
  )
  if (draft) {
    await nameMembers(call, row.id, row.districtNo, [...new Set([row.leadNo, ...body.memberNos])])
    const lined = workLines.toSorted().join() !== [...row.workLines].toSorted().join()
    const said =
      lined || body.coverage !== row.coverage || body.duties !== row.duties || body.goal !== row.goal || body.name !== row.name
    if (said) await dropCharter(call, row)
  }
  await addCommunityStep(call, row.id, 'amend', call.today)
  call.note(aboutCommunity(row.id, 'community'))
  return { id: row.id, revision: row.revision + 1 }
})

/** Whoever signed an earlier wording has not signed this one. */
async function dropCharter(call: Call, row: CommunityRow): Promise<void> {
  if (!row.charterId) return
  await sql`update alliances.agreement set closed_as = 'withdrawn', closed_on = ${call.today}, close_reason = ${row.name}, revision = revision + 1
    where id = ${row.charterId} and closed_as is null`.execute(call.tx)
  await addAgreementStep(call, row.charterId, 'withdraw', call.today)
  await sql`update alliances.community set charter_id = null where id = ${row.id}`.execute(call.tx)
}

export const setTeam = command(alliances.setTeam, async (call) => {
  const { tx, body } = call
  const row = await getLed(call, call.params.id, call.ifMatch)
  if (row.state !== 'draft' && !lives(row.state)) throw problem(problems['community-cannot-change'])
  const members = new Set(standing(row).map((member) => member.unitNo))
  if (body.people.some((one) => !members.has(one.unitNo))) throw problem(problems['community-member-unknown'])
  const late = (day: string | null | undefined) => Boolean(day && day > call.today)
  if (body.people.some((one) => late(one.consultedOn) || (one.agreed != null && !one.consultedOn)))
    throw problem(problems['community-day-unfit'])
  await sql`delete from alliances.nominee where community_id = ${row.id}`.execute(tx)
  for (const one of body.people)
    await sql`insert into alliances.nominee (community_id, unit_no, name, office, consulted_on, consultation, agreed, account_id, recorded_at)
      values (${row.id}, ${one.unitNo}, ${one.name}, ${one.office}, ${one.consultedOn || null}, ${one.consultation || null}, ${one.agreed ?? null}, ${call.actor.accountId}, clock_timestamp())`.execute(
      tx,
    )
  await sql`update alliances.community set revision = revision + 1 where id = ${row.id}`.execute(tx)
  call.note(aboutCommunity(row.id, 'team'))
  return { id: row.id, revision: row.revision + 1 }
})

export const stateReadiness = command(alliances.stateReadiness, async (call) => {
  const { tx, body, today } = call
  const row = await getLed(call, call.params.id)
  if (row.state !== 'draft' && !lives(row.state)) throw problem(problems['community-cannot-change'])
  await sql`insert into alliances.readiness (community_id, aspect, state, evidence, on_day, account_id)
    values (${row.id}, ${body.aspect}, ${body.state}, ${body.evidence}, ${today}, ${call.actor.accountId})
    on conflict (community_id, aspect) do update set state = excluded.state, evidence = excluded.evidence, on_day = excluded.on_day,
      account_id = excluded.account_id, recorded_at = transaction_timestamp()`.execute(tx)
  call.note(aboutCommunity(row.id, 'readiness'))
  return { id: row.id }
})

export const draftCharter = command(alliances.draftCharter, async (call) => {
  const { tx, today } = call
  const row = await getLed(call, call.params.id)
  if (row.state !== 'draft') throw problem(problems['community-cannot-change'])
  const members = standing(row)
  const least = (await booksOf(tx))(row.districtNo).find('alliance.members', today)?.params.least ?? 2
  if (members.length < least) throw problem(problems['community-members-few'], { least })
  if ((await charterOf(call, row)).signed) throw problem(problems['community-cannot-move'])
  await dropCharter(call, row)
  const lines = workLinesOf((await booksOf(tx))(row.districtNo), today).filter((one) => row.workLines.includes(one.code))
  const content = [row.goal, row.coverage, row.duties, lines.map((one) => one.zh).join('、')].filter(Boolean).join('\n')
  const id = await insertAgreement(
    call,
    {
      kind: 'charter',
      title: row.name,
      content,
      leadNo: row.leadNo,
      sideNos: members.map((member) => member.unitNo),
      fromOn: today,
    },
    { communityId: row.id },
  )
  await proposeAgreement(call, await requireAgreement(call, id))
  await sql`update alliances.community set charter_id = ${id}, revision = revision + 1 where id = ${row.id}`.execute(tx)
  await addCommunityStep(call, row.id, 'charter', today)
  return { id }
})

/** The name of the procedure a programme names for founding a community. */
const procedure = 'found-community'

export const applyCommunity = command(alliances.applyCommunity, async (call) => {
  const row = await getLed(call, call.params.id)
  if (stateAfter(row.state, 'apply') === undefined || row.caseId !== null) throw problem(problems['community-cannot-move'])
  const unmet = await unmetNow(call, row, (await booksOf(call.tx))(row.districtNo))
  if (unmet.length > 0) throw problem(problems['community-not-ready'], { missing: unmet })
  const opened = await openOne(call, { procedure, title: row.name, subjectNo: row.leadNo, details: { name: row.name } })
  await sql`update alliances.community set case_id = ${opened.id}, revision = revision + 1 where id = ${row.id}`.execute(call.tx)
  call.note(aboutCommunity(row.id, 'apply'))
  return { caseId: opened.id }
})

export const withdrawCommunity = command(alliances.withdrawCommunity, async (call) => {
  const row = await getLed(call, call.params.id)
  if (stateAfter(row.state, 'withdraw') === undefined || row.caseId !== null) throw problem(problems['community-cannot-move'])
  await dropCharter(call, row)
  await sql`update alliances.community set state = 'withdrawn', ended_on = ${call.today}, end_reason = ${call.body.reason}, revision = revision + 1 where id = ${row.id}`.execute(
    call.tx,
  )
  await addCommunityStep(call, row.id, 'withdraw', call.today, { reason: call.body.reason })
  call.note(aboutCommunity(row.id, 'withdraw'))
  return { id: row.id, revision: row.revision + 1 }
})
