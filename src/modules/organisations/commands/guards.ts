import { reachedBy } from '../../../platform/db/reached.ts'
import { sql } from 'kysely'
import type { Day } from '../../../kernel/dates.ts'
import { problem } from '../../../kernel/problem.ts'
import { checkUscc } from '../../../kernel/uscc.ts'
import type { Call } from '../../../platform/commands/operation.ts'
import { organisationProblems as problems } from '../problems.ts'
import { inScope } from '../store.ts'

/** A change holds from a day that has come. */
export function requireDay(call: Call, day: Day): void {
  if (day > call.today) throw problem(problems['day-in-the-future'], { day })
}

/** At least one of the nodes named must be one the writer's rights reach: a unit is brought into one's own scope only. */
export async function requireReached(call: Call, nodes: readonly (number | null | undefined)[]): Promise<void> {
  if (call.scope.everything) return
  const wanted = nodes.filter((no): no is number => no !== null && no !== undefined)
  const { rows } =
    await sql`select from organisations.unit where no = any (${wanted}::integer[]) and ${reachedBy(call.scope)}`.execute(call.tx)
  if (rows.length === 0) throw problem(problems['unit-outside-scope'])
}

export interface Place {
  readonly streetNo?: number | null | undefined
  readonly communityNo?: number | null | undefined
  readonly industryNo?: number | null | undefined
}

/** A unit is filed under a street, a community and an industry of its own district, and under nothing else. */
export async function requirePlace(call: Call, districtNo: number | null, place: Place): Promise<void> {
  const { streetNo = null, communityNo = null, industryNo = null } = place
  const named = [streetNo, communityNo, industryNo].filter((no) => no !== null).length
  if (named === 0) return
  const { rows } = await sql`select from organisations.frame() where district_no = ${districtNo}
    and (no = ${streetNo} and kind = 'street' or no = ${communityNo} and kind = 'community' or no = ${industryNo} and kind = 'industry')`.execute(
    call.tx,
  )
  if (rows.length < named) throw problem(problems['unit-outside-scope'])
}

/** Registrars and supervising departments are public bodies; everyone may name one. */
export async function requireBodies(call: Call, nos: readonly (number | null | undefined)[]): Promise<void> {
  const wanted = [...new Set(nos.filter((no): no is number => no !== null && no !== undefined))]
  if (wanted.length === 0) return
  const { rows } = await sql`select from organisations.name_of(${wanted}::integer[]) where kind = 'public_body'`.execute(call.tx)
  if (rows.length < wanted.length) throw problem(problems['unit-not-found'])
}

/** What a unit may be connected to: another unit in reach, or an area, an industry or a public body, which everyone may name. */
export async function requireConnectable(call: Call, no: number): Promise<void> {
  const { rows } = await sql`
    select no from organisations.unit where no = ${no} and retracted_by is null and ${inScope(call)}
    union all select no from organisations.name_of(array[${no}::integer])`.execute(call.tx)
  if (rows.length === 0) throw problem(problems['unit-not-found'])
}

/** Nothing holds of a unit on a day before it is known to have been there. */
export async function requireBegun(call: Call, nos: readonly number[], day: Day): Promise<void> {
  const { rows } = await sql`
    select from organisations.unit_state where unit_no = any (${[...nos]}::integer[]) and retracted_at is null
    group by unit_no having min(from_on) > ${day}::date`.execute(call.tx)
  if (rows.length > 0) throw problem(problems['unit-ended-before'])
}

/** Nothing is hung on a unit that is no more. */
export async function requireStanding(call: Call, nos: readonly number[]): Promise<void> {
  const { rows } = await sql`select from unnest(${[...nos]}::integer[]) n (no)
    where organisations.last_status(n.no) in ('cancelled', 'revoked', 'dissolved')`.execute(call.tx)
  if (rows.length > 0) throw problem(problems['unit-dissolved'])
}

/** A registry type of the catalogue. */
export async function requireType(call: Call, type: string | null | undefined): Promise<void> {
  if (type === null || type === undefined) return
  const { rows } = await sql`select from organisations.registry_type where code = ${type}`.execute(call.tx)
  if (rows.length === 0) throw problem(problems['unit-type-unknown'])
}

/** The unified code as it is stored, if its check character is right and nobody has it. */
export async function requireFreeCode(call: Call, code: string | null | undefined): Promise<string | null> {
  if (code === null || code === undefined) return null
  const uscc = code.toUpperCase()
  if (checkUscc(uscc) !== 'ok') throw problem(problems['unit-code-invalid'], { code })
  const { rows } = await sql`select from organisations.unit where uscc = ${uscc} and retracted_by is null`.execute(call.tx)
  if (rows.length > 0) throw problem(problems['unit-code-taken'], { code })
  return uscc
}

/** Rights run along these connections, so they join only what they are meant for: Party organisations with each other, or with units. */
export async function requireEnds(call: Call, type: string, fromKind: string, toNo: number): Promise<void> {
  if (type !== 'superior' && type !== 'covers') return
  const { rows } = await sql<{ kind: string; grouping: string }>`
    select u.kind, k.grouping from organisations.unit u join organisations.unit_kind k on k.code = u.kind where u.no = ${toNo}`.execute(
    call.tx,
  )
  const target = rows[0]
  const fits =
    type === 'superior' ? target?.kind === 'party_org' : target && !['area', 'industry', 'party'].includes(target.grouping)
  if (fromKind !== 'party_org' || !fits) throw problem(problems['edge-ends-unfit'])
}
