import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { dayOf } from '../../kernel/dates.ts'
import { type Actor, platformItself } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { workbookOf } from './testing.ts'
import { notices } from '../notices/contract.ts'
import { activities } from './contract.ts'
import { dailyJob } from './daily.ts'
import { enterMembers } from './testing.ts'

let place: SmallDistrict
let branches: { no: number; name: string; street: number }[]
let district: Actor
let secretary: Actor
let neighbour: Actor
let stranger: Actor
let members: string[]
let others: string[]
let mobile: string[]

const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(60)
  const { services } = place.platform
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number; name: string; street: number; district: number }>`
      select unit_no as no, name, street_no as street, district_no as district from organisations.unit_on('2026-11-22') where kind = 'party_org'
        and coalesce(level, 'branch') = 'branch' order by unit_no`.execute(tx),
  )
  branches = rows
  district = person('区干事', { role: 'district_officer', nodeNo: rows[0]!.district })
  secretary = person('甲书记', { role: 'party_org_secretary', nodeNo: branches[0]!.no })
  neighbour = person('乙书记', { role: 'party_org_secretary', nodeNo: branches[1]!.no })
  stranger = person('丙书记', { role: 'party_org_secretary', nodeNo: branches[2]!.no })
  members = await enterMembers(services, branches[0]!.no, ['张三', '李四', '王小五', '赵六', '孙七'])
  others = await enterMembers(services, branches[1]!.no, ['周甲', '吴乙'])
  mobile = await enterMembers(services, branches[2]!.no, ['郑流动'], '2024-01-01', branches[0]!.no)
})
afterAll(() => place.platform.close())

const body = (extra: object = {}) => ({
  onDay: '2026-11-05',
  kinds: ['theme-day'],
  hostNos: [branches[0]!.no],
  minutes: '学习《条例》，讨论社区服务',
  memberIds: members,
  ...extra,
})
const record = (extra: object = {}, actor = secretary, key?: string) =>
  call(actor, activities.recordActivity, { body: body(extra) }, key ? { key } : {})
const list = (query: object = {}, actor = secretary) => call(actor, activities.listActivities, { query })

describe('an activity', () => {
  it('held to mobilise residents, it lacks something until it says how many came and what they said; nothing is refused', async () => {
    const kinds = ['mobilisation']
    const lacking = async () => (await list({ outreach: 'incomplete' })).items.map((one) => one.id)
    const { id, revision } = await record({ kinds, onDay: '2026-11-06', residents: 40 })
    const plain = await record({ onDay: '2026-11-06', residents: 40 })
    expect(await lacking()).toEqual([id])
    const outreachOf = async (of: string) => (await call(secretary, activities.getActivity, { params: { id: of } })).outreach
    expect([await outreachOf(id), await outreachOf(plain.id)]).toEqual(['incomplete', null])
    const told = { kinds, onDay: '2026-11-06', residents: 40, feedback: '没有征集：现场人多，改为线上' }
    await call(secretary, activities.correctActivity, { params: { id }, body: body(told) as never }, { ifMatch: revision })
    expect(await lacking()).toEqual([])
    expect((await list({ outreach: 'complete' })).total).toBe(1)
    expect(await outreachOf(id)).toBe('complete')
    for (const one of [id, plain.id]) {
      const { revision: now } = await call(secretary, activities.getActivity, { params: { id: one } })
      await call(secretary, activities.retractActivity, { params: { id: one }, body: { reason: '测试' } }, { ifMatch: now })
    }
  })

  it('is entered once however often the button is pressed, and the organiser alone says who came', async () => {
    const roll = await call(secretary, activities.getRoll, { query: { unitNo: branches[0]!.no, day: '2026-11-05' } })
    expect(roll.members.map((one) => one.name).sort()).toEqual(['张三', '李四', '王小五', '赵六', '孙七', '郑流动'].sort())
    expect(roll.members.every((one) => one.came)).toBe(true)
    const [one, again] = [
      await record({}, secretary, 'the-same-press-again'),
      await record({}, secretary, 'the-same-press-again'),
    ]
    expect(again).toEqual(one)
    const { items, counts } = await list({ fromOn: '2026-11-05', untilOn: '2026-11-06' })
    expect(items).toMatchObject([{ kinds: ['theme-day'], members: 5, mobile: 0, state: 'held', can: { record: true } }])
    expect(counts).toEqual({ sessions: 1, attendances: 5, people: 5, mobileAttendances: 0, others: 0 })
  })

  it('of others is not seen, and nobody records for a branch of others', async () => {
    const { id } = await record({ onDay: '2026-11-06' })
    expect(await refusalOf(call(stranger, activities.getActivity, { params: { id } }))).toBe('activity-not-found')
    expect(await refusalOf(record({}, stranger))).toBe('activity-host-not-found')
    expect(await refusalOf(record({ hostNos: [branches[2]!.no] }))).toBe('activity-host-not-found')
    expect(await refusalOf(record({ memberIds: others }))).toBe('activity-member-not-listed')
    expect(await refusalOf(record({ onDay: '2026-11-23' }))).toBe('activity-in-the-future')
    expect(await refusalOf(record({ kinds: ['no-such-kind'] }))).toBe('activity-word-unknown')
    await call(secretary, activities.retractActivity, { params: { id }, body: { reason: '重复' } }, { ifMatch: 1 })
  })

  it('held together counts once in total and once for each host, and each branch enters its own members', async () => {
    const window = { fromOn: '2026-11-07', untilOn: '2026-11-08' }
    const { id, revision } = await record({
      onDay: '2026-11-07',
      hostNos: [branches[0]!.no, branches[1]!.no],
      residents: 12,
      openTo: ['members', 'residents'],
    })
    const theirs = await call(neighbour, activities.getActivity, { params: { id } })
    expect(theirs.attendance.map((one) => one.name)).toEqual([null, null, null, null, null])
    expect(theirs.hosts.map((one) => one.name)).toEqual([branches[0]!.name, branches[1]!.name])
    const anew = body({
      onDay: '2026-11-07',
      hostNos: [branches[0]!.no, branches[1]!.no],
      residents: 12,
      openTo: ['members', 'residents'],
      memberIds: others,
    })
    await call(neighbour, activities.correctActivity, { params: { id }, body: anew }, { ifMatch: revision })
    const total = await list(window, district)
    expect(total.counts).toEqual({ sessions: 1, attendances: 7, people: 7, mobileAttendances: 0, others: 12 })
    for (const one of [0, 1]) expect((await list({ ...window, unitNo: branches[one]!.no }, district)).counts.sessions).toBe(1)
    expect(
      await refusalOf(call(secretary, activities.correctActivity, { params: { id }, body: anew }, { ifMatch: revision })),
    ).toBe('revision-stale')
    const { course } = await call(secretary, activities.getActivity, { params: { id } })
    expect(course.map((one) => one.members)).toEqual([5, 7])
  })

  it('counts a mobile member where it is held, and the members of the home branch stay what they are', async () => {
    const window = { fromOn: '2026-11-09', untilOn: '2026-11-10' }
    const { id } = await record({ onDay: '2026-11-09', memberIds: [...members.slice(0, 2), ...mobile] })
    expect((await list(window, district)).counts).toMatchObject({ sessions: 1, attendances: 3, mobileAttendances: 1 })
    expect((await list({ ...window, mobile: 'true' }, district)).total).toBe(1)
    const { attendance } = await call(district, activities.getActivity, { params: { id } })
    expect(attendance.find((one) => one.mobile)).toMatchObject({ branch: { no: branches[2]!.no }, name: '郑*动' })
  })

  it('taken back counts nowhere, and what was planned can be called off with a reason', async () => {
    const window = { fromOn: '2026-11-10', untilOn: '2026-11-30' }
    const { id } = await record({ onDay: '2026-11-10' })
    await call(secretary, activities.retractActivity, { params: { id }, body: { reason: '记错了' } }, { ifMatch: 1 })
    expect(await list(window)).toMatchObject({ total: 0, counts: { sessions: 0 } })
    const planned = await record({ state: 'planned', onDay: '2026-11-28', memberIds: [] })
    await call(secretary, activities.cancelActivity, { params: { id: planned.id }, body: { reason: '台风' } }, { ifMatch: 1 })
    const { items } = await list(window)
    expect(items).toMatchObject([{ state: 'cancelled' }])
    expect((await list(window)).counts.sessions).toBe(0)
  })

  it('leaves as a list and as the record book of the year', async () => {
    const file = await call(secretary, activities.exportRecordBook, { params: { no: branches[0]!.no }, query: { year: 2026 } })
    const text = await workbookOf(file as { body: Buffer | Readable })
    expect(text).toContain('主题党日')
    expect(text).toContain('待记录')
    const english = await call(secretary, activities.exportRecordBook, {
      params: { no: branches[0]!.no },
      query: { year: 2026, language: 'en' },
    })
    expect(await workbookOf(english as { body: Buffer | Readable })).toContain('To be recorded')
    const listed = await call(district, activities.exportActivities, { query: { kind: 'theme-day' } })
    expect(await workbookOf(listed as { body: Buffer | Readable })).toContain('学习《条例》')
  })
})

describe('what is expected', () => {
  const due = async (extra: object = {}, actor = secretary) =>
    (await call(actor, activities.listDue, { query: { pageSize: 200, ...extra } })).items
  const statusOf = async (kind: string, onDay: string) => (await due({ kind, onDay }))[0]

  it('is satisfied by one activity of several kinds; what does not apply says so', async () => {
    await record({ onDay: '2026-09-11', kinds: ['theme-day', 'members-meeting', 'lesson'] })
    for (const kind of ['theme-day', 'members-meeting', 'lesson'])
      expect(await statusOf(kind, '2026-09-15')).toMatchObject({ status: 'recorded', recorded: 1 })
    expect(await statusOf('theme-day', '2026-08-15')).toMatchObject({
      status: 'to-be-recorded',
      rule: { key: 'activity.window.theme-day' },
    })
    expect(await statusOf('group-meeting', '2026-08-15')).toMatchObject({ status: 'not-applicable', whyNot: 'no-groups' })
    await call(secretary, activities.setBranch, { params: { no: branches[0]!.no }, body: { committee: true, groups: true } })
    expect(await statusOf('group-meeting', '2026-08-15')).toMatchObject({ status: 'to-be-recorded' })
    expect(await statusOf('committee-meeting', '2026-08-15')).toMatchObject({ status: 'to-be-recorded' })
  })

  it('is shown to the branch about itself, and to the committee as totals whose lists are as long', async () => {
    expect(new Set((await due()).map((row) => row.branch.no))).toEqual(new Set([branches[0]!.no]))
    const all = await call(district, activities.listDue, { query: { kind: 'theme-day', pageSize: 200 } })
    const { counts } = all.totals[0]!
    for (const status of ['recorded', 'to-be-recorded', 'not-yet-due', 'not-applicable'] as const)
      expect((await due({ kind: 'theme-day', status }, district)).length).toBe(counts[status])
    expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(all.branches)
  })

  it('costs a branch of five no more than twenty-five fields a month, counted over what was entered', async () => {
    const { burden } = await call(secretary, activities.listDue, { query: { onDay: '2026-09-30', unitNo: branches[0]!.no } })
    expect(burden).toEqual({ entries: 1, fields: 5 })
  })
})

describe('a series', () => {
  it('skips a day that is taken and says so; ended, what was still planned is called off', async () => {
    const rule = { every: 'month' as const, on: 'day' as const, day: 5 }
    const wish = { unitNo: branches[1]!.no, rule, kinds: ['theme-day'], fromOn: '2026-12-01', untilOn: '2027-04-01' }
    await record({ state: 'planned', onDay: '2027-01-05', hostNos: [branches[1]!.no], memberIds: [] }, neighbour)
    const { id, days } = await call(neighbour, activities.startSeries, { body: wish })
    expect(days.map((one) => [one.day, one.skipped])).toEqual([
      ['2026-12-05', null],
      ['2027-01-05', 'taken'],
      ['2027-02-05', null],
      ['2027-03-05', null],
    ])
    expect((await call(neighbour, activities.listSeries)).items).toMatchObject([{ id, planned: 3, ended: false }])
    expect(await refusalOf(call(secretary, activities.endSeries, { params: { id } }))).toBe('series-not-found')
    expect(await call(neighbour, activities.endSeries, { params: { id } })).toEqual({ id, cancelled: 3 })
  })

  it('is read in a calendar by a secret address without anybody’s name, until the address is renewed', async () => {
    const read = async (path: string) => {
      const file = (await call(visitor, activities.getCalendar, { params: { secret: path.split('/').at(-1)! } })) as {
        body: Buffer
      }
      return file.body.toString()
    }
    const { path } = await call(secretary, activities.renewCalendar, { params: { no: branches[0]!.no } })
    const text = await read(path)
    expect(text).toMatch(/BEGIN:VCALENDAR[^]*DTSTART;VALUE=DATE:20261105[^]*SUMMARY:主题党日/)
    for (const name of ['张三', '李四', '郑流动']) expect(text).not.toContain(name)
    const renewed = await call(secretary, activities.renewCalendar, { params: { no: branches[0]!.no } })
    expect(await refusalOf(read(path))).toBe('calendar-not-found')
    expect(await read(renewed.path)).toContain('BEGIN:VEVENT')
  })
})

describe('the weekly digest', () => {
  const record = async (actor: Actor) =>
    (await call(actor, notices.getDigest, {})).groups.find(({ source }) => source === 'activities.record')

  it('reminds a secretary of what the own branch has still to record, and no committee of any branch', async () => {
    const due = await call(secretary, activities.listDue, { query: { status: 'to-be-recorded' } })
    const told = await record(secretary)
    expect(told!.total).toBe(due.total)
    expect(told!.items.map((item) => item.title)).toEqual(told!.items.map(() => branches[0]!.name))
    expect(await record(district)).toBeUndefined()
  })
})

/** The job of a day, as the platform runs it. */
async function runDaily(instant: string): Promise<number> {
  const { services } = place.platform
  const at = new Date(instant)
  const clock = { now: () => at, today: () => dayOf(at) }
  const job = {
    id: '00000000-0000-4000-8000-000000000001',
    name: dailyJob.name,
    payload: {},
    services: { ...services, clock },
    context: systemContext,
    actor: platformItself,
    attempt: 1,
    progress: async () => {},
  } satisfies JobRun
  return ((await dailyJob.run(job)).result as { forgotten: number }).forgotten
}

describe('the menu', () => {
  const openItem = async (seats: number, openTo: ('members' | 'non_members' | 'residents')[] = ['members', 'residents']) => {
    const { id } = await call(district, activities.openMenu, {
      body: { nodeNo: district.grants[0]!.nodeNo!, title: '十二月组织生活菜单', fromOn: '2026-12-01', untilOn: '2027-01-01' },
    })
    const item = await call(district, activities.addMenuItem, {
      params: { id },
      body: {
        hostNos: [branches[0]!.no],
        onDay: '2026-12-12',
        title: '古村研学',
        kinds: ['education'],
        openTo,
        seats,
        interests: ['历史'],
      },
    })
    await call(district, activities.moveMenu, { params: { id }, body: { to: 'published' } })
    return { menuId: id, itemId: item.id, activityId: item.activityId }
  }
  const join = (itemId: string, n: number) =>
    call(visitor, activities.joinOffer, {
      params: { id: itemId },
      body: { who: 'resident', name: `居民${n}`, phone: `139${String(n).padStart(8, '0')}`, consent: true },
    })

  it('gives the last twenty seats to exactly twenty of two hundred who come at once', async () => {
    const { menuId, itemId } = await openItem(20)
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, n) => join(itemId, n)))
    expect(outcomes.filter((one) => one.outcome === 'seated').length).toBe(20)
    expect(outcomes.filter((one) => one.outcome === 'waiting').length).toBe(180)
    const offer = await call(visitor, activities.getOffer, { params: { id: menuId } })
    expect(offer.items[0]).toMatchObject({ seats: 20, taken: 20, waiting: 180 })
    const { items } = await call(secretary, activities.listSignUps, { params: { id: itemId } })
    const seats = items.flatMap((one) => one.seat ?? [])
    expect(new Set(seats)).toEqual(new Set(Array.from({ length: 20 }, (_, n) => n + 1)))
    expect(seats.length).toBe(20)
  }, 60_000)

  it('takes a resident without an account, once, and the code of leaving passes the seat on', async () => {
    const { itemId } = await openItem(1)
    const first = await join(itemId, 1)
    expect(first.outcome).toBe('seated')
    expect(await refusalOf(join(itemId, 1))).toBe('sign-up-twice')
    expect((await join(itemId, 2)).outcome).toBe('waiting')
    expect(await refusalOf(call(visitor, activities.leaveOffer, { body: { code: 'ABCDEFGHJK' } }))).toBe('sign-up-not-found')
    await call(visitor, activities.leaveOffer, { body: { code: first.code.toLowerCase() } })
    const { items } = await call(secretary, activities.listSignUps, { params: { id: itemId } })
    expect(items).toMatchObject([{ who: 'resident', name: '居*2', phone: '139****0002', seat: 1 }])
    const raw = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{ text: string }>`select string_agg(s::text, '') as text from activities.sign_up s`.execute(tx),
    )
    expect(raw.rows[0]!.text).not.toContain('居民')
    expect(raw.rows[0]!.text).not.toContain(Buffer.from('居民2').toString('hex'))
  })

  it('is chosen from by members through their branch; who came is ticked from the list and credited to the home branch', async () => {
    const { menuId, itemId, activityId } = await openItem(10, ['members'])
    expect(await refusalOf(join(itemId, 3))).toBe('menu-item-not-open')
    const seen = await call(neighbour, activities.getMenu, { params: { id: menuId }, query: { interest: '历史' } })
    expect(seen.items).toMatchObject([{ id: itemId, hosts: [branches[0]!.name], seats: 10 }])
    expect(
      await refusalOf(call(neighbour, activities.signUpMembers, { params: { id: itemId }, body: { memberIds: members } })),
    ).toBe('activity-member-not-listed')
    expect(await call(neighbour, activities.signUpMembers, { params: { id: itemId }, body: { memberIds: others } })).toEqual({
      seated: 2,
      waiting: 0,
      twice: 0,
    })
    const roll = await call(secretary, activities.getRoll, { query: { unitNo: branches[0]!.no, day: '2026-12-12', activityId } })
    const came = roll.members.filter((one) => one.came)
    expect(came.map((one) => one.memberId).sort()).toEqual(others.toSorted())
    expect(came.map((one) => one.name).sort()).toEqual(['吴*', '周*'])
    expect(roll.signedUp).toEqual({ members: 2, nonMembers: 0, residents: 0 })
  })

  it('forgets who was no member once it has been over as long as the rule says, and nobody sooner', async () => {
    const { itemId } = await openItem(5)
    await join(itemId, 71)
    await call(neighbour, activities.signUpMembers, { params: { id: itemId }, body: { memberIds: others } })
    const forgottenOn = (day: string) => runDaily(`${day}T02:00:00Z`)
    expect(await forgottenOn('2027-01-30')).toBe(0)
    expect(await forgottenOn('2027-01-31')).toBeGreaterThan(0)
    expect(await forgottenOn('2027-01-31')).toBe(0)
    const { items } = await call(secretary, activities.listSignUps, { params: { id: itemId } })
    expect(items.map((one) => one.who)).toEqual(['member', 'member'])
  })

  it('is not seen before it is published', async () => {
    const { id } = await call(district, activities.openMenu, {
      body: { nodeNo: district.grants[0]!.nodeNo!, title: '草稿', fromOn: '2027-01-01', untilOn: '2027-02-01' },
    })
    expect(await refusalOf(call(secretary, activities.getMenu, { params: { id } }))).toBe('menu-not-found')
    expect(await refusalOf(call(visitor, activities.getOffer, { params: { id } }))).toBe('menu-not-found')
    expect(await refusalOf(call(district, activities.moveMenu, { params: { id }, body: { to: 'published' } }))).toBe('menu-empty')
    expect(await call(systemActor, activities.listMenus, { query: { state: 'draft' } })).toMatchObject({ total: 1 })
  })
})
