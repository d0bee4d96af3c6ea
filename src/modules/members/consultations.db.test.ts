import { afterAll, beforeAll, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { members } from './contract.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let secretary: Actor
let other: Actor
let third: Actor
let viewer: Actor
let station: string
let otherNo: number

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const list = (actor: Actor, query: object = {}) => call(actor, members.listConsultations, { query })
const ask = (more: object = {}, actor = secretary) =>
  call(actor, members.askConsultation, {
    params: { id: station },
    body: { onDay: '2026-05-12', topic: 'transfer', question: '组织关系怎么转', ...more },
  })
const answer = (actor: Actor, { id, revision }: { id: string; revision: number }, body: object) =>
  call(actor, members.answerConsultation, { params: { id }, body: body as never }, { ifMatch: revision })
const one = async (actor: Actor, id: string) => (await list(actor)).items.find((row) => row.id === id)

beforeAll(async () => {
  place = await openSmallDistrict(20)
  const branches = await partyOrgsForTests(place.platform.services)
  otherNo = branches[1]!.no
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: branches[0]!.no })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: otherNo })
  third = person('无关书记', { role: 'party_org_secretary', nodeNo: branches[2]!.no })
  viewer = person('查阅', { role: 'district_viewer', nodeNo: place.node['示例区']! })
  const { id } = await call(secretary, members.openStation, {
    body: {
      hostNo: branches[0]!.no,
      kind: 'station',
      name: '咨询站',
      whereabouts: '一楼',
      openedOn: '2026-03-01',
      liaison: { name: '方联络' },
    },
  })
  station = id
})
afterAll(() => place.platform.close())

it('advice given at once is answered; who asks may stay unnamed, and a name is masked outside the own organisation', async () => {
  const unnamed = await ask({ answer: '开介绍信' })
  const named = await ask({ asker: '钱多问' })
  expect(await one(secretary, unnamed.id)).toMatchObject({ state: 'answered', asker: null, answeredOn: '2026-05-12' })
  expect(await one(secretary, named.id)).toMatchObject({ state: 'open', asker: '钱多问' })
  expect((await one(viewer, named.id))!.asker).toBe('钱*问')
  expect(await one(third, named.id)).toBeUndefined()
})

it('what the station cannot answer is handed over, and either side answers it once', async () => {
  const made = await ask({ topic: 'care', question: '能否慰问' })
  expect(await one(other, made.id)).toBeUndefined()
  expect(await refusalOf(answer(secretary, made, { act: 'hand', unitNo: 99_999_999 }))).toBe('station-unit-unknown')
  const handed = await answer(secretary, made, { act: 'hand', unitNo: otherNo })
  expect(await one(other, made.id)).toMatchObject({ state: 'handed', handedTo: { no: otherNo }, station: { name: '咨询站' } })
  expect(await refusalOf(answer(third, handed, { act: 'answer', answer: '不行' }))).toBe('consultation-not-found')
  expect(await refusalOf(answer(other, made, { act: 'answer', answer: '可以' }))).toBe('revision-stale')
  expect(await refusalOf(call(other, members.withdrawConsultation, { params: { id: made.id } }))).toBe('consultation-not-found')
  const done = await answer(other, handed, { act: 'answer', answer: '可以' })
  expect(await one(secretary, made.id)).toMatchObject({ state: 'answered', answer: '可以' })
  expect(await refusalOf(answer(secretary, done, { act: 'answer', answer: '再答' }))).toBe('consultation-answered')
})

it('kinds are those of the programme; days lie between the opening of the station and today', async () => {
  const { topics } = await call(secretary, members.listTopics)
  expect(topics.map((topic) => topic.code)).toContain('transfer')
  expect(await refusalOf(ask({ topic: 'weather' }))).toBe('consultation-topic-unknown')
  expect(await refusalOf(ask({ onDay: '2026-02-01' }))).toBe('member-before')
  expect(await refusalOf(ask({ onDay: '2027-02-01' }))).toBe('member-in-the-future')
  expect(await refusalOf(ask({}, other))).toBe('station-not-found')
})

it('a station tells how often it was asked and how much waits; what was taken back counts nowhere', async () => {
  const shown = async () => (await call(secretary, members.listStations, { query: {} })).items.find((row) => row.id === station)!
  const before = await shown()
  const made = await ask({ topic: 'dues', question: '党费怎么交' })
  expect(await shown()).toMatchObject({ consultations: before.consultations + 1, unanswered: before.unanswered + 1 })
  const dues = await list(secretary, { topic: 'dues' })
  expect([dues.total, dues.unanswered, dues.topics]).toEqual([1, 1, [{ topic: 'dues', count: 1 }]])
  await call(secretary, members.withdrawConsultation, { params: { id: made.id } })
  expect(await shown()).toMatchObject({ consultations: before.consultations, unanswered: before.unanswered })
})
