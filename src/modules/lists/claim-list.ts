import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { claimColumns, type ClaimRecord, levelsOf, sidesReached, urging } from './claim-views.ts'
import { waitingFor } from './claims.ts'
import { findSupervised } from '../alliances/index.ts'
import { circlesOf } from './circle.ts'
import { lists } from './contract.ts'
import { type EntryKind, urgeable } from './rules.ts'
import { followDaysOn } from './settings.ts'
import { anyReached, namesOf, reachedOf, type Reading, under } from './store.ts'
import { overdueClaim, speakForCommunities, supervisedClaim } from './supervising.ts'

export type ClaimFilter = Partial<Omit<QueryOf<typeof lists.listClaims>, 'page' | 'pageSize'>>

/** From a higher level to a lower one. */
/** Given back or withdrawn, it was not handed down. */
const down = sql`c.state in ('active', 'solved', 'verified') and array_position(array['district', 'street', 'community', 'organisation'], c.from_level) < array_position(array['district', 'street', 'community', 'organisation'], c.to_level)`
const urgedIs = {
  ever: sql`exists (select from lists.step s where s.claim_id = c.id and s.deed = 'supervise')`,
  waiting: sql`c.state in ('active', 'solved') and exists (select from lists.step s where s.claim_id = c.id and s.deed = 'supervise'
    and not exists (select from lists.step a where a.claim_id = c.id and a.id > s.id and a.side = 'claimant' and a.deed in ('follow', 'solve')))`,
}

/**
 * Claims by or from organisations in reach, and of a community those on what is kept to it, for whoever coordinates it. `due` asks the rule of
 * each district for its interval.
 */
async function whereOf(call: Reading, filter: ClaimFilter): Promise<RawBuilder<boolean>> {
  const {
    kind = null,
    state = 'all',
    mode = null,
    unitNo = null,
    districtNo = null,
    fromOn = null,
    untilOn = null,
    due,
    handedDown,
    urged = null,
    communityId = null,
    supervised = false,
  } = filter
  if (communityId !== null || supervised) await speakForCommunities(call)
  const seen = supervised
    ? supervisedClaim
    : communityId === null
      ? anyReached(call.scope, 'c.reach_nos')
      : sql<boolean>`(${anyReached(call.scope, 'c.reach_nos')} or ${supervisedClaim})`
  const overdue = due === undefined ? sql`null::boolean` : await overdueClaim(call)
  return sql<boolean>`${seen} and (${communityId}::uuid is null or e.community_id = ${communityId}) and (${kind}::text is null or e.kind = ${kind}) and (${state} = 'all' or c.state = ${state})
    and (${mode}::text is null or c.mode = ${mode}) and (${unitNo}::integer is null or ${unitNo} = any (c.reach_nos)) and ${under('e.owner_no', districtNo)}
    and (${fromOn}::date is null or c.claimed_on >= ${fromOn}) and (${untilOn}::date is null or c.claimed_on < ${untilOn})
    and (${due ?? null}::boolean is null or ${overdue} = ${due ?? null})
    and (${handedDown ?? null}::boolean is null or coalesce(${down}, false) = ${handedDown ?? null})
    and (${urged}::text is null or ${urgedIs[urged ?? 'ever']})`
}

type ListedClaim = ClaimRecord & {
  overdue: boolean
  entry: { id: string; no: number; kind: EntryKind; title: string }
  unit: string
}

async function findClaims(
  call: Reading,
  filter: ClaimFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<ListedClaim[]> {
  const { rows } = await sql<ListedClaim>`
    select ${claimColumns}, ${await overdueClaim(call)} as overdue, e.unit, json_build_object('id', e.id, 'no', e.no, 'kind', e.kind, 'title', e.title) as entry
    from lists.claim c join lists.entry e on e.id = c.entry_id ${urging} where ${await whereOf(call, filter)} order by c.no desc limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  return rows
}

/** How many claims there are and what has come of them: said to be solved, confirmed, and with which word. */
export async function countClaims(call: Reading, filter: ClaimFilter) {
  const { rows } = await sql<Record<'claims' | 'active' | 'solved' | 'verified' | 'rated' | 'satisfied', number>>`
    select count(*)::integer as claims, count(*) filter (where c.state in ('proposed', 'active'))::integer as active,
      count(*) filter (where c.state = 'solved')::integer as solved, count(*) filter (where c.state = 'verified')::integer as verified,
      count(c.satisfied)::integer as rated, count(*) filter (where c.satisfied)::integer as satisfied
    from lists.claim c join lists.entry e on e.id = c.entry_id where ${await whereOf(call, filter)}`.execute(call.tx)
  return rows[0]!
}

export async function claimRows(call: Reading, filter: ClaimFilter, paging: { limit: number; offset: number }) {
  const rows = await findClaims(call, filter, paging)
  const named = await namesOf(
    call.tx,
    rows.flatMap((row) => [row.ownerNo, ...row.members.map((one) => one.no)]),
    call.today,
  )
  const circle = await circlesOf(call.tx, rows)
  return rows.map(({ id, no, entry, ownerNo, mode, members, quantity, unit, state, claimedOn, verifiedOn, result, satisfaction, urged, urgedOn, urgeDueOn, answeredOn, notedOn, overdue, ...row }) => ({
    id, no, entry, owner: named(ownerNo), mode, members: members.map((one) => named(one.no)), quantity, unit, state, claimedOn, verifiedOn, result, satisfaction, urged, urgedOn, urgeDueOn, answeredOn, notedOn, overdue,
    community: circle({ communityId: row.communityId, ownerNo }), levels: levelsOf(row),
  })) // prettier-ignore
}

export const listClaims = query(lists.listClaims, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const communities = filter.supervised ? await findSupervised(call) : []
  const found = await claimRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const counts = await countClaims(call, filter)
  const checks = await reachedOf(
    call.tx,
    call.can('lists.check'),
    found.map((row) => row.owner.no),
  )
  const urgeAs = (row: (typeof found)[number]) =>
    !urgeable(row.state) || call.can('lists.claim') === null
      ? null
      : communities.some((one) => one.id === row.community?.id)
        ? ('community' as const)
        : checks.has(row.owner.no)
          ? ('office' as const)
          : null
  const items = found.map((row) => ({ ...row, urgeAs: urgeAs(row) }))
  return {
    items,
    total: counts.claims,
    page,
    pageSize,
    counts,
    communities: communities.map(({ id, name }) => ({ id, name })),
  }
})

/** Claims of organisations in reach that wait for them: to agree, to verify, or to tell of when a while has passed. */
export async function findWaiting(call: Pick<Call, 'tx' | 'scope' | 'today' | 'can' | 'actor'>, most: number) {
  const { rows } = await sql<ListedClaim>`
    select ${claimColumns}, e.unit, json_build_object('id', e.id, 'no', e.no, 'kind', e.kind, 'title', e.title) as entry
    from lists.claim c join lists.entry e on e.id = c.entry_id ${urging}
    where c.state in ('proposed', 'active', 'solved') and ${anyReached(call.scope, 'c.reach_nos')} order by c.noted_on, c.no limit 500`.execute(
    call.tx,
  )
  const waiting = []
  for (const row of rows) {
    const asked = waitingFor(row, await sidesReached(call as Call, row), call.actor.accountId)
    if (asked === null) continue
    const waits = asked === 'tell' && row.urged > 0 && row.answeredOn === null ? ('answer' as const) : asked
    const tellOn = row.state === 'active' ? addDays(row.notedOn, await followDaysOn(call.tx, row.districtNo, call.today)) : null
    const dueOn = waits === 'answer' ? (row.urgeDueOn ?? tellOn) : tellOn
    if (waits === 'tell' && dueOn !== null && dueOn > call.today) continue
    const unitNo = waits === 'verify' && row.solvedSide === 'claimant' ? row.ownerNo : (row.leadNo ?? row.ownerNo)
    waiting.push({ claimId: row.id, entryId: row.entry.id, title: row.entry.title, waits, unitNo, dueOn })
    if (waiting.length === most) break
  }
  const named = await namesOf(
    call.tx,
    waiting.map((one) => one.unitNo),
    call.today,
  )
  return waiting.map(({ unitNo, ...one }) => ({ ...one, unit: named(unitNo) }))
}

export const findPartners = query(lists.findPartners, async (call) => {
  const { rows: own } = await sql<{ no: number }>`
    select distinct case when u.kind = 'district' then u.no else u.district_no end as no from organisations.unit u where ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(
    call.tx,
  )
  const { rows } = await sql<{ no: number; name: string }>`
    select no, name from lists.partners_named(${likeOf(call.query.q)}, ${own.flatMap((row) => row.no ?? [])}::integer[], ${call.today}::date)`.execute(
    call.tx,
  )
  return { items: rows }
})

/** Kinds of units that publish and claim in their own name, in the order they are offered. */
const acting = [
  'party_org',
  'community',
  'street',
  'district',
  'public_body',
  'mass_org',
  'social_org',
  'enterprise',
  'informal_group',
]

export const getMine = query(lists.getMine, async (call) => {
  const { rows } = await sql<{ no: number; name: string }>`
    select s.unit_no as no, s.name from organisations.unit_on(${call.today}::date) s join organisations.unit u on u.no = s.unit_no and ${reachedBy(call.scope, 'u.scope_nodes')}
    where s.status is distinct from 'dissolved' and s.kind = any (${acting}::text[])
    order by array_position(${acting}::text[], s.kind), s.name limit 50`.execute(call.tx)
  return { units: rows, waiting: await findWaiting(call, 50) }
})
