import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import type { Download } from '../../platform/commands/operation.ts'
import { members } from './contract.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let secretary: Actor
let other: Actor
let home: number
let branch: string

beforeAll(async () => {
  place = await openSmallDistrict(40)
  const branches = await partyOrgsForTests(place.platform.services)
  home = branches[0]!.no
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: home })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: branches[1]!.no })
  const { id } = await call(secretary, members.enterMember, {
    body: { name: '王旧', phone: '13800138000', joinedOn: '2001-07-01', branchNo: home, place: 'unit', fromOn: '2025-01-10' },
  })
  branch = (await call(secretary, members.getMember, { params: { id } })).branch!.name
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const handIn = (lines: readonly string[], actor = secretary) =>
  handInText(['姓名,联系电话,党组织,所在处,党籍状态,入党日期', ...lines].join('\n'), actor)
async function handInText(text: string, actor = secretary): Promise<string> {
  const path = join(place.platform.dataDir, `sheet-${Math.random()}.csv`)
  await writeFile(path, text)
  const upload = { path, name: '名册.csv', bytes: Buffer.byteLength(text) }
  return (await call(actor, members.uploadSheet, { body: {} }, { upload })).id
}
const sheetOf = (id: string, actor = secretary) => call(actor, members.getSheet, { params: { id } })
const verdicts = async (id: string) => (await sheetOf(id)).rows.items.map(({ verdict, reason }) => reason ?? verdict)
const names = async () => (await call(secretary, members.listMembers, {})).items.map((row) => row.name).toSorted()
const apply = (id: string, actor = secretary) => call(actor, members.applySheet, { params: { id } })
const undo = (id: string) => call(secretary, members.undoSheet, { params: { id } })
const textOf = async (file: Promise<unknown>) => {
  const { body } = (await file) as Download
  return (Buffer.isBuffer(body) ? body : await buffer(body)).toString('utf8')
}

describe('a sheet of members', () => {
  it('is looked through row by row, and nothing is written before it is applied', async () => {
    const id = await handIn([
      `李新,13900139000,${branch},工作单位,预备党员,2026/01/05`,
      `王旧,13700137000,${branch},工作单位,正式党员,2001-07-01`,
      `王旧,13700137000,${branch},,,`,
      `赵谁,,没有的支部,,,`,
      `钱*,139****0000,${branch},,,`,
      `,,${branch},,,`,
    ])
    expect(await verdicts(id)).toEqual(['new', 'changed', 'twice', 'branch-unknown', 'masked', 'name-missing'])
    expect((await sheetOf(id)).counts).toEqual({ new: 1, changed: 1, unchanged: 0, refused: 4 })
    expect(await names()).toEqual(['王旧'])
    expect(await refusalOf(sheetOf(id, other))).toBe('sheet-not-found')
    expect(await refusalOf(apply(id, other))).toBe('sheet-not-found')

    await apply(id)
    expect(await names()).toEqual(['李新', '王旧'])
    const phoneOf = async (phone: string) =>
      (await call(secretary, members.findByPhone, { body: { phone } })).items.map((row) => row.name)
    expect([await phoneOf('13700137000'), await phoneOf('13800138000')]).toEqual([['王旧'], []])
    expect(await refusalOf(apply(id))).toBe('sheet-closed')

    const refused = await textOf(call(secretary, members.downloadRefused, { params: { id }, query: { format: 'csv' } }))
    expect(refused).toContain('没有的支部')
    expect(refused).toContain('与前面的行重复')
    expect(refused).not.toContain('李新')

    await undo(id)
    expect(await names()).toEqual(['王旧'])
    expect([await phoneOf('13700137000'), await phoneOf('13800138000')]).toEqual([[], ['王旧']])
  })

  it('is not taken back once something followed, and not applied once the register went on', async () => {
    const id = await handIn([`孙新,13500135000,${branch},,,`])
    const again = await handIn([`孙新,13500135000,${branch},,,`])
    await apply(id)
    expect(await refusalOf(apply(again))).toBe('sheet-stale')
    const { items } = await call(secretary, members.listMembers, { query: { q: '孙新' } })
    const body = { standing: 'lost' as const, fromOn: '2026-11-22', documentNo: '1号' }
    expect(await refusalOf(call(secretary, members.decideStanding, { params: { id: items[0]!.id }, body }, { ifMatch: 1 }))).toBe(
      'member-before',
    )
    await call(
      secretary,
      members.correctMember,
      { params: { id: items[0]!.id }, body: { name: '孙新民', reason: '改名' } },
      { ifMatch: 1 },
    )
    expect(await refusalOf(undo(id))).toBe('sheet-followed')
  })

  it.each([
    ['zh', '姓名', '正式党员'],
    ['en', 'Name', 'Full member'],
  ] as const)('takes an exported list in full back as it is, without a change (%s)', async (language, head, standing) => {
    const query = { format: 'csv', language, purpose: 'work-contact' } as const
    const file = await textOf(call(secretary, members.exportMembers, { query }))
    expect(file).toContain(`${head},`)
    expect(file).toContain(standing)
    expect(new Set(await verdicts(await handInText(file)))).toEqual(new Set(['unchanged']))
  })

  it('refuses a file without members', async () => {
    const path = join(place.platform.dataDir, 'leer.csv')
    await writeFile(path, '这里,什么,也没有\n')
    expect(
      await refusalOf(call(secretary, members.uploadSheet, { body: {} }, { upload: { path, name: '空.csv', bytes: 20 } })),
    ).toBe('sheet-unreadable')
  })

  it('is thrown away as long as it was not applied, and nothing of what was read is left', async () => {
    const id = await handIn([`丢弃人,13900139077,${branch},工作单位,正式党员,2001-07-01`])
    const discard = (actor = secretary) => call(actor, members.discardSheet, { params: { id } })
    expect(await refusalOf(discard(other))).toBe('sheet-not-found')
    await discard()
    expect(await refusalOf(sheetOf(id))).toBe('sheet-not-found')
    expect(await names()).not.toContain('丢弃人')
    const applied = await handIn([`留下人,13900139078,${branch},工作单位,正式党员,2001-07-01`])
    await apply(applied)
    expect(await refusalOf(call(secretary, members.discardSheet, { params: { id: applied } }))).toBe('sheet-closed')
    await undo(applied)
  })
})
