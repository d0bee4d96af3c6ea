import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { coverage } from '../coverage/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { programmes } from '../../programmes/index.ts'
import { workforce } from './contract.ts'

let place: SmallDistrict
let district: Actor
let east: Actor
let west: Actor
const units: Record<'east' | 'west', number[]> = { east: [], west: [] }

beforeAll(async () => {
  place = await openSmallDistrict(60)
  const { node, platform } = place
  district = person('区干事', { role: 'district_officer', nodeNo: node['示例区']! })
  east = person('东街道干事', { role: 'street_officer', nodeNo: node['东街道']! })
  west = person('西街道干事', { role: 'street_officer', nodeNo: node['西街道']! })
  for (const [side, name] of [
    ['east', '东街道'],
    ['west', '西街道'],
  ] as const) {
    const { items } = await platform.call(district, coverage.listUnits, { query: { streetNo: node[name]!, pageSize: 50 } })
    units[side] = items.map((item) => item.no)
  }
})
afterAll(() => place.platform.close())

const assign = (unitNo: number, personName: string, extra: object = {}) =>
  place.platform.call(district, workforce.assignPost, {
    body: { role: 'instructor', unitNo, personName, fromOn: '2026-03-01', ...extra },
  })
const people = async (actor: Actor, query: object = {}) =>
  (await place.platform.call(actor, workforce.listPeople, { query })).items
const duties = async (no: number, actor = district, asOf?: string) => {
  const { steps } = await place.platform.call(actor, workforce.explainUnitDuties, { params: { no }, query: asOf ? { asOf } : {} })
  return Object.fromEntries(steps.map((step) => [step.duty, step.state]))
}
const headcount = async (no: number, count: number | null) => {
  const { revision } = await place.platform.call(district, organisations.getUnit, { params: { no } })
  await place.platform.call(
    district,
    organisations.changeUnit,
    { params: { no }, body: { kind: 'correct', reason: '核实', effectiveOn: '2026-01-01', facts: { headcount: count } } },
    { ifMatch: revision },
  )
}

describe('the load of an instructor', () => {
  it('is counted whole, also for an officer who reaches a part of it, and names no unit out of reach', async () => {
    for (const no of [...units.east.slice(0, 2), ...units.west.slice(0, 3)]) await assign(no, '周全', { senderName: '某局' })
    const seen = await Promise.all([district, east, west].map((actor) => people(actor, { q: '周全' })))
    expect(seen.map(([one]) => [one!.units, one!.load, one!.loadState])).toEqual([
      [5, 5, 'within'],
      [2, 5, 'within'],
      [3, 5, 'within'],
    ])
    const { posts } = await place.platform.call(east, workforce.getPerson, { params: { id: seen[1]![0]!.id } })
    expect(posts.map((post) => post.unitNo).sort()).toEqual(units.east.slice(0, 2).sort())
  })

  it('of one large organisation makes a dedicated instructor, who stands outside the band; a second one ends that', async () => {
    const [large, other] = units.east.slice(3, 5) as [number, number]
    await headcount(large, 30)
    expect((await duties(large))['dedicated']).toBe('missing')
    await assign(large, '吴专')
    expect((await duties(large))['dedicated']).toBe('met')
    expect((await people(east, { load: 'dedicated' })).map((one) => one.name)).toEqual(['吴专'])
    await assign(other, '吴专')
    expect((await duties(large))['dedicated']).toBe('missing')
    expect((await people(east, { q: '吴专' }))[0]).toMatchObject({ load: 2, loadState: 'below' })
    await headcount(large, null)
    expect((await duties(large))['dedicated']).toBe('unknown')
  })
})

describe('a liaison', () => {
  it('is owed by whoever is otherwise without anyone, and the rule, what it saw and the records are named', async () => {
    const no = units.west.at(-1)!
    const ask = async () => {
      const { steps } = await place.platform.call(west, workforce.explainUnitDuties, { params: { no } })
      return steps.find((step) => step.duty === 'liaison')!
    }
    const before = await ask()
    const built = before.inputs['hasPartyOrg'] === true
    expect(before).toMatchObject({ state: 'missing', rule: { key: 'liaison.per-uncovered-org', source: 'LH-17' }, records: [] })
    await assign(no, '李联', { role: 'liaison' })
    expect(await ask()).toMatchObject({ state: 'met', records: [{ role: 'liaison', label: '李联' }] })
    await assign(no, '郑导')
    expect((await ask()).state).toBe(built ? 'not-applicable' : 'met')
    expect((await duties(no, district, '2026-02-01'))['liaison']).toBe('missing')
  })
})

describe('the figures', () => {
  it('are the lengths of their lists, for everybody within reach', async () => {
    for (const actor of [district, east, west]) {
      const summary = await place.platform.call(actor, workforce.getWorkforceSummary, {})
      for (const { duty, met, missing, unknown } of summary.duties) {
        for (const [state, count] of Object.entries({ met, missing, unknown, asked: met + missing })) {
          const { total } = await place.platform.call(actor, workforce.listUnitDuties, {
            query: { duty, state: state as 'met', pageSize: 1 },
          })
          expect([duty, state, total]).toEqual([duty, state, count])
        }
        expect(summary.streets.reduce((sum, street) => sum + street.missing[duty]!, 0)).toBe(missing)
      }
      const { below, within, above, dedicated } = summary.load
      for (const [load, count] of Object.entries({ below, within, above, dedicated }))
        expect((await people(actor, { load })).length).toBe(count)
      const { total } = await place.platform.call(actor, workforce.listUnitDuties, { query: { state: 'all', pageSize: 1 } })
      expect(total).toBe(summary.active)
    }
  })

  it('stand in order of name, not of load', async () => {
    const names = (await people(district)).map((one) => one.name)
    expect(names).toEqual(names.toSorted(new Intl.Collator('zh-CN-u-co-pinyin').compare))
  })
})

describe('how a post is held', () => {
  it('is told with words of the programme, changes from a day on, and keeps what held before', async () => {
    const no = units.east[6]!
    const terms = { side: 'locality', source: 'retired-cadre', mode: 'sent', workingTime: 'concurrent' } as const
    const { id } = await assign(no, '钱往', { senderName: '某局', terms })
    await place.platform.call(east, workforce.changeTerms, {
      params: { id },
      body: {
        ...terms,
        workingTime: 'full',
        fromOn: '2026-06-01',
        other: { kind: 'secondment', name: '区委社会工作部', position: '科员' },
      },
    })
    const on = async (asOf: string) => {
      const { items } = await place.platform.call(east, workforce.listUnitPosts, { params: { no }, query: { asOf } })
      return items.map(({ side, workingTime, other }) => [side, workingTime, other?.name ?? null])
    }
    expect(await on('2026-05-31')).toEqual([['locality', 'concurrent', null]])
    expect(await on('2026-06-01')).toEqual([['locality', 'full', '区委社会工作部']])
    await place.platform.call(east, workforce.endPost, { params: { id }, body: { untilOn: '2026-09-01' } })
    expect(await on('2026-08-31')).toEqual([['locality', 'full', '区委社会工作部']])
    expect(await refusalOf(assign(units.east[7]!, '孙某', { terms: { mode: 'nobody-knows' } }))).toBe('post-word-unknown')
    const other = await assign(units.east[7]!, '孙某')
    const early = { params: { id: other.id }, body: { fromOn: '2026-02-01' } }
    expect(await refusalOf(place.platform.call(east, workforce.changeTerms, early))).toBe('terms-outside-post')
    expect(await refusalOf(place.platform.call(west, workforce.changeTerms, early))).toBe('post-not-found')
  })

  it('counts secretaries by the ways they were chosen, a person with two posts once (CD-07, CD-15)', async () => {
    const { items } = await place.platform.call(district, organisations.listUnits, { query: { kind: 'party_org', pageSize: 50 } })
    const orgs = items.slice(0, 10).map((item) => item.no)
    const modes = ['elected', 'branch-joint', 'sent', 'hired'] as const
    for (const [index, no] of orgs.entries())
      await assign(no, index === 9 ? '书记0' : `书记${index}`, {
        role: 'secretary',
        terms: { mode: index === 8 ? 'cross' : modes[index % 4] },
      })
    for (const [index, no] of orgs.slice(0, 2).entries()) await assign(no, `专职${index}`, { role: 'full_time_worker' })
    expect((await people(district, { role: 'secretary' })).length).toBe(9)
    const published = programmes.find((one) => one.code === 'chunxilu')!.figures!.filter((one) => one.mechanism === 'CD-15')
    const scope = { everything: false, nodes: [place.node['示例区']!] } as const
    for (const { id, indicator, params = {} } of published) {
      const counts = place.platform.services.contributions.indicators.find((one) => one.key === indicator)!
      const { value, list } = await place.platform.services.database.read({ scope, accountId: null }, (tx) =>
        counts.compute({ tx, scope, asOf: '2026-11-22', districtNo: place.node['示例区']!, params }),
      )
      const query = Object.fromEntries(new URLSearchParams(list.split('?')[1]))
      expect([id, value, (await people(district, query)).length]).toEqual([id, ...(id === 'CD-F14' ? [8, 8] : [2, 2])])
    }
  })
})
