import { sql } from 'kysely'
import type { Dependents, TakeBack } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { handOverAgreements } from './dependents-agreements.ts'
import { bringNetworkBack, handOverNetwork } from './dependents-network.ts'
import { handOverCommunities } from './dependents-communities.ts'
import type { Kept } from './handed-over.ts'

/**
 * What an organisation agreed, its successor goes on with: its signatures, its membership, its place in the turns, its lead. Without a
 * successor the others go on among themselves where two are left; else the agreement ends, and a community without members is dissolved.
 * In the backbone network it leads, asks, calls and is responsible in its predecessor's place.
 */
export const allianceDependents: Dependents = {
  handOver: ({ tx }, change) =>
    asPlatform(tx, async () => {
      // Turns are written down with the members of before, so communities come first.
      const communities = await handOverCommunities(tx, change)
      const agreements = await handOverAgreements(tx, change)
      const network = await handOverNetwork(tx, change)
      return [agreements, communities, ...network].filter((one) => one.moved + one.ended > 0)
    }),

  takeBack: ({ tx, today }, undo) =>
    asPlatform(tx, async () => {
      const later = await laterThan(tx, undo)
      if (later === 0) await bringBack(tx, undo, today)
      return later
    }),
}

/** Agreements and communities people have gone on with since, and what organisations that vanish or end again are in besides. */
async function laterThan(tx: Tx, { actIds, withdrawn, ended }: TakeBack): Promise<number> {
  const [acts, gone, vanished] = [[...actIds], [...withdrawn, ...ended], [...withdrawn]]
  const { rows } = await sql<{ later: number }>`
    with handed as (select * from alliances.handed_over where unit_act = any (${acts}::bigint[])),
    latest as (select distinct on (what, row_id) * from handed order by what, row_id, no desc)
    select ((select count(*) from latest h where h.after is distinct from alliances.kept_image(h.what, h.row_id, h.after))
      + (select count(*) from alliances.agreement a where a.id not in (select row_id from handed) and exists (
          select from alliances.side s where s.agreement_id = a.id and (s.unit_no = any (${vanished}::integer[]) or a.closed_as is null and s.unit_no = any (${gone}::integer[]))))
      + (select count(*) from alliances.community c where c.id not in (select row_id from handed) and exists (
          select from alliances.community_member m where m.community_id = c.id and (m.unit_no = any (${vanished}::integer[])
            or m.state in ('named', 'asked', 'member') and c.ended_on is null and m.unit_no = any (${gone}::integer[]))))
      + (select count(*) from alliances.tie t where t.id not in (select row_id from handed) and (t.unit_no = any (${vanished}::integer[]) or t.lead_no = any (${vanished}::integer[])
          or t.answer = 'asked' and (t.unit_no = any (${gone}::integer[]) or t.lead_no = any (${gone}::integer[]))))
      + (select count(*) from alliances.joint_call c where c.id not in (select row_id from handed) and (c.reach_nos && ${vanished}::integer[]
          or c.activity_id is null and c.closed_on is null and c.reach_nos && ${gone}::integer[]))
      + (select count(*) from alliances.responsibility r where r.id not in (select row_id from handed) and (r.body_no = any (${vanished}::integer[])
          or r.ended_on is null and r.body_no = any (${gone}::integer[])))
    )::integer as later`.execute(tx)
  return rows[0]!.later
}

async function bringBack(tx: Tx, { actIds }: TakeBack, today: string): Promise<void> {
  const { rows } = await sql<{ what: Kept; id: string; before: string }>`
    with gone as (delete from alliances.handed_over where unit_act = any (${[...actIds]}::bigint[]) returning *)
    select what, row_id as id, before::text as before from gone order by no desc`.execute(tx)
  for (const { what, id, before } of rows) {
    if (what === 'agreement') await bringAgreementBack(tx, id, before)
    else if (what === 'community') await bringCommunityBack(tx, id, before)
    else await bringNetworkBack(tx, what, id, before)
    if (what === 'agreement')
      await sql`insert into alliances.agreement_step (agreement_id, action, on_day) values (${id}, 'taken-back', ${today})`.execute(
        tx,
      )
    if (what === 'community')
      await sql`insert into alliances.community_step (community_id, action, on_day) values (${id}, 'taken-back', ${today})`.execute(
        tx,
      )
  }
}

async function bringAgreementBack(tx: Tx, id: string, before: string): Promise<void> {
  await sql`update alliances.agreement a set lead_no = r.lead_no, reach_nos = r.reach_nos, proposed_on = r.proposed_on, closed_as = r.closed_as, closed_on = r.closed_on,
      close_reason = r.close_reason, revision = a.revision + 1
    from jsonb_populate_record(null::alliances.agreement, ${before}::jsonb -> 'row') r where a.id = ${id}`.execute(tx)
  await sql`delete from alliances.side where agreement_id = ${id}`.execute(tx)
  await sql`insert into alliances.side select * from jsonb_populate_recordset(null::alliances.side, ${before}::jsonb -> 'sides')`.execute(
    tx,
  )
}

async function bringCommunityBack(tx: Tx, id: string, before: string): Promise<void> {
  await sql`update alliances.community c set lead_no = r.lead_no, state = r.state, ended_on = r.ended_on, end_reason = r.end_reason, revision = c.revision + 1
    from jsonb_populate_record(null::alliances.community, ${before}::jsonb -> 'row') r where c.id = ${id}`.execute(tx)
  await sql`delete from alliances.community_member where community_id = ${id}`.execute(tx)
  await sql`insert into alliances.community_member select * from jsonb_populate_recordset(null::alliances.community_member, ${before}::jsonb -> 'members')`.execute(
    tx,
  )
  await sql`update alliances.nominee n set unit_no = b.unit_no
    from jsonb_to_recordset(${before}::jsonb -> 'nominees') b (id uuid, unit_no integer) where n.id = b.id`.execute(tx)
  await sql`update alliances.turn_note n set unit_no = b.unit_no
    from jsonb_to_recordset(${before}::jsonb -> 'turns') b (id bigint, unit_no integer) where n.id = b.id`.execute(tx)
  await sql`select alliances.refresh_reach(${id})`.execute(tx)
}
