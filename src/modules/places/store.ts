import { sql } from 'kysely'
import { commonProblems, problem, type ProblemSpec } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { VenueFacts } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { placeBook } from './settings.ts'
import { runBy } from './venues.ts'

/**
 * A venue for a change by those who answer for it, locked and counted up; `ifMatch` undefined where no revision is asked for. Throws
 * `missing` also where another answers for it, and `revision-stale`. `operator`: also by who runs it under a contract today.
 */
export async function getVenueForChange(
  call: Call,
  no: number,
  ifMatch?: number | null,
  missing: ProblemSpec = problems['venue-not-found'],
  who: 'owner' | 'operator' = 'owner',
): Promise<{ no: number; districtNo: number; ownerNo: number; revision: number }> {
  const { rows } = await sql<{ no: number; districtNo: number; ownerNo: number; revision: number }>`
    select no, district_no as "districtNo", owner_no as "ownerNo", revision from places.venue where no = ${no} for update`.execute(
    call.tx,
  )
  const found = rows[0]
  if (!found) throw problem(missing)
  const { rows: owner } = await sql`
    select u.no from organisations.unit u where u.no = ${found.ownerNo} and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(
    call.tx,
  )
  if (!owner[0] && !(who === 'operator' && (await isRun(call, no)))) throw problem(missing)
  if (ifMatch !== undefined && ifMatch !== found.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: found.revision })
  await sql`update places.venue set revision = revision + 1 where no = ${no}`.execute(call.tx)
  return { ...found, revision: found.revision + 1 }
}

async function isRun(call: Call, no: number): Promise<boolean> {
  const { rows } = await sql<{ run: boolean }>`select ${runBy(call)} as run from places.venue v where v.no = ${no}`.execute(
    call.tx,
  )
  return rows[0]?.run ?? false
}

/** A part of a venue (room, exception, …) for a change by those who answer for the venue. Throws `missing`. */
export async function venueOfPart(
  call: Call,
  part: 'room' | 'exception' | 'operator' | 'service' | 'facility' | 'resident',
  key: string | number,
  missing: ProblemSpec,
): Promise<{ no: number; districtNo: number }> {
  const standing = {
    room: 'retired_at',
    exception: 'retracted_at',
    operator: 'retracted_at',
    service: 'ended_at',
    facility: 'removed_at',
    resident: 'retracted_at',
  }[part]
  const { rows } = await sql<{ venueNo: number }>`
    select venue_no as "venueNo" from ${sql.table(`places.${part}`)} where ${sql.ref(part === 'room' ? 'no' : 'id')} = ${key} and ${sql.ref(standing)} is null`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(missing)
  return getVenueForChange(call, rows[0].venueNo, undefined, missing, part === 'exception' ? 'operator' : 'owner')
}

/** Refuses words the programme of the district does not have. */
export async function requireWords(
  call: Call,
  districtNo: number,
  said: { kind?: string; tier?: string | null | undefined; audience?: readonly string[]; purpose?: string },
): Promise<void> {
  const { words } = await placeBook(call.tx, districtNo, call.today)
  const strange = (list: readonly { code: string }[], codes: readonly (string | null | undefined)[]) =>
    codes.find((code) => code && !list.some((one) => one.code === code))
  const found =
    strange(words.kinds, [said.kind]) ??
    strange(words.tiers, [said.tier]) ??
    strange(words.audiences, said.audience ?? []) ??
    strange(words.purposes, [said.purpose])
  if (found) throw problem(problems['venue-word-unknown'], { word: found })
}

/** Units a venue names need not lie in reach, but stand in the register. */
export async function requireKnown(call: Call, nos: readonly (number | null | undefined)[]): Promise<void> {
  const wanted = [...new Set(nos.flatMap((no) => no ?? []))]
  if (wanted.length === 0) return
  const { rows } = await sql`select no from places.names_of(${wanted}::integer[], ${call.today}::date)`.execute(call.tx)
  if (rows.length !== wanted.length) throw problem(problems['venue-named-unknown'])
}

/** A venue it stands in is one of the district, and does not in turn stand in this one. */
export async function requireWithin(call: Call, no: number | null, withinNo: number | null | undefined): Promise<void> {
  if (!withinNo) return
  const { rows } = await sql<{ no: number }>`
    with recursive above (no) as (
      select ${withinNo}::integer union select s.within_no from above a join places.venue_state s on s.venue_no = a.no and s.replaced_at is null and s.until_on is null
        where s.within_no is not null)
    select v.no from above a join places.venue v on v.no = a.no`.execute(call.tx)
  if (!rows.some((row) => row.no === withinNo) || rows.some((row) => row.no === no)) throw problem(problems['venue-within-unfit'])
}

export function requireHours({ hours }: Pick<VenueFacts, 'hours'>): void {
  const unfit = hours.some(
    (one, index) =>
      one.until <= one.from ||
      hours.some((other, at) => at < index && other.weekday === one.weekday && other.from < one.until && one.from < other.until),
  )
  if (unfit) throw problem(problems['venue-hours-unfit'])
}

/** What a venue is ends on a day, or is replaced where it began that day; answers which. Throws `venue-day-unfit` for an earlier one. */
export async function endLastState({ tx }: Pick<Call, 'tx'>, venueNo: number, fromOn: string): Promise<string> {
  const { rows } = await sql<{ id: string; fromOn: string }>`
    select id, from_on as "fromOn" from places.venue_state where venue_no = ${venueNo} and replaced_at is null and until_on is null`.execute(
    tx,
  )
  const last = rows[0]!
  if (fromOn < last.fromOn) throw problem(problems['venue-day-unfit'], { day: last.fromOn })
  if (fromOn === last.fromOn)
    await sql`update places.venue_state set replaced_at = transaction_timestamp() where id = ${last.id}`.execute(tx)
  else await sql`update places.venue_state set until_on = ${fromOn} where id = ${last.id}`.execute(tx)
  return last.id
}

const said = (text: string | null | undefined) => text?.trim() || null

export async function insertState(
  call: Call,
  id: string,
  venueNo: number,
  body: VenueFacts,
  reason: string | null,
): Promise<void> {
  await sql`
    insert into places.venue_state (id, venue_no, from_on, name, kind, tier, state, shared, model, within_no, lead_no, industry_no, area_m2, address, lon, lat,
      street_no, community_no, audience, facilities, note, hours, on_holidays, approval, quota_month, fee_fen, fee_note, setup_minutes, cleanup_minutes, reason, account_id)
    values (${id}, ${venueNo}, ${body.fromOn}, ${body.name}, ${body.kind}, ${body.tier ?? null}, ${body.state}, ${body.shared}, ${body.model}, ${body.withinNo ?? null},
      ${body.leadNo ?? null}, ${body.industryNo ?? null}, ${body.areaM2 ?? null}, ${said(body.address)}, ${body.lon ?? null}, ${body.lat ?? null}, ${body.streetNo ?? null},
      ${body.communityNo ?? null}, ${body.audience}::text[], ${said(body.facilities)}, ${said(body.note)}, ${JSON.stringify(body.hours)}::jsonb, ${body.onHolidays},
      ${body.approval}, ${body.quotaMonth ?? null}, ${body.feeFen}, ${said(body.feeNote)}, ${body.setupMinutes}, ${body.cleanupMinutes}, ${reason}, ${call.actor.accountId})`.execute(
    call.tx,
  )
}

export const aboutVenue = (no: number, ...fields: string[]) => ({ objectType: 'venue', objectId: String(no), fields })
