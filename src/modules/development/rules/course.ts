import type { Day } from '../../../kernel/dates.ts'
import { addMonths } from '../../../kernel/working-days.ts'
import { limitsOf, type OpenStage, openStages, type Process, type Stage, type Step, stepOf } from './process.ts'

/** What was recorded of a case and stands. */
export interface Recorded {
  readonly id: number
  /** A step of the table, or one of `ownSteps`. */
  readonly step: string
  readonly onDay: Day
  readonly outcome: string | null
  readonly untilOn: Day | null
}

export interface Course {
  /** Day of the application: it chooses the version. */
  readonly begunOn: Day
  /** Stage somebody had reached when the case was taken in; what lies before it is in the paper file. */
  readonly takenIn: OpenStage
  /** In order of recording. */
  readonly records: readonly Recorded[]
}

/** What may be recorded at any time and stands in no table: the case is closed, moved to another branch, or taken over into the newer rules. */
export const ownSteps = ['closed', 'moved', 'new-rules'] as const
export const notApplicable = 'not-applicable'

const passes = (step: Step, record: Recorded) =>
  record.outcome === notApplicable || step.passing === undefined || step.passing.includes(record.outcome ?? '')

/** The last record of a step, by the day it tells of. */
export const lastOf = ({ records }: Course, step: string): Recorded | undefined =>
  records
    .filter((record) => record.step === step)
    .reduce<Recorded | undefined>((last, one) => (last && last.onDay > one.onDay ? last : one), undefined)

/** The version a day of a case is judged by: its own, one a person took it over into, or one that takes in what is under way. */
export function processOn(versions: readonly Process[], course: Course, day: Day): Process | undefined {
  const on = (asked: Day) => versions.find(({ fromOn, untilOn }) => fromOn <= asked && (untilOn === null || asked < untilOn))
  const own = on(course.begunOn)
  const taken = lastOf(course, 'new-rules')
  if (taken && day >= taken.onDay) return on(taken.onDay)
  const now = on(day)
  return now && own && now.fromOn > own.fromOn && now.transition === 'remaining' ? now : own
}

/** Steps of the table that lie before the stage a case was taken in at. */
function before(process: Process, takenIn: OpenStage): ReadonlySet<string> {
  const at = process.steps.findIndex((step) => step.reaches === takenIn)
  return new Set(takenIn === 'applicant' ? [] : process.steps.slice(0, Math.max(0, at)).map((step) => step.code))
}

/** Whether what needs a step may follow. */
export function isDone(process: Process, course: Course, code: string): boolean {
  const step = stepOf(process, code)
  // A step of the newer table only was not asked for when the older one held.
  if (!step || before(process, course.takenIn).has(code)) return true
  const last = lastOf(course, code)
  return last !== undefined && passes(step, last)
}

export function stageOf(process: Process, course: Course): Stage {
  if (lastOf(course, 'closed')) return 'closed'
  const turned = lastOf(course, 'turning-approval')?.outcome
  if (turned === 'full' || turned === 'cancelled') return turned
  const reached = process.steps.flatMap((step) => (step.reaches && isDone(process, course, step.code) ? [step.reaches] : []))
  const furthest = Math.max(openStages.indexOf(course.takenIn), ...reached.map((stage) => openStages.indexOf(stage)))
  return openStages[furthest]!
}

export interface Probation {
  /** Day the branch meeting adopted the admission. */
  readonly from: Day
  readonly until: Day
  readonly extended: boolean
}

/** Probation as it runs: a year from the meeting that adopted, or to the end of its one extension. Null before the approval. */
export function probationOf(process: Process, course: Course): Probation | null {
  const [limit] = limitsOf(process, 'probation')
  const adopted = limit && lastOf(course, limit.from)
  if (!limit || !adopted || !isDone(process, course, 'admission-approval') || limit.span.unit !== 'month') return null
  const extension = course.records.find((record) => record.step === 'turning-approval' && record.outcome === 'extended')
  return {
    from: adopted.onDay,
    until: extension?.untilOn ?? addMonths(adopted.onDay, limit.span.n),
    extended: extension !== undefined,
  }
}

/**
 * What a step still waits for. One that is voted on again needs the vote anew: the approval after an extension follows a second meeting.
 */
export function lacking(process: Process, course: Course, step: Step): string[] {
  const own = step.many ? lastOf(course, step.code) : undefined
  return step.needs.filter((need) => {
    if (!isDone(process, course, need)) return true
    const needed = stepOf(process, need)
    const last = lastOf(course, need)
    return own !== undefined && needed?.many === true && step.passing !== undefined && last !== undefined && last.id < own.id
  })
}

/** Parts of the table that are open at a stage: what may be recorded again only makes sense while its part is. */
const partsOf: Readonly<Record<Stage, readonly string[]>> = {
  applicant: ['applicant', 'activist'],
  activist: ['activist', 'candidate'],
  candidate: ['candidate', 'admission'],
  probationary: ['probationary'],
  full: ['full'],
  cancelled: [],
  closed: [],
}

/** Steps that may be recorded next: what they need is there and they have not been done, or may be done again. */
export function nextSteps(process: Process, course: Course): Step[] {
  const stage = stageOf(process, course)
  if (partsOf[stage].length === 0) return []
  const hidden = before(process, course.takenIn)
  return process.steps.filter((step) => {
    if (hidden.has(step.code) || lacking(process, course, step).length > 0) return false
    return step.many && lastOf(course, step.code) ? partsOf[stage].includes(step.stage) : !isDone(process, course, step.code)
  })
}
