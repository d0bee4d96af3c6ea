import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, testDay } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { members } from './contract.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let district: Actor
let secretary: Actor
let other: Actor
let viewer: Actor
let home: number
let away: number

beforeAll(async () => {
  place = await openSmallDistrict(40)
  const branches = await partyOrgsForTests(place.platform.services)
  home = branches[0]!.no
  away = branches[1]!.no
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
  viewer = person('查阅', { role: 'district_viewer', nodeNo: place.node['示例区']! })
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: home })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: away })
})
afterAll(() => place.platform.close())

const call = (...request: Parameters<SmallDistrict['platform']['call']>) => place.platform.call(...request)
const enter = (name: string, extra: object = {}, actor = secretary, branchNo = home) =>
  place.platform.call(actor, members.enterMember, {
    body: { name, branchNo, place: 'unit', fromOn: '2025-01-10', ...extra },
  })
const get = (id: string, actor = secretary) => place.platform.call(actor, members.getMember, { params: { id } })
const act = async (endpoint: Parameters<typeof call>[1], id: string, body: object, actor = secretary) =>
  call(actor, endpoint, { params: { id }, body } as never, { ifMatch: (await get(id, actor)).revision })
const listed = async (actor: Actor, query: object = {}) =>
  (await place.platform.call(actor, members.listMembers, { query })).items.map((row) => row.name)

describe('the register of members', () => {
  it('names members in full within the own organisation, masked above it, and not at all elsewhere', async () => {
    const { id } = await enter('欧阳小三', { phone: '13800138000' })
    expect(await listed(secretary)).toEqual(['欧阳小三'])
    expect(await listed(district)).toEqual(['欧**三'])
    expect(await listed(other)).toEqual([])
    expect(await refusalOf(get(id, other))).toBe('member-not-found')
    expect((await get(id)).phone).toBe('138****8000')
  })

  it('finds a name by characters, pinyin and initials, and a telephone exactly', async () => {
    for (const q of ['欧阳', 'ouyang', 'oyxs']) expect([q, await listed(secretary, { q })]).toEqual([q, ['欧阳小三']])
    expect(await listed(secretary, { q: '李' })).toEqual([])
    const find = async (phone: string) =>
      (await place.platform.call(district, members.findByPhone, { body: { phone } })).items.length
    expect([await find('138 0013 8000'), await find('13800138001')]).toEqual([1, 0])
  })

  it('lets nobody search names that are only shown masked to them', async () => {
    expect(await listed(viewer)).toEqual(['欧**三'])
    expect(await refusalOf(listed(viewer, { q: '欧阳' }))).toBe('member-search-masked')
  })

  it('shows the full name and number for a purpose, and keeps who read them', async () => {
    const { id } = await enter('王一', { phone: '13900139000' })
    const shown = await place.platform.call(district, members.revealMember, { params: { id }, body: { purpose: 'work-contact' } })
    expect(shown).toEqual({ name: '王一', phone: '13900139000' })
    expect(await refusalOf(call(district, members.revealMember, { params: { id }, body: { purpose: '随便' } } as never))).toBe(
      'purpose-unknown',
    )
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{
        purpose: string
        fields: string[]
      }>`select purpose, fields from access.personal_read where object_type = 'member' and object_id = ${id}`.execute(tx),
    )
    expect(rows).toEqual([{ purpose: 'work-contact', fields: ['name', 'phone'] }])
  })

  it('keeps what stood there before a correction, and refuses one that corrects nothing', async () => {
    const { id } = await enter('王二')
    await act(members.correctMember, id, { name: '王贰', reason: '写错' })
    expect((await get(id)).name).toBe('王贰')
    expect(await refusalOf(act(members.correctMember, id, { name: '王贰', reason: '写错' }))).toBe('member-nothing-corrected')
    expect(
      await refusalOf(
        call(secretary, members.correctMember, { params: { id }, body: { name: '王三', reason: '写错' } } as never, {
          ifMatch: 1,
        }),
      ),
    ).toBe('revision-stale')
  })

  it('enters nothing ahead of its day, and nobody into what is no Party organisation', async () => {
    expect(await refusalOf(enter('赵一', { fromOn: '2026-11-23' }))).toBe('member-in-the-future')
    expect(await refusalOf(enter('赵一', {}, district, place.units[0]!))).toBe('member-branch-no-party-org')
    expect(await refusalOf(enter('赵一', {}, secretary, away))).toBe('member-branch-not-found')
  })
})

describe('a decision about a standing', () => {
  it('ends the relation where somebody is no longer a member, and can be taken back', async () => {
    const { id } = await enter('钱一')
    await act(members.decideStanding, id, { standing: 'resigned', fromOn: '2026-03-01', documentNo: '某委〔2026〕3号' })
    expect(await get(id)).toMatchObject({ standing: 'resigned', branch: null })
    const { acts } = await get(id)
    const last = acts.find((one) => one.mayUndo)!
    await call(secretary, members.undoAct, { params: { id, actId: last.id }, body: { reason: '记错' } } as never, {
      ifMatch: (await get(id)).revision,
    })
    expect(await get(id)).toMatchObject({ standing: 'full', branch: { no: home } })
  })
})

describe('a spell away', () => {
  it('shows the member to the host, who changes nothing, and leaves the count at home', async () => {
    const { id } = await enter('孙一')
    await act(members.recordAway, id, { since: '2026-02-01', because: 'work', hostNo: away }, district)
    expect(await listed(other, { state: 'away' })).toEqual(['孙一'])
    expect((await get(id, other)).can.change).toBe(false)
    expect(await refusalOf(act(members.recordBack, id, { onDay: testDay }, other))).toBe('member-not-of-home')
    const of = async (branchNo: number) => (await place.platform.call(district, members.getSummary, { query: { branchNo } })).away
    expect([await of(home), await of(away)]).toEqual([1, 0])
    await act(members.recordBack, id, { onDay: testDay })
    expect(await listed(other, { state: 'all' })).toEqual([])
  })
})

describe('a list for use elsewhere', () => {
  it('is masked, and in full for a purpose only where it is short', async () => {
    const read = async (query: object) => {
      const file = (await call(secretary, members.exportMembers, { query: { format: 'csv', ...query } } as never)) as {
        body: AsyncIterable<Buffer>
      }
      const parts: Buffer[] = []
      for await (const part of file.body) parts.push(Buffer.from(part))
      return Buffer.concat(parts).toString('utf8')
    }
    expect(await read({})).toContain('138****8000')
    expect(await read({ purpose: 'annual-statistics' })).toContain('13800138000')
    for (let index = 0; index < 20; index += 1) await enter(`周${index}`)
    expect(await refusalOf(read({ purpose: 'annual-statistics' }))).toBe('member-export-too-many')
  })
})
