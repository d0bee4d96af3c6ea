import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, person, systemActor, type TestPlatform } from '../../../test/support/platform.ts'
import { refusalOf } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { AnyEndpoint } from '../../kernel/endpoint.ts'
import { composeUscc } from '../../kernel/uscc.ts'
import { activities } from '../activities/contract.ts'
import { enterMembers } from '../activities/testing.ts'
import { insertUnit, loadDivisions, loadIndustries, recordAct, recordEdge, refreshScope } from '../organisations/index.ts'
import { organisations } from '../organisations/contract.ts'
import { reports } from '../reports/contract.ts'
import { alliances } from './contract.ts'

let platform: TestPlatform
let district = 0
const no: Record<string, number> = {}
const call: TestPlatform['call'] = (...of) => platform.call(...of)
const secretary = (name: string) => person(name, { role: 'party_org_secretary', nodeNo: no[name]! })
const officer = () => person('区', { role: 'district_officer', nodeNo: district })

/** A district of a programme with one street, two industries, and Party organisations covering what is named. */
async function open(programme: string, code: string, parties: Record<string, string | null>): Promise<number> {
  return platform.services.database.transaction(systemContext, async (tx) => {
    const streets = [{ code: `${code}001`, name: `街道${code}`, communities: [{ code: `${code}001001`, name: `社区${code}` }] }]
    const loaded = await loadDivisions(tx, { code, name: `区${code}`, streets }, programme)
    const actId = await recordAct(tx, null, { kind: 'seed', effectiveOn: '2020-01-01' })
    for (const [name, covers] of Object.entries(parties)) {
      const made = [await unit('party_org', name, { level: 'branch', form: 'own' })]
      no[name] = made[0]!
      if (covers) {
        made.push(await unit(covers === '企业' ? 'enterprise' : 'social_org', `${name}的${covers}`, {}))
        no[`${name}的`] = made[1]!
        await recordEdge(tx, actId, { type: 'covers', fromNo: made[0]!, toNo: made[1]!, fromOn: '2020-01-01' })
      }
      await refreshScope(tx, made)
    }
    return loaded.districtNo
    async function unit(kind: string, name: string, facts: Record<string, string>) {
      const organisation8 = `9${String(Object.keys(no).length).padStart(7, '0')}`
      const uscc = kind === 'social_org' ? composeUscc({ kind: '51', region: code, organisation8 }) : null
      const type = kind === 'social_org' ? { type: '51' } : {}
      return (
        await insertUnit(tx, actId, { kind, uscc, districtNo: loaded.districtNo }, '2020-01-01', { name, ...type, ...facts })
      ).no
    }
  })
}

beforeAll(async () => {
  platform = await openTestPlatform()
  district = await open('nansha', '990441', {
    领党支部: '协会',
    甲党支部: '社会组织',
    乙公司党支部: '企业',
    丙街道社工站党支部: '社会组织',
    旁党支部: '社会组织',
    外党支部: '社会组织',
  })
  await enterMembers(platform.services, no['领党支部']!, ['程一', '程二', '程三'])
})
afterAll(() => platform.close())

const lists: Readonly<Record<string, AnyEndpoint>> = {
  '/activities': activities.listActivities,
  '/activities/partners': activities.listPartners,
  '/responsibilities': alliances.listResponsibilities,
}

async function figuresOf(programme: string, ...ids: string[]) {
  const { programmes } = await call(systemActor, reports.listFigures, { query: { programme } })
  const found = programmes[0]!.figures.filter((one) => ids.includes(one.id))
  for (const one of found) {
    const [path = '', text] = one.list.split('?')
    const query = Object.fromEntries(new URLSearchParams(text))
    const { total } = (await call(systemActor, lists[path]!, { query: query as never })) as { total: number }
    expect([one.id, total]).toEqual([one.id, one.records])
  }
  return Object.fromEntries(found.map((one) => [one.id, one.value]))
}

describe('the backbone network', () => {
  it('has its lead units in the structure: designated once, with field, strength and who guides', async () => {
    const body = {
      unitNo: no['领党支部']!,
      field: '助困',
      strength: '队伍稳定',
      fromOn: '2026-02-01',
      documentNo: '示〔2026〕1号',
    }
    await call(officer(), alliances.designateLead, { body: { ...body, guideNo: no['旁党支部']! } })
    expect(await refusalOf(call(officer(), alliances.designateLead, { body }))).toBe('network-lead-already')
    const { slots } = await call(officer(), organisations.getStructure, { query: {} })
    expect(slots.find((slot) => slot.code === 'lead')!.occupants.map((one) => one.unit.no)).toEqual([no['领党支部']])
    const { leads } = await call(secretary('甲党支部'), alliances.getNetwork, { query: {} })
    expect(leads).toMatchObject([
      { no: no['领党支部'], field: '助困', strength: '队伍稳定', guides: ['旁党支部'], fromOn: '2026-02-01', attached: null },
    ])
  })

  it('is asked for, agreed by the lead unit, seen by those in it, and changes nothing of the hierarchy', async () => {
    const [lead, asker] = [secretary('领党支部'), secretary('甲党支部')]
    const ask = { unitNo: no['甲党支部']!, leadNo: no['领党支部']!, fromOn: '2026-03-01', note: '一起入户' }
    const { id } = await call(asker, alliances.askTie, { body: ask })
    expect(await refusalOf(call(asker, alliances.askTie, { body: ask }))).toBe('network-asked-already')
    const agree = { params: { id }, body: { answer: 'agreed' as const } }
    expect(await refusalOf(call(asker, alliances.answerTie, agree))).toBe('network-not-yours')
    expect(await refusalOf(call(secretary('外党支部'), alliances.answerTie, agree))).toBe('network-tie-not-found')
    expect((await call(lead, alliances.listTies, { query: { mine: 'true' } })).items.map((row) => row.id)).toEqual([id])
    await call(lead, alliances.answerTie, agree)
    expect(await refusalOf(call(asker, alliances.askTie, { body: ask }))).toBe('network-attached-already')
    const tie = { unit: { name: '甲党支部' }, stage: 'attached', fromOn: '2026-03-01', note: '一起入户' }
    expect((await call(asker, alliances.listTies, { query: {} })).items).toMatchObject([tie])
    expect((await call(secretary('外党支部'), alliances.listTies, { query: {} })).items).toEqual([])
    expect(await refusalOf(call(lead, organisations.getUnit, { params: { no: no['甲党支部']! } }))).toBe('unit-not-found')
    const { slots } = await call(officer(), organisations.getStructure, { query: {} })
    expect(slots.find((slot) => slot.code === 'lead')!.occupants).toMatchObject([{ partyOrgs: 1 }])
  })
})

describe('a call for joint work', () => {
  it('goes to linked organisations only, is answered by each, and becomes an activity with its partners; the figures move', async () => {
    const [lead, other] = [secretary('领党支部'), secretary('乙公司党支部')]
    for (const name of ['乙公司党支部', '丙街道社工站党支部']) {
      const body = { unitNo: no[name]!, leadNo: no['领党支部']!, fromOn: '2026-03-01' }
      const { id } = await call(secretary(name), alliances.askTie, { body })
      await call(lead, alliances.answerTie, { params: { id }, body: { answer: 'agreed' } })
    }
    expect(await figuresOf('nansha', 'NS-F21', 'NS-F22', 'NS-F23')).toEqual({ 'NS-F21': 0, 'NS-F22': 0, 'NS-F23': 0 })
    const today = platform.services.clock.today()
    const unitNos = [no['甲党支部']!, no['乙公司党支部']!, no['丙街道社工站党支部']!]
    const body = { unitNo: no['领党支部']!, leadNo: no['领党支部']!, unitNos, kind: 'aid', title: '房屋修缮', onDay: today }
    const stranger = { ...body, unitNos: [no['外党支部']!] }
    expect(await refusalOf(call(lead, alliances.makeCall, { body: stranger }))).toBe('call-not-linked')
    const { id } = await call(lead, alliances.makeCall, { body })
    const params = { id }
    expect(await refusalOf(call(secretary('外党支部'), alliances.getCall, { params }))).toBe('call-not-found')
    const say = (name: string, answer: 'joins' | 'cannot', reason?: string) =>
      call(secretary(name), alliances.answerCall, { params, body: { unitNo: no[name]!, answer, reason } })
    expect(await refusalOf(say('甲党支部', 'cannot'))).toBe('network-reason-missing')
    await say('甲党支部', 'cannot', '当天有会')
    await say('乙公司党支部', 'joins')
    await say('丙街道社工站党支部', 'joins')
    const mine = { params, body: { unitNo: no['甲党支部']!, answer: 'joins' as const } }
    expect(await refusalOf(call(other, alliances.answerCall, mine))).toBe('call-not-asked')
    const { revision } = await call(lead, alliances.getCall, { params })
    const { activityId } = await call(lead, alliances.planCall, { params, body: {} }, { ifMatch: revision })
    expect(await refusalOf(say('甲党支部', 'joins'))).toBe('call-closed')
    const planned = await call(other, activities.getActivity, { params: { id: activityId } })
    expect(planned).toMatchObject({ state: 'planned', kinds: ['aid'], hosts: [{ name: '领党支部' }] })
    expect(planned.partners.map((one) => one.name).sort()).toEqual(['丙街道社工站党支部', '乙公司党支部'])
    const roll = await call(lead, activities.getRoll, { query: { unitNo: no['领党支部']!, day: today } })
    const held = {
      state: 'held' as const,
      onDay: today,
      kinds: ['aid'],
      hostNos: [no['领党支部']!],
      partnerNos: [no['乙公司党支部']!, no['丙街道社工站党支部']!],
      partnerNames: ['云汀村党支部', '热心居民'],
      memberIds: roll.members.map((one) => one.memberId),
    }
    await call(lead, activities.correctActivity, { params: { id: activityId }, body: held }, { ifMatch: planned.revision })
    expect(await figuresOf('nansha', 'NS-F21', 'NS-F22', 'NS-F23')).toEqual({ 'NS-F21': 1, 'NS-F22': 3, 'NS-F23': 3 })
    const { items } = await call(lead, activities.listPartners, { query: { led: 'true' } as never })
    expect(items.map((one) => [one.name, one.nature])).toEqual([
      ['丙街道社工站党支部', 'station'],
      ['乙公司党支部', 'enterprise'],
      ['云汀村党支部', 'village'],
    ])
    const { figures } = await call(officer(), alliances.getNetwork, { query: {} })
    expect([figures.initiators.value, figures.partners.value, figures.attendances.value]).toEqual([1, 3, 3])
  })

  it('counts for a lead unit only while it leads; attachments end with a reason', async () => {
    const held = {
      state: 'held' as const,
      onDay: '2026-01-15',
      kinds: ['aid'],
      hostNos: [no['领党支部']!],
      partnerNos: [no['甲党支部']!],
    }
    await call(secretary('领党支部'), activities.recordActivity, { body: held })
    expect(await figuresOf('nansha', 'NS-F21', 'NS-F22')).toEqual({ 'NS-F21': 1, 'NS-F22': 3 })
    const body = { unitNo: no['甲党支部']!, leadNo: no['领党支部']!, reason: '另有安排' }
    await call(secretary('甲党支部'), alliances.endTie, { body })
    expect(await refusalOf(call(secretary('甲党支部'), alliances.endTie, { body }))).toBe('network-tie-not-found')
    const { items } = await call(secretary('甲党支部'), alliances.listTies, { query: {} })
    expect(items).toMatchObject([{ stage: 'ended', reason: '另有安排' }])
  })
})

describe('an association and its member units (NS-29)', () => {
  it('are counted where the Party organisation of the association held something with a member unit of that day', async () => {
    const host = no['领党支部']!
    const record = (onDay: string, kind: string, partnerNo: number) =>
      call(secretary('领党支部'), activities.recordActivity, {
        body: { state: 'held', onDay, kinds: [kind], hostNos: [host], partnerNos: [partnerNo] },
      })
    const member = { type: 'member_of', fromNo: no['乙公司党支部的']!, toNo: no['领党支部的']!, effectiveOn: '2026-05-01' }
    await call(officer(), organisations.connectUnits, { body: { ...member, reason: '会员名册' } })
    await record('2026-04-30', 'cobuilding', no['乙公司党支部']!)
    await record('2026-05-02', 'cobuilding', no['乙公司党支部']!)
    await record('2026-05-03', 'cobuilding', no['甲党支部']!)
    await record('2026-05-04', 'roundtable', no['乙公司党支部的']!)
    expect(await figuresOf('nansha', 'NS-F27', 'NS-F28', 'NS-F19')).toEqual({ 'NS-F27': 1, 'NS-F28': 1, 'NS-F19': 3 })
  })
})

describe('responsibilities', () => {
  it('go from surface to line to point, are acknowledged by the body itself, and CD-F11 counts the hubs that hold a line', async () => {
    const region = await open('chunxilu', '990510', { 圈党委: null, 餐饮党总支: null, 物流党总支: null, 点党支部: '企业' })
    await platform.services.database.transaction(systemContext, async (tx) => {
      await loadIndustries(tx, region, [
        { code: '餐饮', zh: '餐饮' },
        { code: '物流', zh: '物流' },
      ])
    })
    const office = person('圈', { role: 'district_officer', nodeNo: region })
    const found = await platform.services.database.read(systemContext, async (tx) => {
      return (
        await sql<{
          no: number
          name: string
        }>`select no, name from organisations.frame() where kind = 'industry' and district_no = ${region}`.execute(tx)
      ).rows
    })
    for (const { no: industryNo, name } of found)
      await call(systemActor, organisations.connectUnits, {
        body: { type: 'hub_of', fromNo: no[`${name}党总支`]!, toNo: industryNo, effectiveOn: '2026-01-05', reason: '组建' },
      })
    const pass = (tier: string, name: string, aboveId: string | null) =>
      call(office, alliances.passResponsibility, {
        body: { tier, bodyNo: no[name]!, aboveId, title: '责任', content: '联系商户', fromOn: '2026-02-01' },
      })
    const surface = await pass('surface', '圈党委', null)
    const line = await pass('line', '餐饮党总支', surface.id)
    await pass('line', '点党支部', surface.id)
    expect(await refusalOf(pass('point', '点党支部', surface.id))).toBe('responsibility-tier-skipped')
    await pass('point', '点党支部', line.id)
    expect(await figuresOf('chunxilu', 'CD-F11')).toEqual({ 'CD-F11': 1 })
    const body = secretary('餐饮党总支')
    const acknowledge = { params: { id: line.id }, body: {} }
    expect(await refusalOf(call(office, alliances.acknowledgeResponsibility, acknowledge))).toBe('responsibility-not-found')
    await call(body, alliances.acknowledgeResponsibility, acknowledge)
    const { items } = await call(body, alliances.listResponsibilities, { query: { tier: 'line' } })
    expect(items).toMatchObject([{ body: { name: '餐饮党总支' }, by: null, acknowledgedOn: expect.any(String) }])
    await call(office, alliances.endResponsibility, { params: { id: line.id }, body: { reason: '调整' } })
    expect(await figuresOf('chunxilu', 'CD-F11')).toEqual({ 'CD-F11': 0 })
  })
})
