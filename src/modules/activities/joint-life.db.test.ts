import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { notices } from '../notices/contract.ts'
import { activities } from './contract.ts'
import { enterMembers, workbookOf } from './testing.ts'

let place: SmallDistrict
let district: Actor
let made = 0
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(20)
  district = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const branch = async () => {
  made += 1
  const body = {
    reason: '组建',
    effectiveOn: '2026-01-05',
    kind: 'party_org' as const,
    name: `联办第${made}党支部`,
    districtNo: place.node['示例区']!,
    streetNo: place.node['东街道']!,
    level: 'branch' as const,
    form: 'own' as const,
  }
  return (await call(systemActor, organisations.establishUnit, { body })).no
}
const record = (body: object) =>
  call(systemActor, activities.recordActivity, { body: { kinds: ['theme-day'], minutes: '学习', ...body } as never })
const get = (id: string) => call(systemActor, activities.getActivity, { params: { id } })
const { merge, dissolve, undoLast } = unitActs(
  () => place.platform,
  () => systemActor,
  '2026-11-20',
)
const series = (unitNo: number) =>
  call(systemActor, activities.startSeries, {
    body: {
      unitNo,
      rule: { every: 'year', month: 12, day: 31 },
      kinds: ['theme-day'],
      fromOn: '2026-11-01',
      untilOn: '2027-11-01',
    },
  })

describe('when an organisation is merged', () => {
  it('its successor holds what was planned and goes on with the series; what was held stays; undone, all is as before', async () => {
    const [into, gone] = [await branch(), await branch()]
    const held = await record({ onDay: '2026-11-05', hostNos: [gone] })
    const planned = await record({ onDay: '2026-12-05', state: 'planned', hostNos: [gone] })
    await series(gone)
    const told = await merge(into, gone)
    expect(told.filter((one) => one.startsWith('activity'))).toEqual(['activity-planned 2 0', 'activity-series 1 0'])
    expect((await get(planned.id)).hosts.map((host) => host.no)).toEqual([into])
    expect((await get(held.id)).hosts.map((host) => host.no)).toEqual([gone])
    await undoLast()
    expect((await get(planned.id)).hosts.map((host) => host.no)).toEqual([gone])
    const { items } = await call(systemActor, activities.listSeries, { query: { unitNo: gone } })
    expect(items.map(({ branch: { no }, ended }) => [no, ended])).toEqual([[gone, false]])
  })
})

describe('an item of a menu', () => {
  it('goes on at the successor, or is called off, and the branch that signed members up is told; undone, all is as before', async () => {
    const [host, ending, into, home] = [await branch(), await branch(), await branch(), await branch()]
    const [member] = await enterMembers(place.platform.services, home, ['何报名'])
    const menu = await call(systemActor, activities.openMenu, {
      body: { nodeNo: host, title: '十二月菜单', fromOn: '2026-12-01', untilOn: '2027-01-01' },
    })
    const offer = (hostNo: number, title: string) =>
      call(systemActor, activities.addMenuItem, {
        params: { id: menu.id },
        body: { hostNos: [hostNo], onDay: '2026-12-12', title, kinds: ['education'], openTo: ['members', 'residents'], seats: 5 },
      })
    const [walk, talk] = [await offer(host, '研学'), await offer(ending, '座谈')]
    await call(systemActor, activities.moveMenu, { params: { id: menu.id }, body: { to: 'published' } })
    for (const item of [walk, talk])
      await call(systemActor, activities.signUpMembers, { params: { id: item.id }, body: { memberIds: [member!] } })
    const { code } = await call(visitor, activities.joinOffer, {
      params: { id: talk.id },
      body: { who: 'resident', name: '居民', phone: '13900000022', consent: true },
    })
    const secretary = person('家书记', { role: 'party_org_secretary', nodeNo: home })
    const told = async () =>
      (await call(secretary, notices.getDigest, {})).groups.find(({ source }) => source === 'activities.changed')?.items ?? []
    expect(await told()).toEqual([])
    await merge(into, host)
    expect(await told()).toMatchObject([{ title: '研学', dueOn: '2026-12-12', params: { people: 1, off: 'no' } }])
    expect((await call(systemActor, activities.getMenu, { params: { id: menu.id }, query: {} })).state).toBe('published')
    await undoLast()
    expect(await told()).toEqual([])
    await dissolve(ending)
    expect(await told()).toMatchObject([{ title: '座谈', params: { people: 1, off: 'yes' } }])
    // The link of the digest opens a list of exactly these rows.
    const changed = await call(secretary, activities.listChangedItems, {})
    expect(changed).toMatchObject({
      total: 1,
      items: [{ id: talk.id, menuId: menu.id, branch: { no: home }, calledOff: 'branch-ended' }],
    })
    const stranger = person('别家书记', { role: 'party_org_secretary', nodeNo: into })
    expect((await call(stranger, activities.listChangedItems, {})).total).toBe(0)
    const seen = await call(visitor, activities.findSignUp, { body: { code: code! } } as never)
    expect(seen).toMatchObject({ calledOff: 'branch-ended' })
  })
})

describe('when an organisation ends', () => {
  it('what it planned alone is called off, what others hold too stays theirs, and its series ends', async () => {
    const [gone, other] = [await branch(), await branch()]
    const alone = await record({ onDay: '2026-12-06', state: 'planned', hostNos: [gone] })
    const joint = await record({ onDay: '2026-12-07', state: 'planned', hostNos: [gone, other] })
    await series(gone)
    await dissolve(gone)
    expect(await get(alone.id)).toMatchObject({ state: 'cancelled', cancelReason: 'branch-ended' })
    expect(await get(joint.id)).toMatchObject({ state: 'planned', hosts: [{ no: other }] })
    const { items } = await call(systemActor, activities.listSeries, { query: { unitNo: gone } })
    expect(items.every(({ ended }) => ended)).toBe(true)
  })
})

describe('a joint session', () => {
  it('counts once in total and once for each host, and is seen at the home branch of who came', async () => {
    const [one, two, home] = [await branch(), await branch(), await branch()]
    const [member] = await enterMembers(place.platform.services, home, ['何归一'])
    const held = await record({ onDay: '2026-11-06', kinds: ['cobuilding'], hostNos: [one, two], memberIds: [member] })
    const sessions = async (query: object) =>
      (await call(systemActor, activities.listActivities, { query: { kind: 'cobuilding', ...query } })).counts.sessions
    expect([await sessions({}), await sessions({ unitNo: one }), await sessions({ unitNo: two })]).toEqual([1, 1, 1])
    const secretary = person('家书记', { role: 'party_org_secretary', nodeNo: home })
    const credits = await call(secretary, activities.listCredits, {})
    expect(credits.items).toMatchObject([{ activityId: held.id, branch: { no: home }, members: 1, names: ['何归一'] }])
    const file = await call(secretary, activities.exportCredits, { query: {} })
    expect(await workbookOf(file)).toContain('何归一')
    const stranger = person('别家书记', { role: 'party_org_secretary', nodeNo: one })
    expect((await call(stranger, activities.listCredits, {})).items).toEqual([])
    const totals = await call(district, activities.listTotals, {})
    expect(totals.kinds.find(({ kind }) => kind === 'cobuilding')).toMatchObject({
      sessions: 1,
      joint: 1,
      attendances: 1,
      people: 1,
    })
  })

  it('shows a committee masked names, and whole ones for a stated purpose that the log of reads keeps', async () => {
    const no = await branch()
    const [member] = await enterMembers(place.platform.services, no, ['何归二'])
    const { id } = await record({ onDay: '2026-11-07', hostNos: [no], memberIds: [member] })
    const [came] = (await call(district, activities.getActivity, { params: { id } })).attendance
    expect(came!.name).toBe('何*二')
    const { names } = await call(district, activities.revealNames, { params: { id }, body: { purpose: 'work-contact' } })
    expect(names).toEqual([{ memberId: member, name: '何归二' }])
    const secretary = person('书记', { role: 'party_org_secretary', nodeNo: no })
    expect(await refusalOf(call(secretary, activities.revealNames, { params: { id }, body: { purpose: 'work-contact' } }))).toBe(
      'not-allowed',
    )
    const file = await call(district, activities.exportMinutes, { params: { id } })
    expect(file.fileName).toMatch(/\.docx$/)
  })
})

describe('an item of a menu', () => {
  const item = async (seats: number) => {
    const no = await branch()
    const { id } = await call(systemActor, activities.openMenu, {
      body: { nodeNo: no, title: '菜单', fromOn: '2026-12-01', untilOn: '2027-01-01' },
    })
    const { id: itemId } = await call(systemActor, activities.addMenuItem, {
      params: { id },
      body: { hostNos: [no], onDay: '2026-12-12', title: '研学', kinds: ['education'], openTo: ['members', 'residents'], seats },
    })
    await call(systemActor, activities.moveMenu, { params: { id }, body: { to: 'published' } })
    return { id, itemId }
  }
  const join = (itemId: string, at: number) =>
    call(visitor, activities.joinOffer, {
      params: { id: itemId },
      body: { who: 'resident', name: `居民${at}`, phone: `1390000${1000 + made * 10 + at}`, consent: true },
    })
  const change = (id: string, seats: number) =>
    call(systemActor, activities.changeMenuItem, {
      params: { id },
      body: { title: '研学行', onDay: '2026-12-13', openTo: ['residents'], seats },
    })

  it('gets more seats for those who have waited longest, and never fewer than are taken', async () => {
    const { id, itemId } = await item(1)
    const outcomes = [await join(itemId, 1), await join(itemId, 2), await join(itemId, 3)].map((one) => one.outcome)
    expect(outcomes).toEqual(['seated', 'waiting', 'waiting'])
    await change(itemId, 2)
    const [shown] = (await call(visitor, activities.getOffer, { params: { id } })).items
    expect(shown).toMatchObject({ title: '研学行', onDay: '2026-12-13', seats: 2, taken: 2, waiting: 1 })
    expect(await refusalOf(change(itemId, 1))).toBe('menu-item-seats-taken')
  })

  it('forgets name and telephone of who gives the seat up, and lets the next one move up', async () => {
    const { itemId } = await item(1)
    const [first] = [await join(itemId, 4), await join(itemId, 5)]
    await call(visitor, activities.leaveOffer, { body: { code: first.code } })
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{ seat: number | null; name: boolean; phone: boolean; cancelled: boolean }>`
        select seat, name_sealed is not null as name, phone_sealed is not null or phone_mac is not null as phone, cancelled_at is not null as cancelled
        from activities.sign_up where item_id = ${itemId} order by place`.execute(tx),
    )
    expect(rows).toEqual([
      { seat: null, name: false, phone: false, cancelled: true },
      { seat: 1, name: true, phone: true, cancelled: false },
    ])
    expect(await refusalOf(call(visitor, activities.leaveOffer, { body: { code: first.code } }))).toBe('sign-up-not-found')
  })

  it('goes from the menu when nobody has signed up, and otherwise stays to be seen with the reason', async () => {
    const because = { reason: '场地维修' }
    const empty = await item(3)
    await call(systemActor, activities.withdrawMenuItem, { params: { id: empty.itemId }, body: because })
    expect((await call(visitor, activities.getOffer, { params: { id: empty.id } })).items).toEqual([])
    const wanted = await item(3)
    await join(wanted.itemId, 6)
    expect(await call(systemActor, activities.withdrawMenuItem, { params: { id: wanted.itemId }, body: because })).toMatchObject({
      signedUp: 1,
    })
    const { items } = await call(visitor, activities.getOffer, { params: { id: wanted.id } })
    expect(items).toMatchObject([{ open: false, calledOff: '场地维修' }])
    expect(await refusalOf(join(wanted.itemId, 7))).toBe('menu-item-closed')
  })
})
