import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { volunteering } from './contract.ts'
import { requireOffering } from './offering-of.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { decidePublish, type Risk } from './rules.ts'
import { wordsOn } from './settings.ts'
import { about } from './store.ts'
import { requireTeam } from './teams.ts'

type Facts = BodyOf<typeof volunteering.changeNeed>
type Shift = BodyOf<typeof volunteering.addShift>

export const getWords = query(volunteering.getWords, async (call) => wordsOn(call.tx, null, call.today))

/** An organiser in reach with its district. Throws `need-organiser-unknown`. */
export async function requireOrganiser(call: Call, unitNo: number): Promise<number> {
  const { rows } = await sql<{ districtNo: number | null }>`
    select district_no as "districtNo" from organisations.unit_on(${call.today}::date) where unit_no = ${unitNo} and ${reachedBy(call.scope)}`.execute(
    call.tx,
  )
  const districtNo = rows[0] && (rows[0].districtNo ?? unitNo)
  if (districtNo === undefined) throw problem(problems['need-organiser-unknown'])
  return districtNo
}

async function requireWords(
  call: Call,
  districtNo: number,
  said: Pick<Facts, 'kind' | 'project'>,
  shifts: readonly Shift[],
): Promise<void> {
  const words = await wordsOn(call.tx, districtNo, call.today)
  const known = (list: readonly { code: string }[], code: string | null | undefined) => {
    if (code && !list.some((one) => one.code === code)) throw problem(problems['need-word-unknown'], { word: code })
  }
  known(words.kinds, said.kind)
  known(words.projects, said.project)
  for (const shift of shifts) known(words.roles, shift.role)
}

export const openNeed = command(volunteering.openNeed, async (call) => {
  const { body } = call
  const districtNo = await requireOrganiser(call, body.unitNo)
  await requireWords(call, districtNo, body, body.shifts)
  await requireOffering(call, districtNo, body.offeringId)
  await requireTeam(call, body.unitNo, body.teamId)
  const id = randomUUID()
  await sql`
    insert into volunteering.need (id, unit_no, district_no, title, kind, place, risk, risks, account_id)
    values (${id}, ${body.unitNo}, ${districtNo}, ${body.title}, ${body.kind}, ${body.place}, ${body.risk}, ${body.risks}, ${call.actor.accountId})`.execute(
    call.tx,
  )
  await saveFacts(call, id, body)
  for (const shift of body.shifts) await insertShift(call, id, shift)
  call.note(about('need', id, 'open', body.unitNo))
  return { id }
})

async function saveFacts({ tx }: Call, id: string, facts: Facts): Promise<void> {
  const told = (text: string | null | undefined) => text?.trim() || null
  await sql`
    update volunteering.need set title = ${facts.title}, kind = ${facts.kind}, project = ${told(facts.project)}, about = ${told(facts.about)}, place = ${facts.place},
      risk = ${facts.risk}, risks = ${facts.risks}, insurance = ${told(facts.insurance)}, insured_until = ${facts.insuredUntil ?? null}, training = ${told(facts.training)},
      min_age = ${facts.minAge ?? null}, led_by = ${told(facts.ledBy)}, campaign = ${told(facts.campaign)},
      offering_id = ${facts.offeringId ?? null}, team_id = ${facts.teamId ?? null} where id = ${id}`.execute(tx)
}

async function insertShift({ tx }: Call, needId: string, { role, startsAt, endsAt, seats }: Shift): Promise<string> {
  const span = Date.parse(endsAt) - Date.parse(startsAt)
  if (span <= 0 || span > 86_400_000) throw problem(problems['need-times-unfit'])
  const id = randomUUID()
  await sql`insert into volunteering.shift (id, need_id, role, starts_at, ends_at, seats)
    values (${id}, ${needId}, ${role}, ${startsAt}, ${endsAt}, ${seats})`.execute(tx)
  return id
}

export interface OwnNeed {
  readonly id: string
  readonly unit_no: number
  readonly district_no: number
  readonly state: 'draft' | 'published' | 'closed'
  readonly risk: Risk
  readonly insurance: string | null
  readonly insured_until: string | null
  readonly offering_id: string | null
  readonly team_id: string | null
}

/** A need whose organiser is in reach, locked. Throws `need-not-found`. */
export async function getOwnNeed(call: Call, id: string): Promise<OwnNeed> {
  const { rows } = await sql<OwnNeed>`
    select n.id, n.unit_no, n.district_no, n.state, n.risk, n.insurance, n.insured_until, n.offering_id, n.team_id
    from volunteering.need n join organisations.unit u on u.no = n.unit_no
    where n.id = ${id} and ${reachedBy(call.scope, 'u.scope_nodes')} for update of n`.execute(call.tx)
  if (!rows[0]) throw problem(problems['need-not-found'])
  return rows[0]
}

async function requireGate(call: Call, id: string): Promise<void> {
  const need = await getOwnNeed(call, id)
  const { rows } = await sql<{ endsAt: Date }>`
    select ends_at as "endsAt" from volunteering.shift where need_id = ${id} and state <> 'cancelled'`.execute(call.tx)
  // The end is half-open: a shift until midnight is of the day before.
  const lastDays = rows.map((row) => dayOf(new Date(row.endsAt.getTime() - 1)))
  const refused = decidePublish({ risk: need.risk, insurance: need.insurance, insuredUntil: need.insured_until, lastDays })
  if (refused) throw problem(problems[refused])
}

export const changeNeed = command(volunteering.changeNeed, async (call) => {
  const need = await getOwnNeed(call, call.params.id)
  if (need.state === 'closed') throw problem(problems['need-cannot-move'])
  await requireWords(call, need.district_no, call.body, [])
  if (call.body.offeringId !== need.offering_id) await requireOffering(call, need.district_no, call.body.offeringId)
  if (call.body.teamId !== need.team_id) await requireTeam(call, need.unit_no, call.body.teamId)
  if (need.state === 'published' && call.body.risk === 'danger' && !(call.body.insurance?.trim() && call.body.insuredUntil))
    throw problem(problems['need-danger-uninsured'])
  await saveFacts(call, need.id, call.body)
  if (need.state === 'published') await requireGate(call, need.id)
  call.note(about('need', need.id, 'facts', need.unit_no))
  return { id: need.id }
})

export const addShift = command(volunteering.addShift, async (call) => {
  const need = await getOwnNeed(call, call.params.id)
  if (need.state === 'closed') throw problem(problems['need-cannot-move'])
  await requireWords(call, need.district_no, { kind: '', project: null }, [call.body])
  const id = await insertShift(call, need.id, call.body)
  if (need.state === 'published') await requireGate(call, need.id)
  call.note(about('need', need.id, 'shift', need.unit_no))
  return { id }
})

export const moveNeed = command(volunteering.moveNeed, async (call) => {
  const { params, body } = call
  const need = await getOwnNeed(call, params.id)
  if (need.state === 'closed' || need.state === body.to) throw problem(problems['need-cannot-move'])
  if (body.to === 'published') await requireGate(call, need.id)
  await sql`
    update volunteering.need set state = ${body.to}, published_at = coalesce(published_at, case when ${body.to} = 'published' then transaction_timestamp() end)
    where id = ${need.id}`.execute(call.tx)
  call.note(about('need', need.id, body.to, need.unit_no))
  return { id: need.id }
})

export const cancelShift = command(volunteering.cancelShift, async (call) => {
  const { rows } = await sql<{ needId: string; state: string }>`
    select need_id as "needId", state from volunteering.shift where id = ${call.params.id}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['shift-not-found'])
  const need = await getOwnNeed(call, rows[0].needId).catch(() => {
    throw problem(problems['shift-not-found'])
  })
  if (rows[0].state !== 'planned') throw problem(problems['shift-closed'])
  await sql`update volunteering.shift set state = 'cancelled', cancel_reason = ${call.body.reason} where id = ${call.params.id} and state = 'planned'`.execute(
    call.tx,
  )
  call.note(about('need', need.id, 'shift', need.unit_no))
  return { id: call.params.id }
})
