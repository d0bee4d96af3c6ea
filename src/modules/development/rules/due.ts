import { addDays, type Day } from '../../../kernel/dates.ts'
import { deadlineOf, type WorkingCalendar } from '../../../kernel/working-days.ts'
import { type Course, isDone, lastOf, nextSteps, probationOf, stageOf } from './course.ts'
import { limitsOf, type Process, stepOf } from './process.ts'

/** `waiting`: reminded of; `past`: the day has gone by; `ahead`: not yet. A day gone by is told to the branch, and to nobody as a fault. */
export interface Due {
  readonly step: string
  readonly dueOn: Day
  /** The calendar of a year is not on record: weekends alone decided (暂算). */
  readonly provisional: boolean
  readonly state: 'ahead' | 'waiting' | 'past'
  readonly source: string
}

/** Days a case waits for, the first due first. */
export function dueOf(process: Process, course: Course, today: Day, calendar: WorkingCalendar): Due[] {
  const stage = stageOf(process, course)
  if (stage === 'closed' || stage === 'cancelled' || stage === 'full') return []
  const found: Due[] = []
  const add = (step: string, dueOn: Day, provisional: boolean, source: string) => {
    const state = dueOn < today ? 'past' : dueOn <= addDays(today, process.remindDays) ? 'waiting' : 'ahead'
    found.push({ step, dueOn, provisional, state, source })
  }
  for (const limit of limitsOf(process, 'within')) {
    const after = lastOf(course, limit.after)
    const done = lastOf(course, limit.step)
    if (!after || !isDone(process, course, limit.after) || (done && done.onDay >= after.onDay)) continue
    const { dueOn, provisional } = deadlineOf(after.onDay, limit.span, calendar)
    add(limit.step, dueOn, provisional, limit.source)
  }
  for (const limit of limitsOf(process, 'every')) {
    if (stepOf(process, limit.step)?.stage !== stage) continue
    const last = lastOf(course, limit.step) ?? lastOf(course, limit.after)
    if (!last) continue
    const { dueOn, provisional } = deadlineOf(last.onDay, limit.span, calendar)
    add(limit.step, dueOn, provisional, limit.source)
  }
  const probation = probationOf(process, course)
  const [limit] = limitsOf(process, 'probation')
  if (probation && limit) {
    const postponed = lastOf(course, 'postponement')?.untilOn
    const open = nextSteps(process, course).find((step) =>
      ['turning-application', 'turning-meeting', 'turning-approval'].includes(step.code),
    )
    if (open) add(open.code, postponed ?? probation.until, false, limit.source)
  }
  return found.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}
