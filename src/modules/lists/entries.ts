import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { requireStep } from './agenda-steps.ts'
import { requireCircle } from './circle.ts'
import { lists, type EntryBody } from './contract.ts'
import { type EntryRecord, findRow } from './list.ts'
import { listProblems as problems } from './problems.ts'
import { refusalOfEntry } from './rules.ts'
import { talentOn, wordsOn } from './settings.ts'
import { type Owner, reachedOf, requireUnit } from './store.ts'

export const aboutEntry = (id: string, field: string, unitNo: number) => ({
  objectType: 'list-entry',
  objectId: id,
  fields: [field],
  detail: { unitNo },
})

/** Node whose organisations see the entry; null for everybody. Members of a community are asked beside it. Throws `entry-no-street`. */
export function audienceOf(
  owner: Pick<Owner, 'no' | 'streetNo' | 'districtNo'>,
  visibility: EntryBody['visibility'],
): number | null {
  if (visibility === 'everybody') return null
  if (visibility === 'own' || visibility === 'community') return owner.no
  if (visibility === 'street') {
    if (owner.streetNo === null) throw problem(problems['entry-no-street'])
    return owner.streetNo
  }
  return owner.districtNo ?? owner.no
}

/** Examines what is told and whose it is. Throws `entry-…`, `list-owner-not-found`. */
async function examine(call: Call, body: EntryBody): Promise<{ owner: Owner; audienceNo: number | null }> {
  const owner = await requireUnit(call, body.ownerNo)
  const { categories } = await wordsOn(call.tx, owner.districtNo, call.today)
  const refusal = refusalOfEntry(
    { ...body, untilOn: body.untilOn ?? null, texts: [body.title, body.detail, body.place, body.hours, ...body.tags] },
    categories.map((one) => one.code),
  )
  if (refusal) throw problem(problems[refusal])
  if (
    body.skillLevel &&
    !(await talentOn(call.tx, owner.districtNo, call.today)).levels.some((one) => one.code === body.skillLevel)
  )
    throw problem(problems['entry-word-unknown'])
  if (body.communityId) await requireCircle(call, body.communityId, owner.no)
  return { owner, audienceNo: audienceOf(owner, body.visibility) }
}

const openTo = (body: EntryBody) => [...new Set<string>(['organisations', ...body.openTo])]

/** Where an entry came from, if it was not written by itself. */
interface Origin {
  readonly visitId?: string | null
  readonly sheetId?: string | null
  readonly stepId?: string | null | undefined
}

/** Writes examined entries down as submitted, all at once. */
export async function writeEntries(
  { tx, actor }: Call,
  told: readonly {
    readonly body: EntryBody
    readonly owner: Pick<Owner, 'no' | 'districtNo' | 'areaNo'>
    readonly audienceNo: number | null
  }[],
  { visitId = null, sheetId = null, stepId = null }: Origin = {},
): Promise<string[]> {
  const rows = told.map(({ body, owner, audienceNo }) => ({
    id: randomUUID(),
    kind: body.kind,
    owner_no: owner.no,
    title: body.title,
    detail: body.detail ?? null,
    category: body.category,
    tags: body.tags,
    quantity: body.quantity,
    unit: body.unit,
    divisible: body.divisible,
    amount_fen: body.amountFen ?? null,
    place: body.place ?? null,
    skill_level: body.skillLevel || null,
    hours: body.hours || null,
    district_no: owner.districtNo,
    area_no: owner.areaNo,
    from_on: body.fromOn,
    until_on: body.untilOn ?? null,
    urgent: body.urgent,
    visibility: body.visibility,
    audience_no: audienceNo,
    community_id: body.communityId ?? null,
    open_to: openTo(body),
    reach_nos: [owner.no],
  }))
  await sql`
    insert into lists.entry (id, kind, owner_no, title, detail, category, tags, quantity, unit, divisible, amount_fen, place, skill_level, hours, district_no, area_no, from_on, until_on, urgent,
      visibility, audience_no, community_id, open_to, reach_nos, visit_id, sheet_id, step_id, account_id)
    select r.id, r.kind, r.owner_no, r.title, r.detail, r.category, r.tags, r.quantity, r.unit, r.divisible, r.amount_fen, r.place, r.skill_level, r.hours, r.district_no, r.area_no, r.from_on,
      r.until_on, r.urgent, r.visibility, r.audience_no, r.community_id, r.open_to, r.reach_nos, ${visitId}::uuid, ${sheetId}::uuid, ${stepId}::uuid, ${actor.accountId}::uuid
    from json_populate_recordset(null::lists.entry, ${JSON.stringify(rows)}::json) r`.execute(tx)
  return rows.map((row) => row.id)
}

/** Writes an entry down as submitted. Survey visits write theirs through here too. */
export async function insertEntry(call: Call, body: EntryBody, origin: Origin = {}): Promise<string> {
  const [id] = await writeEntries(call, [{ body, ...(await examine(call, body)) }], origin)
  call.note(aboutEntry(id!, 'submitted', body.ownerNo))
  return id!
}

export const submitEntry = command(lists.submitEntry, async (call) => {
  const { stepId, ...body } = call.body
  if (stepId) await requireStep(call, stepId, body.kind)
  return { id: await insertEntry(call, body, { stepId }) }
})

/** An entry whose owner the action reaches, locked. Throws `entry-not-found`. */
export async function getOwnEntry(call: Call, id: string): Promise<EntryRecord> {
  await sql`select from lists.entry e where e.id = ${id} for update`.execute(call.tx)
  const row = await findRow(call, id)
  if (!row || !(await reachedOf(call.tx, call.scope, [row.ownerNo])).has(row.ownerNo)) throw problem(problems['entry-not-found'])
  return row
}

export const correctEntry = command(lists.correctEntry, async (call) => {
  const { body, params, ifMatch } = call
  const was = await getOwnEntry(call, params.id)
  if (was.revision !== ifMatch) throw problem(commonProblems['revision-stale'])
  if (was.state === 'closed' || was.taken > 0) throw problem(problems['entry-cannot'])
  if (was.stepId && body.kind === 'resource') throw problem(problems['agenda-kind-unfit'])
  const { owner, audienceNo } = await examine(call, body)
  await sql`
    update lists.entry set kind = ${body.kind}, owner_no = ${owner.no}, title = ${body.title}, detail = ${body.detail ?? null}, category = ${body.category},
      tags = ${body.tags}::text[], quantity = ${body.quantity}, unit = ${body.unit}, divisible = ${body.divisible}, amount_fen = ${body.amountFen ?? null},
      place = ${body.place ?? null}, skill_level = ${body.skillLevel || null}, hours = ${body.hours || null}, district_no = ${owner.districtNo}, area_no = ${owner.areaNo}, from_on = ${body.fromOn}, until_on = ${body.untilOn ?? null},
      urgent = ${body.urgent}, visibility = ${body.visibility}, audience_no = ${audienceNo}, community_id = ${body.communityId ?? null}::uuid, open_to = ${openTo(body)}::text[], reach_nos = ${[owner.no]}::integer[],
      state = 'submitted', reason = null, checked_by = null, published_on = null, account_id = ${call.actor.accountId}, revision = revision + 1
    where id = ${params.id}`.execute(call.tx)
  call.note(aboutEntry(params.id, 'corrected', owner.no))
  return { id: params.id }
})

interface Outcome {
  readonly outcome: 'publish' | 'return'
  readonly reason?: string | null | undefined
}

/** Publishes or returns an entry that waits, or says why that is not for this account. */
async function check(
  call: Call,
  was: EntryRecord,
  { outcome, reason }: Outcome,
): Promise<'entry-cannot' | 'entry-own-check' | null> {
  const { actor, today } = call
  if (was.state !== 'submitted') return 'entry-cannot'
  if (actor.accountId !== null && was.accountId === actor.accountId) return 'entry-own-check'
  const published = outcome === 'publish'
  await sql`
    update lists.entry set state = ${published ? 'published' : 'returned'}, reason = ${published ? null : reason}, checked_by = ${actor.accountId},
      published_on = ${published ? today : null}, revision = revision + 1 where id = ${was.id}`.execute(call.tx)
  call.note(aboutEntry(was.id, published ? 'published' : 'returned', was.ownerNo))
  return null
}

/** Looked at by a person other than the one who wrote it, before anybody else sees it. */
export const checkEntry = command(lists.checkEntry, async (call) => {
  const { body, params } = call
  if (body.outcome === 'return' && !body.reason) throw problem(problems['claim-line-missing'])
  const refusal = await check(call, await getOwnEntry(call, params.id), body)
  if (refusal) throw problem(problems[refusal])
  return { id: params.id }
})

/** Many at once, each by itself: what one wrote oneself, and what somebody else has checked meanwhile, is left and told. */
export const checkEntries = command(lists.checkEntries, async (call) => {
  const { ids, ...outcome } = call.body
  if (outcome.outcome === 'return' && !outcome.reason) throw problem(problems['claim-line-missing'])
  const refusals: Awaited<ReturnType<typeof check>>[] = []
  for (const id of [...new Set(ids)].toSorted()) refusals.push(await check(call, await getOwnEntry(call, id), outcome))
  const count = (code: (typeof refusals)[number]) => refusals.filter((one) => one === code).length
  return { checked: count(null), own: count('entry-own-check'), already: count('entry-cannot') }
})

export const closeEntry = command(lists.closeEntry, async (call) => {
  const { body, params } = call
  const was = await getOwnEntry(call, params.id)
  if (was.state === 'closed' || was.taken > was.done) throw problem(problems['entry-cannot'])
  await sql`update lists.entry set state = 'closed', reason = ${body.reason}, revision = revision + 1 where id = ${params.id}`.execute(
    call.tx,
  )
  call.note(aboutEntry(params.id, 'closed', was.ownerNo))
  return { id: params.id }
})

export const linkEntries = command(lists.linkEntries, async (call) => {
  const { body, params } = call
  const own = await getOwnEntry(call, params.id)
  const other = await findRow(call, body.otherId)
  if (!other) throw problem(problems['entry-not-found'])
  if (other.id === own.id) throw problem(problems['entry-own-link'])
  const [first, second] = [own.id, other.id].toSorted()
  if (body.linked)
    await sql`insert into lists.entry_link (from_id, to_id, account_id) values (${first}, ${second}, ${call.actor.accountId}) on conflict do nothing`.execute(
      call.tx,
    )
  else await sql`delete from lists.entry_link where from_id = ${first} and to_id = ${second}`.execute(call.tx)
  call.note(aboutEntry(own.id, 'linked', own.ownerNo))
  return { id: own.id }
})
