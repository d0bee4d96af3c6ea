import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { organisations } from '../contract.ts'
import { unitsChanged } from '../events.ts'
import type { StoredFacts } from '../facts.ts'
import { handOver, requireNobodyUnder } from '../hand-over.ts'
import { organisationProblems as problems } from '../problems.ts'
import { refreshSearch } from '../search.ts'
import { changeFacts, getUnitForChange, recordAct, refreshScope } from '../store.ts'
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

/** With one of these a unit is no more: what hangs on it ends with it. */
const endedStatuses: ReadonlySet<string> = new Set(['cancelled', 'revoked', 'dissolved'])

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
  const ends = patch.status !== undefined && endedStatuses.has(patch.status)
  if (ends) await requireNobodyUnder(call, params.no, body.effectiveOn)
  const actId = await recordAct(tx, call.actor.accountId, body)
  const released = ends
    ? await handOver(call, { actId, day: body.effectiveOn, fromNo: params.no, toNo: null })
    : { told: [], touched: [] }
  await changeFacts(tx, unit, actId, body.effectiveOn, patch)
  // Before the scope: a unit that is renamed and moves away at once is out of the writer's sight after.
  if (patch.name !== undefined) await refreshSearch(tx, [params.no])
  await refreshScope(tx, [params.no, ...released.touched])
  await call.emit(unitsChanged([params.no, ...released.touched]))
  call.note({ objectType: 'unit', objectId: String(params.no), fields: Object.keys(patch), detail: { kind: body.kind } })
  return { no: params.no, revision: unit.revision, handedOver: released.told }
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
