import type { SmallDistrict } from '../../../test/support/small-district.ts'
import { systemActor } from '../../../test/support/platform.ts'
import type { Actor } from '../../kernel/policy.ts'
import { organisations } from '../organisations/contract.ts'
import { procedures } from '../procedures/contract.ts'
import { alliances } from './contract.ts'
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

/** A community of these members, the first of them leading, signed by all and ready to apply. */
export async function readyCommunity(
  place: SmallDistrict,
  memberNos: readonly number[],
  secretaryOf: (unitNo: number) => Actor,
  name = '上底片区党建共同体',
): Promise<string> {
  const { call } = place.platform
  const [leadNo, ...others] = memberNos as [number, ...number[]]
  const lead = secretaryOf(leadNo)
  const body = {
    name,
    form: 'community',
    goal: '共建小学',
    coverage: '全片区',
    duties: '共商共建共享',
    leadNo,
    memberNos: others,
  }
  const { id } = await call(lead, alliances.foundCommunity, { body })
  const revision = async () => (await call(lead, alliances.getCommunity, { params: { id } })).revision
  const people = [
    { name: '林知', office: '召集人', unitNo: leadNo, consultedOn: '2026-11-20', consultation: '各方无不同意见', agreed: true },
  ]
  await call(lead, alliances.setTeam, { params: { id }, body: { people } }, { ifMatch: await revision() })
  for (const [aspect, state] of [
    ['money', 'there'],
    ['people', 'there'],
    ['place', 'not-applicable'],
  ] as const)
    await call(lead, alliances.stateReadiness, { params: { id }, body: { aspect, state, evidence: '见会议纪要' } })
  const charter = await call(lead, alliances.draftCharter, { params: { id }, body: {} })
  for (const unitNo of memberNos)
    await call(secretaryOf(unitNo), alliances.signAgreement, { params: { id: charter.id }, body: { unitNo, answer: 'signed' } })
  return id
}

/** The same, applied for, reviewed, approved and filed. */
export async function foundedCommunity(
  place: SmallDistrict,
  memberNos: readonly number[],
  people: { secretaryOf: (unitNo: number) => Actor; street: Actor; committee: Actor },
  name?: string,
): Promise<string> {
  const { call } = place.platform
  const lead = people.secretaryOf(memberNos[0]!)
  const id = await readyCommunity(place, memberNos, people.secretaryOf, name)
  const { caseId } = await call(lead, alliances.applyCommunity, { params: { id }, body: {} })
  const act = async (actor: Actor, action: 'submit' | 'approve' | 'decide', documentNo?: string) => {
    const { revision } = await call(systemActor, procedures.getCase, { params: { id: caseId } })
    return call(actor, procedures.actOnCase, { params: { id: caseId }, body: { action, documentNo } }, { ifMatch: revision })
  }
  await act(lead, 'submit')
  await act(people.street, 'approve')
  await act(people.committee, 'approve')
  await act(people.committee, 'decide', '示社委备〔2026〕3号')
  return id
}

/** A pairing drawn up by its first side and signed by so many of them, all unless told. */
export async function signedPairing(
  place: SmallDistrict,
  leadNo: number,
  sideNos: readonly number[],
  secretaryOf: (unitNo: number) => Actor,
  more: { signs?: number; untilOn?: string } = {},
): Promise<string> {
  const { call } = place.platform
  const body = {
    kind: 'pairing' as const,
    title: '结对共建协议',
    content: '每月共上党课',
    leadNo,
    sideNos: [...sideNos],
    fromOn: '2026-11-01',
    untilOn: more.untilOn,
  }
  const { id, revision } = await call(secretaryOf(leadNo), alliances.draftAgreement, { body })
  await call(secretaryOf(leadNo), alliances.moveAgreement, { params: { id }, body: { move: 'propose' } }, { ifMatch: revision })
  for (const unitNo of [leadNo, ...sideNos].slice(0, more.signs))
    await call(secretaryOf(unitNo), alliances.signAgreement, { params: { id }, body: { unitNo, answer: 'signed' } })
  return id
}
