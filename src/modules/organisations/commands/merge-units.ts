import { sql } from 'kysely'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command, type Input } from '../../../platform/commands/operation.ts'
import type { Handed } from '../../../platform/contributions/dependents.ts'
import { organisations } from '../contract.ts'
import { recordEdge } from '../edges.ts'
import { unitsChanged } from '../events.ts'
import { handOver } from '../hand-over.ts'
import { organisationProblems as problems } from '../problems.ts'
import { namesOf } from '../queries.ts'
import { changeFacts, getUnitForChange, insertUnit, listPeriods, lockUnits, recordAct, refreshScope } from '../store.ts'
import { refreshSearch } from '../search.ts'
import { requireBegun, requireDay, requireFreeCode, requireStanding } from './guards.ts'

type Merging = Call & Pick<Input<typeof organisations.mergeUnits>, 'params'> & { readonly body: Merge }
type Merge = Omit<BodyOf<typeof organisations.mergeUnits>, 'reason'> & { readonly reason: string | null }

interface Merged {
  readonly revision: number
  readonly touched: readonly number[]
  /** What each unit that ends hands over. */
  readonly told: readonly { readonly no: number; readonly handedOver: readonly Handed[] }[]
}

/** Merge other units into one: they end on the day, what stood under them moves over, and the past keeps them apart. */
export const mergeUnits = command(organisations.mergeUnits, async (call) => {
  const { body, params } = call
  const { revision, touched, told } = await merge(call, call.ifMatch)
  await call.emit(unitsChanged([...touched]))
  call.note({ objectType: 'unit', objectId: String(params.no), detail: { merged: body.mergedNos } })
  return { no: params.no, revision, handedOver: sumOf(told.flatMap((one) => one.handedOver)) }
})

/** What a merger would move and end: it is carried out and taken back, so the answer is what the merger itself would tell or refuse. */
export const previewMerge = command(organisations.previewMerge, async (call) => {
  const { tx, body } = call
  await sql`savepoint merge_preview`.execute(tx)
  const { told } = await merge({ ...call, body: { ...body, reason: null } }, null)
  await sql`rollback to savepoint merge_preview`.execute(tx)
  const names = await namesOf(
    call,
    told.map(({ no }) => no),
  )
  return { units: told.map(({ no, handedOver }) => ({ unit: names.get(no)!, handedOver: [...handedOver] })) }
})

async function merge(call: Merging, ifMatch: number | null): Promise<Merged> {
  const { tx, body, params } = call
  const day = body.effectiveOn
  requireDay(call, day)
  if (body.mergedNos.includes(params.no)) throw problem(problems['merge-into-itself'])
  // In order of number, so that two people merging the same units the other way round wait for each other and no more.
  await lockUnits(tx, [params.no, ...body.mergedNos])
  const unit = await getUnitForChange(call, params.no, ifMatch)
  await requireBegun(call, [params.no, ...body.mergedNos], day)
  await requireStanding(call, [params.no, ...body.mergedNos])
  const actId = await recordAct(tx, call.actor.accountId, { ...body, kind: 'merge' })
  const touched = [params.no]
  const told: { no: number; handedOver: Handed[] }[] = []
  for (const no of [...new Set(body.mergedNos)].sort((a, b) => a - b)) {
    const merged = await getUnitForChange(call, no, null)
    if (merged.kind !== unit.kind) throw problem(problems['merge-of-kinds'])
    const handed = await handOver(call, { actId, day, fromNo: no, toNo: params.no })
    await changeFacts(tx, merged, actId, day, { status: merged.kind === 'party_org' ? 'dissolved' : 'cancelled' })
    await recordEdge(tx, actId, { type: 'merged_into', fromNo: no, toNo: params.no, fromOn: day })
    told.push({ no, handedOver: handed.told })
    touched.push(no, ...handed.touched)
  }
  await refreshScope(tx, [...new Set(touched)])
  return { revision: unit.revision, touched, told }
}

/** The same sorts of several merged units together. */
function sumOf(told: readonly Handed[]): Handed[] {
  const sums = new Map<string, Handed>()
  for (const { what, moved, ended } of told) {
    const sum = sums.get(what) ?? { what, moved: 0, ended: 0 }
    sums.set(what, { what, moved: sum.moved + moved, ended: sum.ended + ended })
  }
  return [...sums.values()]
}

/** Split new units off one: each begins with its facts of that day under its own name and remembers where it came from. */
export const splitUnit = command(organisations.splitUnit, async (call) => {
  const { tx, body, params } = call
  requireDay(call, body.effectiveOn)
  const unit = await getUnitForChange(call, params.no, call.ifMatch)
  const facts = (await listPeriods(tx, params.no)).find(
    (period) => period.fromOn <= body.effectiveOn && (period.untilOn === null || body.effectiveOn < period.untilOn),
  )?.facts
  if (!facts) throw problem(problems['unit-ended-before'])
  const actId = await recordAct(tx, call.actor.accountId, { ...body, kind: 'split' })
  const nos: number[] = []
  for (const part of body.parts) {
    const uscc = await requireFreeCode(call, part.uscc)
    const inherited = {
      ...facts,
      name: part.name,
      headcount: null,
      full_members: null,
      probationary_members: null,
      floating_members: null,
      phone_sealed: null,
      phone_index: null,
    }
    const created = await insertUnit(
      tx,
      actId,
      { kind: unit.kind, uscc, districtNo: unit.district_no },
      body.effectiveOn,
      inherited,
    )
    await recordEdge(tx, actId, { type: 'split_from', fromNo: created.no, toNo: params.no, fromOn: body.effectiveOn })
    nos.push(created.no)
  }
  await refreshScope(tx, [params.no, ...nos])
  await refreshSearch(tx, nos)
  await call.emit(unitsChanged([params.no, ...nos]))
  call.note({ objectType: 'unit', objectId: String(params.no), detail: { parts: nos } })
  return { nos, revision: unit.revision }
})
