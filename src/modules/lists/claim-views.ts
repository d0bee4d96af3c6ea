import { sql } from 'kysely'
import { addDays } from '../../kernel/dates.ts'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { EntryRecord } from './list.ts'
import { type Acting, type ClaimState, type Deed, deedsOf, type Level, type Side, urgesOf } from './rules.ts'
import { followDaysOn } from './settings.ts'
import { namesOf, reachedOf } from './store.ts'
import { speakForCommunities, type Speaking, speaksForNone } from './supervising.ts'

export interface ClaimRecord {
  id: string
  no: number
  entryId: string
  ownerNo: number
  districtNo: number | null
  communityId: string | null
  mode: 'single' | 'group' | 'person'
  quantity: number
  state: ClaimState
  leadNo: number | null
  who: 'member' | 'resident' | null
  name: Buffer | null
  phone: Buffer | null
  resource: { id: string; no: number; title: string } | null
  solvedSide: Side | null
  solvedBy: string | null
  claimedOn: string
  notedOn: string
  verifiedOn: string | null
  result: string | null
  reason: string | null
  satisfaction: string | null
  fromLevel: Level | null
  toLevel: Level | null
  urged: number
  urgedOn: string | null
  urgeDueOn: string | null
  answeredOn: string | null
  members: { no: number; share: number | null; agreed: boolean }[]
}

export const claimColumns = sql`c.id, c.no::integer, c.entry_id as "entryId", e.owner_no as "ownerNo", e.district_no as "districtNo", e.community_id as "communityId", c.mode, c.quantity, c.state, c.lead_no as "leadNo",
  c.who, c.name_sealed as name, c.phone_sealed as phone, c.solved_side as "solvedSide", c.solved_by as "solvedBy", c.claimed_on as "claimedOn", c.noted_on as "notedOn",
  c.verified_on as "verifiedOn", c.result, c.reason, c.satisfaction, c.from_level as "fromLevel", c.to_level as "toLevel", urge.urged, urge.urged_on as "urgedOn", urge.urge_due as "urgeDueOn",
  (select min(s.recorded_at at time zone 'Asia/Shanghai')::date from lists.step s where s.claim_id = c.id and s.side = 'claimant' and s.deed in ('follow', 'solve') and s.id > urge.last) as "answeredOn",
  (select json_build_object('id', r.id, 'no', r.no, 'title', r.title) from lists.entry r where r.id = c.resource_id) as resource,
  coalesce((select json_agg(json_build_object('no', m.unit_no, 'share', m.share, 'agreed', m.agreed_at is not null) order by m.unit_no <> c.lead_no, m.unit_no)
    from lists.claim_member m where m.claim_id = c.id), '[]') as members`

/** How often was urged, joined to `lists.claim c`. */
export const urging = sql`cross join lateral (select count(*)::integer as urged, max(s.id) as last, (array_agg(s.due_on order by s.id desc))[1] as urge_due, (max(s.recorded_at) at time zone 'Asia/Shanghai')::date as urged_on
  from lists.step s where s.claim_id = c.id and s.deed = 'supervise') urge`
export const levelsOf = ({ fromLevel, toLevel }: Pick<ClaimRecord, 'fromLevel' | 'toLevel'>) =>
  fromLevel && toLevel ? { from: fromLevel, to: toLevel } : null

export interface Reached {
  readonly owner: boolean
  readonly office: boolean
  /** Organisation by which the reader speaks for the community the entry is kept to; null where it does not. */
  readonly community: number | null
  readonly members: ReadonlySet<number>
}

/** For which sides somebody may act: the owner, organisations that took it on, the office above the owner, the community. */
export async function sidesReached(
  call: Call,
  claim: Pick<ClaimRecord, 'ownerNo' | 'communityId' | 'members'>,
  speaking: Speaking = speaksForNone,
): Promise<Reached> {
  const nos = [claim.ownerNo, ...claim.members.map((one) => one.no)]
  const claims = await reachedOf(call.tx, call.can('lists.claim'), nos)
  const checks = await reachedOf(call.tx, call.can('lists.check'), [claim.ownerNo])
  return {
    owner: claims.has(claim.ownerNo),
    office: checks.has(claim.ownerNo),
    community: claim.communityId === null ? null : (speaking.get(claim.communityId) ?? null),
    members: new Set(claim.members.filter((one) => claims.has(one.no)).map((one) => one.no)),
  }
}

export interface PossibleAct {
  readonly deed: Deed
  readonly side: Side
  readonly asNo: number | null
}

/** What may be done, by side; agreeing is each organisation's own. */
export function actsOn(claim: ClaimRecord, reached: Reached, account: string | null): PossibleAct[] {
  const awaited = claim.members.filter((one) => !one.agreed)
  const standing = { ...claim, awaited: awaited.length }
  const acting: Acting[] = [
    ...(reached.owner ? [{ side: 'owner' as const, account }] : []),
    ...(reached.members.size > 0 ? [{ side: 'claimant' as const, account }] : []),
    ...(reached.office ? [{ side: 'office' as const, account }] : []),
    ...(reached.community === null ? [] : [{ side: 'community' as const, account }]),
  ]
  return deedsOf(standing, acting).flatMap(({ deed, side }): PossibleAct[] => {
    if (deed === 'agree' || deed === 'refuse')
      return awaited.filter((one) => reached.members.has(one.no)).map((one) => ({ deed, side, asNo: one.no }))
    const asNo =
      side === 'claimant'
        ? (claim.members.find((one) => reached.members.has(one.no))?.no ?? null)
        : side === 'owner'
          ? claim.ownerNo
          : side === 'community'
            ? reached.community
            : null
    return [{ deed, side, asNo }]
  })
}

type StepRow = {
  claimId: string
  deed: Deed | 'claim'
  side: Side
  unitNo: number | null
  line: string | null
  dueOn: string | null
  by: string | null
  at: Date
}

/** Claims on an entry with their course, for those who have to do with them. */
export async function claimsOf(call: Call, entry: EntryRecord) {
  const { tx, today, services, actor } = call
  const speaking = entry.communityId === null ? speaksForNone : await speakForCommunities(call)
  const { rows } = await sql<ClaimRecord>`
    select ${claimColumns} from lists.claim c join lists.entry e on e.id = c.entry_id ${urging}
    where c.entry_id = ${entry.id} or c.resource_id = ${entry.id} order by c.no desc`.execute(tx)
  const { rows: steps } = await sql<StepRow>`
    select s.claim_id as "claimId", s.deed, s.side, s.unit_no as "unitNo", s.line, s.due_on as "dueOn", access.display_name_of(s.account_id) as by, s.recorded_at as at
    from lists.step s where s.claim_id = any (${rows.map((row) => row.id)}::uuid[]) order by s.id`.execute(tx)
  const nos = [...rows.flatMap((row) => row.members.map((one) => one.no)), ...steps.flatMap((step) => step.unitNo ?? [])]
  const [named, days] = [await namesOf(tx, nos, today), await followDaysOn(tx, entry.districtNo, today)]
  const told = []
  for (const row of rows) {
    const course = steps
      .filter((step) => step.claimId === row.id)
      .map(({ deed, side, unitNo, line, dueOn, by, at }) => ({
        deed,
        side,
        unit: unitNo === null ? null : named(unitNo),
        line,
        dueOn,
        by,
        at: at.toISOString(),
      }))
    const reached = await sidesReached(call, row, speaking)
    const concerned = reached.owner || reached.office || reached.community !== null || reached.members.size > 0
    const person = row.who && {
      who: row.who,
      name: row.name && reached.owner ? maskName(services.crypto.open('lists.claim.name', row.name)) : null,
      phone: row.phone && reached.owner ? maskPhone(services.crypto.open('lists.claim.phone', row.phone)) : null,
    }
    told.push({
      id: row.id,
      no: row.no,
      state: row.state,
      mode: row.mode,
      quantity: row.quantity,
      members: row.members.map((one) => ({ ...named(one.no), share: one.share, agreed: one.agreed })),
      person,
      resource: row.resource,
      claimedOn: row.claimedOn,
      dueOn: concerned && row.state === 'active' ? addDays(row.notedOn, days) : null,
      result: row.result,
      reason: row.reason,
      verifiedOn: row.verifiedOn,
      satisfaction: row.satisfaction,
      levels: levelsOf(row),
      urges: urgesOf(course),
      steps: course,
      can: actsOn(row, reached, actor.accountId),
    })
  }
  return told
}
