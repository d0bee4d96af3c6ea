import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestPlatform, person, systemActor, type TestPlatform } from '../../../../test/support/platform.ts'
import type { Actor } from '../../../kernel/policy.ts'
import { composeUscc } from '../../../kernel/uscc.ts'
import { systemContext } from '../../../platform/db/database.ts'
import { coverage } from '../../coverage/contract.ts'
import { organisations } from '../contract.ts'
import { type Divisions, loadDivisions, loadIndustries, organisationsForTests } from '../testing.ts'

const divisions: Divisions = {
  code: '999901',
  name: '示例区',
  streets: ['东', '西', '南'].map((side, index) => ({
    code: `99990100${index + 1}`,
    name: `${side}街道`,
    communities: [{ code: `99990100${index + 1}001`, name: `${side}社区` }],
  })),
}

let platform: TestPlatform
let node: Record<string, number>
let east: Actor
let west: Actor
let district: Actor
let serial = 0

beforeAll(async () => {
  platform = await openTestPlatform()
  await platform.services.database.transaction(systemContext, async (tx) => {
    const { districtNo } = await loadDivisions(tx, divisions, 'general')
    await loadIndustries(tx, districtNo, [
      { code: '教育', zh: '教育' },
      { code: '体育', zh: '体育' },
    ])
  })
  node = await organisationsForTests(platform.services).nodes()
  await organisationsForTests(platform.services).fill(60, '2020-01-01')
  east = person('东街道干事', { role: 'street_officer', nodeNo: node['东街道']! })
  west = person('西街道干事', { role: 'street_officer', nodeNo: node['西街道']! })
  district = person('区管理员', { role: 'district_officer', nodeNo: node['示例区']! })
})
afterAll(() => platform.close())
beforeEach(() => void (serial += 1))

const because = (effectiveOn = '2024-05-01') => ({ reason: '会议决定', documentNo: '示党〔2024〕1号', effectiveOn })
const freshCode = () => composeUscc({ kind: '52', region: '999901', organisation8: `88${String(serial).padStart(6, '0')}` })

async function establish(actor: Actor = east, extra: object = {}, key?: string): Promise<number> {
  const body = {
    ...because('2021-01-01'),
    kind: 'social_org',
    name: `第${serial}个新会`,
    districtNo: node['示例区']!,
    streetNo: node['东街道']!,
    fullMembers: 4,
    ...extra,
  }
  return (await platform.call(actor, organisations.establishUnit, { body }, key ? { key } : {})).no
}
const party = (covers: number[], extra: object = {}) =>
  establish(east, {
    kind: 'party_org',
    name: `第${serial}支部${randomUUID().slice(0, 4)}`,
    level: 'branch',
    form: 'joint',
    fullMembers: null,
    coversUnitNos: covers,
    ...extra,
  })

const open = (no: number, actor: Actor = systemActor, asOf?: string) =>
  platform.call(actor, organisations.getUnit, { params: { no }, query: asOf ? { asOf } : {} })
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )

async function change(
  no: number,
  kind: 'rename' | 'move' | 'upgrade' | 'correct' | 'dissolve' | 'reopen',
  facts: object,
  effectiveOn?: string,
  actor = district,
) {
  const { revision } = await open(no)
  return platform.call(
    actor,
    organisations.changeUnit,
    { params: { no }, body: { ...because(effectiveOn), kind, facts } },
    { ifMatch: revision },
  )
}

async function lastAct(): Promise<number> {
  const { rows } = await platform.services.database.read(systemContext, (tx) =>
    sql<{ id: number }>`select max(id) as id from organisations.act`.execute(tx),
  )
  return rows[0]!.id
}

const figures = async (query: object = {}, actor = systemActor) =>
  (await platform.call(actor, coverage.getSummary, { query })).figures
const cellOf = async (no: number, asOf?: string, actor: Actor = systemActor) =>
  (await platform.call(actor, coverage.getVerdict, { params: { no }, query: asOf ? { asOf } : {} })).cell

describe('establishing a unit', () => {
  it('brings it in from its day on, within the writer’s sight, with its act', async () => {
    const uscc = freshCode()
    const no = await establish(east, { uscc, industryNo: node['教育'] })
    expect((await open(no, east)).facts).toMatchObject({ name: `第${serial}个新会`, street: { name: '东街道' }, fullMembers: 4 })
    expect((await open(no, systemActor, '2020-12-31')).facts).toBeNull()
    expect(await refusal(open(no, west))).toBe('unit-not-found')
    const { periods } = await platform.call(east, organisations.getUnitHistory, { params: { no } })
    expect(periods[0]!.act).toMatchObject({ kind: 'establish', documentNo: '示党〔2024〕1号', effectiveOn: '2021-01-01' })
  })

  it('is done by an officer of an industry for the own industry, in whatever street', async () => {
    const officer = person('教育行业干事', { role: 'industry_officer', nodeNo: node['教育']! })
    const no = await establish(officer, { industryNo: node['教育'], streetNo: node['南街道'] })
    expect((await open(no, officer)).facts!.industry!.name).toBe('教育')
  })

  it('is refused with a wrong check character, a code that is taken, a day to come, a place elsewhere and an unknown kind or type', async () => {
    const uscc = freshCode()
    const last = uscc.at(-1) === '0' ? '1' : '0'
    expect(await refusal(establish(east, { uscc: uscc.slice(0, 17) + last }))).toBe('unit-code-invalid')
    await establish(east, { uscc })
    expect(await refusal(establish(east, { uscc: uscc.toLowerCase() }))).toBe('unit-code-taken')
    expect(await refusal(establish(east, { effectiveOn: '2026-11-23' }))).toBe('day-in-the-future')
    expect(await refusal(establish(east, { streetNo: node['西街道'] }))).toBe('unit-outside-scope')
    expect(await refusal(establish(east, { streetNo: 99_999_999 }))).toBe('unit-outside-scope')
    expect(await refusal(establish(district, { streetNo: 99_999_999 }))).toBe('unit-outside-scope')
    expect(await refusal(establish(district, { streetNo: node['教育'] }))).toBe('unit-outside-scope')
    expect(await refusal(establish(east, { kind: 'street' }))).toBe('unit-kind-unknown')
    expect(await refusal(establish(east, { type: '77' }))).toBe('unit-type-unknown')
  })

  it('of one code by two at once succeeds once', async () => {
    const uscc = freshCode()
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => refusal(establish(east, { uscc }))))
    expect(outcomes.sort()).toEqual(['done', 'unit-code-taken', 'unit-code-taken', 'unit-code-taken'])
  })

  it('sent twenty times at once under one key happens once, with one answer', async () => {
    const key = randomUUID()
    const uscc = freshCode()
    const nos = await Promise.all(Array.from({ length: 20 }, () => establish(east, { uscc }, key)))
    expect(new Set(nos).size).toBe(1)
    const listed = await platform.call(systemActor, organisations.listUnits, { query: { q: uscc } })
    expect(listed.total).toBe(1)
  })
})

describe('changing a unit', () => {
  it('by fifty people at once who saw the same revision lets exactly one through, each time', async () => {
    const no = await establish()
    for (const round of [1, 2]) {
      const { revision } = await open(no)
      const body = (writer: number) => ({ ...because(), kind: 'correct' as const, facts: { headcount: round * 100 + writer } })
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, writer) =>
          refusal(platform.call(east, organisations.changeUnit, { params: { no }, body: body(writer) }, { ifMatch: revision })),
        ),
      )
      expect(outcomes.filter((outcome) => outcome === 'done').length).toBe(1)
      expect(outcomes.filter((outcome) => outcome === 'revision-stale').length).toBe(49)
      expect((await open(no)).revision).toBe(revision + 1)
    }
  })

  it('by a new name finds it under the new one and shows the old one for earlier days', async () => {
    const no = await establish()
    await change(no, 'rename', { name: `改名后的琥珀会${serial}` })
    expect((await open(no, east, '2024-04-30')).facts!.name).toBe(`第${serial}个新会`)
    expect((await open(no, east, '2024-05-01')).facts!.name).toBe(`改名后的琥珀会${serial}`)
    const found = await platform.call(east, organisations.findUnits, { query: { q: `琥珀会${serial}` } })
    expect(found.items.map((item) => item.no)).toEqual([no])
  })

  it('to another street takes it from the old officer’s sight, moves the figures of both, and leaves the past as it was', async () => {
    const no = await establish()
    const at = async (asOf?: string) => {
      const day = asOf ? { asOf } : {}
      return [
        (await figures({ streetNo: node['东街道']!, ...day })).active,
        (await figures({ streetNo: node['西街道']!, ...day })).active,
        (await figures(day)).active,
      ]
    }
    const [before, past] = [await at(), await at('2023-01-01')]
    await change(no, 'move', { streetNo: node['西街道']!, name: `迁来的朱砂会${serial}` }, undefined, east)
    expect(await at()).toEqual([before[0]! - 1, before[1]! + 1, before[2]])
    expect(await at('2023-01-01')).toEqual(past)
    expect(await refusal(open(no, east))).toBe('unit-not-found')
    expect((await open(no, west)).facts!.street!.name).toBe('西街道')
    const found = await platform.call(west, organisations.findUnits, { query: { q: `朱砂会${serial}` } })
    expect(found.items.map((item) => item.no)).toEqual([no])
    expect(await refusal(change(no, 'correct', { headcount: 9 }, undefined, east))).toBe('unit-not-found')
  })

  it('that is dissolved counts no more from the day on, and again when reopened', async () => {
    const no = await establish()
    const { active } = await figures()
    await change(no, 'dissolve', {}, '2024-02-01')
    expect((await figures()).active).toBe(active - 1)
    expect((await open(no)).facts!.status).toBe('cancelled')
    expect(await cellOf(no, '2024-01-31')).toBe('should-have')
    await change(no, 'reopen', {}, '2024-06-01')
    expect((await figures()).active).toBe(active)
    expect(await cellOf(no, '2024-03-01')).toBeNull()
  })

  it('before its first day, to a place elsewhere or with an unknown department is refused', async () => {
    const no = await establish()
    expect(await refusal(change(no, 'correct', { headcount: 3 }, '2020-12-31'))).toBe('unit-ended-before')
    expect(await refusal(change(no, 'correct', { headcount: 3 }, '2026-11-23'))).toBe('day-in-the-future')
    expect(await refusal(change(no, 'move', { streetNo: node['教育']! }))).toBe('unit-outside-scope')
    expect(await refusal(change(no, 'correct', { supervisorNo: 99_999_999 }))).toBe('unit-not-found')
    expect(await refusal(change(no, 'correct', { type: '77' }))).toBe('unit-type-unknown')
  })

  it('is not how a street is changed: its officer may not rename it, dissolve it or hang it elsewhere', async () => {
    const street = node['东街道']!
    expect(await refusal(change(street, 'rename', { name: '我的街道' }, undefined, east))).toBe('not-allowed')
    const { rows } = await platform.services.database.read(systemContext, (tx) =>
      sql<{
        id: number
      }>`select id from organisations.edge where type = 'part_of' and from_no = ${street} and retracted_at is null`.execute(tx),
    )
    const params = { id: String(rows[0]!.id) }
    expect(await refusal(platform.call(east, organisations.endConnection, { params, body: because() }))).toBe('not-allowed')
    expect(
      await refusal(
        platform.call(east, organisations.connectUnits, {
          body: { ...because(), type: 'part_of', fromNo: street, toNo: node['西街道']! },
        }),
      ),
    ).toBe('not-allowed')
  })
})

describe('a Party organisation', () => {
  it('covers its units from its day on; upgraded it counts at its new level; dissolved it covers nobody, and the past stays covered for whoever asks', async () => {
    const units = [await establish(), await establish()]
    const branch = await party(units, { form: 'own' })
    expect(await cellOf(units[0]!)).toBe('own-branch')
    await change(branch, 'upgrade', { level: 'general' }, '2023-01-01')
    expect([await cellOf(units[0]!), await cellOf(units[0]!, '2022-12-31')]).toEqual(['own-general', 'own-branch'])
    await change(branch, 'dissolve', {}, '2024-01-01')
    for (const actor of [systemActor, district, east])
      expect([await cellOf(units[1]!, undefined, actor), await cellOf(units[1]!, '2023-06-01', actor)]).toEqual([
        'should-have',
        'own-general',
      ])
  })

  it('merged into another hands over what it covers, once, and the past keeps them apart', async () => {
    const [both, only] = [await establish(), await establish()]
    const stays = await party([both])
    const goes = await party([both, only])
    const { revision } = await open(stays)
    const past = await figures({ asOf: '2023-12-31' })
    await platform.call(
      east,
      organisations.mergeUnits,
      { params: { no: stays }, body: { ...because(), mergedNos: [goes] } },
      { ifMatch: revision },
    )
    const verdict = async (no: number, asOf?: string) =>
      (
        await platform.call(systemActor, coverage.getVerdict, { params: { no }, query: asOf ? { asOf } : {} })
      ).steps[0]!.records.map((record) => record.link)
    expect(await verdict(only)).toEqual([`/units/${stays}`])
    expect(await verdict(only, '2023-12-31')).toEqual([`/units/${goes}`])
    expect(await figures({ asOf: '2023-12-31' })).toEqual(past)
    expect((await open(goes)).facts!.status).toBe('dissolved')
    const kinds = await refusal(
      platform.call(
        east,
        organisations.mergeUnits,
        { params: { no: stays }, body: { ...because(), mergedNos: [only] } },
        { ifMatch: revision + 1 },
      ),
    )
    expect(kinds).toBe('merge-of-kinds')
  })

  it('merged both ways at once ends in one merger and one refusal, not in a standstill', async () => {
    const [a, b] = [await party([]), await party([])]
    const [ra, rb] = [(await open(a)).revision, (await open(b)).revision]
    const outcomes = await Promise.all([
      refusal(
        platform.call(
          east,
          organisations.mergeUnits,
          { params: { no: a }, body: { ...because(), mergedNos: [b] } },
          { ifMatch: ra },
        ),
      ),
      refusal(
        platform.call(
          east,
          organisations.mergeUnits,
          { params: { no: b }, body: { ...because(), mergedNos: [a] } },
          { ifMatch: rb },
        ),
      ),
    ])
    expect(outcomes.sort()).toEqual(['done', 'revision-stale'])
  })
})

describe('splitting', () => {
  it('begins new units that remember where they came from and take no numbers along', async () => {
    const no = await establish(east, { headcount: 40 })
    const { revision } = await open(no)
    const { nos } = await platform.call(
      east,
      organisations.splitUnit,
      { params: { no }, body: { ...because(), parts: [{ name: '甲部' }, { name: '乙部', uscc: freshCode() }] } },
      { ifMatch: revision },
    )
    expect(nos.length).toBe(2)
    const part = await open(nos[0]!, east)
    expect(part.facts).toMatchObject({ name: '甲部', headcount: null, street: { name: '东街道' } })
    expect(part.connections).toMatchObject([{ type: 'split_from', direction: 'out', other: { no } }])
    expect((await open(no)).facts!.headcount).toBe(40)
    const taken = { params: { no }, body: { ...because(), parts: [{ name: '丙部', uscc: freshCode() }] } }
    expect(await refusal(platform.call(east, organisations.splitUnit, taken, { ifMatch: revision + 1 }))).toBe('unit-code-taken')
  })
})

describe('connections', () => {
  const connect = (type: string, fromNo: number, toNo: number, actor = east, effectiveOn = '2024-05-01') =>
    platform.call(actor, organisations.connectUnits, { body: { ...because(effectiveOn), type, fromNo, toNo } })

  it('upward never close a circle', async () => {
    const [a, b, c] = [await party([]), await party([]), await party([])]
    await connect('superior', a, b)
    await connect('superior', b, c)
    expect(await refusal(connect('superior', c, a))).toBe('edge-circle')
    expect(await refusal(connect('superior', a, a))).toBe('edge-circle')
    expect(await refusal(connect('member_of', a, a))).toBe('edge-circle')
    expect(await refusal(connect('unknown', a, c))).toBe('edge-type-unknown')
    expect(await refusal(connect('member_of', a, 99_999_999))).toBe('unit-not-found')
    expect(await refusal(connect('member_of', a, c, east, '2019-01-01'))).toBe('unit-ended-before')
  })

  it('are ended on a day, stay in the history, and are recorded once', async () => {
    const [a, b] = [await party([]), await party([])]
    const { id } = await connect('member_of', a, b)
    expect(await refusal(connect('member_of', a, b))).toBe('edge-exists')
    await platform.call(east, organisations.endConnection, { params: { id }, body: because('2024-08-01') })
    expect((await open(a)).connections).toEqual([])
    expect((await open(a, east, '2024-07-31')).connections.map((one) => one.other.no)).toEqual([b])
    expect(await refusal(platform.call(east, organisations.endConnection, { params: { id }, body: because('2024-08-01') }))).toBe(
      'edge-not-found',
    )
  })

  it('to a public body are open to every officer, and ended only by who reaches their source', async () => {
    const body = await establish(district, { kind: 'public_body', name: `某局${serial}`, streetNo: null, fullMembers: null })
    const unit = await establish()
    const { id } = await connect('attached_to', unit, body)
    const keeper = person('某局经办', { role: 'registrar', nodeNo: body })
    expect(await refusal(platform.call(keeper, organisations.endConnection, { params: { id }, body: because() }))).toBe(
      'edge-not-found',
    )
    expect(await refusal(platform.call(east, organisations.endConnection, { params: { id }, body: because() }))).toBe('done')
  })
})

describe('taking an act back', () => {
  const undo = (id: number, actor = east) =>
    platform.call(actor, organisations.undoAct, { params: { id }, body: { reason: '记错' } })

  it('puts facts, figures and search back as they were', async () => {
    const no = await establish()
    const [before, name] = [await figures(), (await open(no)).facts!.name]
    await change(no, 'correct', { fullMembers: 0, name: `错名${serial}` })
    expect(await figures()).not.toEqual(before)
    await undo(await lastAct())
    expect(await figures()).toEqual(before)
    expect((await open(no)).facts!.name).toBe(name)
    const found = await platform.call(east, organisations.findUnits, { query: { q: `错名${serial}` } })
    expect(found.items.filter((item) => item.no === no)).toEqual([])
  })

  it('on a Party organisation puts back the verdicts of the units it covers', async () => {
    const no = await establish()
    const branch = await party([no], { form: 'own' })
    await change(branch, 'upgrade', { level: 'general' }, '2023-01-01')
    expect(await cellOf(no)).toBe('own-general')
    await undo(await lastAct())
    const { rows } = await platform.services.database.read(systemContext, (tx) =>
      sql<{ cell: string }>`select cell from coverage.verdict where unit_no = ${no}`.execute(tx),
    )
    expect([await cellOf(no), rows[0]!.cell]).toEqual(['own-branch', 'own-branch'])
  })

  it('of the founding takes the unit away again', async () => {
    const { registered } = await figures()
    const no = await establish()
    await undo(await lastAct())
    expect(await refusal(open(no))).toBe('unit-not-found')
    expect((await figures()).registered).toBe(registered)
  })

  it('goes back step by step: the last act first, then the one before', async () => {
    const no = await establish()
    const before = (await open(no)).facts!
    await change(no, 'correct', { headcount: 5 })
    const first = await lastAct()
    await change(no, 'correct', { address: '新址' })
    const second = await lastAct()
    await undo(second)
    await undo(first)
    expect((await open(no)).facts).toEqual(before)
  })

  it('is refused when a later act built on it, when it is taken back twice, and when it went beyond the caller’s reach', async () => {
    const no = await establish()
    await change(no, 'correct', { headcount: 5 })
    const first = await lastAct()
    await change(no, 'correct', { headcount: 6 })
    expect(await refusal(undo(first))).toBe('act-built-upon')
    const second = await lastAct()
    await undo(second)
    expect(await refusal(undo(second))).toBe('act-built-upon')
    const elsewhere = await establish(district, { streetNo: node['西街道'] })
    const { revision } = await open(no)
    await platform.call(
      district,
      organisations.mergeUnits,
      { params: { no }, body: { ...because('2025-01-01'), mergedNos: [elsewhere] } },
      { ifMatch: revision },
    )
    const merger = await lastAct()
    expect(await refusal(undo(merger))).toBe('act-not-found')
    expect(await refusal(undo(merger, district))).toBe('done')
    expect((await open(elsewhere)).facts!.status).toBe('active')
    expect(await refusal(undo(999_999_999))).toBe('act-not-found')
  })
})
