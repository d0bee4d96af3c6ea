import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { lists } from './contract.ts'
import { listProblems as problems } from './problems.ts'
import { circleOf } from './rules.ts'
import { namesOf, type Reading, reachedOf } from './store.ts'

/** An entry may be kept to a community its owner is in today. Throws `entry-no-community`. */
export async function requireCircle({ tx }: Pick<Call, 'tx'>, communityId: string, ownerNo: number): Promise<void> {
  const { rows } = await sql`
    select from alliances.members_in_force() m where m.community_id = ${communityId}::uuid and m.unit_no = ${ownerNo}`.execute(tx)
  if (rows.length === 0) throw problem(problems['entry-no-community'])
}

interface Kept {
  readonly communityId: string | null
  readonly ownerNo: number
}

/** Of entries kept to communities: what these are called, and whether their members see the entry today. */
export async function circlesOf(tx: Tx, entries: readonly Kept[]) {
  const kept = entries.filter((one) => one.communityId !== null)
  if (kept.length === 0) return () => null
  const { rows } = await sql<{ id: string; ownerNo: number; no: number; name: string; lives: boolean; member: boolean }>`
    select community_id as id, unit_no as "ownerNo", no, name, lives, member
    from alliances.standing_in(${kept.map((one) => one.communityId)}::uuid[], ${kept.map((one) => one.ownerNo)}::integer[])`.execute(
    tx,
  )
  const known = new Map(
    rows.map(({ id, ownerNo, no, name, ...stands }) => [`${id} ${ownerNo}`, { id, no, name, circle: circleOf(stands) }]),
  )
  return ({ communityId, ownerNo }: Kept) => known.get(`${communityId} ${ownerNo}`) ?? null
}

export interface KnownCommunity {
  readonly id: string
  readonly no: number
  readonly name: string
  readonly memberNos: readonly number[]
}

/** Communities in sight of the action, with who is in them today. */
export async function communitiesSeen({ tx, scope }: Pick<Reading, 'tx' | 'scope'>): Promise<KnownCommunity[]> {
  const { rows } = await sql<KnownCommunity>`
    select s.community_id as id, s.no, s.name, m.nos as "memberNos"
    from (select community_id, array_agg(unit_no order by unit_no) as nos from alliances.members_in_force() group by community_id) m
    join lateral alliances.standing_in(array[m.community_id], array[m.nos[1]]) s on true
    where exists (select from organisations.unit u where u.no = any (m.nos) and ${reachedBy(scope, 'u.scope_nodes')}) order by s.no`.execute(
    tx,
  )
  return rows
}

/** What the lists of communities are filtered by, and for whom something may be kept to one. */
export const getCommunities = query(lists.getCommunities, async (call) => {
  const found = await communitiesSeen(call)
  const own = await reachedOf(
    call.tx,
    call.can('lists.publish'),
    found.flatMap((one) => one.memberNos),
  )
  const name = await namesOf(call.tx, [...own], call.today)
  return { items: found.map(({ memberNos, ...one }) => ({ ...one, own: memberNos.filter((no) => own.has(no)).map(name) })) }
})
