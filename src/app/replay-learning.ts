import { sql } from 'kysely'
import { addDays } from '../kernel/dates.ts'
import { learning } from '../modules/learning/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import type { StoryLearning } from '../programmes/learning-story.ts'
import { as } from './play-story.ts'

/** Training of a demonstration, each act on its own day, through the operations people use. */
export async function replayLearning(services: Services, districtNo: number, story: StoryLearning): Promise<void> {
  const today = services.clock.today()
  const begun = addDays(today, -300)
  await linkSecretaries(services, districtNo)
  const planned = { ...story.plan, nodeNo: districtNo, year: Number(addDays(today, -100).slice(0, 4)) }
  const { id: planId } = await as(services, begun, learning.recordPlan, { body: planned })
  for (const session of story.sessions) await replaySession(services, districtNo, planId, session)
  await replaySchools(services, districtNo, story)
  await replayLecturers(services, districtNo, story)
}

const lastOn = (day: string, before: string): string => {
  const year = Number(before.slice(0, 4))
  return `${year}-${day}` < before ? `${year}-${day}` : `${year - 1}-${day}`
}

async function replaySession(
  services: Services,
  districtNo: number,
  planId: string,
  { title, kind, daysAgo, on, halfDays, audience, oneAbsentIn }: StoryLearning['sessions'][number],
): Promise<void> {
  const today = services.clock.today()
  const fromOn = on ? lastOn(on, addDays(today, -10)) : addDays(today, -daysAgo)
  const day = fromOn < today ? fromOn : today
  const untilOn = halfDays === null ? fromOn : addDays(fromOn, Math.ceil(halfDays / 2) - 1)
  const body = {
    planId,
    nodeNo: districtNo,
    title,
    kind,
    fromOn,
    untilOn,
    startTime: '09:00',
    endTime: '17:00',
    halfDays,
    audiences: [audience],
  }
  const { id } = await as(services, day, learning.planSession, { body: { ...body, level: 'district' } })
  const { items } = await as(services, day, learning.listCandidates, { params: { id } })
  const people = items.map((one) => ({ kind: one.kind, id: one.id }))
  if (people.length === 0) return
  await as(services, day, learning.enrol, { params: { id }, body: { people } })
  if (oneAbsentIn === null) return
  const present = people.filter((_, index) => (index + 1) % oneAbsentIn !== 0)
  await as(services, addDays(untilOn, 1), learning.recordAttendance, { params: { id }, body: { present } })
}

async function replaySchools(services: Services, districtNo: number, { schools, course, experts }: StoryLearning): Promise<void> {
  const day = addDays(services.clock.today(), -250)
  for (const { kind, name } of schools) {
    const { id: schoolId } = await as(services, day, learning.recordSchool, { body: { districtNo, kind, name } })
    if (kind === 'think_tank')
      for (const expert of experts) await as(services, day, learning.recordExpert, { body: { ...expert, schoolId, fromOn: day } })
    if (kind !== 'party_school') continue
    const { id } = await as(services, day, learning.recordCourse, {
      body: { schoolId, title: course.title, summary: course.summary },
    })
    for (const { title, body, question } of course.lessons) {
      const questions = [{ ...question, options: [...question.options], right: [question.right] }]
      await as(services, day, learning.recordLesson, { params: { id }, body: { title, body, questions, format: 'acted' } })
    }
    await as(services, day, learning.publishCourse, { params: { id }, body: { state: 'published' } })
  }
}

/** Secretaries who stand in the register of their own branch are known as members as well. */
async function linkSecretaries(services: Services, districtNo: number): Promise<void> {
  const today = services.clock.today()
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ person_id: string; member_id: string }>`
      select distinct on (p.person_id) p.person_id, m.member_id from workforce.post_on(${today}::date) p
      join organisations.unit u on u.no = p.unit_no and u.district_no = ${districtNo} join lateral workforce.person_named(p.person_id) n on true
      join members.member_on(${today}::date) m on m.branch_no = p.unit_no join lateral members.named(m.member_id) k on k.name = n.name
      where p.role = 'secretary' order by p.person_id, m.member_id`.execute(tx),
  )
  for (const { person_id: id, member_id: memberId } of rows)
    await as(services, today, learning.linkMember, { params: { id }, body: { memberId } })
}

/** Lecturers come from the first units with a secretary; one lecture was held and told of, one is asked for. */
async function replayLecturers(services: Services, districtNo: number, { lecturers }: StoryLearning): Promise<void> {
  const today = services.clock.today()
  const [day, later] = [addDays(today, -150), addDays(today, -20)]
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{
      no: number
    }>`select distinct p.unit_no as no from workforce.post_on(${day}::date) p join organisations.unit u on u.no = p.unit_no
      where u.district_no = ${districtNo} and p.role = 'secretary' order by 1 limit 6`.execute(tx),
  )
  if (rows.length === 0) return
  for (const [index, { name, topics }] of lecturers.entries()) {
    const unitNo = rows[index % rows.length]!.no
    const made = await as(services, day, learning.recordLecturer, { body: { name, unitNo, topics: [...topics], fromOn: day } })
    const asked = {
      lecturerId: made.id,
      unitNo: rows.at(-1)!.no,
      topic: topics[0]!,
      wishedOn: addDays(today, index === 0 ? -10 : 10),
    }
    const { id } = await as(services, later, learning.requestLecture, { body: asked })
    if (index > 0) continue
    const move = (onDay: string, body: object) =>
      as(services, onDay, learning.moveRequest, { params: { id }, body: body as never })
    await move(later, { state: 'confirmed' })
    await move(addDays(today, -9), { state: 'delivered', heldOn: addDays(today, -10) })
    await move(addDays(today, -8), { state: 'told', heldOn: addDays(today, -10), line: '讲得实在，大家提了很多问题。' })
  }
}
