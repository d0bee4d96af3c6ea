import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { workforceProblems as problems } from './problems.ts'
import { decideAssignment } from './rules.ts'
import type { NominatedRole } from './nominations.ts'
import type { Side } from './rules/duties.ts'
import { cutPost, listHeld } from './store.ts'
import { recordTerms } from './terms.ts'

/** Somebody for one organisation from a day on, an instructor of one side or a full-time worker; `from` serves there now and hands over. */
export interface Appointment {
  readonly role: NominatedRole
  readonly unitNo: number
  readonly from: string | null
  readonly to: string
  readonly side: Side | null
  readonly source: string | null
  readonly day: Day
  readonly documentNo: string | null
}

type Acting = Pick<Call, 'tx' | 'scope' | 'today' | 'actor'>

/**
 * Appoints somebody under an act already recorded, and lets the one before go the same day. Throws what `assignPost` and `endPost`
 * would; the caller tells which units changed.
 */
export async function appoint(call: Acting, actId: number, one: Appointment): Promise<void> {
  const { tx } = call
  const { rows } = await sql<{ district_no: number; ended: boolean }>`
    select u.district_no, organisations.last_status(u.no) in ('cancelled', 'revoked', 'dissolved') as ended from organisations.unit u
    where u.no = ${one.unitNo} and u.retracted_by is null and ${reachedBy(call.scope, 'u.scope_nodes')} for update`.execute(tx)
  const unit = rows[0]
  if (!unit) throw problem(problems['post-unit-not-found'])
  if (unit.ended) throw problem(problems['post-unit-ended'])
  if (one.from !== null) await release(call, actId, { ...one, from: one.from })
  const term = { fromOn: one.day, untilOn: null }
  const decision = decideAssignment(one.role, await listHeld(tx, one.unitNo, one.role), { ...term, personId: one.to })
  if (!decision.ok) throw problem(problems[decision.code], decision.period === undefined ? {} : { period: decision.period })
  await sql`insert into workforce.post (role, person_id, unit_no, from_on, document_no, recorded_by)
    values (${one.role}, ${one.to}, ${one.unitNo}, ${one.day}, ${one.documentNo}, ${actId})`.execute(tx)
  const held = { role: one.role, personId: one.to, unitNo: one.unitNo, fromOn: one.day, documentNo: one.documentNo }
  await recordTerms(call, held, unit.district_no, { side: one.side, source: one.source })
}

async function release({ tx }: Acting, actId: number, one: Appointment & { from: string }): Promise<void> {
  const { unitNo, from, role, day } = one
  const { rows } = await sql<{ id: string; from_on: string }>`
    select id, from_on from workforce.post where unit_no = ${unitNo} and person_id = ${from} and role = ${role}
      and retracted_at is null and until_on is null`.execute(tx)
  if (!rows[0]) throw problem(problems['post-not-found'])
  if (day < rows[0].from_on) throw problem(problems['post-ended-before'])
  await cutPost(tx, actId, rows[0].id, day)
}
