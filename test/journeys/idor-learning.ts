import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { learning } from '../../src/modules/learning/contract.ts'
import { systemActor, type TestPlatform } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Case, Named } from './idor-cases.ts'

export type AtUnit = 'studyPlan' | 'studySession' | 'studyCertificate' | 'lecture'
type InDistrict = 'school' | 'tank' | 'course' | 'taught' | 'lesson' | 'lessonTaught'
export type LearningKind = AtUnit | InDistrict
export const noLearning = (): Record<AtUnit, Named[]> => ({ studyPlan: [], studySession: [], studyCertificate: [], lecture: [] })

/** At a unit: a plan, a session that has begun, a certificate of somebody in post there, and a lecture asked for. */
export async function learningRecords(
  platform: TestPlatform,
  made: Record<AtUnit, Named[]>,
  reach: Pick<Named, 'where' | 'nodes'>,
  unit: { no: number; district: number },
): Promise<void> {
  const call: TestPlatform['call'] = (...args) => platform.call(...args)
  const plan = await call(systemActor, learning.recordPlan, { body: { nodeNo: unit.no, year: 2026, theme: '学习' } })
  const body = { nodeNo: unit.no, title: '党课', kind: 'lecture', fromOn: '2026-10-10', startTime: '09:00', endTime: '10:00' }
  const session = await call(systemActor, learning.planSession, { body })
  const lecturer = await call(systemActor, learning.recordLecturer, {
    body: { name: '讲师', unitNo: unit.no, topics: ['讲题'], fromOn: '2026-01-01' },
  })
  const asked = { lecturerId: lecturer.id, unitNo: unit.no, topic: '讲题', wishedOn: '2026-12-01' }
  const lecture = await call(systemActor, learning.requestLecture, { body: asked })
  const { rows } = await asSystem(platform.services.database, (tx) =>
    sql<{
      id: string
    }>`insert into learning.certificate (learner_kind, learner_id, unit_no, district_no, issuer, title, way, from_on, until_on, minutes)
      values ('post', gen_random_uuid(), ${unit.no}, ${unit.district}, '某校', '某班', 'collective', '2026-05-01', '2026-05-01', 45) returning id`.execute(
      tx,
    ),
  )
  made.studyPlan.push({ ...reach, id: plan.id })
  made.studySession.push({ ...reach, id: session.id })
  made.lecture.push({ ...reach, id: lecture.id })
  made.studyCertificate.push({ ...reach, id: rows[0]!.id })
}

/** Schools and what they teach: read by everybody of the district, kept by who answers for the whole of it. */
export async function learningOfDistricts(
  platform: TestPlatform,
  districts: readonly { no: number; within: readonly number[] }[],
): Promise<Record<InDistrict, Named[]>> {
  const made: Record<InDistrict, Named[]> = { school: [], tank: [], course: [], taught: [], lesson: [], lessonTaught: [] }
  const call: TestPlatform['call'] = (...args) => platform.call(...args)
  const path = join(tmpdir(), `lianjian-${randomUUID()}`)
  await writeFile(path, '%PDF-1.7 slides')
  for (const { no, within } of districts) {
    const [kept, read] = [
      { where: `district ${no}`, nodes: [no] },
      { where: `district ${no}`, nodes: [no, ...within] },
    ]
    const school = await call(systemActor, learning.recordSchool, {
      body: { districtNo: no, kind: 'party_school', name: '越权试验党校' },
    })
    const tank = await call(systemActor, learning.recordSchool, {
      body: { districtNo: no, kind: 'think_tank', name: '越权试验智库' },
    })
    const course = await call(systemActor, learning.recordCourse, { body: { schoolId: school.id, title: '课程' } })
    const lesson = await call(systemActor, learning.recordLesson, {
      params: { id: course.id },
      body: { title: '一课', format: 'text' },
    })
    await call(systemActor, learning.attachFile, { params: { id: lesson.id } }, { upload: { path, name: '课件.pdf', bytes: 15 } })
    await call(systemActor, learning.publishCourse, { params: { id: course.id }, body: { state: 'published' } })
    made.school.push({ ...kept, id: school.id })
    made.tank.push({ ...kept, id: tank.id })
    made.course.push({ ...read, id: course.id })
    made.taught.push({ ...kept, id: course.id })
    made.lesson.push({ ...read, id: lesson.id })
    made.lessonTaught.push({ ...kept, id: lesson.id })
  }
  return made
}

const byId = (id: string | number) => ({ params: { id } })
const none = (...may: string[]): Case[] => [{ target: null, request: () => ({}), may }]
const on = (target: NonNullable<Case['target']>, request: Case['request'], ...may: string[]): Case[] => [{ target, request, may }]
const nobody = { kind: 'post', id: '00000000-0000-4000-8000-000000000000' }
const session = { title: '某课', kind: 'lecture', fromOn: '2026-10-10', startTime: '09:00', endTime: '10:00' }
const paper = { issuer: '某校', title: '某班', way: 'collective', fromOn: '2026-05-01', untilOn: '2026-05-01', classHours: 1 }

export const learningCases: Readonly<Record<string, readonly Case[]>> = {
  'learning.getWords': none(),
  'learning.listPlans': none(),
  'learning.getPlan': on('studyPlan', byId),
  'learning.recordPlan': on('unit', (id) => ({ body: { nodeNo: id, year: 2026, theme: '某主题' } })),
  'learning.withdrawPlan': on('studyPlan', byId),
  'learning.listSessions': none(),
  'learning.exportSessions': none(),
  'learning.getSession': on('studySession', byId),
  'learning.planSession': on('unit', (id) => ({ body: { ...session, nodeNo: id } })),
  'learning.cancelSession': on('studySession', (id) => ({ ...byId(id), body: { reason: '改期' } })),
  'learning.listCandidates': on('studySession', byId),
  'learning.enrol': on('studySession', (id) => ({ ...byId(id), body: { people: [nobody] } }), 'learner-not-in-audience'),
  'learning.withdrawEnrolment': on('studySession', (id) => ({ ...byId(id), body: nobody }), 'enrolment-not-found'),
  'learning.recordAttendance': on('studySession', (id) => ({ ...byId(id), body: {} })),
  'learning.listHours': none(),
  'learning.exportHours': none(),
  'learning.exportPlans': none(),
  'learning.exportCertificates': none(),
  'learning.exportCourses': none(),
  'learning.exportLecturers': none(),
  'learning.exportRequests': none(),
  'learning.exportExperts': none(),
  'learning.exportClassList': on('studySession', byId),
  'learning.getPersonHours': on('person', (id) => ({ params: { kind: 'post', id } })),
  'learning.exportPersonHours': on('person', (id) => ({ params: { kind: 'post', id }, query: {} })),
  'learning.linkMember': on('person', (id) => ({ ...byId(id), body: { memberId: nobody.id } }), 'learner-not-found'),
  'learning.unlinkMember': on('person', (id) => ({ ...byId(id), body: {} }), 'learner-not-found'),
  'learning.getMine': none(),
  'learning.exportMine': none(),
  'learning.listCertificates': none(),
  'learning.enterCertificate': on('unit', (id) => ({ body: { ...paper, learner: nobody, unitNo: id } }), 'learner-not-found'),
  'learning.importCertificates': [{ target: null, request: () => ({ upload: true }), may: ['certificate-sheet-unreadable'] }],
  'learning.decideCertificate': on('studyCertificate', (id) => ({ ...byId(id), body: { state: 'verified' } })),
  'learning.recordSchool': on('district', (id) => ({ body: { districtNo: id, kind: 'academy', name: '某学院' } })),
  'learning.listCourses': none(),
  'learning.getCourse': on('course', byId),
  'learning.recordCourse': on('school', (id) => ({ body: { schoolId: id, title: '某课程' } })),
  'learning.publishCourse': on('taught', (id) => ({ ...byId(id), body: { state: 'withdrawn' } })),
  'learning.recordLesson': on('taught', (id) => ({ ...byId(id), body: { title: '某课', format: 'text' } })),
  'learning.attachFile': on('lessonTaught', (id) => ({ ...byId(id), upload: true }), 'lesson-file-unfit'),
  'learning.downloadFile': on('lesson', byId),
  'learning.listLessons': none(),
  'learning.setLessons': on('studySession', (id) => ({ ...byId(id), body: { lessonIds: [] } })),
  'learning.listLecturers': none(),
  'learning.recordLecturer': on('unit', (id) => ({ body: { name: '某人', unitNo: id, topics: ['某题'], fromOn: '2026-01-01' } })),
  'learning.requestLecture': on(
    'unit',
    (id) => ({ body: { lecturerId: nobody.id, unitNo: id, topic: '某题', wishedOn: '2026-12-01' } }),
    'lecturer-not-found',
  ),
  'learning.listRequests': none(),
  'learning.moveRequest': on('lecture', (id) => ({ ...byId(id), body: { state: 'withdrawn', reason: '改期' } })),
  'learning.listExperts': none(),
  'learning.recordExpert': on('tank', (id) => ({
    body: { schoolId: id, name: '某专家', field: '某领域', fromOn: '2026-01-01' },
  })),
}
