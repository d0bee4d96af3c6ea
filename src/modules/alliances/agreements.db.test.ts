import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { execute } from '../../platform/commands/execute.ts'
import { fixedClock } from '../../platform/clock/clock.ts'
import { paragraphsOf } from '../../platform/documents/paragraphs-of.ts'
import { alliances } from './contract.ts'
import { branchIn } from './testing.ts'
import { randomUUID } from 'node:crypto'

let place: SmallDistrict
let art: number
let village: number
let firm: number
let artist: Actor
let villager: Actor
let firmer: Actor
let east: Actor
let west: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(12)
  art = await branchIn(place, '书画院党支部')
  village = await branchIn(place, '西社区党总支', { street: '西街道', level: 'general' })
  firm = await branchIn(place, '南桥建设党支部', { street: '南街道' })
  artist = person('书画院书记', { role: 'party_org_secretary', nodeNo: art })
  villager = person('西社区书记', { role: 'party_org_secretary', nodeNo: village })
  firmer = person('南桥书记', { role: 'party_org_secretary', nodeNo: firm })
  east = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  west = person('西街道干事', { role: 'street_officer', nodeNo: place.node['西街道']! })
})
afterAll(() => place.platform.close())

const body = (more: object = {}) => ({
  kind: 'pairing' as const,
  title: '书画院与西社区结对共建协议',
  content: '每月一次开放活动室\n书画辅导进社区',
  shares: '社区活动室每周二、书画老师两名',
  leadNo: art,
  sideNos: [village],
  fromOn: '2026-11-01',
  untilOn: '2027-11-01',
  ...more,
})
const draft = async (more: object = {}, actor = artist) => (await call(actor, alliances.draftAgreement, { body: body(more) })).id
const see = (actor: Actor, id: string) => call(actor, alliances.getAgreement, { params: { id } })
const move = async (actor: Actor, id: string, to: 'propose' | 'withdraw' | 'end', reason: string | null = null) =>
  call(
    actor,
    alliances.moveAgreement,
    { params: { id }, body: { move: to, reason } },
    { ifMatch: (await see(actor, id)).revision },
  )
const answer = (actor: Actor, id: string, unitNo: number, more: object = {}) =>
  call(actor, alliances.signAgreement, { params: { id }, body: { unitNo, answer: 'signed' as const, ...more } })
const proposed = async (more: object = {}) => {
  const id = await draft(more)
  await move(artist, id, 'propose')
  return id
}
const listed = async (actor: Actor, query: object) =>
  (await call(actor, alliances.listAgreements, { query })).items.map((one) => one.id)

describe('a pairing of two organisations that stand in different trees', () => {
  it('is the drafter’s own until it is put before the other side, and in force when both have signed', async () => {
    const id = await draft()
    expect(await refusalOf(see(villager, id))).toBe('agreement-not-found')
    await move(artist, id, 'propose')
    expect((await see(villager, id)).stage).toBe('proposed')
    expect(await listed(villager, { mine: 'true' })).toContain(id)
    await answer(artist, id, art)
    expect((await see(artist, id)).stage).toBe('proposed')
    expect((await answer(villager, id, village)).stage).toBe('in-force')
    const seen = await see(villager, id)
    expect(seen.inForceOn).toBe('2026-11-22')
    expect(seen.answers.map((side) => [side.name, side.answer, side.answeredOn])).toEqual([
      ['书画院党支部', 'signed', '2026-11-22'],
      ['西社区党总支', 'signed', '2026-11-22'],
    ])
    expect(seen.course.map((one) => one.action)).toEqual(['draft', 'propose', 'sign', 'sign'])
    expect(await listed(villager, { binding: 'true' })).toContain(id)
    expect(await refusalOf(see(firmer, id))).toBe('agreement-not-found')
  })

  it('is signed once by each side, by who stands at that very side or from a paper that is named', async () => {
    const id = await proposed()
    expect(await refusalOf(answer(villager, id, art))).toBe('agreement-not-yours-to-sign')
    expect(await refusalOf(answer(east, id, art))).toBe('agreement-not-yours-to-sign')
    expect(await refusalOf(answer(west, id, art, { paperNo: '纸质协议第一份' }))).toBe('agreement-not-yours-to-sign')
    await answer(east, id, art, { paperNo: '纸质协议第一份', signer: '沈墨', onDay: '2026-11-10' })
    expect(await refusalOf(answer(artist, id, art))).toBe('agreement-side-answered')
    expect(await refusalOf(answer(villager, id, village, { onDay: '2026-11-01' }))).toBe('agreement-day-unfit')
    await answer(villager, id, village)
    expect((await see(artist, id)).answers[0]).toMatchObject({ by: '沈墨', paperNo: '纸质协议第一份', answeredOn: '2026-11-10' })
  })

  it('goes back to who drew it up when a side refuses, with the reason, and all sign what was changed', async () => {
    const id = await proposed()
    await answer(artist, id, art)
    expect(await refusalOf(answer(villager, id, village, { answer: 'refused' }))).toBe('agreement-reason-missing')
    expect((await answer(villager, id, village, { answer: 'refused', reason: '活动室周二已有安排' })).stage).toBe('refused')
    const { revision } = await see(artist, id)
    const { kind: _kind, leadNo: _lead, ...changed } = body({ shares: '活动室每周四', sideNos: [village, firm] })
    await call(artist, alliances.amendAgreement, { params: { id }, body: changed }, { ifMatch: revision })
    expect(await refusalOf(see(firmer, id))).toBe('agreement-not-found')
    await move(artist, id, 'propose')
    expect((await see(firmer, id)).answers.map((side) => side.answer)).toEqual(['asked', 'asked', 'asked'])
  })

  it('is in force once although both sides sign at the same moment', async () => {
    const id = await proposed()
    const stages = await Promise.all([answer(artist, id, art), answer(villager, id, village)])
    expect(stages.map((one) => one.stage).toSorted()).toEqual(['in-force', 'proposed'])
    expect((await see(artist, id)).stage).toBe('in-force')
  })

  it('is said to be expiring before its end, is renewed by a new one that begins where it ends, once', async () => {
    const id = await proposed({ untilOn: '2026-12-20' })
    await answer(artist, id, art)
    expect((await answer(villager, id, village)).stage).toBe('in-force')
    expect((await see(artist, id)).stage).toBe('expiring')
    const next = (await call(artist, alliances.renewAgreement, { params: { id }, body: { untilOn: '2027-12-20' } })).id
    expect(await see(artist, next)).toMatchObject({ stage: 'draft', fromOn: '2026-12-20', renews: { id } })
    expect((await see(artist, id)).renewedBy).toMatchObject({ id: next })
    expect(await refusalOf(call(artist, alliances.renewAgreement, { params: { id }, body: {} }))).toBe(
      'agreement-renewed-already',
    )
    expect(await listed(artist, { stage: 'expired', asOf: '2026-12-20' })).toContain(id)
  })

  it('ends before its time with a reason only', async () => {
    const id = await proposed()
    await answer(artist, id, art)
    await answer(villager, id, village)
    expect(await refusalOf(move(artist, id, 'end'))).toBe('agreement-reason-missing')
    await move(artist, id, 'end', '书画院搬离本街道')
    expect(await see(villager, id)).toMatchObject({ stage: 'ended', closeReason: '书画院搬离本街道' })
  })
})

describe('the document', () => {
  it('says the same as docx and as pdf, from the template of the district', async () => {
    const id = await proposed()
    await answer(artist, id, art)
    const operation = place.platform.services.contributions.operations.find(
      (one) => one.endpoint.name === alliances.writeAgreement.name,
    )!
    const write = async (format: string) => {
      const request = { params: { id }, query: { format }, body: {}, ifMatch: null, upload: null }
      const services = { ...place.platform.services, clock: fixedClock('2026-11-22T02:00:00Z') }
      const file = (await execute(services, operation, villager, { ...request, idempotencyKey: randomUUID(), traceId: 'x' })) as {
        body: Buffer
      }
      return Buffer.isBuffer(file.body) ? file.body : buffer(file.body)
    }
    const words = paragraphsOf(await write('docx'))
      .map((one) => one.text)
      .join('')
    expect(words).toContain('书画辅导进社区')
    expect(words).toContain('书画院党支部（已签署）　　2026年11月22日')
    const pdf = (await write('pdf')).toString('latin1')
    const drawn = [...pdf.matchAll(/<([0-9a-f]*)> Tj/g)].map(([, hex]) => Buffer.from(hex!, 'hex').swap16().toString('utf16le'))
    expect(drawn.join('')).toBe(words)
  })
})
