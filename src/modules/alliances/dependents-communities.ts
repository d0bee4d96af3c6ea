import { sql } from 'kysely'
import { everything } from '../../kernel/policy.ts'
import type { HandOver } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type CommunityRow, type MemberRow, readCommunities, standing } from './communities.ts'
import { imageOf, noteHandedOver } from './handed-over.ts'
import { addCommunityStep } from './founding.ts'
import { keepTurns } from './life.ts'
import { unitEnded } from './rules/agreements.ts'

/** Communities that are not over and in which the unit is named, asks or is a member. */
export async function handOverCommunities(tx: Tx, change: HandOver) {
  const { fromNo, toNo, day } = change
  const where = sql<boolean>`c.ended_on is null and exists (select from alliances.community_member m
    where m.community_id = c.id and m.unit_no = ${fromNo} and m.state in ('named', 'asked', 'member'))`
  const found = await readCommunities({ tx, scope: everything, today: day }, {}, where)
  let ended = 0
  for (const row of found) {
    await sql`select from alliances.community where id = ${row.id} for update`.execute(tx)
    await keepTurns({ tx, scope: everything, today: day }, row)
    const before = await imageOf(tx, 'community', row.id)
    const mine = row.members.find((one) => one.unitNo === fromNo && ['named', 'asked', 'member'].includes(one.state))!
    const next = standing(row).find((one) => one.unitNo !== fromNo)
    await replaceMember(tx, change, mine, row)
    if (toNo !== null) await takeOver(tx, row.id, { ...change, toNo })
    const successor = toNo ?? next?.unitNo ?? null
    const stays = mine.state === 'asked' || successor !== null
    if (stays && row.leadNo === fromNo)
      await sql`update alliances.community set lead_no = ${successor} where id = ${row.id}`.execute(tx)
    if (!stays) {
      ended += 1
      await sql`update alliances.community set state = ${row.establishedOn === null ? 'withdrawn' : 'dissolved'}, ended_on = ${day}, end_reason = ${unitEnded} where id = ${row.id}`.execute(
        tx,
      )
    }
    await sql`update alliances.community set revision = revision + 1 where id = ${row.id}`.execute(tx)
    await sql`select alliances.refresh_reach(${row.id})`.execute(tx)
    await addCommunityStep({ tx }, row.id, toNo === null ? 'unit-ended' : 'unit-merged', day, { unitNo: toNo ?? fromNo })
    await noteHandedOver(tx, change, 'community', row.id, before)
  }
  return {
    what: 'community-membership',
    moved: toNo === null ? 0 : found.length - ended,
    ended: toNo === null ? found.length : ended,
  }
}

/** Membership of before stays what it was; the successor is a member from the day, in the same place of the turns. */
async function replaceMember(tx: Tx, { fromNo, toNo, day }: HandOver, mine: MemberRow, row: CommunityRow): Promise<void> {
  const there = row.members.some((one) => one.unitNo === toNo && ['named', 'asked', 'member'].includes(one.state))
  if (mine.state !== 'member') {
    if (toNo === null || there) await sql`delete from alliances.community_member where id = ${mine.id}`.execute(tx)
    else await sql`update alliances.community_member set unit_no = ${toNo} where id = ${mine.id}`.execute(tx)
    return
  }
  const until = mine.fromOn! > day ? mine.fromOn! : day
  await sql`update alliances.community_member set state = 'left', until_on = ${until}, reason = ${unitEnded} where id = ${mine.id}`.execute(
    tx,
  )
  if (toNo === null) return
  // A successor that had only asked is a member now, by what its predecessor was.
  await sql`delete from alliances.community_member where community_id = ${row.id} and unit_no = ${toNo} and state = 'asked'`.execute(
    tx,
  )
  await sql`insert into alliances.community_member (community_id, unit_no, place, state, from_on)
    select ${row.id}, ${toNo}, ${mine.place}, 'member', ${until} where not exists (
      select from alliances.community_member m where m.community_id = ${row.id} and m.unit_no = ${toNo} and m.state in ('named', 'member'))`.execute(
    tx,
  )
  await sql`update alliances.nominee set unit_no = ${toNo} where community_id = ${row.id} and unit_no = ${fromNo}`.execute(tx)
}

/** Turns agreed ahead are the successor's. */
const takeOver = (tx: Tx, id: string, { fromNo, toNo, day }: HandOver & { toNo: number }) =>
  sql`update alliances.turn_note n set unit_no = ${toNo} where n.community_id = ${id} and n.unit_no = ${fromNo} and n.kind = 'settled' and n.day >= ${day}::date
    and not exists (select from alliances.turn_note o where o.community_id = n.community_id and o.role = n.role and o.day = n.day and o.kind = n.kind and o.unit_no = ${toNo})`.execute(
    tx,
  )
