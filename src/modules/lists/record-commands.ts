import { sql } from 'kysely'
import type { z } from 'zod'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { requireCircle } from './circle.ts'
import { lists } from './contract.ts'
import { entryBody } from './contract-entries.ts'
import type { contributionRow, meetingRow, signedRow, visitRow } from './contract-records.ts'
import { insertEntry } from './entries.ts'
import { listProblems as problems } from './problems.ts'
import { pageOfRecords, refuseFuture, requireEntries, retractRecord } from './records.ts'
import { requireServed } from './served.ts'
import { wordsOn } from './settings.ts'
import { requireUnit } from './store.ts'

export type Signed = z.output<typeof signedRow>
export type Meeting = z.output<typeof meetingRow>
export type Visit = z.output<typeof visitRow>
export type Contribution = z.output<typeof contributionRow>

const about = (objectType: string, objectId: string, unitNo: number) => ({
  objectType,
  objectId,
  fields: ['recorded'],
  detail: { unitNo },
})

async function requireWord(call: Call, districtNo: number | null, list: 'categories' | 'meetings', code: string): Promise<void> {
  const words = await wordsOn(call.tx, districtNo, call.today)
  if (!words[list].some((one) => one.code === code)) throw problem(problems['entry-word-unknown'], { word: code })
}

export const listSigned = query(lists.listSigned, (call) => pageOfRecords<Signed>(call, 'signed', 'lists.publish'))
export const listMeetings = query(lists.listMeetings, (call) => pageOfRecords<Meeting>(call, 'meetings', 'lists.publish'))
export const listVisits = query(lists.listVisits, (call) => pageOfRecords<Visit>(call, 'visits', 'lists.check'))
export const listContributions = query(lists.listContributions, (call) =>
  pageOfRecords<Contribution>(call, 'contributions', 'lists.publish'),
)

export const signList = command(lists.signList, async (call) => {
  const { tx, body, actor } = call
  const owner = await requireUnit(call, body.ownerNo)
  refuseFuture(body.signedOn, call.today)
  const entries = await requireEntries(call, body.entryIds)
  if (body.communityId) await requireCircle(call, body.communityId, owner.no)
  const { rows } = await sql<{ id: string }>`
    insert into lists.signed_list (owner_no, title, signed_on, parties, document_no, community_id, account_id)
    values (${owner.no}, ${body.title}, ${body.signedOn}, ${body.parties ?? null}, ${body.documentNo ?? null}, ${body.communityId ?? null}, ${actor.accountId}) returning id`.execute(
    tx,
  )
  const { id } = rows[0]!
  await sql`insert into lists.signed_list_entry (list_id, entry_id) select ${id}::uuid, e from unnest(${entries}::uuid[]) e`.execute(
    tx,
  )
  call.note(about('signed-list', id, owner.no))
  return { id }
})

export const recordMeeting = command(lists.recordMeeting, async (call) => {
  const { tx, body, actor } = call
  const host = await requireUnit(call, body.hostNo)
  refuseFuture(body.heldOn, call.today)
  await requireWord(call, host.districtNo, 'meetings', body.kind)
  const entries = await requireEntries(call, body.entryIds)
  const { rows } = await sql<{ id: string }>`
    insert into lists.meeting (host_no, kind, held_on, title, place, communities, departments, enterprises, organisations, result, account_id)
    values (${host.no}, ${body.kind}, ${body.heldOn}, ${body.title}, ${body.place ?? null}, ${body.communities}, ${body.departments}, ${body.enterprises},
      ${body.organisations}, ${body.result ?? null}, ${actor.accountId}) returning id`.execute(tx)
  const { id } = rows[0]!
  await sql`insert into lists.meeting_entry (meeting_id, entry_id) select ${id}::uuid, e from unnest(${entries}::uuid[]) e`.execute(
    tx,
  )
  call.note(about('matching-meeting', id, host.no))
  return { id }
})

/** What the organisation said it can offer waits to be looked at like any other entry: by somebody else than who wrote it down. */
export const recordVisit = command(lists.recordVisit, async (call) => {
  const { tx, body, actor } = call
  const unit = await requireUnit(call, body.unitNo)
  refuseFuture(body.madeOn, call.today)
  const { rows } = await sql<{ id: string }>`
    insert into lists.visit (unit_no, made_on, visitors, finding, account_id)
    values (${unit.no}, ${body.madeOn}, ${body.visitors}, ${body.finding}, ${actor.accountId}) returning id`.execute(tx)
  const { id } = rows[0]!
  for (const offer of body.offers)
    await insertEntry(
      call,
      entryBody.parse({ ...offer, kind: 'resource', ownerNo: unit.no, fromOn: body.madeOn, divisible: offer.quantity > 1 }),
      { visitId: id },
    )
  call.note(about('survey-visit', id, unit.no))
  return { id }
})

export const recordContribution = command(lists.recordContribution, async (call) => {
  const { tx, body, actor } = call
  const unit = await requireUnit(call, body.unitNo)
  refuseFuture(body.receivedOn, call.today)
  await requireWord(call, unit.districtNo, 'categories', body.category)
  if (body.entryId) await requireEntries(call, [body.entryId])
  const { needId, activityId } = await requireServed(tx, call.today, body.served)
  const { rows } = await sql<{ id: string }>`
    insert into lists.contribution (unit_no, source, category, amount_fen, received_on, entry_id, need_id, activity_id, purpose, account_id)
    values (${unit.no}, ${body.source}, ${body.category}, ${body.amountFen}, ${body.receivedOn}, ${body.entryId ?? null}, ${needId}, ${activityId}, ${body.purpose}, ${actor.accountId})
    returning id`.execute(tx)
  call.note(about('contribution', rows[0]!.id, unit.no))
  return { id: rows[0]!.id }
})

export const retractSigned = command(lists.retractSigned, (call) => retractRecord(call, 'signed', 'signed-list'))
export const retractMeeting = command(lists.retractMeeting, (call) => retractRecord(call, 'meetings', 'matching-meeting'))
export const retractContribution = command(lists.retractContribution, (call) =>
  retractRecord(call, 'contributions', 'contribution'),
)

/** A visit that was a mistake takes along the offers nobody has looked at yet. */
export const retractVisit = command(lists.retractVisit, async (call) => {
  const done = await retractRecord(call, 'visits', 'survey-visit')
  await sql`update lists.entry set state = 'closed', reason = ${call.body.reason}, revision = revision + 1
    where visit_id = ${done.id} and state in ('submitted', 'returned')`.execute(call.tx)
  return done
})
