import PizZip from 'pizzip'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { volunteering } from './contract.ts'
import { indicators } from './indicators.ts'
import { membersWithAccounts } from './testing.ts'

let place: SmallDistrict
let districtNo: number
let home: number
let district: Actor
let self: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(10)
  districtNo = place.node['示例区']!
  const body = { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org' as const, name: '工作室党支部', districtNo, streetNo: place.node['东街道']!, level: 'branch' as const, form: 'own' as const } // prettier-ignore
  home = (await call(systemActor, organisations.establishUnit, { body })).no
  district = person('区委', { role: 'district_officer', nodeNo: districtNo })
  const [member] = await membersWithAccounts(place.platform.services, home, ['钟讲师'])
  self = { ...person(member!.id), accountId: member!.accountId }
})
afterAll(() => place.platform.close())

const open = (kind: 'brand' | 'platform', title: string, more: object = {}) =>
  call(district, volunteering.openOffering, {
    body: { kind, unitNo: home, title, providerType: 'social', fromOn: '2026-02-01', ...more },
  })
const listed = async (query: object = {}) => (await call(district, volunteering.listOfferings, { query: query as never })).items

/** A need under an offering whose one session was held, with whoever it reached. */
async function held(kind: string, offeringId: string, times: number, serves = false) {
  const shifts = [{ role: 'volunteer', seats: 3, startsAt: '2026-12-01T09:00:00+08:00', endsAt: '2026-12-01T11:00:00+08:00' }]
  const facts = { title: '创业第一课', kind, place: '二楼', risk: 'none' as const, risks: '没有特别风险', offeringId }
  const { id } = await call(district, volunteering.openNeed, { body: { unitNo: home, ...facts, shifts } })
  await call(district, volunteering.moveNeed, { params: { id }, body: { to: 'published' } })
  const shiftId = (await call(district, volunteering.getNeed, { params: { id } })).list[0]!.id
  if (serves) await call(self, volunteering.signUpOwn, { params: { id: shiftId } })
  const [startsAt, endsAt] = ['2026-11-10T09:00:00+08:00', '2026-11-10T11:00:00+08:00']
  await place.platform.services.database.transaction(systemContext, (tx) =>
    sql`update volunteering.shift set starts_at = ${startsAt}, ends_at = ${endsAt} where id = ${shiftId}`.execute(tx),
  )
  const { list } = await call(district, volunteering.getNeed, { params: { id } })
  const served = list[0]!.people.map(({ signUpId }) => ({ signUpId, fromAt: startsAt, untilAt: endsAt, minutes: 120, grade: 'measured' as const })) // prettier-ignore
  const tallies = [{ category: 'employees', times }]
  await call(district, volunteering.confirmShift, { params: { id: shiftId }, body: { served, tallies } })
}
const figure = (key: string, params: object, asOf = '2026-11-20') =>
  place.platform.services.database.read(systemContext, (tx) =>
    indicators
      .find((one) => one.key === key)!
      .compute({ tx, scope: { everything: true, nodes: [] }, districtNo, asOf, params } as never),
  )

describe('a service brand and its platforms', () => {
  it('are counted from the sessions of their needs, those of a platform under its brand too', async () => {
    const brand = await open('brand', '创业同行')
    const studio = await open('platform', '小微工作室', { brandId: brand.id, ledBy: '钟老师', consent: true })
    const other = await open('platform', '邻家工作室')
    await held('lecture', studio.id, 31)
    await held('guidance-legal', studio.id, 4)
    await held('lecture', brand.id, 9)
    await held('culture', other.id, 5)
    const told = (await listed()).map(({ title, platforms, sessions, lectures, times }) => [
      title,
      platforms,
      sessions,
      lectures,
      times,
    ])
    expect(told).toEqual([['创业同行', 1, 3, 2, 44], ['小微工作室', 0, 2, 1, 35], ['邻家工作室', 0, 1, 0, 5]]) // prettier-ignore
    const { total, counts } = await call(district, volunteering.listSessions, { query: { offeringId: brand.id } })
    expect([total, counts.times]).toEqual([3, 44])
  })

  it('give the figures of the business district, each with the list of its rows', async () => {
    const brands = await figure('volunteering.offerings', { kind: 'brand' })
    expect(brands).toMatchObject({ value: 1, list: expect.stringContaining('/service/offerings?kind=brand') })
    expect((await figure('volunteering.offerings', { kind: 'brand' }, '2026-01-31')).value).toBe(0)
    expect((await figure('volunteering.offerings', { kind: 'platform' })).value).toBe(2)
    expect((await figure('volunteering.sessions', { group: 'lecture', offered: 'platform' })).value).toBe(1)
    const guided = await figure('volunteering.beneficiary-times', { group: 'guidance' })
    expect(guided).toMatchObject({ value: 4, list: expect.stringContaining('group=guidance') })
  })

  it('name who leads only with consent, and take words and brands of the district only', async () => {
    expect(await refusalOf(open('platform', '甲', { ledBy: '某人' }))).toBe('offering-leader-unasked')
    expect(await refusalOf(open('platform', '甲', { providerType: 'nothing' }))).toBe('need-word-unknown')
    const [brand] = await listed({ kind: 'brand' })
    expect(await refusalOf(open('brand', '甲', { brandId: brand!.id }))).toBe('offering-brand-unknown')
  })

  it('end on a day with a reason: not in force from then on, what they did stays counted', async () => {
    const studio = (await listed({ kind: 'platform', q: '小微' }))[0]!
    const end = (untilOn: string) =>
      call(district, volunteering.endOffering, { params: { id: studio.id }, body: { untilOn, reason: '转型' } })
    expect(await refusalOf(end('2026-01-01'))).toBe('offering-ends-before')
    await end('2026-11-15')
    expect(await listed({ kind: 'platform', onDay: '2026-11-14' })).toHaveLength(2)
    expect(await listed({ kind: 'platform', onDay: '2026-11-15' })).toHaveLength(1)
    expect((await listed({ q: '小微' }))[0]).toMatchObject({ sessions: 2, endReason: '转型' })
    expect(await refusalOf(end('2026-11-16'))).toBe('offering-ended')
    expect(await refusalOf(held('lecture', studio.id, 1))).toBe('offering-not-found')
  })
})

describe('a certificate', () => {
  it('is a letter with its code for who is certified, and none for others', async () => {
    const { id } = (await listed({ kind: 'brand' }))[0]!
    await held('lecture', id, 3, true)
    const made = await call(self, volunteering.certifyOwn, {
      body: { unitNo: home, fromOn: '2026-01-01', untilOn: '2027-01-01' },
    })
    const body = { code: made.code, language: 'zh' as const }
    const { body: file } = (await call(self, volunteering.certificateFile, { body })) as unknown as { body: Buffer }
    const text = new PizZip(file).file('word/document.xml')!.asText()
    for (const word of [made.code, made.number, '钟讲师', '创业第一课', '2小时']) expect(text).toContain(word)
    const stranger = person('旁人', { role: 'party_org_secretary', nodeNo: place.node['西街道'] ?? 0 })
    expect(await refusalOf(call(stranger, volunteering.certificateFile, { body }))).toBe('certificate-unknown')
  })
})
