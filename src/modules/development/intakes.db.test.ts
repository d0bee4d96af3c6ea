import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, testDay } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { type Actor, everything } from '../../kernel/policy.ts'
import type { Download } from '../../platform/commands/operation.ts'
import { systemContext } from '../../platform/db/database.ts'
import { activities } from '../activities/contract.ts'
import { members } from '../members/contract.ts'
import { partyOrgsForTests } from '../members/testing.ts'
import { development } from './contract.ts'
import { indicators } from './indicators.ts'
import { stepsDue } from './reminders.ts'

let place: SmallDistrict
let secretary: Actor
let other: Actor
let branch: string
let home: number
let district: Actor
let districtNo: number
const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)

beforeAll(async () => {
  place = await openSmallDistrict(40)
  const branches = await partyOrgsForTests(place.platform.services)
  home = branches[0]!.no
  districtNo = place.node['示例区']!
  district = person('区', { role: 'district_officer', nodeNo: districtNo })
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: home })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: branches[1]!.no })
  const { id } = await call(secretary, members.enterMember, {
    body: { name: '韩预', branchNo: home, place: 'unit', fromOn: '2026-02-01', joinedOn: '2026-02-01', standing: 'probationary' },
  })
  branch = (await call(secretary, members.getMember, { params: { id } })).branch!.name
})
afterAll(() => place.platform.close())

async function handIn(lines: readonly string[]): Promise<string> {
  const text = ['姓名,党组织,当前阶段,申请日期,进入阶段日期,出生日期,文号', ...lines].join('\n')
  const path = join(place.platform.dataDir, `intake-${Math.random()}.csv`)
  await writeFile(path, text)
  return (
    await call(secretary, development.uploadIntake, { body: {} }, { upload: { path, name: '在办.csv', bytes: text.length } })
  ).id
}
const get = (id: string, actor = secretary) => call(actor, development.getIntake, { params: { id } })
const cases = async () => (await call(secretary, development.listCases, {})).items

describe('a sheet of cases under way', () => {
  it('is looked at row by row, applied as a whole under the version of each day, and taken back as a whole', async () => {
    const id = await handIn([
      `李申,${branch},入党申请人,2026-10-01,,1998-01-02,`,
      `王积,${branch},入党积极分子,2024-03-01,2025/1/5,1990-06-07,3号`,
      `韩预,${branch},预备党员,2023-05-06,2026-02-01,,`,
      `赵谁,没有的支部,入党申请人,2026-01-01,,1990-01-01,`,
      `钱小,${branch},入党申请人,2026-01-01,,2010-01-01,`,
      `孙迟,${branch},入党积极分子,2026-01-01,,1990-01-01,`,
      `李申,${branch},入党申请人,2026-10-01,,1998-01-02,`,
    ])
    const read = await get(id)
    expect(read.lines.map((line) => line.problem?.code ?? line.version)).toEqual([
      '2026',
      '2014',
      '2014',
      'intake-branch-unknown',
      'development-too-young',
      'development-since-missing',
      'intake-twice',
    ])
    expect(await cases()).toEqual([])
    expect(await refusalOf(get(id, other))).toBe('intake-not-found')

    await call(secretary, development.applyIntake, { params: { id } })
    expect((await cases()).map((row) => [row.name, row.stage, row.version]).toSorted()).toEqual([
      ['李申', 'applicant', '2026'],
      ['王积', 'activist', '2014'],
      ['韩预', 'probationary', '2014'],
    ])
    // What was read is not kept: days of birth were in it.
    expect(await get(id)).toMatchObject({ state: 'applied', opened: 3, lines: [] })
    expect(await refusalOf(call(secretary, development.applyIntake, { params: { id } }))).toBe('intake-closed')

    await call(secretary, development.undoIntake, { params: { id } })
    expect(await cases()).toEqual([])
    expect((await get(await handIn([`韩预,${branch},预备党员,2023-05-06,2026-02-01,,`]))).lines[0]!.problem).toBeNull()
  })

  it('is not taken back once something was recorded of one of its cases', async () => {
    const id = await handIn([`周续,${branch},入党申请人,2026-10-01,,1998-01-02,`])
    await call(secretary, development.applyIntake, { params: { id } })
    const [one] = await cases()
    await call(
      secretary,
      development.recordStep,
      { params: { id: one!.id }, body: { step: 'talk', onDay: '2026-10-20', decidedBy: '支部书记' } },
      { ifMatch: 1 },
    )
    expect(await refusalOf(call(secretary, development.undoIntake, { params: { id } }))).toBe('intake-went-on')
  })

  it('counts a case by the cells of its row as the form counts its fields, and not once it is taken back', async () => {
    const burden = async (form: string) => {
      const { items } = await call(district, activities.listBurdenRecords, { query: { onDay: testDay, form } })
      return items.filter(({ unit }) => unit.name === branch).map(({ fields }) => fields)
    }
    const before = { cases: await burden('development.case'), steps: await burden('development.step') }
    const fields = { branchNo: home, name: '吴表', bornOn: '1991-02-03', appliedOn: '2026-11-02' }
    await call(secretary, development.openCase, { body: fields }, { fieldsTyped: 4 })
    const id = await handIn([`郑格,${branch},入党申请人,2026-11-02,,1998-01-02,`, `冯格,${branch},,2026-11-02,,1998-01-02,7号`])
    await call(secretary, development.applyIntake, { params: { id } })
    expect((await burden('development.case')).toSorted()).toEqual([...before.cases, 4, 5, 5].toSorted())
    // The step a case begins with was written by the same form.
    expect(await burden('development.step')).toEqual(before.steps)
    await call(secretary, development.undoIntake, { params: { id } })
    expect((await burden('development.case')).toSorted()).toEqual([...before.cases, 4].toSorted())
  })

  it('is no case once it was taken back: no list, count, figure, reminder or address tells of it', async () => {
    const seen = async () => {
      const { items, counts } = await call(secretary, development.listCases, { query: { state: 'all' } })
      const file = await call(secretary, development.exportCases, { query: { format: 'csv', state: 'all' } })
      const read = { scope: everything, today: testDay, can: () => everything }
      const told = await place.platform.services.database.read(systemContext, async (tx) => {
        const asked = { ...read, tx } as never
        const value = (await indicators[0]!.compute({ ...(asked as object), districtNo } as never)).value
        return { value, due: (await stepsDue.find(asked, 50)).total }
      })
      const text = (await buffer((file as Download).body as Readable)).toString('utf8')
      return { items: items.length, counts, told, rows: text.split('\n').length }
    }
    const before = await seen()
    const id = await handIn([`蒋撤,${branch},入党申请人,2026-10-02,,1998-01-02,`])
    await call(secretary, development.applyIntake, { params: { id } })
    const one = (await cases()).find(({ name }) => name === '蒋撤')!
    expect(await seen()).not.toEqual(before)
    await call(secretary, development.undoIntake, { params: { id } })
    expect(await seen()).toEqual(before)
    expect(await refusalOf(call(secretary, development.getCase, { params: { id: one.id } }))).toBe('development-case-not-found')
    const step = { step: 'talk', onDay: '2026-10-20', decidedBy: '支部书记' }
    expect(await refusalOf(call(secretary, development.recordStep, { params: { id: one.id }, body: step }, { ifMatch: 1 }))).toBe(
      'development-case-not-found',
    )
  })
})
