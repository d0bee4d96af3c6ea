import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { members } from '../members/contract.ts'
import { partyOrgsForTests } from '../members/testing.ts'
import { organisations } from '../organisations/contract.ts'
import { development } from './contract.ts'
import { stepsDue } from './reminders.ts'

let place: SmallDistrict
let district: Actor
let secretary: Actor
let other: Actor
let home: number
let away: number
let peers: string[]

beforeAll(async () => {
  place = await openSmallDistrict(40)
  const branches = await partyOrgsForTests(place.platform.services)
  home = branches[0]!.no
  away = branches[1]!.no
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: home })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: away })
  peers = []
  for (const name of ['甲一', '乙二', '丙三'])
    peers.push(
      (await call(secretary, members.enterMember, { body: { name, branchNo: home, place: 'unit', fromOn: '2020-01-10' } })).id,
    )
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const open = (body: object, actor = secretary) =>
  call(actor, development.openCase, {
    body: { branchNo: home, name: '申小请', bornOn: '1990-05-04', appliedOn: '2026-06-01', ...body },
  })
const get = (id: string, actor = secretary) => call(actor, development.getCase, { params: { id } })
const record = async (id: string, step: string, onDay: string, more: object = {}, actor = secretary) =>
  call(
    actor,
    development.recordStep,
    { params: { id }, body: { step, onDay, ...more } },
    { ifMatch: (await get(id, actor)).revision },
  )
const why = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { params?: { code?: string }; code?: string }) => error.params?.code ?? error.code ?? String(error),
  )
const decided = { decidedBy: '街道党工委', documentNo: '某委〔2026〕1号' }
const adopted = { outcome: 'adopted', documentNo: '1', vote: { entitled: 3, present: 2, written: 0, votesFor: 2 } }

describe('the way to membership', () => {
  it('is kept by the branch: in full there, masked above it, and not seen elsewhere', async () => {
    const { id } = await open({ name: '欧阳小申' })
    expect((await get(id)).name).toBe('欧阳小申')
    expect((await get(id, district)).name).toBe('欧**申')
    expect((await get(id, district)).dues).toEqual([])
    expect(await refusalOf(get(id, other))).toBe('development-case-not-found')
    expect((await get(id)).dues.map((due) => due.step.code)).toEqual(['talk'])
  })

  it('begins at eighteen and keeps no day of birth', async () => {
    expect(await refusalOf(open({ bornOn: '2008-06-02' }))).toBe('development-too-young')
    const columns = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{
        name: string
      }>`select column_name as name from information_schema.columns where table_schema = 'development'`.execute(tx),
    )
    expect(columns.rows.filter(({ name }) => /born|birth/.test(name))).toEqual([])
  })

  it('is not for a temporary branch', async () => {
    const { no } = await call(district, organisations.establishUnit, {
      body: {
        kind: 'party_org',
        name: '某临时党支部',
        districtNo: place.node['示例区']!,
        level: 'branch',
        form: 'temporary',
        reason: '组建',
        effectiveOn: '2026-05-01',
      },
    })
    expect(await refusalOf(open({ branchNo: no }, district))).toBe('development-branch-temporary')
  })

  it('goes by the rules it began under, step by step, and enters the member in the register at its approval', async () => {
    const { id } = await open({ name: '钱多', appliedOn: '2024-03-01', stage: 'candidate', since: '2026-01-05' })
    expect((await get(id)).rule.version).toBe('2014')
    expect((await get(id)).newer?.version).toBe('2026')
    expect(await why(record(id, 'admission-meeting', '2026-03-01', adopted))).toBe('step-needs')
    await record(id, 'candidate-filed', '2026-01-10', decided)
    expect(await why(record(id, 'introducers', '2026-01-10', { people: peers.slice(0, 1) }))).toBe('people-count')
    await record(id, 'introducers', '2026-01-10', { people: peers.slice(0, 2) })
    await record(id, 'vetting', '2026-01-20', { ...decided, outcome: 'passed' })
    expect(await why(record(id, 'training', '2026-01-25', { days: 1 }))).toBe('training-short')
    await record(id, 'training', '2026-01-25', { days: 3 })
    await record(id, 'committee-review', '2026-01-26', { outcome: 'not-applicable', note: '没有支委会' })
    await record(id, 'pre-examination', '2026-02-01', { ...decided, outcome: 'passed' })
    await record(id, 'form', '2026-02-02', { documentNo: '志愿书1号' })
    expect(
      await why(
        record(id, 'admission-meeting', '2026-02-20', { ...adopted, vote: { entitled: 4, present: 2, written: 0, votesFor: 2 } }),
      ),
    ).toBe('vote-quorum')
    await record(id, 'admission-meeting', '2026-02-20', adopted)
    await record(id, 'superior-talk', '2026-03-01', decided)
    const done = await record(id, 'admission-approval', '2026-03-20', { ...decided, outcome: 'approved' })
    const member = await call(secretary, members.getMember, { params: { id: done.memberId! } })
    expect(member).toMatchObject({ name: '钱多', standing: 'probationary', branch: { no: home } })
    expect(member.standings[0]).toMatchObject({ fromOn: '2026-02-20', documentNo: decided.documentNo })
    expect(await get(id)).toMatchObject({ stage: 'probationary', probation: { from: '2026-02-20', until: '2027-02-20' } })
    const record1 = (await get(id)).records.at(-1)!
    expect(
      await refusalOf(
        call(
          secretary,
          development.retractRecord,
          { params: { id, recordId: record1.id }, body: { reason: '记错' } },
          { ifMatch: (await get(id)).revision },
        ),
      ),
    ).toBe('development-register-first')
  })

  it('ends a probation that was passed with the standing counted from its last day, under the version it began with', async () => {
    const { id: memberId } = await call(secretary, members.enterMember, {
      body: { name: '孙转', branchNo: home, place: 'unit', fromOn: '2025-07-01', standing: 'probationary' },
    })
    const { id } = await open({
      memberId,
      name: null,
      bornOn: null,
      appliedOn: '2023-03-01',
      stage: 'probationary',
      since: '2025-07-01',
    })
    await record(id, 'turning-application', '2026-06-20')
    await record(id, 'turning-meeting', '2026-07-05', {
      outcome: 'full',
      documentNo: '2',
      vote: { entitled: 3, present: 2, written: 1, votesFor: 3 },
    })
    const { findings } = await call(secretary, development.checkEntry, {
      params: { id },
      body: { step: 'turning-approval', onDay: '2026-10-06', ...decided, outcome: 'full' },
    })
    expect(findings.map(({ code, severity, source }) => [code, severity, source.includes('2014')])).toEqual([
      ['too-late', 'warn', true],
    ])
    await record(id, 'turning-approval', '2026-08-10', { ...decided, outcome: 'full' })
    const member = await call(secretary, members.getMember, { params: { id: memberId } })
    expect(member.standings.map(({ standing, fromOn }) => [standing, fromOn])).toEqual([
      ['full', '2026-07-01'],
      ['probationary', '2025-07-01'],
    ])
    const one = await get(id)
    expect([one.stage, one.records.at(-1)!.version]).toEqual(['full', '2014'])
    expect(await refusalOf(open({ memberId, stage: 'probationary', since: '2025-07-01' }))).toBe(
      'development-member-not-probationary',
    )
  })

  it('that ends with the probationary membership cancelled ends it in the register', async () => {
    const { id: memberId } = await call(secretary, members.enterMember, {
      body: { name: '李取', branchNo: home, place: 'unit', fromOn: '2025-07-01', standing: 'probationary' },
    })
    const { id } = await open({ memberId, appliedOn: '2023-03-01', stage: 'probationary', since: '2025-07-01' })
    await record(id, 'turning-application', '2026-06-20')
    const vote = { entitled: 3, present: 3, written: 0, votesFor: 1 }
    await record(id, 'turning-meeting', '2026-07-05', { outcome: 'cancelled', documentNo: '3', vote })
    await record(id, 'turning-approval', '2026-08-01', { ...decided, outcome: 'cancelled' })
    expect(await call(secretary, members.getMember, { params: { id: memberId } })).toMatchObject({
      standing: 'cancelled',
      branch: null,
    })
    expect(await refusalOf(record(id, 'observation', '2026-09-01'))).toBe('development-closed')
  })

  it('is moved with everything recorded, taken over into newer rules by a person, and closed', async () => {
    const { id } = await open({ name: '周移', appliedOn: '2026-01-05' })
    await record(id, 'new-rules', '2026-06-01', { note: '支部大会同意' })
    expect((await get(id)).rule.version).toBe('2026')
    expect(await why(record(id, 'moved', '2026-06-05', { toNo: home }))).toBe('development-moved-nowhere')
    await record(id, 'moved', '2026-06-05', { toNo: away }, district)
    expect(await refusalOf(get(id))).toBe('development-case-not-found')
    expect((await get(id, other)).records.map((one) => one.step.code)).toEqual(['application', 'new-rules', 'moved'])
    await record(id, 'closed', '2026-07-01', { note: '本人申请' }, other)
    expect((await get(id, other)).stage).toBe('closed')
  })

  it('reminds the branch and nobody above it, by the step and not by the person', async () => {
    const asking = async (actor: Actor, nodes: number[]) =>
      place.platform.services.database.read(systemContext, (tx) => {
        const scope = { everything: false as const, nodes }
        return stepsDue.find(
          {
            tx,
            actor,
            scope,
            today: '2026-11-22',
            can: (action) => (action === 'development.own' && nodes[0] === home ? scope : null),
          },
          10,
        )
      })
    const told = await asking(secretary, [home])
    expect(told.total).toBeGreaterThan(0)
    expect(JSON.stringify(told)).not.toMatch(/欧阳|钱多/)
    const { items, total } = await call(secretary, development.listCases, { query: { due: 'true' } })
    expect([total, items.length]).toEqual([told.total, told.total])
    expect((await call(district, development.listCases, { query: { due: 'true' } })).total).toBe(0)
  })
})
