import type { Day } from '../../../kernel/dates.ts'
import { problem } from '../../../kernel/problem.ts'
import { keepFieldsTyped } from '../../../platform/commands/fields-typed.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { admitMember, turnStanding } from '../../members/index.ts'
import { development } from '../contract.ts'
import { developmentProblems as problems } from '../problems.ts'
import { type Course, lastOf, ownSteps, type Process, probationOf, processOn, type Recorded, stageOf } from '../rules.ts'
import { processes } from '../settings.ts'
import {
  type CaseRecord,
  courseOf,
  getBranch,
  getCaseForChange,
  getCaseRow,
  insertRecord,
  memberNow,
  recordsOf,
  saveStanding,
} from '../store.ts'
import { type EntryBody, judge, type Judged } from './entry.ts'

const isOwn = (step: string): boolean => (ownSteps as readonly string[]).includes(step)

/** What the rules say before anything is written. */
export const checkEntry = command(development.checkEntry, async (call) => {
  const one = await getCaseRow(call, call.params.id)
  const course = courseOf(one, (await recordsOf(call.tx, [one.id])).get(one.id)!)
  const { process, findings } = await judge(call, one, course, call.body)
  return { rule: { version: process.version, source: process.source }, findings: [...findings] }
})

export const recordStep = command(development.recordStep, async (call) => {
  const { body } = call
  const one = await getCaseForChange(call, call.params.id, call.ifMatch)
  const course = courseOf(one, (await recordsOf(call.tx, [one.id])).get(one.id)!)
  if (body.onDay > call.today) throw problem(problems['development-in-the-future'], { day: body.onDay })
  if (one.stage === 'closed' || one.stage === 'cancelled') throw problem(problems['development-closed'])
  const { process, findings } = isOwn(body.step) ? await judgeOwn(call, one, course) : await judge(call, one, course, body)
  const against = findings.find(({ severity }) => severity === 'block')
  if (against)
    throw problem(problems['development-refused'], {
      code: against.code,
      source: against.source,
      version: process.version,
      ...against.params,
    })
  const branchNo = body.step === 'moved' ? await movedTo(call, one) : one.branchNo
  const recordId = await insertRecord(call.tx, call.actor.accountId, one.id, {
    ...body,
    version: process.version,
    ...(body.step === 'moved' ? { fromNo: one.branchNo } : { toNo: null }),
  })
  await keepFieldsTyped(call, 'development.step', String(recordId))
  const after: Course = { ...course, records: [...course.records, recorded(body, course)] }
  const memberId = await bringAbout(call, one, process, after, body)
  const revision = await saveStanding(call.tx, one.id, { stage: stageOf(process, after), branchNo, memberId })
  call.note({
    objectType: 'development-case',
    objectId: one.id,
    fields: ['record'],
    detail: { unitNo: branchNo, step: body.step },
  })
  return { id: one.id, revision, memberId, findings: findings.filter(({ severity }) => severity !== 'info') }
})

/** The entry as it stands after all others. */
const recorded = (body: EntryBody, { records }: Course): Recorded => ({
  id: Math.max(0, ...records.map(({ id }) => id)) + 1,
  step: body.step,
  onDay: body.onDay,
  outcome: body.outcome ?? null,
  untilOn: body.untilOn ?? null,
})

/** A case closed, moved or taken over needs no step before it; taking over needs a version newer than its own. */
async function judgeOwn({ tx, body }: Call & { body: EntryBody }, one: CaseRecord, course: Course): Promise<Judged> {
  const versions = (await processes(tx))(one.districtNo)
  const process = processOn(versions, course, body.onDay)
  if (!process) throw problem(problems['development-rule-missing'])
  if (body.step !== 'new-rules') return { process, findings: [] }
  const newer = versions.find(({ fromOn, untilOn }) => fromOn <= body.onDay && (untilOn === null || body.onDay < untilOn))
  if (!newer || newer.fromOn <= process.fromOn) throw problem(problems['development-no-newer-rules'])
  return { process: newer, findings: [] }
}

async function movedTo(call: Call & { body: EntryBody }, one: CaseRecord): Promise<number> {
  if (!call.body.toNo || call.body.toNo === one.branchNo) throw problem(problems['development-moved-nowhere'])
  return (await getBranch(call, call.body.toNo)).no
}

/** What a decision means for the register of members: it is entered there with the same document, once. Answers with the member. */
async function bringAbout(
  call: Call,
  one: CaseRecord,
  process: Process,
  course: Course,
  body: EntryBody,
): Promise<string | null> {
  if (body.step === 'admission-approval' && body.outcome === 'approved') return admit(call, one, course, body)
  if (body.step !== 'turning-approval' || one.memberId === null) return one.memberId
  if (body.outcome === 'full') await turn(call, one.memberId, 'full', probationOf(process, course)?.until ?? body.onDay, body)
  if (body.outcome === 'cancelled') await turn(call, one.memberId, 'cancelled', body.onDay, body)
  return one.memberId
}

/** A probationary member from the day the branch meeting adopted the admission. */
async function admit(call: Call, one: CaseRecord, course: Course, body: EntryBody): Promise<string> {
  const adoptedOn = lastOf(course, 'admission-meeting')?.onDay ?? body.onDay
  const { id } = await admitMember(call, {
    name: one.name,
    branchNo: one.branchNo,
    place: 'unit',
    joinedOn: adoptedOn,
    fromOn: adoptedOn,
    standing: 'probationary',
    documentNo: body.documentNo ?? null,
  })
  return id
}

/** Standing counts from the end of probation, also where the approval came later (党龄). What the register has already is not entered twice. */
async function turn(call: Call, memberId: string, standing: 'full' | 'cancelled', fromOn: Day, body: EntryBody): Promise<void> {
  const now = await memberNow(call, memberId)
  if (now?.standing !== 'probationary') return
  await turnStanding(call, memberId, {
    standing,
    fromOn,
    documentNo: body.documentNo || (body.decidedBy ?? body.step),
    reason: body.note ?? null,
  })
}
