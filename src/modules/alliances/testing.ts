import type { SmallDistrict } from '../../../test/support/small-district.ts'
import { systemActor } from '../../../test/support/platform.ts'
import { organisations } from '../organisations/contract.ts'
import { enterMembers } from '../activities/testing.ts'

/** A Party organisation in a street of the small district, covering nobody unless told. */
export async function branchIn(
  place: SmallDistrict,
  name: string,
  more: {
    street?: string
    covers?: readonly number[]
    level?: 'branch' | 'general' | 'committee'
    members?: readonly string[]
  } = {},
): Promise<number> {
  const body = {
    reason: '组建',
    effectiveOn: '2026-01-05',
    kind: 'party_org' as const,
    name,
    districtNo: place.node['示例区']!,
    streetNo: place.node[more.street ?? '东街道']!,
    level: more.level ?? ('branch' as const),
    form: 'own' as const,
    coversUnitNos: [...(more.covers ?? [])],
  }
  const { no } = await place.platform.call(systemActor, organisations.establishUnit, { body })
  if (more.members) await enterMembers(place.platform.services, no, more.members)
  return no
}
