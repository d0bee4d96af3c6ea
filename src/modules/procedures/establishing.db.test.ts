import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf, refusalOf } from '../../../test/support/small-district.ts'
import { organisations } from '../organisations/contract.ts'
import { procedures } from './contract.ts'
import { type Blank, blankUnits, bringToDecision, built, numbered, type Office, openOffice, verdictOf } from './testing.ts'

let office: Office
/** Units without a Party organisation, by the street they are filed under. */
let blank: Blank

beforeAll(async () => {
  office = await openOffice(90)
  blank = await blankUnits(office)
})
afterAll(async () => {
  expect(await findingsOf(office.platform)).toEqual([])
  await office.platform.close()
})

describe('the establishment of a Party organisation', () => {
  it('runs from the application of the organisation to the decision of the committee, and coverage moves with it', async () => {
    const [unit] = [blank.east.pop()!]
    const secretary = office.secretaryOf(unit)
    const before = await built(office)
    const id = await office.open(secretary, 'establish-own', unit, { name: '示例新支部', level: 'branch' })
    expect(await refusalOf(office.act(secretary, id, 'submit'))).toBe('case-papers-missing')
    await office.attach(secretary, id)
    await office.act(secretary, id, 'submit')
    const handedIn = await office.see(secretary, id)
    // Sunday 22 November 2026: five working days later it is Friday the 27th.
    expect(handedIn).toMatchObject({ step: { code: 'review' }, dueOn: '2026-11-27', dueProvisional: false, missing: [] })
    expect(handedIn.can.acts.map((act) => act.action)).toEqual(['withdraw'])
    expect(await refusalOf(office.act(secretary, id, 'approve'))).toBe('case-not-yours')
    expect(await refusalOf(office.act(office.west, id, 'approve'))).toBe('case-not-found')

    await office.act(office.east, id, 'return', { reason: '请写明党员人数' })
    await office.act(secretary, id, 'submit')
    await office.act(office.east, id, 'approve')
    const before_decision = await office.see(office.committee, id)
    expect(before_decision).toMatchObject({ step: { code: 'decide' }, dueOn: '2026-12-22', mine: true })
    expect(await refusalOf(office.act(office.east, id, 'decide', numbered))).toBe('case-not-yours')
    expect(await refusalOf(office.act(office.committee, id, 'decide'))).toBe('case-document-no-missing')
    const { resultNo } = await office.act(office.committee, id, 'decide', numbered)

    expect(await built(office)).toEqual({ ...before, org: before.org + 1 })
    expect(await verdictOf(office, unit)).toBe('own-branch')
    const { facts, connections } = await office.platform.call(office.committee, organisations.getUnit, {
      params: { no: resultNo! },
    })
    expect(facts).toMatchObject({ name: '示例新支部', level: 'branch', form: 'own', street: { name: '东街道' } })
    expect(connections[0]).toMatchObject({ type: 'covers', other: { no: unit }, act: { documentNo: numbered.documentNo } })
    const { timeline, outcome } = await office.see(secretary, id)
    expect(outcome).toBe('done')
    expect(timeline.map((entry) => entry.action)).toEqual(['open', 'attach', 'submit', 'return', 'submit', 'approve', 'decide'])
    expect(timeline[3]).toMatchObject({ reason: '请写明党员人数', step: 'review', toStep: 'apply' })
  })

  it('is decided by somebody else than who applied', async () => {
    const id = await bringToDecision(office, 'establish-own', blank.east.pop()!, { name: '某支部', level: 'branch' })
    expect(await refusalOf(office.act(office.committee, id, 'decide', numbered))).toBe('case-own-application')
    await office.act(office.colleague, id, 'refuse', { reason: '正式党员不足三人' })
    expect(await office.see(office.viewer, id)).toMatchObject({ outcome: 'refused', dueOn: null, can: { acts: [] } })
  })

  it('is opened once at a time for a unit, also when two press at once', async () => {
    const unit = blank.west.pop()!
    const attempts = [office.west, office.committee].map((actor) =>
      refusalOf(office.open(actor, 'establish-own', unit, { name: '某支部', level: 'branch' })),
    )
    expect((await Promise.all(attempts)).sort()).toEqual(['case-open-already', 'done'])
  })

  it('refuses what the procedure does not ask for: a wrong kind of unit, a missing name, a unit out of reach', async () => {
    const [unit, other] = [blank.east[0]!, blank.west[0]!]
    const open = (actor = office.east, subject = unit, details: object = { name: '某支部', level: 'branch' }) =>
      refusalOf(office.open(actor, 'establish-own', subject, details))
    expect(await open(office.east, unit, { level: 'branch' })).toBe('case-details-missing')
    expect(await open(office.east, unit, { name: '某支部', level: 'office' })).toBe('case-details-unfit')
    expect(await open(office.east, other)).toBe('case-unit-not-found')
    expect(await open(office.east, 99_999_999)).toBe('case-unit-not-found')
    expect(await refusalOf(office.open(office.east, 'upgrade', unit, { level: 'general' }))).toBe('procedure-not-for-kind')
    expect(await refusalOf(office.open(office.east, 'nothing', unit))).toBe('procedure-unknown')
    expect(await refusalOf(office.open(office.east, 'establish-joint', unit, { name: '联合', covers: [other] }))).toBe(
      'case-unit-not-found',
    )
  })
})

describe('two at once', () => {
  it('of whom one approves and one returns, the second is told that the case has moved', async () => {
    const unit = blank.east.pop()!
    const id = await office.open(office.east, 'establish-own', unit, { name: '某支部', level: 'branch' })
    await office.attach(office.east, id)
    await office.act(office.east, id, 'submit')
    const { revision } = await office.see(office.east, id)
    const outcomes = await Promise.all([
      refusalOf(office.act(office.east, id, 'approve', {}, revision)),
      refusalOf(office.act(office.committee, id, 'return', { reason: '材料不全' }, revision)),
    ])
    expect(outcomes.sort()).toEqual(['done', 'revision-stale'])
    expect((await office.see(office.east, id)).timeline).toHaveLength(4)
  })

  it('a double click decides once', async () => {
    const id = await bringToDecision(office, 'establish-own', blank.east.pop()!, { name: '双击支部', level: 'branch' })
    const { revision } = await office.see(office.colleague, id)
    const key = randomUUID()
    const press = () =>
      office.platform.call(
        office.colleague,
        procedures.actOnCase,
        { params: { id }, body: { action: 'decide', ...numbered } },
        { ifMatch: revision, key },
      )
    const [first, second] = await Promise.all([press(), press()])
    expect(second).toEqual(first)
    const { total } = await office.platform.call(office.committee, organisations.listUnits, {
      query: { kind: 'party_org', q: '双击支部' },
    })
    expect(total).toBe(1)
  })
})

describe('a joint branch', () => {
  it('asks every organisation, goes back when one declines, and covers them all once decided', async () => {
    const [lead, second, third] = [blank.east.pop()!, blank.east.pop()!, blank.west.pop()!]
    const { committee, colleague } = office
    const before = await built(office)
    const details = { name: '示例联合党支部', covers: [second, third] }
    const id = await office.open(committee, 'establish-joint', lead, details)
    await office.attach(committee, id)
    await office.act(committee, id, 'submit')
    const [two, three] = [office.secretaryOf(second), office.secretaryOf(third)]
    expect((await office.see(two, id)).can.answerFor).toEqual([second])
    expect(await refusalOf(office.act(two, id, 'consent', { unitNos: [third] }))).toBe('case-party-unknown')
    await office.act(two, id, 'consent')
    expect((await office.act(three, id, 'decline', { reason: '另有打算' })).step).toBe('apply')
    await office.act(committee, id, 'submit')
    expect((await office.see(two, id)).parties.map((party) => party.state)).toEqual(['asked', 'asked'])
    await office.act(three, id, 'consent')
    expect((await office.act(office.east, id, 'consent')).step).toBe('review')
    await office.act(office.east, id, 'approve')
    await office.act(colleague, id, 'decide', numbered)
    expect(await built(office)).toEqual({ ...before, org: before.org + 3 })
    expect(await Promise.all([lead, second, third].map((no) => verdictOf(office, no)))).toEqual(['joint', 'joint', 'joint'])
  })

  it('is seen by the streets of all its units and by nobody else', async () => {
    const [lead, other] = [blank.east.pop()!, blank.west.pop()!]
    const id = await office.open(office.committee, 'establish-joint', lead, { name: '跨街联合', covers: [other] })
    for (const actor of [office.east, office.west, office.viewer, office.secretaryOf(other)])
      expect((await office.see(actor, id)).id).toBe(id)
    const south = { ...office.east, grants: [{ role: 'street_officer', nodeNo: office.district.node['南街道']! }] }
    expect(await refusalOf(office.see(south, id))).toBe('case-not-found')
    const { rows } = await office.platform.services.database.read(
      { scope: { everything: false, nodes: [office.district.node['南街道']!] }, accountId: null },
      (tx) =>
        sql`select id from procedures.case union all select case_id from procedures.case_entry union all select case_id from procedures.case_party`.execute(
          tx,
        ),
    )
    expect(rows.filter((row) => (row as { id: string }).id === id)).toEqual([])
  })
})
