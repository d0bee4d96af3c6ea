import {
  type Course,
  type Due,
  isDone,
  lastOf,
  type Limit,
  notApplicable,
  ownSteps,
  type Process,
  type Step,
  stepOf,
} from './rules.ts'

/** Words of a step in any version; what stands in no table is named by the pages. */
export function stepWords(versions: readonly Process[], code: string): { code: string; zh: string; en: string } {
  for (const process of versions) {
    const step = stepOf(process, code)
    if (step) return { code, zh: step.zh, en: step.en }
  }
  return { code, zh: ownWords[code]?.[0] ?? code, en: ownWords[code]?.[1] ?? code }
}

const ownWords: Readonly<Record<string, readonly [string, string]>> = {
  [ownSteps[0]]: ['不再继续培养', 'No longer continued'],
  [ownSteps[1]]: ['转到其他党组织培养', 'Goes on in another organisation'],
  [ownSteps[2]]: ['改按新细则办理', 'Taken over into the newer rules'],
}

export const presentDue = (process: Process, { step, ...due }: Due) => ({ ...due, step: stepWords([process], step) })

export function stateOf(process: Process, course: Course, step: Step, isNext: boolean) {
  const last = lastOf(course, step.code)
  if (last) return last.outcome === notApplicable ? ('not-applicable' as const) : ('done' as const)
  if (isDone(process, course, step.code)) return 'on-paper' as const
  return isNext ? ('next' as const) : ('later' as const)
}

/** A limit as a page tells it: its kind names the sentence, its numbers and words fill it. */
export function presentLimit(limit: Limit): {
  severity: Limit['severity']
  source: string
  kind: string
  params: Record<string, string | number>
} {
  const { kind, severity, source } = limit
  const span = (prefix: string, of: { n: number; unit: string }) => ({
    [`${prefix}N`]: of.n,
    [`${prefix}Unit`]: of.unit.replace('-', '_'),
  })
  const of = (params: Record<string, string | number>) => ({ kind, severity, source, params })
  switch (limit.kind) {
    case 'note':
      return of({ zh: limit.zh, en: limit.en })
    case 'age':
      return of({ years: limit.years })
    case 'people':
      return of({ least: limit.least, most: limit.most })
    case 'training':
      return of({ days: limit.days, hours: limit.hours })
    case 'within':
    case 'lapses':
    case 'not-before':
    case 'every':
      return of({ after: limit.after, ...span('span', limit.span) })
    case 'probation':
      return of(span('span', limit.span))
    case 'extension':
      return of({ ...span('least', limit.least), ...span('most', limit.most), times: limit.times })
    case 'postponement':
      return of(span('most', limit.most))
    case 'papers':
      return of({ count: limit.papers.length })
    case 'vote':
    case 'approver':
      return of({})
  }
}
