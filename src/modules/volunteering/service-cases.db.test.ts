import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { volunteering } from './contract.ts'
import { membersWithAccounts } from './testing.ts'

let place: SmallDistrict
let home: { no: number; secretary: Actor }
let other: { no: number; secretary: Actor }
let district: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(6)
  const branch = partyOrgsOf(() => place, '社工')
  home = await branch()
  other = await branch()
  district = person('区委', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const open = (more: object = {}, by: Actor = home.secretary) =>
  call(by, volunteering.openServiceCase, {
    body: { unitNo: home.no, name: '莫阿姨', phone: '13911112222', about: '独居，刚出院', needs: ['care', 'legal'], consentOn: '2026-11-01', intakeOn: '2026-11-02', consent: true, ...more } as never,
  }) // prettier-ignore
const record = (id: string, body: object, by: Actor = home.secretary) =>
  call(by, volunteering.recordServiceCase, { params: { id }, body: body as never })
const told = (id: string, by: Actor = home.secretary) => call(by, volunteering.getServiceCase, { params: { id } })

describe('a service case', () => {
  it('goes from intake by plan and service to closure, and is opened again with a reason', async () => {
    expect(await refusalOf(open({ needs: ['score'] }))).toBe('need-word-unknown')
    expect(await refusalOf(open({ consentOn: '2026-11-03' }))).toBe('service-case-day-unfit')
    expect(await refusalOf(open({}, other.secretary))).toBe('need-organiser-unknown')
    const { id } = await open()
    expect(await told(id)).toMatchObject({ name: '莫阿姨', phone: '13911112222', state: 'intake', acts: ['plan', 'close'] })
    expect(await refusalOf(record(id, { act: 'service', onDay: '2026-11-03', words: '上门' }))).toBe('service-case-cannot')
    await record(id, { act: 'plan', onDay: '2026-11-03', title: '联系社区医院', dueOn: '2026-11-10' })
    const step = (await told(id)).plan[0]!.id
    expect(await refusalOf(record(id, { act: 'service', onDay: '2026-11-02', words: '上门' }))).toBe('service-case-day-unfit')
    await record(id, { act: 'service', onDay: '2026-11-05', words: '陪同复诊', stepId: step })
    expect(await refusalOf(record(id, { act: 'service', onDay: '2026-11-06', words: '再次', stepId: step }))).toBe(
      'service-case-step-unknown',
    )
    await record(id, { act: 'close', onDay: '2026-11-10', outcome: 'partly', words: '身体好转' })
    expect(await told(id)).toMatchObject({
      state: 'closed',
      steps: 1,
      done: 1,
      services: 1,
      outcome: 'partly',
      outcomeWords: '身体好转',
      acts: ['reopen'],
    })
    await record(id, { act: 'reopen', onDay: '2026-11-12', words: '又需要帮助' })
    const after = await told(id)
    expect(after).toMatchObject({ state: 'planned', closedOn: null, outcome: null })
    expect(after.log.map(({ what, words }) => [what, words])).toEqual([
      ['intake', null], ['plan', '联系社区医院'], ['service', '陪同复诊'], ['close', null], ['reopen', '又需要帮助'],
    ].map(([what, words]) => [what, what === 'close' ? '身体好转' : words])) // prettier-ignore
  })

  it('stays with its organisation: whoever stands above sees numbers, and one case for a purpose', async () => {
    const { items, total } = await call(home.secretary, volunteering.listServiceCases, { query: {} })
    expect([items[0]!.name, total]).toEqual(['莫*姨', 1])
    const above = await call(district, volunteering.listServiceCases, { query: {} })
    expect(above).toMatchObject({
      items: [],
      total: 0,
      counts: [{ unit: { no: home.no }, planned: 1, closed: 0 }],
      can: { open: false },
    })
    expect(JSON.stringify(above)).not.toContain('莫')
    expect((await call(other.secretary, volunteering.listServiceCases, { query: {} })).counts).toEqual([])
    expect(await refusalOf(told(items[0]!.id, other.secretary))).toBe('service-case-not-found')
    const reveal = (by: Actor) =>
      call(by, volunteering.revealServiceCase, { body: { no: items[0]!.no, purpose: 'work-contact' } })
    expect(await reveal(district)).toMatchObject({ name: '莫阿姨', about: '独居，刚出院' })
    expect(await refusalOf(reveal(home.secretary))).toBe('not-allowed')
  })
})

describe('skills', () => {
  it('are offered of the own accord, and whoever offers one is named for a case with the reasons', async () => {
    const [member] = await membersWithAccounts(place.platform.services, home.no, ['覃律师'])
    const self = { ...person('覃律师'), accountId: member!.accountId }
    expect(await refusalOf(call(self, volunteering.setOwnSkills, { body: { skills: ['flying'] } }))).toBe('need-word-unknown')
    expect(await call(self, volunteering.setOwnSkills, { body: { skills: ['law', 'teaching'] } })).toEqual({
      skills: ['law', 'teaching'],
    })
    const { code } = await call(other.secretary, volunteering.enterVolunteer, { body: { homeNo: other.no, name: '黄护士', phone: '13933334444', consent: true } }) // prettier-ignore
    await call(visitor, volunteering.setSkillsByCode, { body: { code, skills: ['medical', 'social-work'] } })
    expect((await call(visitor, volunteering.findByCode, { body: { code } })).skills).toEqual(['medical', 'social-work'])
    const [row] = (await call(home.secretary, volunteering.listServiceCases, { query: {} })).items
    // The nurse is of another branch, which this secretary does not reach.
    expect((await told(row!.id)).helpers).toMatchObject([{ name: '覃律师', skills: ['law'], near: 'branch', load: 0 }])
    const all = (await told(row!.id, systemActor)).helpers
    expect(all.map(({ skills, near }) => [skills, near])).toEqual([
      [['medical', 'social-work'], 'street'],
      [['law'], 'branch'],
    ])
    await record(row!.id, { act: 'plan', onDay: '2026-11-13', title: '咨询遗嘱', workerId: all[1]!.id })
    expect((await told(row!.id)).helpers[0]).toMatchObject({ load: 1 })
    expect((await told(row!.id)).plan.at(-1)).toMatchObject({ worker: '覃律师' })
    await call(self, volunteering.setOwnSkills, { body: { skills: [] } })
    expect((await told(row!.id)).helpers).toEqual([])
  })
})
