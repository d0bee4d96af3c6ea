import { sql } from 'kysely'
import { asPlatform, type Tx } from '../../../platform/db/database.ts'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import type { TakeBack } from '../../../platform/contributions/dependents.ts'
import { organisations } from '../contract.ts'
import { endEdges, findEdgeSource, recordEdge } from '../edges.ts'
import { unitsChanged } from '../events.ts'
import { listHanging } from '../hand-over.ts'
import { organisationProblems as problems } from '../problems.ts'
import { getUnitForChange, inScope, recordAct, refreshScope } from '../store.ts'
import { requireWhole, type Undone, undoActs } from '../undo.ts'
import { requireBegun, requireConnectable, requireDay, requireEnds, requireStanding } from './guards.ts'

/** Record a typed, dated connection. The writer's rights must reach its source. */
export const connectUnits = command(organisations.connectUnits, async (call) => {
  const { tx, body } = call
  requireDay(call, body.effectiveOn)
  const source = await getUnitForChange(call, body.fromNo, null)
  await requireConnectable(call, body.toNo)
  await requireEnds(call, body.type, source.kind, body.toNo)
  await requireBegun(call, [body.fromNo, body.toNo], body.effectiveOn)
  await requireStanding(call, [body.fromNo, body.toNo])
  const actId = await recordAct(tx, call.actor.accountId, { ...body, kind: 'connect' })
  const id = await recordEdge(tx, actId, { type: body.type, fromNo: body.fromNo, toNo: body.toNo, fromOn: body.effectiveOn })
  await refreshScope(tx, [body.fromNo, body.toNo])
  await call.emit(unitsChanged([body.fromNo, body.toNo]))
  call.note({ objectType: 'edge', objectId: String(id), detail: { type: body.type, from: body.fromNo, to: body.toNo } })
  return { id: String(id) }
})

/** End a connection on a day. As when recording it, the writer's rights must reach its source. */
export const endConnection = command(organisations.endConnection, async (call) => {
  const { tx, body, params } = call
  requireDay(call, body.effectiveOn)
  const source = /^\d{1,15}$/.test(params.id) ? await findEdgeSource(tx, Number(params.id)) : null
  if (source === null || !(await reachesAll(call, [source]))) throw problem(problems['edge-not-found'])
  await getUnitForChange(call, source, null)
  const actId = await recordAct(tx, call.actor.accountId, { ...body, kind: 'disconnect' })
  const [edge] = await endEdges(tx, actId, body.effectiveOn, { id: Number(params.id) })
  if (!edge) throw problem(problems['edge-not-found'])
  await refreshScope(tx, [edge.from_no, edge.to_no])
  await call.emit(unitsChanged([edge.from_no, edge.to_no]))
  call.note({ objectType: 'edge', objectId: params.id })
  return { id: params.id }
})

/** Take one act back, whole or not at all. */
export const undoAct = command(organisations.undoAct, async (call) => {
  const { tx, body, params } = call
  const { rows } = await sql<{
    id: number
    import_id: string | null
  }>`select id, import_id from organisations.act where id = ${params.id}`.execute(tx)
  if (!rows[0] || rows[0].import_id !== null) throw problem(problems['act-not-found'])
  if (!(await reachesAll(call, await unitsOfAct(tx, params.id)))) throw problem(problems['act-not-found'])
  const undoId = await recordAct(tx, call.actor.accountId, { kind: 'undo', reason: body.reason, undoes: params.id })
  const undone = await undoActs(tx, [params.id], undoId)
  if (undone.nos.length + undone.kept.length + undone.needed.length === 0) throw problem(problems['act-not-found'])
  requireWhole(undone)
  await requireNothingHangs(call, {
    actIds: [params.id],
    undoActId: undoId,
    withdrawn: undone.withdrawn,
    ended: await listEnded(call, undone),
  })
  await call.emit(unitsChanged(undone.nos))
  call.note({ objectType: 'act', objectId: String(params.id) })
  return { id: params.id }
})

/** Units that are ended again now that an act is taken back. */
async function listEnded(call: Call, { nos }: Undone): Promise<number[]> {
  const { rows } = await sql<{ no: number }>`
    select no from organisations.ended_by_decision(${call.today}::date) where no = any (${nos}::integer[])`.execute(call.tx)
  return rows.map((row) => row.no)
}

/** What was recorded since at a unit that vanishes or ends again stands in the way: a connection, or what other modules keep there. */
async function requireNothingHangs(call: Call, undo: TakeBack): Promise<void> {
  let units = (await listHanging(call.tx, call.today, undo.ended)).length
  for (const dependents of call.services.contributions.dependents) units += await dependents.takeBack(call, undo)
  if (units > 0) throw problem(problems['act-built-upon'], { units })
}

/** Units whose facts or whose own connections an act recorded or replaced, whoever may see them. */
function unitsOfAct(tx: Tx, actId: number): Promise<number[]> {
  return asPlatform(tx, async () => {
    const { rows } = await sql<{ no: number }>`
      select unit_no as no from organisations.unit_state where recorded_by = ${actId} or retracted_by = ${actId}
      union select from_no from organisations.edge where recorded_by = ${actId} or retracted_by = ${actId}`.execute(tx)
    return rows.map((row) => row.no)
  })
}

/** An act that went beyond the caller's reach is not taken back by half. */
async function reachesAll(call: Call, nos: readonly number[]): Promise<boolean> {
  const { rows } = await sql`select from organisations.unit where no = any (${[...nos]}::integer[]) and ${inScope(call)}`.execute(
    call.tx,
  )
  return rows.length === nos.length
}
