import { sql } from 'kysely'
import type { Dependents, Handed, HandOver, TakeBack } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { bringBack } from './bring-back.ts'
import type { UnitReason } from './rules.ts'

/**
 * What a merged organisation published and took on goes on at its successor. Of one that ends without a successor entries are taken off,
 * and what it had taken on is free again with a reason the other side reads; a group goes on without it. What was verified stays as it was.
 */
export const listDependents: Dependents = {
  handOver: ({ tx }, change) =>
    asPlatform(tx, async () => {
      const entries = await handOverEntries(tx, change)
      const claims = await handOverClaims(tx, change)
      const signed = await handOverSigned(tx, change)
      const agendas = await handOverAgendas(tx, change)
      const moves = change.toNo !== null
      const told = (what: string, count: number): Handed => ({ what, moved: moves ? count : 0, ended: moves ? 0 : count })
      return [
        told('list-entry', entries),
        { what: 'list-claim', ...claims },
        { what: 'signed-list', moved: signed, ended: 0 },
        { what: 'needs-agenda', moved: agendas, ended: 0 },
      ].filter((one) => one.moved + one.ended > 0)
    }),

  takeBack: ({ tx }, undo) =>
    asPlatform(tx, async () => {
      const later = await laterThan(tx, undo)
      if (later === 0) await bringBack(tx, undo)
      return later
    }),
}

const open = sql`c.state in ('proposed', 'active', 'solved')`

/** Remembers how a claim stood, once for an act however often it is touched. */
async function keepClaim(tx: Tx, { actId, fromNo, toNo }: HandOver, id: string): Promise<void> {
  await sql`
    insert into lists.handed_over (unit_act, what, row_id, from_no, to_no, before)
    select ${actId}, 'claim', c.id, ${fromNo}, ${toNo}::integer, jsonb_build_object('state', c.state, 'lead', c.lead_no, 'solvedSide', c.solved_side,
      'solvedBy', c.solved_by, 'result', c.result, 'reach', c.reach_nos,
      'members', (select jsonb_agg(to_jsonb(m) - 'claim_id') from lists.claim_member m where m.claim_id = c.id))
    from lists.claim c where c.id = ${id} and not exists (select from lists.handed_over h where h.unit_act = ${actId} and h.row_id = ${id})`.execute(
    tx,
  )
}

/** Gives back what a claim took, with the reason; name and telephone of a person go at once. */
async function release(tx: Tx, { day, fromNo }: HandOver, id: string, reason: UnitReason): Promise<void> {
  await sql`
    update lists.claim c set state = 'released', reason = ${reason}, solved_side = null, solved_by = null, noted_on = ${day},
      name_sealed = null, phone_sealed = null, phone_mac = null where c.id = ${id}`.execute(tx)
  await sql`insert into lists.step (claim_id, deed, side, unit_no, line) values (${id}, 'release', 'office', ${fromNo}, ${reason})`.execute(
    tx,
  )
}

async function handOverEntries(tx: Tx, change: HandOver): Promise<number> {
  const { actId, fromNo, toNo } = change
  const { rows } = await sql<{ id: string }>`
    insert into lists.handed_over (unit_act, what, row_id, from_no, to_no, before)
    select ${actId}, 'entry', e.id, ${fromNo}, ${toNo}::integer, jsonb_build_object('state', e.state, 'reason', e.reason, 'audience', e.audience_no, 'revision', e.revision)
    from lists.entry e where e.owner_no = ${fromNo} and e.state <> 'closed' order by e.no returning row_id as id`.execute(tx)
  const ids = rows.map((row) => row.id)
  const { rows: claims } = await sql<{ id: string; own: boolean }>`
    select c.id, exists (select from lists.claim_member m where m.claim_id = c.id and m.unit_no = ${toNo}::integer) as own
    from lists.claim c where c.entry_id = any (${ids}::uuid[]) and ${open} order by c.no for update`.execute(tx)
  for (const claim of claims) {
    await keepClaim(tx, change, claim.id)
    if (toNo === null) await release(tx, change, claim.id, 'unit-ended')
    else if (claim.own) await release(tx, change, claim.id, 'unit-merged')
  }
  if (toNo === null)
    await sql`update lists.entry set state = 'closed', reason = 'unit-ended' where id = any (${ids}::uuid[])`.execute(tx)
  else {
    await sql`
      update lists.entry set owner_no = ${toNo}, reach_nos = array_replace(reach_nos, ${fromNo}, ${toNo}),
        audience_no = case when audience_no = ${fromNo} then ${toNo} else audience_no end where id = any (${ids}::uuid[])`.execute(
      tx,
    )
    await sql`
      update lists.claim c set reach_nos = array_replace(c.reach_nos, ${fromNo}, ${toNo}), state = c.state
      where c.entry_id = any (${ids}::uuid[]) or c.resource_id = any (${ids}::uuid[])`.execute(tx)
  }
  return ids.length
}

/** What the organisation has taken on and not finished. */
async function handOverClaims(tx: Tx, change: HandOver): Promise<{ moved: number; ended: number }> {
  const { fromNo, toNo } = change
  const { rows } = await sql<{ id: string; own: boolean; others: number }>`
    select c.id, e.owner_no = ${toNo}::integer as own, (select count(*)::integer from lists.claim_member m where m.claim_id = c.id and m.unit_no <> ${fromNo}) as others
    from lists.claim c join lists.entry e on e.id = c.entry_id
    where ${open} and exists (select from lists.claim_member m where m.claim_id = c.id and m.unit_no = ${fromNo}) order by c.no for update of c`.execute(
    tx,
  )
  const counts = { moved: 0, ended: 0 }
  for (const { id, own, others } of rows) {
    await keepClaim(tx, change, id)
    const ends = toNo === null ? others === 0 : own
    if (ends) await release(tx, change, id, toNo === null ? 'unit-ended' : 'unit-merged')
    else if (toNo === null) await leave(tx, change, id)
    else await succeed(tx, id, fromNo, toNo)
    counts[ends || toNo === null ? 'ended' : 'moved'] += 1
  }
  return counts
}

/** The group goes on without the organisation; shares no longer make a hundred and are stated anew between its members. */
async function leave(tx: Tx, { fromNo, day }: HandOver, id: string): Promise<void> {
  await sql`delete from lists.claim_member where claim_id = ${id} and unit_no = ${fromNo}`.execute(tx)
  await sql`update lists.claim_member set share = null where claim_id = ${id}`.execute(tx)
  await sql`insert into lists.step (claim_id, deed, side, unit_no, line) values (${id}, 'withdraw', 'claimant', ${fromNo}, 'unit-ended')`.execute(
    tx,
  )
  await sql`
    update lists.claim c set noted_on = ${day}, reach_nos = array_remove(c.reach_nos, ${fromNo}),
      lead_no = case when c.lead_no = ${fromNo} then (select min(m.unit_no) from lists.claim_member m where m.claim_id = c.id) else c.lead_no end,
      state = case when c.state = 'proposed' and not exists (select from lists.claim_member m where m.claim_id = c.id and m.agreed_at is null) then 'active' else c.state end
    where c.id = ${id}`.execute(tx)
}

/** The successor stands in its place; where it takes part already, it takes both shares. */
async function succeed(tx: Tx, id: string, fromNo: number, toNo: number): Promise<void> {
  await sql`
    with gone as (delete from lists.claim_member where claim_id = ${id} and unit_no = ${fromNo} returning *)
    insert into lists.claim_member as m (claim_id, unit_no, share, agreed_at, agreed_by) select claim_id, ${toNo}, share, agreed_at, agreed_by from gone
    on conflict (claim_id, unit_no) do update set share = m.share + excluded.share, agreed_at = coalesce(m.agreed_at, excluded.agreed_at),
      agreed_by = coalesce(m.agreed_by, excluded.agreed_by)`.execute(tx)
  await sql`
    update lists.claim c set lead_no = case when c.lead_no = ${fromNo} then ${toNo} else c.lead_no end,
      reach_nos = array(select distinct n from unnest(array_replace(c.reach_nos, ${fromNo}, ${toNo})) n order by n),
      state = case when c.state = 'proposed' and not exists (select from lists.claim_member m where m.claim_id = c.id and m.agreed_at is null) then 'active' else c.state end
    where c.id = ${id}`.execute(tx)
}

/** A list that was signed is kept by the successor; without one it stays where it was signed. */
async function handOverSigned(tx: Tx, { actId, fromNo, toNo }: HandOver): Promise<number> {
  if (toNo === null) return 0
  const { rows } = await sql`
    with handed as (update lists.signed_list set owner_no = ${toNo} where owner_no = ${fromNo} and retracted_at is null returning id)
    insert into lists.handed_over (unit_act, what, row_id, from_no, to_no, before)
    select ${actId}, 'signed', id, ${fromNo}, ${toNo}, '{}' from handed returning no`.execute(tx)
  return rows.length
}

/** What a committee asked for is kept by its successor; without one it stays as it was published. */
async function handOverAgendas(tx: Tx, { actId, fromNo, toNo }: HandOver): Promise<number> {
  if (toNo === null) return 0
  const { rows } = await sql`
    with handed as (update lists.agenda set owner_no = ${toNo} where owner_no = ${fromNo} and state in ('draft', 'published') returning id)
    insert into lists.handed_over (unit_act, what, row_id, from_no, to_no, before)
    select ${actId}, 'agenda', id, ${fromNo}, ${toNo}, '{}' from handed returning no`.execute(tx)
  return rows.length
}

/**
 * What was done since: entries written anew or checked, steps in claims, claims for what was given free, and what organisations that vanish
 * or end again have published or taken on themselves.
 */
async function laterThan(tx: Tx, { actIds, withdrawn, ended }: TakeBack): Promise<number> {
  const [acts, gone] = [[...actIds], [...withdrawn, ...ended]]
  const { rows } = await sql<{ later: number }>`
    with handed as (select * from lists.handed_over where unit_act = any (${acts}::bigint[]))
    select ((select count(*) from handed h join lists.entry e on e.id = h.row_id and e.revision <> (h.before ->> 'revision')::integer where h.what = 'entry')
      + (select count(*) from handed h join lists.step s on s.claim_id = h.row_id and s.recorded_at > h.recorded_at where h.what = 'claim')
      + (select count(*) from handed h join lists.claim c on c.id = h.row_id and c.state = 'released' join lists.claim n on n.recorded_at > h.recorded_at
          and n.entry_id = c.entry_id and n.state in ('proposed', 'active', 'solved', 'verified') where h.what = 'claim')
      + (select count(*) from lists.entry e where e.owner_no = any (${gone}::integer[]) and e.state <> 'closed' and e.id not in (select row_id from handed))
      + (select count(*) from lists.claim_member m join lists.claim c on c.id = m.claim_id and ${open} where m.unit_no = any (${gone}::integer[])
          and c.id not in (select row_id from handed)))::integer as later`.execute(tx)
  return rows[0]!.later
}
