import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../../../test/support/small-district.ts'
import { startDailyJobs } from '../../platform/jobs/daily.ts'
import { coverage } from '../coverage/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { procedures } from './contract.ts'
import { dailyJob } from './daily.ts'
import { type Blank, blankUnits, type Office, openOffice, through } from './testing.ts'

let office: Office
/** Units without a Party organisation, by the street they are filed under. */
let blank: Blank

beforeAll(async () => {
  office = await openOffice(90)
  blank = await blankUnits(office)
})
afterAll(() => office.platform.close())

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

describe('what was decided for a time', () => {
  it('ends a temporary branch by itself on its day, and not before', async () => {
    const branch = await through(office, 'establish-temporary', blank.east.pop()!, {
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

describe('a temporary branch', () => {
  it('covers its organisation until its day, and no longer from then on, without anybody acting', async () => {
    const unit = blank.west.pop()!
    const on = async (asOf: string) => {
      const { workCovered, helpers, steps } = await office.platform.call(office.committee, coverage.getVerdict, {
        params: { no: unit },
        query: { asOf },
      })
      return { workCovered, helpers, found: steps[0]!.finding, records: steps[0]!.records.map((record) => record.label) }
    }
    const before = await on('2026-12-20')
    expect(before).toMatchObject({ found: 'no-party-org', records: [] })
    await through(office, 'establish-temporary', unit, { name: '场馆临时党支部', task: '场馆运行', untilOn: '2026-12-20' })
    await office.work(dailyJob, {}, '2026-12-19')
    const covering = await on('2026-12-19')
    expect(covering).toMatchObject({ found: 'own-party-org', records: ['场馆临时党支部'] })
    await office.work(dailyJob, {}, '2026-12-20')
    expect(await on('2026-12-20')).toEqual(before)
    expect(await on('2026-12-19')).toEqual(covering)
  })

  it('is offered nothing that its form does not do, and the rule that says so stands with its source', async () => {
    const branch = await through(office, 'establish-temporary', blank.west.pop()!, {
      name: '抢险临时党支部',
      task: '抢险',
      untilOn: '2026-12-20',
    })
    const { items, forms } = await office.platform.call(office.committee, procedures.listProcedures, {
      query: { unitNo: branch },
    })
    expect(items.map((one) => one.key)).toEqual(['adjust', 'dissolve'])
    expect(forms).toMatchObject([{ form: 'temporary', cannot: expect.arrayContaining(['develop-members', 'collect-dues']) }])
    expect(forms[0]!.source).toContain('支部工作条例')
  })
})

describe('what waits', () => {
  it('stands with whoever has the turn, and with whoever sent it as being in other hands', async () => {
    const unit = blank.east.pop()!
    const secretary = office.secretaryOf(unit)
    const waiting = async (actor: typeof secretary) => {
      const { mine, sent } = await office.platform.call(actor, procedures.getWaiting, {})
      return { mine: mine.total, sent: sent.total, first: mine.items.map((one) => one.subject.no).includes(unit) }
    }
    const before = await waiting(office.east)
    const id = await office.open(secretary, 'establish-own', unit, { name: '等候支部', level: 'branch' })
    expect(await waiting(secretary)).toEqual({ mine: 1, sent: 0, first: true })
    await office.attach(secretary, id)
    await office.act(secretary, id, 'submit')
    expect(await waiting(secretary)).toEqual({ mine: 0, sent: 1, first: false })
    expect((await waiting(office.east)).mine).toBe(before.mine + 1)
    expect(await waiting(office.viewer)).toMatchObject({ mine: 0, sent: 0 })
    await office.act(office.east, id, 'return', { reason: '请补名册' })
    expect(await waiting(secretary)).toEqual({ mine: 1, sent: 0, first: true })
  })
})

describe('the job of the day', () => {
  it('is started once a day, however often and by however many it is asked', async () => {
    const { services } = office.platform
    const started = await Promise.all([startDailyJobs(services), startDailyJobs(services), startDailyJobs(services)])
    expect(started.flat().toSorted()).toEqual(services.contributions.daily.toSorted())
    expect(await startDailyJobs(services)).toEqual([])
  })
})
