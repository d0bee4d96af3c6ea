import { sql } from 'kysely'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import type { Dependents, HandOver } from '../../platform/contributions/dependents.ts'
import { takeBack } from './commands/undo-act.ts'
import { bringBackHosted, handOverHosted, laterThanHosted } from './hosted.ts'
import type { Place } from './rules.ts'
import { endRelation, openRelation, recordAct } from './store.ts'

interface Here {
  readonly id: string
  readonly districtNo: number
  readonly place: Place
  readonly fromOn: string
}

/**
 * Members of an organisation that is merged belong to its successor from the day on; of one that ends, to none, until somebody finds them
 * one: they stand in the list of members without an organisation (LH-12). Who is looked after by it while away is looked after by nobody.
 * Registrations, posts, stations and teams go on at the successor, or end that day (`hosted.ts`).
 */
export const memberDependents: Dependents = {
  async handOver({ tx }, change) {
    const goesOn = change.toNo !== null && (await isPartyOrg(tx, change.toNo))
    const moved = await asPlatform(tx, () => moveMembers(tx, change, goesOn ? change.toNo : null))
    const hosted = await asPlatform(tx, () => endHosting(tx, change))
    const offered = await asPlatform(tx, () => handOverHosted(tx, change, goesOn ? change.toNo : null))
    return [
      ...(moved > 0 ? [{ what: 'member', moved: goesOn ? moved : 0, ended: goesOn ? 0 : moved }] : []),
      ...(hosted > 0 ? [{ what: 'member-hosted', moved: 0, ended: hosted }] : []),
      ...offered,
    ]
  },

  async takeBack({ tx }, undo) {
    const { actIds, withdrawn, ended } = undo
    return asPlatform(tx, async () => {
      const { rows: acts } = await sql<{ id: number; memberId: string; districtNo: number; last: boolean }>`
        select a.id, a.member_id as "memberId", a.district_no as "districtNo", not exists (select from members.act l where l.member_id = a.member_id
            and l.id > a.id and l.kind not in ('undo', 'correct') and not exists (select from members.act u where u.undoes = l.id)) as last
        from members.act a where a.unit_act = any (${[...actIds]}::bigint[]) and not exists (select from members.act u where u.undoes = a.id)`.execute(
        tx,
      )
      const own = acts.map(({ id }) => id)
      const { rows } = await sql<{ others: number }>`
        select count(*)::integer as others from members.membership s where s.retracted_at is null and s.until_on is null
          and s.branch_no = any (${[...withdrawn, ...ended]}::integer[]) and s.recorded_by <> all (${own}::bigint[])`.execute(tx)
      const later = acts.filter(({ last }) => !last).length + rows[0]!.others + (await laterThanHosted(tx, undo))
      if (later > 0) return later
      for (const { id, memberId, districtNo } of acts)
        await takeBack(tx, id, await recordAct(tx, null, { kind: 'undo', districtNo, memberId, undoes: id }))
      await bringBackHosted(tx, undo)
      return 0
    })
  },
}

async function isPartyOrg(tx: Tx, no: number): Promise<boolean> {
  const { rows } = await sql`select from organisations.unit where no = ${no} and kind = 'party_org'`.execute(tx)
  return rows.length > 0
}

async function moveMembers(tx: Tx, { actId, day, fromNo }: HandOver, toNo: number | null): Promise<number> {
  const { rows } = await sql<Here>`
    select m.id, m.district_no as "districtNo", s.place, s.from_on as "fromOn" from members.membership s join members.member m on m.id = s.member_id
    where s.branch_no = ${fromNo} and s.until_on is null and s.retracted_at is null order by m.id`.execute(tx)
  for (const one of rows) {
    const act = await recordAct(tx, null, { kind: 'move', districtNo: one.districtNo, memberId: one.id, unitAct: actId })
    // Who was to come on that day or later comes to the successor at once.
    if (one.fromOn < day) await endRelation(tx, act, one.id, day, toNo === null ? 'branch_ended' : 'moved')
    else
      await sql`update members.membership set retracted_by = ${act}, retracted_at = transaction_timestamp()
        where member_id = ${one.id} and until_on is null and retracted_at is null`.execute(tx)
    if (toNo !== null)
      await openRelation(tx, act, one.id, { branchNo: toNo, place: one.place, fromOn: one.fromOn < day ? day : one.fromOn })
  }
  return rows.length
}

/** The spell away goes on; the organisation that looked after the member is no more. */
async function endHosting(tx: Tx, { actId, fromNo }: HandOver): Promise<number> {
  const { rows } = await sql<{ id: string; districtNo: number }>`
    select m.id, m.district_no as "districtNo" from members.away a join members.member m on m.id = a.member_id
    where a.host_no = ${fromNo} and a.until_on is null and a.retracted_at is null order by m.id`.execute(tx)
  for (const { id, districtNo } of rows) {
    const act = await recordAct(tx, null, { kind: 'away', districtNo, memberId: id, unitAct: actId })
    await sql`
      with gone as (update members.away set retracted_by = ${act}, retracted_at = transaction_timestamp()
        where member_id = ${id} and until_on is null and retracted_at is null returning since, reason, document_no)
      insert into members.away (member_id, since, reason, document_no, recorded_by) select ${id}, since, reason, document_no, ${act} from gone`.execute(
      tx,
    )
  }
  return rows.length
}
