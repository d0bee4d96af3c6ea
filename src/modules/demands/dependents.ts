import { sql } from 'kysely'
import type { Dependents } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { deliberationDependents } from './dependents-issues.ts'
import { recordStep } from './store.ts'

const open = sql`('received', 'offered', 'handling', 'done', 'joined')`

/**
 * Open orders of a unit that is merged go on with its successor; of one that ends without one, with the committee of the district: nobody who
 * asked is left without a holder. What was offered to it goes back to who offered it.
 */
const orderDependents: Dependents = {
  async handOver({ tx }, { actId, day, fromNo, toNo }) {
    return asPlatform(tx, async () => {
      const { rows: offered } = await sql<{ id: string }>`
        update demands.order set state = 'received', offered_no = null, due_what = 'accept', revision = revision + 1
        where offered_no = ${fromNo} and state = 'offered' returning id`.execute(tx)
      for (const { id } of offered) await recordStep(tx, id, { kind: 'hand-over', byNo: fromNo, onDay: day, unitAct: actId })
      const { rows: held } = await sql<{ id: string; holderNo: number }>`
        update demands.order o set holder_no = coalesce(${toNo}::integer, o.district_no), offered_no = nullif(o.offered_no, coalesce(${toNo}::integer, o.district_no)),
          state = case when o.offered_no = coalesce(${toNo}::integer, o.district_no) then 'received' else o.state end,
          unit_nos = (select array_agg(distinct n) from unnest(o.unit_nos || coalesce(${toNo}::integer, o.district_no)) n), revision = o.revision + 1
        where o.holder_no = ${fromNo} and o.state in ${open} returning o.id, o.holder_no as "holderNo"`.execute(tx)
      for (const { id, holderNo } of held)
        await recordStep(tx, id, { kind: 'hand-over', byNo: fromNo, toNo: holderNo, onDay: day, unitAct: actId })
      const moved = toNo === null ? 0 : held.length
      const count = held.length + offered.length
      return count > 0 ? [{ what: 'order', moved, ended: count - moved }] : []
    })
  },

  async takeBack({ tx, today }, { actIds, undoActId, withdrawn, ended }) {
    return asPlatform(tx, async () => {
      const { rows: moved } = await sql<{ orderId: string; byNo: number; toNo: number | null; later: boolean }>`
        select s.order_id as "orderId", s.by_no as "byNo", s.to_no as "toNo", exists (select from demands.order_step l
          where l.order_id = s.order_id and l.id > s.id and l.kind not in ('note', 'hand-over', 'escalate', 'code')) as later
        from demands.order_step s where s.unit_act = any (${[...actIds]}::bigint[]) order by s.id desc`.execute(tx)
      const gone = [...withdrawn, ...ended]
      const later = moved.filter((row) => row.later).length + (await heldElse(tx, gone, moved)) + (await foundedAs(tx, withdrawn))
      if (later > 0) return later
      for (const { orderId, byNo, toNo } of moved) {
        const back = toNo === null ? sql`offered_no = ${byNo}, state = 'offered'` : sql`holder_no = ${byNo}`
        await sql`update demands.order set ${back}, revision = revision + 1 where id = ${orderId}`.execute(tx)
        await recordStep(tx, orderId, { kind: 'hand-over', byNo: toNo, toNo: byNo, onDay: today, unitAct: undoActId })
      }
      return 0
    })
  },
}

/** Open orders at units that vanish again, which did not come there by the acts taken back. */
async function heldElse(tx: Tx, gone: readonly number[], moved: readonly { orderId: string }[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.order o where o.state in ${open} and (o.holder_no = any (${[...gone]}::integer[]) or o.offered_no = any (${[...gone]}::integer[]))
      and o.id <> all (${moved.map((row) => row.orderId)}::uuid[])`.execute(tx)
  return rows[0]!.count
}

/** Orders that led to a unit which is to vanish as if it had never been; one that merely ends stays what came of them. */
async function foundedAs(tx: Tx, withdrawn: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.order o where o.founded_unit_no = any (${[...withdrawn]}::integer[])`.execute(
    tx,
  )
  return rows[0]!.count
}

/** Everything this module keeps at units. One thing in the way is enough: whoever asked takes nothing back then. */
export const demandDependents: Dependents = {
  handOver: async (moment, change) => [
    ...(await orderDependents.handOver(moment, change)),
    ...(await deliberationDependents.handOver(moment, change)),
  ],
  takeBack: async (moment, undo) =>
    (await orderDependents.takeBack(moment, undo)) + (await deliberationDependents.takeBack(moment, undo)),
}
