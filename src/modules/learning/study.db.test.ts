import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { activities } from '../activities/contract.ts'
import { enterMembers } from '../activities/testing.ts'
import { organisations } from '../organisations/contract.ts'
import { workforce } from '../workforce/contract.ts'
import { learning } from './contract.ts'
import { creditOf } from './credit.ts'
import { type Attended, countSessions, type Held, studyOf, type Untimed } from './rules/hours.ts'
import { settingsOn } from './settings.ts'

let small: SmallDistrict
let committee: Actor
let east: Actor
let branch: number
let other: number
let member: string
let guest: string
let post: { kind: 'post'; id: string }

const call: SmallDistrict['platform']['call'] = (...args) => small.platform.call(...args)
const over = (name: string, role: string, node: number) => person(name, { role, nodeNo: node })
const hours = (id: string, year = 2026, kind: 'member' | 'post' = 'member', actor = committee) =>
  call(actor, learning.getPersonHours, { params: { kind, id }, query: { year } as never })
const held = (onDay: string, rest: object = {}) =>
  call(systemActor, activities.recordActivity, {
    body: { onDay, kinds: ['lesson'], hostNos: [branch], memberIds: [member], ...rest } as never,
  })
const clock = (day: string, from: string, to: string) => ({
  startsAt: `${day}T${from}:00+08:00`,
  endsAt: `${day}T${to}:00+08:00`,
})
const classOf = async (day: string, startTime: string, endTime: string, people: object[]) => {
  const { id } = await call(committee, learning.planSession, {
    body: { nodeNo: small.node['示例区']!, title: '培训班', kind: 'class', fromOn: day, startTime, endTime } as never,
  })
  await call(committee, learning.enrol, { params: { id }, body: { people: people as never } })
  await call(committee, learning.recordAttendance, { params: { id }, body: { present: people as never } })
}

beforeAll(async () => {
  small = await openSmallDistrict(30)
  committee = over('区委', 'district_officer', small.node['示例区']!)
  east = over('东街道', 'street_officer', small.node['东街道']!)
  const establish = async (street: string, name: string) => {
    const at = { kind: 'party_org', name, districtNo: small.node['示例区'], streetNo: small.node[street] }
    const body = { ...at, reason: '成立', effectiveOn: '2015-01-01' }
    return (await call(systemActor, organisations.establishUnit, { body: body as never })).no
  }
  branch = await establish('东街道', '东甲党支部')
  other = await establish('西街道', '西甲党支部')
  const ids = await enterMembers(small.platform.services, branch, ['甲书记'], '2015-01-01')
  const guests = await enterMembers(small.platform.services, other, ['乙党员'], '2015-01-01')
  ;[member, guest] = [ids[0]!, guests[0]!]
  const body = { role: 'secretary', unitNo: branch, personName: '甲书记', fromOn: '2018-01-01', untilOn: null } as const
  await call(systemActor, workforce.assignPost, { body })
  const { rows } = await asSystem(small.platform.services.database, (tx) =>
    sql<{ id: string }>`select id from workforce.person where name = '甲书记'`.execute(tx),
  )
  post = { kind: 'post', id: rows[0]!.id }
}, 60_000)
afterAll(() => small.platform.close())

describe('an activity entered once from its minutes', () => {
  it('is study of the members who came, by the kind worth most, and names the record it comes from', async () => {
    const { id } = await held('2026-03-05', { kinds: ['theme-day', 'education'], title: '重走红色线路' })
    const told = await hours(member)
    expect(told).toMatchObject({ audience: 'member', minutes: 4 * 45, collective: 4 * 45, left: 28 * 45, state: 'below' })
    expect(told.sessions).toEqual([
      {
        source: 'activity',
        id,
        title: '重走红色线路',
        kind: { code: 'education', zh: '党性教育', en: 'Education in Party spirit' },
        on: '2026-03-05',
        way: 'collective',
        credit: 180,
        counted: 180,
      },
    ])
    expect(told.byKind).toEqual([{ source: 'activity', kind: expect.objectContaining({ code: 'education' }), minutes: 180 }])
    expect(told.rules.map((rule) => rule.key)).toContain('learning.activities')
    const list = await call(committee, learning.listHours, { query: { audience: 'member' } as never })
    expect(list.items.map((row) => [row.name, row.minutes])).toEqual([
      ['乙党员', 0],
      ['甲书记', 180],
    ])
  })

  it('counts for a visitor of another branch at home, also for who sees nothing of the host', async () => {
    await asSystem(small.platform.services.database, (tx) =>
      sql`insert into activities.attendance (entry_id, member_id)
        select e.id, ${guest}::uuid from activities.entry e where e.on_day = '2026-03-05'`.execute(tx),
    )
    const west = over('西街道', 'street_officer', small.node['西街道']!)
    expect(await hours(guest, 2026, 'member', west)).toMatchObject({ minutes: 180 })
    expect(await refusalOf(hours(member, 2026, 'member', west))).toBe('learner-not-found')
  })

  it('gives nothing when it counts as no study, was called off, taken back, or corrected to somebody else', async () => {
    await held('2025-02-01', { kinds: ['volunteering'] })
    const off = await held('2025-02-02', { state: 'planned' })
    await call(systemActor, activities.cancelActivity, { params: { id: off.id }, body: { reason: '台风' } }, { ifMatch: 1 })
    const back = await held('2025-02-03')
    await call(systemActor, activities.retractActivity, { params: { id: back.id }, body: { reason: '重复' } }, { ifMatch: 1 })
    const wrong = await held('2025-02-04')
    const body = { onDay: '2025-02-04', kinds: ['lesson'], hostNos: [branch], memberIds: [] } as never
    await call(systemActor, activities.correctActivity, { params: { id: wrong.id }, body }, { ifMatch: 1 })
    expect(await hours(member, 2025)).toMatchObject({ minutes: 0, sessions: [] })
  })

  it('counts on the twenty-ninth of February, and each side of midnight of the new year in its own year', async () => {
    await held('2024-02-29')
    await held('2023-12-31', clock('2023-12-31', '22:30', '23:30'))
    await held('2024-01-01', clock('2024-01-01', '00:00', '01:00'))
    expect((await hours(member, 2024)).sessions.map((one) => [one.on, one.counted])).toEqual([
      ['2024-01-01', 60],
      ['2024-02-29', 90],
    ])
    expect((await hours(member, 2023)).sessions.map((one) => [one.on, one.counted])).toEqual([['2023-12-31', 60]])
  })
})

describe('class lists and activities together', () => {
  it('count the same time once, and an activity without a clock only beyond what else counts that day', async () => {
    const learner = { kind: 'member', id: member }
    await classOf('2022-05-10', '09:00', '10:00', [learner])
    await held('2022-05-10', clock('2022-05-10', '09:30', '12:00'))
    expect(await hours(member, 2022)).toMatchObject({ minutes: 60 + 60, centralised: 60, collective: 60 })
    await held('2022-05-10', { kinds: ['education'] })
    await held('2022-05-10', { kinds: ['lesson'], title: '同一天又一次' })
    const told = await hours(member, 2022)
    expect(told.minutes).toBe(180)
    expect(told.sessions.filter((one) => one.counted < one.credit)).toHaveLength(3)
  })

  it('are those of a secretary as well, once somebody says which member it is, and until that is taken back', async () => {
    expect(await hours(post.id, 2022, 'post')).toMatchObject({ minutes: 0, twin: null })
    expect((await hours(post.id, 2022, 'post')).sameNamed).toMatchObject([{ id: member, unit: { name: '东甲党支部' } }])
    const link = (actor: Actor, memberId = member) =>
      call(actor, learning.linkMember, { params: { id: post.id }, body: { memberId } })
    expect(await refusalOf(link(east, guest))).toBe('learner-not-found')
    await link(east)
    expect(await refusalOf(link(committee, guest))).toBe('learner-linked')
    await classOf('2022-05-10', '09:00', '10:00', [post])
    const told = await hours(post.id, 2022, 'post')
    expect(told).toMatchObject({
      minutes: 180,
      trainings: 1,
      audience: 'secretary',
      twin: { id: member, name: '甲书记' },
      sameNamed: [],
    })
    expect((await hours(member, 2022)).minutes).toBe(180)
    const list = await call(committee, learning.listHours, { query: { year: 2022 } as never })
    expect(list.items.map((row) => [row.name, row.minutes])).toEqual([['甲书记', 180]])
    await call(east, learning.unlinkMember, { params: { id: post.id }, body: {} })
    expect(await hours(post.id, 2022, 'post')).toMatchObject({ minutes: 60, twin: null })
    expect(await refusalOf(call(east, learning.unlinkMember, { params: { id: post.id }, body: {} }))).toBe('learner-not-found')
  })

  it('leave as a file with whom they belong to, and nobody else finds them there', async () => {
    const accountId = '00000000-0000-4000-8000-00000000a001'
    const file = async (account: string, query: object = {}) => {
      const actor = { ...person('本人'), accountId: account }
      const { body } = (await call(actor, learning.exportMine, { query: { format: 'csv', ...query } as never })) as {
        body: Readable
      }
      return (await buffer(body)).toString('utf8').trim().split('\n')
    }
    await asSystem(small.platform.services.database, (tx) =>
      sql`update members.member set account_id = ${accountId} where id = ${member}`.execute(tx),
    )
    const [told, rows] = [await hours(member), await file(accountId)]
    expect(rows).toHaveLength(told.sessions.length + 2)
    expect(rows[0]).toContain('姓名')
    expect(rows.at(-1)).toContain('合计')
    expect(
      rows
        .at(-1)!
        .trim()
        .endsWith(String(Math.floor(told.minutes / 4.5) / 10)),
    ).toBe(true)
    expect((await file(accountId, { language: 'en' }))[0]).toContain('Name')
    expect(await file('00000000-0000-4000-8000-00000000a002')).toHaveLength(1)
  })

  it('sum to the same in SQL as in the rules, for any records of either identity', async () => {
    const minute = fc.integer({ min: 0, max: 5_000 })
    const lesson = fc.record({
      as: fc.constantFrom('post', 'member'),
      start: minute,
      length: fc.integer({ min: 1, max: 2_000 }),
      halfDays: fc.option(fc.integer({ min: 1, max: 5 })),
    })
    const occasion = fc.record({
      kinds: fc.subarray(['lesson', 'theme-day', 'education', 'training', 'volunteering'], { minLength: 1 }),
      day: fc.integer({ min: 0, max: 4 }),
      start: fc.option(fc.integer({ min: 0, max: 1439 })),
      length: fc.option(fc.integer({ min: 1, max: 500 })),
    })
    const zero = Date.parse('2019-02-01T00:00:00+08:00')
    const at = (minutes: number) => new Date(zero + minutes * 60_000).toISOString()
    await fc.assert(
      fc.asyncProperty(fc.array(lesson, { maxLength: 4 }), fc.array(occasion, { maxLength: 5 }), async (lessons, occasions) => {
        await asSystem(small.platform.services.database, async (tx) => {
          await sql`savepoint before`.execute(tx)
          await sql`insert into learning.learner_link (person_id, member_id, unit_no) values (${post.id}, ${member}, ${branch})`.execute(
            tx,
          )
          const settings = await settingsOn(tx, small.node['示例区']!, '2019-06-01')
          const attended: Attended[] = []
          const untimed: Untimed[] = []
          for (const { as, start, length, halfDays } of lessons) {
            const { rows } = await sql<{
              id: string
            }>`insert into learning.session (node_no, district_no, title, kind, starts_at, ends_at, half_days)
              values (${branch}, ${small.node['示例区']!}, '某课', 'lecture', ${at(start)}, ${at(start + length)}, ${halfDays}) returning id`.execute(
              tx,
            )
            const id = rows[0]!.id
            await sql`insert into learning.attendance (session_id, learner_kind, learner_id, unit_no)
              values (${id}, ${as}, ${as === 'post' ? post.id : member}, ${branch})`.execute(tx)
            attended.push({ id, way: 'collective', start, end: start + length, halfDays })
          }
          for (const { kinds, day, start, length } of occasions) {
            const from = start === null ? null : day * 1440 + start
            const until = from === null || length === null ? null : from + length
            const { rows } = await sql<{
              id: string
            }>`insert into activities.activity (id, reach_nos) values (gen_random_uuid(), array[${branch}::integer]) returning id`.execute(
              tx,
            )
            const id = rows[0]!.id
            await sql`with e as (insert into activities.entry (id, activity_id, state, on_day, starts_at, ends_at, kinds, host_nos)
              values (gen_random_uuid(), ${id}, 'held', ${`2019-02-0${day + 1}`}, ${from === null ? null : at(from)}, ${until === null ? null : at(until)},
                ${kinds}::text[], array[${branch}::integer]) returning id)
              insert into activities.attendance (entry_id, member_id) select e.id, ${member}::uuid from e`.execute(tx)
            const told: Held = { id, kinds, start: from, end: until, midnight: day * 1440 }
            const study = studyOf(told, settings.studies, settings.conversion)
            if (study && 'minutes' in study) untimed.push(study)
            else if (study) attended.push(study)
          }
          const expected = countSessions(attended, settings.conversion, untimed)
            .map((one) => [one.id, one.way, one.credit, one.counted])
            .sort()
          for (const [kind, id] of [
            ['post', post.id],
            ['member', member],
          ] as const) {
            for (const who of [{ kind, id }, null]) {
              const { rows } = await sql<{ source_id: string; way: string; credit: number; counted: number }>`
                select k.source_id, k.way, k.credit, k.counted from (${creditOf(settings, 2019, who)}) k where k.learner_kind = ${kind} and k.learner_id = ${id}`.execute(
                tx,
              )
              expect(rows.map((row) => [row.source_id, row.way, row.credit, row.counted]).sort()).toEqual(expected)
            }
          }
          await sql`rollback to savepoint before`.execute(tx)
        })
      }),
      { numRuns: 25 },
    )
  })
})
