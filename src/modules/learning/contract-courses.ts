import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { learningProblems as problems } from './problems.ts'
import { byId, change, count, id, line, no, optionalLine, read } from './contract-shapes.ts'

const teach = { action: 'learning.teach' }
const states = ['draft', 'published', 'withdrawn'] as const
const formats = ['acted', 'text', 'slides'] as const
const missing = [problems['course-not-found']]
const noLesson = [problems['lesson-not-found']]

/** A question to check oneself. The answer is shown at once and never sent back: nobody keeps a score. */
const question = z
  .object({
    text: line(300),
    options: z.array(line(200)).min(2).max(6),
    right: z.array(z.number().int().nonnegative()).min(1).max(6),
    why: z.string().trim().max(500).default(''),
  })
  .refine((one) => one.right.every((index) => index < one.options.length), { message: 'right-answer-missing' })

const schoolView = z.object({
  id: z.string(),
  kind: z.enum(['party_school', 'academy', 'think_tank']),
  name: z.string(),
  districtNo: count,
  foundedOn: z.string().nullable(),
})

const courseView = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string().nullable(),
  school: schoolView,
  state: z.enum(states),
  lessons: count,
  minutes: count,
})

const courseFilter = z.object({ schoolId: z.uuid().optional(), q: z.string().trim().max(60).optional() })

export const courseEndpoints = {
  recordSchool: endpoint({
    name: 'learning.recordSchool',
    method: 'POST',
    path: '/api/learning/schools',
    summary: 'Record a Party school, an academy or a think tank of a district (ZF-11, ZF-23).',
    permission: teach,
    body: z.object({
      districtNo: no,
      kind: z.enum(['party_school', 'academy', 'think_tank']),
      name: line(80),
      unitNo: no.nullish(),
      foundedOn: daySchema.nullish(),
    }),
    output: id,
    problems: [problems['training-body-not-found'], problems['school-exists']],
  }),
  listCourses: endpoint({
    name: 'learning.listCourses',
    method: 'GET',
    path: '/api/learning/courses',
    summary: 'Courses of the schools of a district; those not published only for who teaches.',
    permission: read,
    query: pageQuery.extend(courseFilter.shape),
    output: pageOf(courseView).extend({ schools: z.array(schoolView), can: z.object({ teach: z.boolean() }) }),
  }),
  exportCourses: endpoint({
    name: 'learning.exportCourses',
    method: 'GET',
    path: '/api/learning/courses/export',
    summary: 'The same list as a spreadsheet in the language of the page; recorded in the audit log.',
    permission: { action: 'learning.export' },
    query: courseFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getCourse: endpoint({
    name: 'learning.getCourse',
    method: 'GET',
    path: '/api/learning/courses/:id',
    summary: 'One course with its lessons, their text, files and questions. Reading it is not noted anywhere and makes no hours.',
    permission: read,
    params: byId,
    output: courseView.extend({
      items: z.array(
        z.object({
          id: z.string(),
          position: count,
          title: z.string(),
          minutes: count,
          format: z.enum(formats),
          body: z.string(),
          questions: z.array(question),
          file: z.object({ name: z.string(), contentType: z.string(), bytes: count }).nullable(),
        }),
      ),
      can: z.object({ teach: z.boolean() }),
    }),
    problems: missing,
  }),
  recordCourse: endpoint({
    name: 'learning.recordCourse',
    method: 'POST',
    path: '/api/learning/courses',
    summary: 'Begin a course of a school; it is shown to others once published.',
    permission: teach,
    body: z.object({ schoolId: z.uuid(), title: line(120), summary: optionalLine(500) }),
    output: id,
    problems: [problems['school-not-found']],
  }),
  publishCourse: endpoint({
    name: 'learning.publishCourse',
    method: 'POST',
    path: '/api/learning/courses/:id/publish',
    summary: 'Publish a course that has lessons, or withdraw it.',
    permission: teach,
    params: byId,
    body: z.object({ state: z.enum(['published', 'withdrawn']) }),
    output: id,
    problems: [...missing, problems['course-empty']],
  }),
  recordLesson: endpoint({
    name: 'learning.recordLesson',
    method: 'POST',
    path: '/api/learning/courses/:id/lessons',
    summary: 'Add a lesson to a course: text, length, format and questions to check oneself (ZF-12).',
    permission: teach,
    params: byId,
    body: z.object({
      title: line(120),
      minutes: z.number().int().min(1).max(600).nullish(),
      format: z.enum(formats),
      body: z.string().max(20_000).default(''),
      questions: z.array(question).max(20).default([]),
    }),
    output: id,
    problems: missing,
  }),
  attachFile: endpoint({
    name: 'learning.attachFile',
    method: 'POST',
    path: '/api/learning/lessons/:id/file',
    summary: 'Hand in the slides (PDF) or the film (MP4) of a lesson; another one takes its place.',
    permission: teach,
    params: byId,
    output: id,
    problems: [...noLesson, problems['lesson-file-unfit']],
    transport: 'upload',
  }),
  downloadFile: endpoint({
    name: 'learning.downloadFile',
    method: 'GET',
    path: '/api/learning/lessons/:id/file',
    summary: 'The slides or the film of a lesson.',
    permission: read,
    params: byId,
    output: z.any(),
    problems: noLesson,
    transport: 'file',
  }),
  listLessons: endpoint({
    name: 'learning.listLessons',
    method: 'GET',
    path: '/api/learning/lessons',
    summary: 'Lessons of published courses by course, to choose from.',
    permission: read,
    output: z.object({ items: z.array(z.object({ id: z.string(), title: z.string(), course: z.string(), minutes: count })) }),
  }),
  setLessons: endpoint({
    name: 'learning.setLessons',
    method: 'POST',
    path: '/api/learning/sessions/:id/lessons',
    summary: 'Say which lessons are played in a session. The hours stay those of the session.',
    permission: change,
    params: byId,
    body: z.object({ lessonIds: z.array(z.uuid()).max(40) }),
    output: id,
    problems: [problems['training-session-not-found'], ...noLesson],
  }),
}
