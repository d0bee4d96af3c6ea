import { afterAll, beforeAll, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity, signedPairing } from './testing.ts'

let place: SmallDistrict
let nos: [number, number, number]
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const people = new Map<number, Actor>()
const secretaryOf = (unitNo: number): Actor => {
  const known = people.get(unitNo) ?? person(`书记${unitNo}`, { role: 'party_org_secretary', nodeNo: unitNo })
  people.set(unitNo, known)
  return known
}

beforeAll(async () => {
  place = await openSmallDistrict(4)
  nos = [await branchIn(place, '协会党支部'), await branchIn(place, '社区党总支'), await branchIn(place, '旁人党支部')]
}, 60_000)
afterAll(() => place.platform.close())

const day = '2026-11-22'
const write = (unitNo: number, basis: object, more: object = {}) =>
  call(secretaryOf(unitNo), alliances.writeExperience, {
    body: {
      ...basis,
      unitNo,
      onDay: day,
      title: '两家一张活动表',
      text: '月初对齐日期，场地轮流用。',
      tags: ['resource'],
      ...more,
    } as never,
  })
const notes = async (actor: Actor, query: object = {}) =>
  (await call(actor, alliances.listExperience, { query })).items.map((note) => [note.title, note.basis, note.unit.no])

it('an experience is written on a pairing once every side has signed it, read by its sides only, and taken back by its writer', async () => {
  const [one, two, stranger] = nos
  const open = await signedPairing(place, one, [two], secretaryOf, { signs: 1 })
  expect(await refusalOf(write(one, { agreementId: open }))).toBe('experience-not-signed')
  const agreementId = await signedPairing(place, one, [two], secretaryOf)
  expect(await refusalOf(write(stranger, { agreementId }))).toBe('agreement-not-found')
  expect(await refusalOf(write(one, { agreementId }, { unitNo: two }))).toBe('agreement-side-unknown')
  expect(await refusalOf(write(one, { agreementId }, { tags: ['no-such-tag'] }))).toBe('community-word-unknown')
  expect(await refusalOf(write(one, { agreementId }, { onDay: '2026-12-01' }))).toBe('community-day-unfit')
  const { id } = await write(one, { agreementId })
  expect(await notes(secretaryOf(two), { agreementId, tag: 'resource' })).toEqual([['两家一张活动表', 'agreement', one]])
  expect(await notes(secretaryOf(two), { tag: 'strength' })).toEqual([])
  expect(await notes(secretaryOf(stranger))).toEqual([])
  const retract = (by: number) => call(secretaryOf(by), alliances.retractExperience, { params: { id }, body: { reason: '写错' } })
  expect(await refusalOf(retract(two))).toBe('community-line-not-found')
  await retract(one)
  expect(await notes(secretaryOf(two))).toEqual([])
})

it('an experience of a community stands once, among its shared records and in the list of all', async () => {
  const [one, two] = nos
  const street = person('东街道', { role: 'street_officer', nodeNo: place.node['东街道']! })
  const committee = person('区委', { role: 'district_officer', nodeNo: place.node['示例区']! })
  const communityId = await foundedCommunity(place, [one, two], { secretaryOf, street, committee })
  await write(one, { communityId })
  const params = { id: communityId }
  const line = { kind: 'experience', unitNo: two, onDay: day, title: '师徒结对', body: '老带新', tags: ['practice'] }
  await call(secretaryOf(two), alliances.recordLine, { params, body: line })
  const { items } = await call(secretaryOf(one), alliances.listLines, { params, query: { kind: 'experience' } })
  expect(items.map((item) => [item.title, item.tags])).toEqual([
    ['师徒结对', ['practice']],
    ['两家一张活动表', ['resource']],
  ])
  expect(await notes(secretaryOf(one), { basis: 'community' })).toEqual([
    ['师徒结对', 'community', two],
    ['两家一张活动表', 'community', one],
  ])
  expect(await notes(committee, { q: '师徒' })).toEqual([['师徒结对', 'community', two]])
})
