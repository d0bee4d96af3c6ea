import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../../../test/support/scopes.ts'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { organisations } from '../organisations/contract.ts'
import { workforce } from '../workforce/contract.ts'
import { learning } from './contract.ts'

let small: SmallDistrict
let committee: Actor
let east: Actor
let west: Actor
/** Party organisations of two streets, with a secretary each. */
let eastUnit: number
let westUnit: number
const secretary: Record<string, { kind: 'post'; id: string }> = {}

const call: SmallDistrict['platform']['call'] = (...args) => small.platform.call(...args)
const over = (name: string, role: string, node: string) => person(name, { role, nodeNo: small.node[node]! })
const byPost = async (role: 'secretary' | 'liaison', unitNo: number, name: string, fromOn: string) => {
  await call(systemActor, workforce.assignPost, { body: { role, unitNo, personName: name, fromOn, untilOn: null } })
  const { rows } = await asSystem(small.platform.services.database, (tx) =>
    sql<{ id: string }>`select id from workforce.person where name = ${name}`.execute(tx),
  )
  secretary[name] = { kind: 'post', id: rows[0]!.id }
}
const session = (actor: Actor, rest: object) =>
  call(actor, learning.planSession, {
    body: {
      nodeNo: small.node['示例区']!,
      title: '书记培训班',
      kind: 'class',
      fromOn: '2026-03-24',
      startTime: '09:00',
      endTime: '17:30',
      audiences: ['secretary'],
      ...rest,
    } as never,
  })
const attend = async (actor: Actor, id: string, ...names: string[]) => {
  const people = names.map((name) => secretary[name]!)
  await call(actor, learning.enrol, { params: { id }, body: { people } })
  return call(actor, learning.recordAttendance, { params: { id }, body: { present: people } })
}
const hoursOf = async (actor: Actor, name: string, year = 2026) =>
  call(actor, learning.getPersonHours, { params: secretary[name]!, query: { year } as never })
const list = (actor: Actor, query: object = {}) =>
  call(actor, learning.listHours, { query: { pageSize: 200, ...query } as never })

/** Rows of an exported list, the heads first. */
const sheetOf = async (endpoint: Parameters<typeof call>[1], query: object): Promise<unknown[][]> => {
  const file = (await call(committee, endpoint as typeof learning.exportHours, { query: query as never })) as { body: Readable }
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await buffer(file.body)) as never)
  const rows: unknown[][] = []
  book.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
  return rows
}

beforeAll(async () => {
  small = await openSmallDistrict(30)
  committee = over('区委', 'district_officer', '示例区')
  east = over('东街道', 'street_officer', '东街道')
  west = over('西街道', 'street_officer', '西街道')
  const streetOf = async (street: string, name: string) => {
    const body = {
      kind: 'party_org',
      name,
      districtNo: small.node['示例区'],
      streetNo: small.node[street],
      reason: '成立',
      effectiveOn: '2020-01-01',
    }
    return (await call(systemActor, organisations.establishUnit, { body: body as never })).no
  }
  eastUnit = await streetOf('东街道', '东甲党支部')
  westUnit = await streetOf('西街道', '西甲党支部')
  await byPost('secretary', eastUnit, '甲书记', '2024-01-01')
  await byPost('secretary', westUnit, '乙书记', '2024-01-01')
  await byPost('secretary', await streetOf('东街道', '东乙党支部'), '新书记', '2026-09-01')
  await byPost('liaison', eastUnit, '丙联络', '2024-01-01')
}, 60_000)
afterAll(() => small.platform.close())

describe('a plan and its sessions', () => {
  it('stands for a body and a year, with a theme and a study campaign, and is seen from below', async () => {
    const body = { nodeNo: small.node['示例区']!, year: 2026, theme: '红色头雁', campaign: 'party-history', level: 'district' }
    const { id } = await call(committee, learning.recordPlan, { body })
    await session(committee, { planId: id, title: '计划内的一课', fromOn: '2026-12-20' })
    const { items } = await call(east, learning.listPlans, { query: {} })
    expect(items.map((plan) => [plan.theme, plan.year, plan.sessions, plan.begun])).toEqual([['红色头雁', 2026, 1, 0]])
    expect((await call(east, learning.getPlan, { params: { id } })).can.change).toBe(false)
    expect(await refusalOf(call(east, learning.recordPlan, { body }))).toBe('training-body-not-found')
    expect(await refusalOf(call(committee, learning.recordPlan, { body: { ...body, campaign: 'nowhere' } }))).toBe(
      'training-word-unknown',
    )
    expect(await refusalOf(call(committee, learning.withdrawPlan, { params: { id } }))).toBe('training-plan-has-sessions')
  })

  it('has people of its audiences enrolled by the street they come from, and nobody else', async () => {
    const { id } = await session(committee, { title: '街道报名', fromOn: '2026-12-21' })
    const seen = await call(east, learning.listCandidates, { params: { id }, query: {} })
    expect(seen.items.map((one) => [one.name, one.audience])).toEqual([
      ['新书记', 'secretary'],
      ['甲书记', 'secretary'],
    ])
    await call(east, learning.enrol, { params: { id }, body: { people: [secretary['甲书记']!] } })
    for (const name of ['乙书记', '丙联络']) {
      const people = [secretary[name]!]
      expect(await refusalOf(call(east, learning.enrol, { params: { id }, body: { people } }))).toBe('learner-not-in-audience')
    }
    expect((await call(west, learning.getSession, { params: { id } })).people).toEqual([])
    expect((await call(east, learning.getSession, { params: { id } })).people.map((one) => one.name)).toEqual(['甲书记'])
    expect(
      await refusalOf(call(east, learning.recordAttendance, { params: { id }, body: { present: [secretary['甲书记']!] } })),
    ).toBe('training-body-not-own')
    expect(
      await refusalOf(call(committee, learning.recordAttendance, { params: { id }, body: { present: [secretary['甲书记']!] } })),
    ).toBe('training-session-not-begun')
    await call(east, learning.withdrawEnrolment, { params: { id }, body: secretary['甲书记']! })
    expect(await refusalOf(call(east, learning.withdrawEnrolment, { params: { id }, body: secretary['甲书记']! }))).toBe(
      'enrolment-not-found',
    )
    await call(committee, learning.cancelSession, { params: { id }, body: { reason: '改期' } })
    expect(await refusalOf(call(east, learning.enrol, { params: { id }, body: { people: [secretary['甲书记']!] } }))).toBe(
      'training-session-cancelled',
    )
  })
})

describe('the hours of a secretary', () => {
  it('come from attendance alone, and reach the minimum with a centralised training', async () => {
    expect(await hoursOf(committee, '甲书记')).toMatchObject({ minutes: 0, state: 'below', left: 56 * 45 })
    const { id } = await session(committee, { halfDays: 6, title: '三天班' })
    await attend(committee, id, '甲书记', '乙书记')
    expect(await hoursOf(committee, '甲书记')).toMatchObject({
      minutes: 24 * 45,
      centralised: 24 * 45,
      trainings: 1,
      state: 'below',
    })
    const more = await session(committee, { kind: 'lecture', halfDays: 8, title: '党课', fromOn: '2026-05-06' })
    await attend(committee, more.id, '甲书记')
    const reached = await hoursOf(committee, '甲书记')
    expect(reached).toMatchObject({
      minutes: 56 * 45,
      collective: 32 * 45,
      left: 0,
      state: 'reached',
      minimum: { hours: 56, centralised: 1 },
    })
    expect(reached.sessions.map((one) => [one.title, one.on, one.counted])).toEqual([
      ['三天班', '2026-03-24', 24 * 45],
      ['党课', '2026-05-06', 32 * 45],
    ])
    expect(reached.rules.map((rule) => rule.key)).toEqual(['learning.hours', 'learning.kinds', 'learning.activities'])
    await call(committee, learning.recordAttendance, { params: { id: more.id }, body: { absent: [secretary['甲书记']!] } })
    expect(await hoursOf(committee, '甲书记')).toMatchObject({ minutes: 24 * 45, state: 'below' })
    await attend(committee, more.id, '甲书记')
  })

  it('do not apply to who came into post late in the year, and are listed by name within scope', async () => {
    const all = await list(committee)
    expect(all.items.map((row) => [row.name, row.state, row.left])).toEqual([
      ['乙书记', 'below', 32 * 45],
      ['新书记', 'not-applicable', null],
      ['甲书记', 'reached', 0],
    ])
    expect(all.counts).toEqual({ below: 1, reached: 1, 'not-applicable': 1 })
    expect((await list(committee, { state: 'below' })).items.map((row) => row.name)).toEqual(['乙书记'])
    expect((await list(east)).items.map((row) => row.name)).toEqual(['新书记', '甲书记'])
    expect(await refusalOf(hoursOf(east, '乙书记'))).toBe('learner-not-found')
    expect((await list(committee, { year: 2025 })).counts).toEqual({ below: 2, reached: 0, 'not-applicable': 0 })
  })

  it('are exported as they are listed, in the language of the page', async () => {
    expect((await sheetOf(learning.exportHours, {}))[1]!.slice(0, 3)).toEqual(['乙书记', '西甲党支部', 24])
    const english = await sheetOf(learning.exportHours, { language: 'en', state: 'reached' })
    expect([english.length, english[0]![0], english[1]!.at(-1)]).toEqual([2, 'Name', 'Reached'])
  })
})

describe('an outside certificate', () => {
  const entry = () => ({
    learner: secretary['乙书记']!,
    unitNo: westUnit,
    issuer: '某市委党校',
    title: '示范培训',
    way: 'centralised' as const,
    fromOn: '2026-06-01',
    untilOn: '2026-06-05',
    classHours: 40,
  })

  it('counts once a person has verified it, until it is taken back with the reason', async () => {
    const { id } = await call(west, learning.enterCertificate, { body: entry() })
    expect(await hoursOf(west, '乙书记')).toMatchObject({ minutes: 24 * 45 })
    expect(await refusalOf(call(west, learning.enterCertificate, { body: entry() }))).toBe('certificate-exists')
    expect(await refusalOf(call(east, learning.decideCertificate, { params: { id }, body: { state: 'verified' } }))).toBe(
      'certificate-not-found',
    )
    await call(west, learning.decideCertificate, { params: { id }, body: { state: 'verified' } })
    expect(await hoursOf(west, '乙书记')).toMatchObject({ minutes: 64 * 45, trainings: 2, state: 'reached' })
    expect(await refusalOf(call(west, learning.decideCertificate, { params: { id }, body: { state: 'retracted' } }))).toBe(
      'certificate-reason-missing',
    )
    await call(west, learning.decideCertificate, { params: { id }, body: { state: 'retracted', reason: '学时有误' } })
    expect(await hoursOf(west, '乙书记')).toMatchObject({ minutes: 24 * 45, state: 'below' })
  })

  it('can come from a sheet, row by row, and unreadable rows are told', async () => {
    const path = join(small.platform.dataDir, 'certificates.csv')
    const rows = [
      '姓名,单位,颁发单位,培训名称,类型,开始日期,结束日期,学时,证书编号',
      '甲书记,东甲党支部,某党校,网上班,集体学习,2026-04-01,2026-04-02,8,证1号',
      '无此人,,某党校,网上班,集体学习,2026-04-01,2026-04-02,8,',
      '乙书记,西甲党支部,某党校,网上班,别的,2026-04-01,2026-04-02,8,',
    ]
    await writeFile(path, rows.join('\r\n'))
    const upload = { path, name: 'certificates.csv', bytes: 1 }
    const answer = await call(committee, learning.importCertificates, {}, { upload })
    expect(answer).toEqual({
      entered: 1,
      refused: [
        { row: 3, code: 'learner-not-found' },
        { row: 4, code: 'certificate-row-unreadable' },
      ],
    })
    const { items } = await call(committee, learning.listCertificates, { query: { state: 'entered' } as never })
    expect(items.map((one) => [one.learner.name, one.minutes, one.documentNo])).toEqual([['甲书记', 8 * 45, '证1号']])
  })
})

describe('courses and lecturers', () => {
  it('are published by a school, seen by everybody, and played in a session', async () => {
    const district = small.node['示例区']!
    const school = await call(committee, learning.recordSchool, {
      body: { districtNo: district, kind: 'party_school', name: '社会组织党校' },
    })
    const course = await call(committee, learning.recordCourse, { body: { schoolId: school.id, title: '十五分钟组织生活' } })
    const publish = () => call(committee, learning.publishCourse, { params: { id: course.id }, body: { state: 'published' } })
    expect(await refusalOf(publish())).toBe('course-empty')
    const lesson = await call(committee, learning.recordLesson, {
      params: { id: course.id },
      body: { title: '怎样开好支委会', format: 'acted', questions: [{ text: '问', options: ['甲', '乙'], right: [0] }] },
    })
    expect(await refusalOf(call(east, learning.getCourse, { params: { id: course.id } }))).toBe('course-not-found')
    await publish()
    const seen = await call(east, learning.getCourse, { params: { id: course.id } })
    expect([seen.minutes, seen.items[0]!.minutes, seen.items[0]!.questions[0]!.right]).toEqual([15, 15, [0]])
    const path = join(small.platform.dataDir, 'slides')
    await writeFile(path, '%PDF-1.7 slides of a lesson')
    await call(committee, learning.attachFile, { params: { id: lesson.id } }, { upload: { path, name: '课件.pdf', bytes: 27 } })
    const file = (await call(east, learning.downloadFile, { params: { id: lesson.id } })) as { contentType: string; body: never }
    expect([file.contentType, (await buffer(file.body)).length]).toEqual(['application/pdf', 27])
    await writeFile(path, '<html>')
    const html = { path, name: '课件.pdf', bytes: 6 }
    expect(await refusalOf(call(committee, learning.attachFile, { params: { id: lesson.id } }, { upload: html }))).toBe(
      'lesson-file-unfit',
    )
    const { id } = await session(committee, { title: '播放一课', fromOn: '2026-07-01' })
    await call(committee, learning.setLessons, { params: { id }, body: { lessonIds: [lesson.id] } })
    expect((await call(east, learning.getSession, { params: { id } })).lessons.map((one) => one.title)).toEqual([
      '怎样开好支委会',
    ])
  })

  it('are asked for and told of in a line', async () => {
    const made = await call(committee, learning.recordLecturer, {
      body: { name: '百姓讲师', unitNo: eastUnit, topics: ['身边的党史'], fromOn: '2026-01-01' },
    })
    const ask = (topic: string) =>
      call(west, learning.requestLecture, { body: { lecturerId: made.id, unitNo: westUnit, topic, wishedOn: '2026-11-25' } })
    expect(await refusalOf(ask('别的'))).toBe('lecture-topic-unknown')
    const { id } = await ask('身边的党史')
    const move = (body: object) => call(west, learning.moveRequest, { params: { id }, body: body as never })
    await move({ state: 'confirmed' })
    await move({ state: 'delivered', heldOn: '2026-11-22' })
    await move({ state: 'told', line: '大家听得懂' })
    const { items } = await call(committee, learning.listRequests, { query: {} })
    expect(items.map((one) => [one.state, one.heldOn, one.line])).toEqual([['told', '2026-11-22', '大家听得懂']])
    expect((await call(east, learning.listRequests, { query: {} })).items).toEqual([])
  })

  it('and experts of a think tank have a field and days', async () => {
    const tank = await call(committee, learning.recordSchool, {
      body: { districtNo: small.node['示例区']!, kind: 'think_tank', name: '创益智库' },
    })
    const body = { schoolId: tank.id, name: '某专家', field: '社会工作', fromOn: '2020-01-01' }
    await call(committee, learning.recordExpert, { body })
    await call(committee, learning.recordExpert, { body: { ...body, name: '前专家', untilOn: '2021-01-01' } })
    expect((await call(east, learning.listExperts, { query: {} })).items.map((one) => one.name)).toEqual(['某专家'])
  })
})

describe('the other lists', () => {
  it('are exported whole, and what begins like a formula stays text', async () => {
    await call(committee, learning.recordLecturer, {
      body: { name: '=cmd()', unitNo: eastUnit, topics: ['算式'], fromOn: '2026-01-01' },
    })
    const lists = {
      plans: [learning.listPlans, learning.exportPlans],
      certificates: [learning.listCertificates, learning.exportCertificates],
      courses: [learning.listCourses, learning.exportCourses],
      lecturers: [learning.listLecturers, learning.exportLecturers],
      requests: [learning.listRequests, learning.exportRequests],
      experts: [learning.listExperts, learning.exportExperts],
    } as const
    for (const [name, [list, file]] of Object.entries(lists)) {
      const { total } = (await call(committee, list as typeof learning.listExperts, { query: {} })) as { total: number }
      const rows = await sheetOf(file as never, { language: 'en' })
      expect([name, rows.length - 1]).toEqual([name, total])
      expect(total).toBeGreaterThan(0)
    }
    const names = (await sheetOf(learning.exportLecturers as never, {})).map((row) => row[0])
    expect(names).toContain('=cmd()')
  })
})
