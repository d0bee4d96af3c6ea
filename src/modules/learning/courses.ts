import { open } from 'node:fs/promises'
import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { learning } from './contract.ts'
import { learningProblems as problems } from './problems.ts'
import { type LessonFileType, lessonFileTypes } from './rules/lesson-files.ts'
import { settingsOn } from './settings.ts'
import { getBody, getOwnSession } from './store.ts'

type SchoolKind = 'party_school' | 'academy' | 'think_tank'
interface SchoolRow {
  id: string
  kind: SchoolKind
  name: string
  district_no: number
  founded_on: string | null
}
interface CourseRow {
  id: string
  title: string
  summary: string | null
  state: 'draft' | 'published' | 'withdrawn'
  school_id: string
  lessons: number
  minutes: number
}

const columns = sql.raw(`c.id, c.title, c.summary, c.state, c.school_id,
  (select count(*) from learning.lesson l where l.course_id = c.id) as lessons,
  (select coalesce(sum(l.minutes), 0)::integer from learning.lesson l where l.course_id = c.id) as minutes`)

/** Courses not published are seen by who teaches only. */
const shown = (call: Pick<Call, 'can'>) => sql`(c.state = 'published' or ${call.can('learning.teach') !== null})`

async function listSchools({ tx }: Pick<Call, 'tx'>) {
  const { rows } =
    await sql<SchoolRow>`select id, kind, name, district_no, founded_on from learning.school order by founded_on, name`.execute(
      tx,
    )
  return rows.map(({ district_no, founded_on, ...row }) => ({ ...row, districtNo: district_no, foundedOn: founded_on }))
}

export async function findCourses(call: Pick<Call, 'tx' | 'can'>, filter: QueryOf<typeof learning.listCourses>) {
  const { page, pageSize, schoolId = null, q = '' } = filter
  const schools = await listSchools(call)
  const { rows } = await sql<CourseRow & { full: number }>`
    select ${columns}, count(*) over () as full from learning.course c
    where ${shown(call)} and (${schoolId}::uuid is null or c.school_id = ${schoolId}) and (${q} = '' or strpos(c.title, ${q}) > 0)
    order by c.recorded_at, c.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const items = rows.map(({ school_id, ...row }) => ({ ...row, school: schools.find((one) => one.id === school_id)! }))
  return { items, total: rows[0]?.full ?? 0, page, pageSize, schools, can: { teach: call.can('learning.teach') !== null } }
}

export const listCourses = query(learning.listCourses, (call) => findCourses(call, call.query))

async function getCourseRow(call: Pick<Call, 'tx' | 'can'>, id: string): Promise<CourseRow> {
  const { rows } =
    await sql<CourseRow>`select ${columns} from learning.course c where c.id = ${id}::uuid and ${shown(call)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['course-not-found'])
  return rows[0]
}

interface LessonRow {
  id: string
  position: number
  title: string
  minutes: number
  format: 'acted' | 'text' | 'slides'
  body: string
  questions: { text: string; options: string[]; right: number[]; why: string }[]
  file: { name: string; contentType: string; bytes: number } | null
}

export const getCourse = query(learning.getCourse, async (call) => {
  const { school_id, ...course } = await getCourseRow(call, call.params.id)
  const schools = await listSchools(call)
  const { rows } = await sql<LessonRow>`
    select l.id, l.position, l.title, l.minutes, l.format, l.body, l.questions,
      (select jsonb_build_object('name', f.name, 'contentType', f.content_type, 'bytes', f.bytes) from learning.lesson_file f
        where f.lesson_id = l.id and f.removed_at is null) as file
    from learning.lesson l where l.course_id = ${course.id} order by l.position`.execute(call.tx)
  const can = { teach: call.can('learning.teach') !== null }
  return { ...course, school: schools.find((one) => one.id === school_id)!, items: rows, can }
})

export const recordSchool = command(learning.recordSchool, async (call) => {
  const { tx, scope, body, actor } = call
  const district = await getBody(tx, scope, body.districtNo)
  if (district.district_no !== district.no) throw problem(problems['training-body-not-found'])
  if (body.unitNo) await getBody(tx, scope, body.unitNo)
  const { rows } = await sql<{ id: string }>`
    insert into learning.school (district_no, kind, name, unit_no, founded_on, account_id)
    values (${district.no}, ${body.kind}, ${body.name}, ${body.unitNo ?? null}, ${body.foundedOn ?? null}, ${actor.accountId})
    on conflict (district_no, name) do nothing returning id`.execute(tx)
  if (!rows[0]) throw problem(problems['school-exists'])
  call.note({ objectType: 'school', objectId: rows[0].id })
  return rows[0]
})

/** A school of a district the caller answers for. */
export async function getSchool(call: Pick<Call, 'tx' | 'scope'>, id: string): Promise<SchoolRow> {
  const { rows } =
    await sql<SchoolRow>`select id, kind, name, district_no, founded_on from learning.school where id = ${id}::uuid`.execute(
      call.tx,
    )
  if (!rows[0]) throw problem(problems['school-not-found'])
  const reached = await getBody(call.tx, call.scope, rows[0].district_no).then(
    () => true,
    () => false,
  )
  if (!reached) throw problem(problems['school-not-found'])
  return rows[0]
}

export const recordCourse = command(learning.recordCourse, async (call) => {
  const { tx, body, actor } = call
  const school = await getSchool(call, body.schoolId)
  if (school.kind === 'think_tank') throw problem(problems['school-not-found'])
  const { rows } = await sql<{ id: string }>`
    insert into learning.course (school_id, title, summary, account_id) values (${school.id}, ${body.title}, ${body.summary ?? null}, ${actor.accountId})
    returning id`.execute(tx)
  call.note({ objectType: 'course', objectId: rows[0]!.id })
  return rows[0]!
})

async function getOwnCourse(call: Pick<Call, 'tx' | 'scope' | 'can'>, id: string): Promise<CourseRow & { district: number }> {
  const course = await getCourseRow(call, id)
  const school = await getSchool(call, course.school_id).catch(() => null)
  if (!school) throw problem(problems['course-not-found'])
  return { ...course, district: school.district_no }
}

export const publishCourse = command(learning.publishCourse, async (call) => {
  const course = await getOwnCourse(call, call.params.id)
  if (call.body.state === 'published' && course.lessons === 0) throw problem(problems['course-empty'])
  await sql`update learning.course set state = ${call.body.state} where id = ${course.id}`.execute(call.tx)
  call.note({ objectType: 'course', objectId: course.id, detail: { state: call.body.state } })
  return { id: course.id }
})

export const recordLesson = command(learning.recordLesson, async (call) => {
  const { tx, body, actor, today } = call
  const course = await getOwnCourse(call, call.params.id)
  const minutes = body.minutes ?? (await settingsOn(tx, course.district, today)).lessonMinutes
  const { rows } = await sql<{ id: string }>`
    insert into learning.lesson (course_id, position, title, minutes, format, body, questions, account_id)
    select ${course.id}, coalesce(max(l.position), 0) + 1, ${body.title}, ${minutes}, ${body.format}, ${body.body}, ${JSON.stringify(body.questions)}::jsonb,
      ${actor.accountId}::uuid from learning.lesson l where l.course_id = ${course.id} returning id`.execute(tx)
  call.note({ objectType: 'lesson', objectId: rows[0]!.id })
  return rows[0]!
})

async function typeOf(path: string): Promise<LessonFileType | undefined> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return lessonFileTypes.find((type) => type.fits(buffer))
  } finally {
    await file.close()
  }
}

export const attachFile = command(learning.attachFile, async (call) => {
  const { tx, params, upload, services, actor, now } = call
  const { rows } = await sql<{ course_id: string }>`select course_id from learning.lesson where id = ${params.id}::uuid`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['lesson-not-found'])
  await getOwnCourse(call, rows[0].course_id).catch(() => {
    throw problem(problems['lesson-not-found'])
  })
  const type = upload ? await typeOf(upload.path) : undefined
  if (!upload || !type || upload.bytes > type.maxBytes) throw problem(problems['lesson-file-unfit'])
  const kept = await services.files.keepPath(upload.path)
  await sql`update learning.lesson_file set removed_at = ${now} where lesson_id = ${params.id}::uuid and removed_at is null`.execute(
    tx,
  )
  const { rows: made } = await sql<{ id: string }>`
    insert into learning.lesson_file (lesson_id, file_id, name, content_type, bytes, account_id)
    values (${params.id}::uuid, ${kept.id}, ${upload.name}, ${type.contentType}, ${kept.bytes}, ${actor.accountId}) returning id`.execute(
    tx,
  )
  call.note({ objectType: 'lesson', objectId: params.id, fields: ['file'], detail: { bytes: kept.bytes } })
  return made[0]!
})

export const downloadFile = download(learning.downloadFile, async (call) => {
  const { rows } = await sql<{ file_id: string; name: string; content_type: string; course_id: string }>`
    select f.file_id, f.name, f.content_type, l.course_id from learning.lesson_file f join learning.lesson l on l.id = f.lesson_id
    where l.id = ${call.params.id}::uuid and f.removed_at is null`.execute(call.tx)
  const file = rows[0]
  if (!file) throw problem(problems['lesson-not-found'])
  await getCourseRow(call, file.course_id).catch(() => {
    throw problem(problems['lesson-not-found'])
  })
  return { fileName: file.name, contentType: file.content_type, body: call.services.files.open(file.file_id) }
})

export const setLessons = command(learning.setLessons, async (call) => {
  const { tx, scope, body, params, actor } = call
  const session = await getOwnSession(tx, scope, params.id)
  const ids = [...new Set(body.lessonIds)]
  const { rows } = await sql`select l.id from learning.lesson l join learning.course c on c.id = l.course_id
    where l.id = any (${ids}::uuid[]) and ${shown(call)}`.execute(tx)
  if (rows.length < ids.length) throw problem(problems['lesson-not-found'])
  await sql`delete from learning.session_lesson where session_id = ${session.id}`.execute(tx)
  await sql`insert into learning.session_lesson (session_id, lesson_id, account_id)
    select ${session.id}::uuid, l, ${actor.accountId}::uuid from unnest(${ids}::uuid[]) l`.execute(tx)
  call.note({ objectType: 'training-session', objectId: session.id, fields: ['lessons'], detail: { lessons: ids.length } })
  return { id: session.id }
})
