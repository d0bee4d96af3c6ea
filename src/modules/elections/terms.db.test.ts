import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { platformItself, type Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { coverage } from '../coverage/contract.ts'
import { elections } from './contract.ts'
import { dailyJob } from './daily.ts'
import { indicators } from './indicators.ts'
import { branchOver } from './testing.ts'

let place: SmallDistrict
let east: Actor
let west: Actor
let no: number
let quiet: number

const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const decide = (id: string, untilOn: string, extra: object = {}, actor = east) =>
  call(actor, elections.decideTerm, {
    params: { id },
    body: { kind: 'extension', untilOn, documentNo: '示例〔2026〕3号', reason: '班子调整', ...extra },
  })
const termOf = (unitNo = no, actor = east) => call(actor, elections.getUnitTerm, { params: { no: unitNo } })

beforeAll(async () => {
  place = await openSmallDistrict(30)
  const { node, platform } = place
  east = person('东街道干事', { role: 'street_officer', nodeNo: node['东街道']! })
  west = person('西街道干事', { role: 'street_officer', nodeNo: node['西街道']! })
  const { items } = await call(east, coverage.listUnits, { query: { pageSize: 20 } })
  const over = (index: number, name: string) =>
    branchOver(platform, { name, districtNo: node['示例区']!, covers: [items[index]!.no] })
  no = await over(1, '到期党支部')
  quiet = await over(2, '平常党支部')
})
afterAll(() => place.platform.close())

/** The job of the day, as the worker runs it. */
async function runDaily(): Promise<number> {
  const job = {
    id: '00000000-0000-4000-8000-000000000001',
    name: dailyJob.name,
    payload: {},
    services: place.platform.services,
    context: systemContext,
    actor: platformItself,
    attempt: 1,
    progress: async () => {},
  } satisfies JobRun
  return ((await dailyJob.run(job)).result as { told: number }).told
}

describe('a term', () => {
  it('that nobody has recorded waits to be; once recorded its end is computed from the rule and never typed', async () => {
    expect((await termOf()).stage).toBe('unrecorded')
    const record = (fromOn: string, actor = east) =>
      call(actor, elections.recordTerm, { body: { unitNo: no, fromOn, documentNo: '示例〔2024〕1号' } })
    expect(await refusalOf(record('2027-01-01'))).toBe('term-in-the-future')
    expect(await refusalOf(record('2024-02-10', west))).toBe('election-unit-not-found')
    await record('2024-02-10')
    expect(await refusalOf(record('2024-02-10'))).toBe('term-exists')
    expect(await termOf()).toMatchObject({
      stage: 'due',
      reminder: 3,
      term: { fromOn: '2024-02-10', ruledEndsOn: '2027-02-10', endsOn: '2027-02-10', rule: { key: 'term.length', version: '1' } },
    })
  })

  it('begun before the rule was in force has an end that is to be checked', async () => {
    await call(east, elections.recordTerm, { body: { unitNo: quiet, fromOn: '2017-05-01' } })
    const seen = await termOf(quiet)
    expect(seen).toMatchObject({ stage: 'unknown', term: { endsOn: null } })
    expect(await refusalOf(decide(seen.term!.id, '2027-01-01'))).toBe('term-end-unknown')
    await call(east, elections.takeBackTerm, { params: { id: seen.term!.id }, body: { what: 'term' } })
    expect((await termOf(quiet)).stage).toBe('unrecorded')
  })

  it('is reminded of to both sides, once each, and anew when its end has moved', async () => {
    expect(await runDaily()).toBe(2)
    expect(await runDaily()).toBe(0)
    const { reminders, term, superior } = await termOf()
    expect(reminders.map((one) => [one.side, one.months, one.endsOn])).toEqual([
      ['organisation', 3, '2027-02-10'],
      ['superior', 3, '2027-02-10'],
    ])
    expect(superior!.name).toBe('示例区')
    await decide(term!.id, '2027-04-10')
    expect(await runDaily()).toBe(2)
  })

  it('is extended by a year at most with a document, beyond it only as an exception that says so, by who answers for it', async () => {
    const id = (await termOf()).term!.id
    await expect(decide(id, '2028-02-11')).rejects.toMatchObject({
      code: 'term-extension-too-long',
      params: { endsOn: '2027-02-10', latestOn: '2028-02-10' },
    })
    expect(await refusalOf(decide(id, '2028-02-10', { documentNo: '' }))).toBe('input-invalid')
    expect(await refusalOf(decide(id, '2028-02-10', {}, west))).toBe('term-not-found')
    const secretary = person('书记', { role: 'party_org_secretary', nodeNo: no })
    expect(await refusalOf(decide(id, '2028-02-10', {}, secretary))).toBe('not-allowed')
    expect(await decide(id, '2028-02-10')).toMatchObject({ beyond: false })
    expect(await decide(id, '2028-03-01', { exception: true })).toMatchObject({ beyond: true })
    expect(await termOf()).toMatchObject({ stage: 'running', term: { endsOn: '2028-03-01', decision: { exception: true } } })
    await decide(id, '2026-12-01', { kind: 'early' })
    expect(await termOf()).toMatchObject({ stage: 'due', reminder: 1, term: { endsOn: '2026-12-01' } })
    await call(east, elections.takeBackTerm, { params: { id }, body: { what: 'decision' } })
    expect(await termOf()).toMatchObject({ term: { endsOn: '2027-02-10', decision: null } })
    expect(await refusalOf(call(east, elections.takeBackTerm, { params: { id }, body: { what: 'decision' } }))).toBe(
      'term-decision-not-found',
    )
  })

  it('stands in one set for list, count and export, by the day it ends and under the scope of who asks', async () => {
    const list = (actor: Actor, query: object = {}) => call(actor, elections.listTerms, { query: { pageSize: 200, ...query } })
    const all = await list(systemActor)
    const byStage = await Promise.all(
      (['due', 'past', 'running', 'unrecorded', 'unknown', 'not-applicable'] as const).map((stage) =>
        list(systemActor, { stage }),
      ),
    )
    expect(byStage.reduce((sum, one) => sum + one.total, 0)).toBe(all.total)
    expect(byStage[0]!.total).toBe(all.counts.due)
    const ends = all.items.map((row) => row.term?.endsOn ?? '9999')
    expect(ends).toEqual(ends.toSorted())
    expect((await list(west)).items.map((row) => row.unit.no)).not.toContain(no)
    expect((await list(east, { q: '到期党支部' })).items.map((row) => row.unit.no)).toEqual([no])
    const file = (await call(east, elections.exportTerms, { query: { format: 'csv', stage: 'due' } })) as {
      body: AsyncIterable<Buffer>
    }
    const pieces: Buffer[] = []
    for await (const piece of file.body) pieces.push(piece)
    const lines = Buffer.concat(pieces).toString('utf8').trim().split('\r\n')
    expect(lines.length - 1).toBe((await list(east, { stage: 'due' })).total)
    expect(lines[1]).toContain('到期提醒')
  })
})

describe('the figure of terms that have ended', () => {
  const figure = (asOf: string, nodes?: number[]) => {
    const scope = nodes ? { everything: false as const, nodes } : ({ everything: true } as const)
    return place.platform.services.database.read({ scope, accountId: null }, (tx) =>
      indicators[0]!.compute({ tx, scope, asOf, districtNo: place.node['示例区']!, params: {} }),
    )
  }

  it('does not apply where no organisation is of a size that has a committee, and names its list where one is', async () => {
    const { items } = await call(east, coverage.listUnits, { query: { pageSize: 20 } })
    const big = await branchOver(place.platform, {
      name: '设委党总支',
      districtNo: place.node['示例区']!,
      covers: [items[3]!.no],
      level: 'general',
    })
    const temporary = await branchOver(place.platform, {
      name: '临时党支部',
      districtNo: place.node['示例区']!,
      covers: [items[4]!.no],
      form: 'temporary',
    })
    expect(await figure('2026-11-22', [temporary])).toMatchObject({ value: null, records: 0 })
    expect(await figure('2026-11-22', [big])).toMatchObject({ value: 0, records: 0, rule: { key: 'term.length' } })
    await call(east, elections.recordTerm, { body: { unitNo: big, fromOn: '2023-03-01', documentNo: '示例〔2023〕1号' } })
    for (const [asOf, value] of [
      ['2026-03-01', 0],
      ['2026-03-02', 1],
      ['2026-11-22', 1],
    ] as const) {
      const one = await figure(asOf)
      expect([asOf, one.value]).toEqual([asOf, value])
      const query = Object.fromEntries(new URL(one.list, 'http://x').searchParams)
      const list = await call(systemActor, elections.listTerms, { query: query as { stage: 'past' } })
      expect(list.total).toBe(one.records)
    }
  })
})
