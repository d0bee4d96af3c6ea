import { person, systemActor } from '../../../test/support/platform.ts'
import type { SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { organisations } from '../organisations/contract.ts'
import { type EntryBody, lists } from './contract.ts'

/** Party organisations with a secretary each, and entries that are published at once. */
export function listsForTests(place: SmallDistrict) {
  let made = 0
  const { platform, node } = place
  const branch = async (street = '东街道'): Promise<{ no: number; secretary: Actor }> => {
    made += 1
    const { no } = await platform.call(systemActor, organisations.establishUnit, {
      body: {
        reason: '组建',
        effectiveOn: '2026-01-05',
        kind: 'party_org',
        name: `清单第${made}党支部`,
        districtNo: node['示例区']!,
        streetNo: node[street]!,
        level: 'branch',
        form: 'own',
      },
    })
    return { no, secretary: person(`书记${made}`, { role: 'party_org_secretary', nodeNo: no }) }
  }
  const submit = async (actor: Actor, ownerNo: number, more: Partial<EntryBody> = {}): Promise<string> => {
    const body = {
      kind: 'need',
      ownerNo,
      title: '借一间会议室',
      category: 'venue',
      unit: '间',
      fromOn: '2026-11-01',
      visibility: 'district',
      ...more,
    }
    return (await platform.call(actor, lists.submitEntry, { body: body as never })).id
  }
  const publish = async (actor: Actor, ownerNo: number, more: Partial<EntryBody> = {}): Promise<string> => {
    const id = await submit(actor, ownerNo, more)
    await platform.call(systemActor, lists.checkEntry, { params: { id }, body: { outcome: 'publish' } })
    return id
  }
  return { branch, submit, publish }
}
