import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { actsOn, type ClaimRecord, claimColumns, sidesReached, urging } from './claim-views.ts'
import { lists } from './contract.ts'
import { findRow } from './list.ts'
import { listProblems as problems } from './problems.ts'
import { type ClaimState, type Deed, decideDeed, linedDeeds, type Side } from './rules.ts'
import { satisfactionOn } from './settings.ts'
import { requireUnit } from './store.ts'
import { speakForCommunities, type Speaking, speaksForNone } from './supervising.ts'

/** Answers of `lists.take`, as refusals. */
const refusals = {
  closed: 'entry-closed',
  'not-open': 'entry-not-open',
  own: 'entry-own-claim',
  'not-member': 'entry-not-member',
  twice: 'claim-twice',
  taken: 'entry-taken',
  'too-much': 'entry-too-much',
} as const

export interface Taking {
  readonly entryId: string
  readonly resourceId?: string
  readonly mode: 'single' | 'group' | 'person'
  readonly units: readonly number[]
  readonly shares: readonly (number | null)[]
  /** The organisation that agrees by asking; null where another asked for it. */
  readonly agreed: number | null
  readonly quantity: number | null
  readonly person?: {
    readonly who: string
    readonly name: Buffer
    readonly phone: Buffer
    readonly phoneMac: Buffer
    readonly codeMac: Buffer
  }
}

/** Takes an entry on under the lock of its row. Throws what the database answers. */
export async function take({ tx, actor, today }: Pick<Call, 'tx' | 'actor' | 'today'>, taking: Taking): Promise<string> {
  const { entryId, resourceId = null, mode, units, shares, agreed, quantity, person } = taking
  const { rows } = await sql<{ outcome: keyof typeof refusals | 'taken-on'; id: string }>`
    select outcome, claim_id as id from lists.take(${entryId}::uuid, ${resourceId}::uuid, ${mode}, ${[...units]}::integer[], ${[...shares]}::integer[], ${agreed}::integer,
      ${quantity}::integer, ${person?.who ?? null}, ${person?.name ?? null}::bytea, ${person?.phone ?? null}::bytea, ${person?.phoneMac ?? null}::bytea,
      ${person?.codeMac ?? null}::bytea, ${actor.accountId}::uuid, ${today}::date)`.execute(tx)
  const { outcome, id } = rows[0]!
  if (outcome !== 'taken-on') throw problem(problems[refusals[outcome]])
  return id
}

/** Organisations that join are known to the platform and may lie out of reach: they agree themselves. */
async function requirePartners({ tx, today }: Call, nos: readonly number[]): Promise<void> {
  const { rows } = await sql<{ no: number }>`select no from lists.names_of(${[...nos]}::integer[], ${today}::date)`.execute(tx)
  if (rows.length !== nos.length) throw problem(problems['list-owner-not-found'])
}

export const claimEntry = command(lists.claimEntry, async (call) => {
  const { tx, body, params } = call
  if (!(await findRow(call, params.id))) throw problem(problems['entry-not-found'])
  const lead = await requireUnit(call, body.asNo)
  const units = [lead.no, ...body.with.map((one) => one.unitNo)]
  const shares = [body.share ?? null, ...body.with.map((one) => one.share ?? null)]
  const stated = shares.filter((share) => share !== null)
  const whole = stated.reduce((sum, share) => sum + share, 0)
  if (new Set(units).size !== units.length || (stated.length > 0 && (stated.length !== units.length || whole !== 100)))
    throw problem(problems['claim-shares-unfit'])
  await requirePartners(call, units.slice(1))
  const mode = units.length > 1 ? 'group' : 'single'
  const id = await take(call, { entryId: params.id, mode, units, shares, agreed: lead.no, quantity: body.quantity ?? null })
  const { rows } = await sql<{ state: ClaimState }>`select state from lists.claim where id = ${id}`.execute(tx)
  call.note({ objectType: 'list-claim', objectId: id, fields: ['claimed'], detail: { unitNo: lead.no } })
  return { id, state: rows[0]!.state }
})

interface Act {
  readonly deed: Deed
  readonly side: Side
  readonly asNo?: number | null | undefined
  readonly line?: string | null | undefined
  readonly satisfaction?: string | null | undefined
  readonly dueOn?: string | null | undefined
}

async function lockClaim({ tx }: Call, id: string): Promise<ClaimRecord> {
  await sql`select from lists.claim c where c.id = ${id} for update`.execute(tx)
  const { rows } = await sql<ClaimRecord>`
    select ${claimColumns} from lists.claim c join lists.entry e on e.id = c.entry_id ${urging} where c.id = ${id}`.execute(tx)
  if (!rows[0]) throw problem(problems['claim-not-found'])
  return rows[0]
}

/** Organisation a deed is done for. Who acts reaches it, or has nothing to do with the claim: then there is none. */
async function unitOf(call: Call, claim: ClaimRecord, { deed, side, asNo }: Act, speaking: Speaking): Promise<number | null> {
  const reached = await sidesReached(call, claim, speaking)
  if (!reached.owner && !reached.office && reached.community === null && reached.members.size === 0)
    throw problem(problems['claim-not-found'])
  if (side === 'office' && reached.office) return null
  if (side === 'owner' && reached.owner) return claim.ownerNo
  if (side === 'community' && reached.community !== null) return reached.community
  const mine = claim.members.filter((one) => reached.members.has(one.no) && (asNo == null || one.no === asNo))
  const one = deed === 'agree' || deed === 'refuse' ? mine.find((member) => !member.agreed) : mine[0]
  if (side === 'claimant' && one) return one.no
  throw problem(problems[side === 'claimant' && mine.length > 0 ? 'claim-cannot' : 'claim-other-side'])
}

/** The other side's word about the result, told when it confirms. Throws `entry-word-unknown`. */
async function ratingOf({ tx, today }: Call, { districtNo }: ClaimRecord, { deed, satisfaction }: Act) {
  if (deed !== 'verify' || !satisfaction) return { satisfaction: null, satisfied: null }
  const word = (await satisfactionOn(tx, districtNo, today)).find((one) => one.code === satisfaction)
  if (!word) throw problem(problems['entry-word-unknown'], { word: satisfaction })
  return { satisfaction, satisfied: word.satisfied }
}

async function saveDeed(call: Call, claim: ClaimRecord, act: Act, unitNo: number | null, next: ReturnType<typeof decideDeed>) {
  if (!next.ok) throw problem(problems[next.code])
  const { tx, actor, today } = call
  const rating = await ratingOf(call, claim, act)
  const { deed, line = null } = act
  const { state, solvedSide, solvedBy } = next.next
  if (deed === 'agree')
    await sql`update lists.claim_member set agreed_at = transaction_timestamp(), agreed_by = ${actor.accountId} where claim_id = ${claim.id} and unit_no = ${unitNo}`.execute(
      tx,
    )
  const ended = state === 'withdrawn' || state === 'released'
  await sql`
    update lists.claim set state = ${state}, solved_side = ${solvedSide}, solved_by = ${solvedBy}, noted_on = ${today},
      result = case when ${deed} = 'solve' then ${line} when ${deed} = 'return' then null else result end,
      satisfaction = ${rating.satisfaction}, satisfied = ${rating.satisfied}::boolean, verified_on = ${state === 'verified' ? today : null}, reason = ${ended ? line : null},
      name_sealed = case when ${ended} then null else name_sealed end, phone_sealed = case when ${ended} then null else phone_sealed end,
      phone_mac = case when ${ended} then null else phone_mac end
    where id = ${claim.id}`.execute(tx)
  await sql`insert into lists.step (claim_id, deed, side, unit_no, line, due_on, account_id)
    values (${claim.id}, ${deed}, ${act.side}, ${unitNo}, ${line}, ${act.dueOn ?? null}, ${actor.accountId})`.execute(tx)
}

export const actOnClaim = command(lists.actOnClaim, async (call) => {
  const { body, params, actor } = call
  const speaking = body.side === 'community' ? await speakForCommunities(call) : speaksForNone
  const claim = await lockClaim(call, params.id)
  const unitNo = await unitOf(call, claim, body, speaking)
  if (linedDeeds.has(body.deed) && !body.line) throw problem(problems['claim-line-missing'])
  if (body.dueOn && (body.deed !== 'supervise' || body.dueOn < call.today)) throw problem(problems['claim-due-unfit'])
  const awaited = claim.members.filter((one) => !one.agreed).length
  const decision = decideDeed({ ...claim, awaited }, body.deed, { side: body.side, account: actor.accountId })
  await saveDeed(call, claim, body, unitNo, decision)
  call.note({ objectType: 'list-claim', objectId: claim.id, fields: [body.deed], detail: { unitNo: unitNo ?? claim.ownerNo } })
  return { id: claim.id, state: decision.ok ? decision.next.state : claim.state }
})

/** What waits for organisations somebody answers for: to agree, to verify, to tell of. Used by the phone and the weekly digest. */
export function waitingFor(
  claim: ClaimRecord,
  reached: Parameters<typeof actsOn>[1],
  account: string | null,
): 'agree' | 'verify' | 'tell' | null {
  const can = actsOn(claim, reached, account).filter(({ side }) => side === 'owner' || side === 'claimant')
  for (const [deed, waits] of [
    ['agree', 'agree'],
    ['verify', 'verify'],
    ['solve', 'tell'],
  ] as const)
    if (can.some((one) => one.deed === deed && (deed !== 'solve' || one.side === 'claimant'))) return waits
  return null
}
