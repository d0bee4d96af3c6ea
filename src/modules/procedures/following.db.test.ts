import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf, refusalOf } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { dailyJob } from './daily.ts'
import { type Blank, blankUnits, bringToDecision, numbered, type Office, openOffice, through } from './testing.ts'

let office: Office
let blank: Blank

beforeAll(async () => {
  office = await openOffice(120)
  blank = await blankUnits(office)
})
afterAll(async () => {
  expect(await findingsOf(office.platform)).toEqual([])
  await office.platform.close()
})

const revisionOf = async (no: number) =>
  (await office.platform.call(office.committee, organisations.getUnit, { params: { no } })).revision
const because = { reason: '登记机关决定', effectiveOn: '2026-11-22' }
const merge = async (into: number, gone: number[]) =>
  (
    await office.platform.call(
      office.committee,
      organisations.mergeUnits,
      { params: { no: into }, body: { ...because, mergedNos: gone } },
      { ifMatch: await revisionOf(into) },
    )
  ).handedOver.map(({ what, moved, ended }) => `${what} ${moved} ${ended}`)
const cancel = async (no: number) =>
  office.platform.call(
    office.committee,
    organisations.changeUnit,
    { params: { no }, body: { ...because, kind: 'dissolve', facts: {} } },
    { ifMatch: await revisionOf(no) },
  )
const undoLast = async () => {
  const { rows } = await office.platform.services.database.read(systemContext, (tx) =>
    sql<{ id: number }>`select max(id) as id from organisations.act`.execute(tx),
  )
  return refusalOf(
    office.platform.call(office.committee, organisations.undoAct, {
      params: { id: rows[0]!.id },
      body: { reason: '合并错了单位' },
    }),
  )
}
const see = (id: string) => office.see(office.committee, id)
/** What of a case an undo has to bring back. */
const pictureOf = async (id: string) => {
  const { subject, step, outcome, details, parties, actingUnits, dueOn, can } = await see(id)
  return { subject, step, outcome, details, parties, actingUnits, dueOn, acts: can.acts }
}

describe('a case whose applicant is merged into another organisation', () => {
  it('goes on under the successor with its papers and its day, says so, and stands as before once that is taken back', async () => {
    const [gone, into] = [blank.east.pop()!, blank.east.pop()!]
    const id = await office.open(office.east, 'establish-own', gone, { name: '随并支部', level: 'branch' })
    await office.attach(office.east, id)
    await office.act(office.east, id, 'submit')
    const before = await pictureOf(id)
    expect(await merge(into, [gone])).toContain('case 1 0')
    const after = await see(id)
    expect(after).toMatchObject({ subject: { no: into }, step: { code: 'review' }, dueOn: before.dueOn, missing: [] })
    expect(after.documents).toHaveLength(1)
    expect(after.timeline.at(-1)).toMatchObject({ action: 'follow', step: 'review' })
    expect(await undoLast()).toBe('done')
    expect(await pictureOf(id)).toEqual(before)
    expect((await see(id)).timeline.at(-1)).toMatchObject({ action: 'restore' })
  })

  it('is not put back when somebody has worked on it since', async () => {
    const [gone, into] = [blank.east.pop()!, blank.east.pop()!]
    const id = await office.open(office.east, 'establish-own', gone, { name: '续办支部', level: 'branch' })
    await merge(into, [gone])
    await office.attach(office.east, id)
    await office.act(office.east, id, 'submit')
    expect(await undoLast()).toBe('act-built-upon')
    expect(await see(id)).toMatchObject({ subject: { no: into }, step: { code: 'review' } })
  })

  it('ends when the successor has the same under way, and is seen to have ended for that', async () => {
    const [gone, into] = [blank.east.pop()!, blank.east.pop()!]
    const [id, own] = [
      await office.open(office.east, 'establish-own', gone, { name: '甲支部', level: 'branch' }),
      await office.open(office.east, 'establish-own', into, { name: '乙支部', level: 'branch' }),
    ]
    expect(await merge(into, [gone])).toContain('case 0 1')
    const ended = await see(id)
    expect(ended).toMatchObject({ outcome: 'withdrawn', can: { acts: [] } })
    expect(ended.timeline.at(-1)).toMatchObject({ action: 'close', detail: { because: 'successor-has-its-own' } })
    expect((await see(own)).outcome).toBeNull()
    expect(await undoLast()).toBe('done')
    expect(await see(id)).toMatchObject({ outcome: null, step: { code: 'apply' }, subject: { no: gone } })
  })
})

describe('a case that asks units', () => {
  it('asks the successor in the place of a merged one, and goes on without one that ended', async () => {
    const [lead, second, third, into] = [blank.west.pop()!, blank.west.pop()!, blank.west.pop()!, blank.west.pop()!]
    const id = await office.open(office.west, 'establish-joint', lead, { name: '联合支部', covers: [second, third] })
    await office.attach(office.west, id)
    await office.act(office.west, id, 'submit')
    await merge(into, [second])
    expect((await see(id)).parties.map((party) => party.unit.no).sort()).toEqual([third, into].sort())
    const secretary = office.secretaryOf(into)
    expect((await office.see(secretary, id)).can.answerFor).toEqual([into])
    await office.act(secretary, id, 'consent')
    await cancel(third)
    expect(await see(id)).toMatchObject({ step: { code: 'review' }, parties: [{ unit: { no: into }, state: 'consented' }] })
    expect(await undoLast()).toBe('done')
    expect(await see(id)).toMatchObject({ step: { code: 'consent' }, details: { covers: expect.arrayContaining([third, into]) } })
  })
})

describe('a Party organisation that is merged', () => {
  it('ends what was applied for about it alone, and its successor receives whoever wanted to join it', async () => {
    const [gone, into] = [
      await through(office, 'establish-own', blank.west.pop()!, { name: '被并支部', level: 'branch' }),
      await through(office, 'establish-own', blank.west.pop()!, { name: '并入支部', level: 'branch' }),
    ]
    const joining = await office.open(office.committee, 'attach', blank.west.pop()!, { targetNo: gone })
    await office.attach(office.committee, joining)
    await office.act(office.committee, joining, 'submit')
    const raising = await office.open(office.committee, 'upgrade', gone, { level: 'general' })
    expect(await merge(into, [gone])).toContain('case 1 1')
    expect(await see(joining)).toMatchObject({
      step: { code: 'receive' },
      actingUnits: [{ no: into }],
      details: { targetNo: into },
    })
    expect((await see(raising)).timeline.at(-1)).toMatchObject({ detail: { because: 'applicant-merged' } })
  })

  it('that was temporary is not ended a second time on its day', async () => {
    const temporary = await through(office, 'establish-temporary', blank.west.pop()!, {
      name: '赛会临时党支部',
      task: '赛会',
      untilOn: '2026-12-10',
    })
    const into = await through(office, 'establish-own', blank.west.pop()!, { name: '常设支部', level: 'branch' })
    await merge(into, [temporary])
    expect(await office.work(dailyJob, {}, '2026-12-10')).toMatchObject({ lapsed: 0, failed: 0 })
  })
})

it('a decision to dissolve does not meet its own case as one left open', async () => {
  const branch = await through(office, 'establish-own', blank.east.pop()!, { name: '将撤支部', level: 'branch' })
  const target = await through(office, 'establish-own', blank.east.pop()!, { name: '接收支部', level: 'branch' })
  const { connections } = await office.platform.call(office.committee, organisations.getUnit, { params: { no: branch } })
  const covers = connections.filter((one) => one.type === 'covers').map((one) => one.other.no)
  await through(office, 'adjust', branch, { covers, targetNo: target })
  const id = await bringToDecision(office, 'dissolve', branch, {})
  await office.act(office.colleague, id, 'decide', numbered)
  const { outcome, timeline } = await see(id)
  expect(outcome).toBe('done')
  expect(timeline.at(-1)).toMatchObject({ action: 'decide' })
})
