import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../../test/support/platform.ts'
import { findingsOf, refusalOf } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import { coverage } from '../coverage/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { openManyJob } from './bulk.ts'
import { procedures } from './contract.ts'
import { dailyJob } from './daily.ts'
import { type Office, openOffice } from './testing.ts'

let office: Office
/** Units without a Party organisation, by the street they are filed under. */
let blank: Record<'east' | 'west', number[]>

beforeAll(async () => {
  office = await openOffice(90)
  const { node } = office.district
  const { items } = await office.platform.call(office.committee, coverage.listUnits, {
    query: { cell: 'not-built', pageSize: 200 },
  })
  const of = (street: number) => items.filter((unit) => unit.streetNo === street).map((unit) => unit.no)
  blank = { east: of(node['东街道']!), west: of(node['西街道']!) }
})
afterAll(async () => {
  expect(await findingsOf(office.platform)).toEqual([])
  await office.platform.close()
})

const built = async () => {
  const { figures } = await office.platform.call(office.committee, coverage.getSummary, {})
  return { org: figures.orgCoverage.num, active: figures.active }
}
const verdictOf = async (no: number) =>
  (await office.platform.call(office.committee, coverage.getVerdict, { params: { no } })).cell
const numbered = { documentNo: '示社委〔2026〕1号' }

/** Opens, hands in and brings a case before the committee. */
async function bringToDecision(procedure: string, subjectNo: number, details: object): Promise<string> {
  const { committee } = office
  const id = await office.open(committee, procedure, subjectNo, details)
  await office.attach(committee, id)
  let { step } = await office.act(committee, id, 'submit')
  if (step === 'consent') ({ step } = await office.act(committee, id, 'consent'))
  if (step === 'receive') ({ step } = await office.act(committee, id, 'approve'))
  expect((await office.act(committee, id, 'approve')).step).toBe('decide')
  return id
}

async function through(procedure: string, subjectNo: number, details: object): Promise<number> {
  const id = await bringToDecision(procedure, subjectNo, details)
  const decided = await office.act(office.colleague, id, 'decide', numbered)
  expect(decided.step).toBe('done')
  return decided.resultNo!
}

describe('the establishment of a Party organisation', () => {
  it('runs from the application of the organisation to the decision of the committee, and coverage moves with it', async () => {
    const [unit] = [blank.east.pop()!]
    const secretary = office.secretaryOf(unit)
    const before = await built()
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

    expect(await built()).toEqual({ ...before, org: before.org + 1 })
    expect(await verdictOf(unit)).toBe('own-branch')
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
    const id = await bringToDecision('establish-own', blank.east.pop()!, { name: '某支部', level: 'branch' })
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
    const id = await bringToDecision('establish-own', blank.east.pop()!, { name: '双击支部', level: 'branch' })
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
    const before = await built()
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
    expect(await built()).toEqual({ ...before, org: before.org + 3 })
    expect(await Promise.all([lead, second, third].map(verdictOf))).toEqual(['joint', 'joint', 'joint'])
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

describe('what decisions bring about', () => {
  it('attaches a unit to an existing branch, with the consent of the branch', async () => {
    const branch = await through('establish-own', blank.east.pop()!, { name: '接收支部', level: 'branch' })
    const unit = blank.east.pop()!
    expect(await through('attach', unit, { targetNo: branch })).toBe(branch)
    expect(await verdictOf(unit)).toBe('own-branch')
  })

  it('raises the level of a branch, but not of a temporary one', async () => {
    const branch = await through('establish-own', blank.west.pop()!, { name: '升格支部', level: 'branch' })
    await through('upgrade', branch, { level: 'general' })
    const { facts } = await office.platform.call(office.committee, organisations.getUnit, { params: { no: branch } })
    expect(facts?.level).toBe('general')
    const temporary = await through('establish-temporary', blank.west.pop()!, {
      name: '临时',
      task: '赛会',
      untilOn: '2026-12-31',
    })
    expect(await refusalOf(office.open(office.committee, 'upgrade', temporary, { level: 'general' }))).toBe(
      'procedure-not-for-form',
    )
  })

  it('moves units to another branch before the old one is dissolved, and nobody stands uncovered', async () => {
    const [lead, second] = [blank.west.pop()!, blank.west.pop()!]
    const old = await through('establish-joint', lead, { name: '将撤联合', covers: [second] })
    const target = await through('establish-own', blank.west.pop()!, { name: '接管支部', level: 'branch' })
    const before = await built()
    const dissolving = await office.open(office.committee, 'dissolve', old)
    await office.attach(office.committee, dissolving)
    expect(await refusalOf(office.act(office.committee, dissolving, 'submit'))).toBe('unit-still-covers')
    await through('adjust', old, { covers: [lead, second], targetNo: target })
    expect(await built()).toEqual(before)
    await office.act(office.committee, dissolving, 'submit')
    await office.act(office.committee, dissolving, 'approve')
    await office.act(office.colleague, dissolving, 'decide', numbered)
    const { facts } = await office.platform.call(office.committee, organisations.getUnit, { params: { no: old } })
    expect(facts?.status).toBe('dissolved')
    expect(await built()).toEqual(before)
  })

  it('stands at the place of service, and says so', async () => {
    const unit = blank.west.pop()!
    const branch = await through('establish-at-service-place', unit, {
      name: '服务地支部',
      level: 'branch',
      serviceAddress: '西街 8 号',
    })
    const see = async (no: number) =>
      (await office.platform.call(office.committee, organisations.getUnit, { params: { no } })).facts
    expect((await see(unit))?.serviceAddress).toBe('西街 8 号')
    expect((await see(branch))?.address).toBe('西街 8 号')
  })

  it('ends a temporary branch by itself on its day, and not before', async () => {
    const branch = await through('establish-temporary', blank.east.pop()!, {
      name: '防汛临时党支部',
      task: '防汛',
      untilOn: '2026-12-10',
    })
    const status = async (day: string) => {
      const query = { asOf: day }
      return (await office.platform.call(office.committee, organisations.getUnit, { params: { no: branch }, query })).facts
        ?.status
    }
    await office.work(dailyJob, {}, '2026-12-09')
    expect(await status('2026-12-09')).toBe('active')
    expect(await office.work(dailyJob, {}, '2026-12-10')).toMatchObject({ lapsed: 1, failed: 0 })
    expect(await office.work(dailyJob, {}, '2026-12-11')).toMatchObject({ lapsed: 0, failed: 0 })
    expect([await status('2026-12-09'), await status('2026-12-10')]).toEqual(['active', 'dissolved'])
  })
})

describe('deadlines', () => {
  it('remind once, say once that a step is overdue, and hand it up once', async () => {
    const unit = blank.east.pop()!
    const id = await office.open(office.east, 'establish-own', unit, { name: '拖延支部', level: 'branch' })
    await office.attach(office.east, id)
    await office.act(office.east, id, 'submit')
    const actions = async () => (await office.see(office.east, id)).timeline.map((entry) => entry.action).slice(3)
    await office.work(dailyJob, {}, '2026-11-23')
    expect(await actions()).toEqual([])
    for (const day of ['2026-11-26', '2026-11-27']) await office.work(dailyJob, {}, day)
    expect(await actions()).toEqual(['remind'])
    for (const day of ['2026-11-28', '2026-11-29']) await office.work(dailyJob, {}, day)
    expect(await actions()).toEqual(['remind', 'overdue', 'escalate'])
    const escalated = await office.see(office.committee, id)
    expect(escalated).toMatchObject({ escalated: true, mine: true, actingUnits: [{ no: office.district.node['示例区'] }] })
    expect(await refusalOf(office.act(office.east, id, 'approve'))).toBe('case-not-yours')
    await office.act(office.committee, id, 'approve')
    expect(await office.see(office.committee, id)).toMatchObject({ escalated: false, step: { code: 'decide' } })
  })
})

describe('handing on', () => {
  it('gives the step to another unit with the days that are left', async () => {
    const [unit, other] = [blank.east.pop()!, blank.east[0]!]
    const id = await office.open(office.east, 'establish-own', unit, { name: '转办支部', level: 'branch' })
    await office.attach(office.east, id)
    await office.act(office.east, id, 'submit')
    const { dueOn } = await office.see(office.east, id)
    expect(await refusalOf(office.act(office.east, id, 'delegate', { reason: '熟悉情况' }))).toBe('case-delegate-missing')
    expect(await refusalOf(office.act(office.east, id, 'delegate', { reason: '熟悉情况', delegateNo: blank.west[0]! }))).toBe(
      'case-unit-not-found',
    )
    await office.act(office.east, id, 'delegate', { reason: '熟悉情况', delegateNo: other })
    const delegate = office.secretaryOf(other)
    expect(await office.see(delegate, id)).toMatchObject({ delegated: true, mine: true, dueOn })
    expect((await office.act(delegate, id, 'approve')).step).toBe('decide')
  })
})

describe('papers', () => {
  it('are known by their content, taken off only by the applicant, and downloaded as they were', async () => {
    const unit = blank.east.pop()!
    const id = await office.open(office.east, 'establish-own', unit, { name: '材料支部', level: 'branch' })
    expect(await refusalOf(office.attach(office.east, id, 'request', Buffer.from('MZ program')))).toBe('case-file-refused')
    expect(await refusalOf(office.attach(office.east, id, 'request', Buffer.from('<html>')))).toBe('case-file-refused')
    expect(await refusalOf(office.attach(office.east, id, 'photo'))).toBe('case-paper-unknown')
    expect(await refusalOf(office.attach(office.west, id))).toBe('case-not-found')
    expect(await refusalOf(office.attach(office.viewer, id))).toBe('not-allowed')
    const paper = await office.attach(office.east, id)
    const { platform } = office
    const file = await platform.call(office.east, procedures.downloadDocument, { params: { id: paper } })
    expect(file).toMatchObject({ fileName: '申请书.pdf', contentType: 'application/pdf' })
    file.body.destroy()
    expect(await refusalOf(platform.call(office.west, procedures.downloadDocument, { params: { id: paper } }))).toBe(
      'case-document-not-found',
    )
    await platform.call(office.east, procedures.removeDocument, { params: { id: paper } })
    expect(await office.see(office.east, id)).toMatchObject({ documents: [], missing: ['request'] })
  })
})

describe('a case', () => {
  it('is amended by the applicant until it is handed in', async () => {
    const [unit, other] = [blank.east.pop()!, blank.east.pop()!]
    const id = await office.open(office.east, 'establish-joint', unit, { name: '旧名', covers: [other] })
    const amend = (ifMatch: number) =>
      office.platform.call(
        office.east,
        procedures.amendCase,
        { params: { id }, body: { title: '新标题', details: { name: '新名', covers: [other] } } },
        { ifMatch },
      )
    expect(await refusalOf(amend(7))).toBe('revision-stale')
    await amend(1)
    expect(await office.see(office.east, id)).toMatchObject({ title: '新标题', details: { name: '新名' } })
    await office.attach(office.east, id)
    await office.act(office.east, id, 'submit')
    expect(await refusalOf(amend(3))).toBe('case-action-not-here')
  })

  it('keeps the table it began under when the programme changes', async () => {
    const unit = blank.east.pop()!
    const id = await office.open(office.east, 'establish-own', unit, { name: '老办法', level: 'branch' })
    const { database } = office.platform.services
    const steps = (days: number) =>
      database.transaction(systemContext, (tx) =>
        sql`update platform.programme set document = jsonb_set(document, '{procedures,0,steps,1,deadline,n}', ${String(days)}::jsonb) where code = 'general'`.execute(
          tx,
        ),
      )
    await steps(2)
    const later = await office.open(office.east, 'establish-own', blank.east.pop()!, { name: '新办法', level: 'branch' })
    await steps(5)
    const daysOf = async (one: string) => (await office.see(office.east, one)).table.steps[1]?.deadline?.n
    expect([await daysOf(id), await daysOf(later)]).toEqual([5, 2])
  })

  it('stands in the list, the count and the file of everyone who sees it, and nowhere else', async () => {
    for (const actor of [office.east, office.west, office.committee]) {
      const query = { pageSize: 200 }
      const list = await office.platform.call(actor, procedures.listCases, { query })
      expect(list.items).toHaveLength(list.total)
      expect(list.counts.all).toBe(list.total)
      for (const view of ['mine', 'overdue', 'open'] as const) {
        const part = await office.platform.call(actor, procedures.listCases, { query: { ...query, view } })
        expect([view, part.items.length]).toEqual([view, list.counts[view]])
        if (view === 'mine') expect(part.items.every((one) => one.mine)).toBe(true)
      }
      for (const item of list.items.slice(0, 3)) expect((await office.see(actor, item.id)).no).toBe(item.no)
      const file = await office.platform.call(actor, procedures.exportCases, { query: { format: 'csv' } })
      const lines = (await new Response(file.body as never).text()).trimEnd().split(/\r?\n/)
      expect(lines).toHaveLength(list.total + 1)
    }
  })

  it('is opened a hundred at a time by a job; one that cannot be opened keeps nobody else from opening', async () => {
    const units = [...blank.east, ...blank.west].slice(0, 6)
    const cases = [...units, 99_999_999].map((subjectNo) => ({
      procedure: 'establish-at-service-place',
      subjectNo,
      title: '成批',
      details: { name: `${subjectNo}支部`, level: 'branch', serviceAddress: '某处' },
    }))
    const { jobId } = await office.platform.call(office.committee, procedures.openCases, { body: { cases } })
    expect(jobId).toMatch(/^[0-9a-f-]{36}$/)
    expect(await office.work(openManyJob, { cases })).toMatchObject({
      opened: units.map((subjectNo) => ({ subjectNo })),
      refused: [{ subjectNo: 99_999_999, problem: { code: 'case-unit-not-found' } }],
    })
  })

  it('has a timeline nobody changes', async () => {
    const change = office.platform.services.database.transaction(systemContext, (tx) =>
      sql`update procedures.case_entry set reason = '别的'`.execute(tx),
    )
    await expect(change).rejects.toThrow('added, not changed')
  })
})

it('the procedures of a district are its own before the general ones', async () => {
  const { items } = await office.platform.call(systemActor, procedures.listProcedures, {})
  expect(items.map((one) => one.key)).toContain('establish-joint')
  expect(new Set(items.map((one) => one.programme))).toEqual(new Set(['general']))
})
