import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { organisations } from '../contract.ts'
import { endEdges } from '../edges.ts'
import { unitsChanged } from '../events.ts'
import type { StoredFacts } from '../facts.ts'
import { organisationProblems as problems } from '../problems.ts'
import { refreshSearch } from '../search.ts'
import { changeFacts, getUnitForChange, recordAct, refreshScope, type UnitRow } from '../store.ts'
import { requireBegun, requireBodies, requireDay, requirePlace, requireType } from './guards.ts'

/** Field of the contract → column of the facts. */
const columnOf: Record<string, keyof StoredFacts> = {
  name: 'name',
  status: 'status',
  type: 'type',
  registeredOn: 'registered_on',
  legalRep: 'legal_rep',
  address: 'address',
  serviceAddress: 'service_address',
  lon: 'lon',
  lat: 'lat',
  headcount: 'headcount',
  fullMembers: 'full_members',
  probationaryMembers: 'probationary_members',
  floatingMembers: 'floating_members',
  remarks: 'remarks',
  streetNo: 'street_no',
  communityNo: 'community_no',
  industryNo: 'industry_no',
  registrarNo: 'registrar_no',
  supervisorNo: 'supervisor_no',
  level: 'level',
  form: 'form',
}

/** Rename, move, upgrade, correct, dissolve or reopen a unit from a day on. */
export const changeUnit = command(organisations.changeUnit, async (call) => {
  const { tx, body, params } = call
  requireDay(call, body.effectiveOn)
  const unit = await getUnitForChange(call, params.no, call.ifMatch)
  await requireBegun(call, [params.no], body.effectiveOn)
  await requirePlace(call, unit.district_no, body.facts)
  await requireBodies(call, [body.facts.registrarNo, body.facts.supervisorNo])
  await requireType(call, body.facts.type)
  const patch = patchOf(call, body.facts)
  if (body.kind === 'dissolve') patch.status = unit.kind === 'party_org' ? 'dissolved' : (patch.status ?? 'cancelled')
  if (body.kind === 'reopen') patch.status = 'active'
  const actId = await recordAct(tx, call.actor.accountId, body)
  const released =
    body.kind === 'dissolve' && unit.kind === 'party_org' ? await releaseCovered(call, actId, unit, body.effectiveOn) : []
  await changeFacts(tx, unit, actId, body.effectiveOn, patch)
  // Before the scope: a unit that is renamed and moves away at once is out of the writer's sight after.
  if (patch.name !== undefined) await refreshSearch(tx, [params.no])
  await refreshScope(tx, [params.no])
  await call.emit(unitsChanged([params.no, ...released]))
  call.note({ objectType: 'unit', objectId: String(params.no), fields: Object.keys(patch), detail: { kind: body.kind } })
  return { no: params.no, revision: unit.revision }
})

function patchOf(call: Call, facts: Record<string, unknown>): Partial<StoredFacts> {
  const patch: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(columnOf)) if (facts[field] !== undefined) patch[column] = facts[field]
  if (facts['phone'] !== undefined) {
    const phone = facts['phone'] as string | null
    patch['phone_sealed'] = phone === null ? null : call.services.crypto.seal('unit.phone', phone).toString('hex')
    patch['phone_index'] = phone === null ? null : call.services.crypto.blindIndex('unit.phone', phone).toString('hex')
  }
  if (patch['name'] === '') throw problem(problems['unit-name-missing'])
  return patch as Partial<StoredFacts>
}

/** A dissolved Party organisation covers nobody from that day on. */
async function releaseCovered(call: Call, actId: number, unit: UnitRow, day: string): Promise<number[]> {
  const ended = await endEdges(call.tx, actId, day, { type: 'covers', fromNo: unit.no })
  return ended.map((edge) => edge.to_no)
}
