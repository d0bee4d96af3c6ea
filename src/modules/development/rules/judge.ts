import type { Day } from '../../../kernel/dates.ts'
import { barOf } from '../../../kernel/shares.ts'
import { addMonths, deadlineOf, type WorkingCalendar } from '../../../kernel/working-days.ts'
import { type Course, lacking, lastOf, notApplicable, probationOf } from './course.ts'
import { aboutStep, type Limit, type LimitOf, type Process, stepOf } from './process.ts'

/** How many could vote, came, wrote beforehand and were for it: never who. */
export interface Vote {
  readonly entitled: number
  readonly present: number
  /** Absent members whose written opinion was there before the meeting; it counts. */
  readonly written: number
  readonly votesFor: number
}

/** Something to be recorded, as a person enters it. */
export interface Entry {
  readonly step: string
  readonly onDay: Day
  readonly outcome: string | null
  readonly untilOn: Day | null
  /** Members named, and how many of them may be: full members with all rights. */
  readonly people: number
  readonly fitPeople: number
  readonly vote: Vote | null
  readonly days: number | null
  readonly hours: number | null
  readonly papers: readonly string[]
  /** Level of the Party organisation that approved, where it is one kept here. */
  readonly approverLevel: string | null
  /** Why the case is a special one, in a person's words. */
  readonly exception: string | null
}

export interface Finding {
  readonly code:
    | 'step-unknown'
    | 'step-needs'
    | 'step-once'
    | 'day-before'
    | 'outcome-missing'
    | 'until-missing'
    | 'too-early'
    | 'too-late'
    | 'lapsed'
    | 'people-count'
    | 'people-standing'
    | 'training-short'
    | 'vote-missing'
    | 'vote-figures'
    | 'vote-quorum'
    | 'vote-pass'
    | 'approver-level'
    | 'probation-runs'
    | 'extension-length'
    | 'extension-twice'
    | 'postponement-length'
    | 'papers-missing'
    | 'note'
  readonly severity: 'block' | 'warn' | 'info'
  readonly source: string
  readonly params: Readonly<Record<string, string | number>>
}

/**
 * Everything a version says against an entry, or beside it. Deciding is for people: whether the vetting was passed or the superior agreed
 * is what they enter; here only days, numbers and completeness are looked at.
 */
export function judgeEntry(process: Process, course: Course, entry: Entry, calendar: WorkingCalendar): Finding[] {
  const step = stepOf(process, entry.step)
  const table = (code: Finding['code'], params: Finding['params'] = {}): Finding => ({
    code,
    severity: 'block',
    source: process.source,
    params: { step: entry.step, ...params },
  })
  if (!step) return [table('step-unknown')]
  const missing = lacking(process, course, step)
  const needed = step.needs.map((need) => lastOf(course, need)).filter((one) => one !== undefined)
  const latest = needed.reduce<Day | null>((day, one) => (day === null || one.onDay > day ? one.onDay : day), null)
  const skips = entry.outcome === notApplicable && step.mayNotApply
  return [
    ...missing.map((need) => table('step-needs', { need })),
    ...(!step.many && lastOf(course, step.code) ? [table('step-once')] : []),
    ...(latest !== null && entry.onDay < latest ? [table('day-before', { day: latest })] : []),
    ...(step.outcomes && !skips && !step.outcomes.includes(entry.outcome ?? '') ? [table('outcome-missing')] : []),
    ...(skips ? [] : aboutStep(process, entry.step).flatMap((limit) => judgeLimit(limit, process, course, entry, calendar))),
  ]
}

const found = (limit: Limit, code: Finding['code'], params: Finding['params'] = {}): Finding => ({
  code,
  severity: limit.severity,
  source: limit.source,
  params: { ...('step' in limit ? { step: limit.step } : {}), ...params },
})

function judgeLimit(limit: Limit, process: Process, course: Course, entry: Entry, calendar: WorkingCalendar): Finding[] {
  switch (limit.kind) {
    case 'note':
      return [found(limit, 'note', { zh: limit.zh, en: limit.en })]
    case 'within':
    case 'lapses':
    case 'not-before':
      return judgeDay(limit, course, entry, calendar)
    case 'people': {
      const { least, most } = limit
      if (entry.people < least || entry.people > most) return [found(limit, 'people-count', { least, most, got: entry.people })]
      return entry.fitPeople < entry.people ? [found(limit, 'people-standing')] : []
    }
    case 'training': {
      const enough = (entry.days ?? 0) >= limit.days || (entry.hours ?? 0) >= limit.hours
      const finding = found(limit, 'training-short', { days: limit.days, hours: limit.hours })
      return enough ? [] : [limit.exception && entry.exception ? { ...finding, severity: 'warn' } : finding]
    }
    case 'vote':
      return judgeVote(limit, entry)
    case 'approver':
      return entry.approverLevel !== null && !limit.levels.includes(entry.approverLevel) ? [found(limit, 'approver-level')] : []
    case 'probation': {
      const until = probationOf(process, course)?.until
      return entry.outcome === 'full' && until && entry.onDay < until ? [found(limit, 'probation-runs', { until })] : []
    }
    case 'extension':
      return judgeExtension(limit, process, course, entry)
    case 'postponement': {
      const until = probationOf(process, course)?.until
      if (!entry.untilOn) return [found(limit, 'until-missing')]
      const most = until && addMonths(until, limit.most.n)
      return most && entry.untilOn > most ? [found(limit, 'postponement-length', { most })] : []
    }
    case 'papers': {
      const missing = limit.papers.filter((paper) => !entry.papers.includes(paper.code))
      return missing.length > 0 ? [found(limit, 'papers-missing', { count: missing.length })] : []
    }
    case 'age':
    case 'every':
      return []
  }
}

function judgeDay(
  limit: LimitOf<'within' | 'lapses' | 'not-before'>,
  course: Course,
  { onDay }: Entry,
  calendar: WorkingCalendar,
): Finding[] {
  const after = lastOf(course, limit.after)
  if (!after) return []
  const { dueOn, provisional } = deadlineOf(after.onDay, limit.span, calendar)
  const params = { day: dueOn, provisional: provisional ? 1 : 0 }
  if (limit.kind === 'not-before') return onDay < dueOn ? [found(limit, 'too-early', params)] : []
  return onDay > dueOn ? [found(limit, limit.kind === 'lapses' ? 'lapsed' : 'too-late', params)] : []
}

/** Both halves are of those entitled: who should have come, not who came. Written opinions of the absent count in both. */
function judgeVote(limit: LimitOf<'vote'>, { vote, outcome }: Entry): Finding[] {
  if (!vote) return [{ ...found(limit, 'vote-missing'), severity: 'block' }]
  const { entitled, present, written, votesFor } = vote
  const took = present + written
  if (entitled < 1 || took > entitled || votesFor > took)
    return [{ ...found(limit, 'vote-figures', { entitled, took, votesFor }), severity: 'block' }]
  const quorum = barOf(entitled, took, limit.quorum, limit.quorumComparison)
  const pass = barOf(entitled, votesFor, limit.pass, limit.passComparison)
  return [
    ...(quorum.met ? [] : [found(limit, 'vote-quorum', { entitled, needed: quorum.needed, got: took })]),
    ...(pass.met || !limit.passing.includes(outcome ?? '')
      ? []
      : [found(limit, 'vote-pass', { entitled, needed: pass.needed, got: votesFor })]),
  ]
}

function judgeExtension(limit: LimitOf<'extension'>, process: Process, course: Course, entry: Entry): Finding[] {
  if (entry.outcome !== limit.outcome) return []
  const before = course.records.filter(({ step, outcome }) => step === 'turning-approval' && outcome === limit.outcome).length
  if (before >= limit.times) return [found(limit, 'extension-twice')]
  if (!entry.untilOn) return [found(limit, 'until-missing')]
  const probation = probationOf(process, course)
  if (!probation) return []
  const [least, most] = [addMonths(probation.until, limit.least.n), addMonths(probation.until, limit.most.n)]
  return entry.untilOn < least || entry.untilOn > most ? [found(limit, 'extension-length', { least, most })] : []
}

/** Whether somebody was of age on the day of the application. The day of birth is asked for this and kept nowhere. */
export function isOfAge(bornOn: Day, appliedOn: Day, limit: LimitOf<'age'>): boolean {
  return addMonths(bornOn, limit.years * 12) <= appliedOn
}
