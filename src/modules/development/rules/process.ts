import { z } from 'zod'

const severity = z.enum(['block', 'warn', 'info'])
const span = z.object({ n: z.number().int().positive(), unit: z.enum(['working-day', 'day', 'month']) })
const share = z.tuple([z.number().int().positive(), z.number().int().positive()])
const comparison = z.enum(['more', 'at-least'])
const words = { code: z.string(), zh: z.string(), en: z.string() }

/** Stages somebody goes through; `admission` and what follows are parts of a table, the rest is where a person stands. */
export const stages = ['applicant', 'activist', 'candidate', 'probationary', 'full', 'cancelled', 'closed'] as const
export type Stage = (typeof stages)[number]
/** Stages in which a case is under way. */
export const openStages = ['applicant', 'activist', 'candidate', 'probationary'] as const
export type OpenStage = (typeof openStages)[number]

export const asks = ['decided', 'approver', 'document', 'outcome', 'people', 'vote', 'training', 'until', 'papers'] as const

/** One step of the table of a version. */
export const stepShape = z.object({
  ...words,
  stage: z.string(),
  needs: z.array(z.string()),
  asks: z.array(z.enum(asks)),
  /** Stage that begins with it. */
  reaches: z.enum(openStages).optional(),
  outcomes: z.array(z.string()).optional(),
  /** Outcomes after which what needs the step may follow; any where it has none. */
  passing: z.array(z.string()).optional(),
  /** May be recorded again; the last counts. */
  many: z.boolean().default(false),
  /** A person may say that it does not apply. */
  mayNotApply: z.boolean().default(false),
})
export type Step = z.output<typeof stepShape>

const base = { severity, source: z.string() }
const timed = { ...base, step: z.string(), after: z.string(), span }

/** A limit of a version with its source. `block` refuses, `warn` and `info` are said and refuse nothing. */
export const limitShape = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('age'), step: z.string(), years: z.number().int() }),
  z.object({ ...base, kind: z.literal('note'), step: z.string(), zh: z.string(), en: z.string() }),
  z.object({ ...timed, kind: z.literal('within') }),
  z.object({ ...timed, kind: z.literal('lapses') }),
  z.object({ ...timed, kind: z.literal('not-before') }),
  z.object({ ...timed, kind: z.literal('every') }),
  z.object({ ...base, kind: z.literal('people'), step: z.string(), least: z.number().int(), most: z.number().int() }),
  z.object({
    ...base,
    kind: z.literal('training'),
    step: z.string(),
    days: z.number(),
    hours: z.number(),
    exception: z.boolean(),
  }),
  z.object({
    ...base,
    kind: z.literal('vote'),
    step: z.string(),
    passing: z.array(z.string()),
    quorum: share,
    quorumComparison: comparison,
    pass: share,
    passComparison: comparison,
  }),
  z.object({ ...base, kind: z.literal('approver'), steps: z.array(z.string()), levels: z.array(z.string()) }),
  z.object({ ...base, kind: z.literal('probation'), step: z.string(), from: z.string(), span }),
  z.object({
    ...base,
    kind: z.literal('extension'),
    steps: z.array(z.string()),
    outcome: z.string(),
    least: span,
    most: span,
    times: z.number().int(),
  }),
  z.object({ ...base, kind: z.literal('postponement'), step: z.string(), most: span }),
  z.object({ ...base, kind: z.literal('papers'), step: z.string(), papers: z.array(z.object(words)) }),
])
export type Limit = z.output<typeof limitShape>
export type LimitOf<K extends Limit['kind']> = Extract<Limit, { kind: K }>

export const processShape = z.object({
  /** What becomes of cases under way when this version comes into force: they keep theirs, or take their remaining steps by this one. */
  transition: z.enum(['keep', 'remaining']),
  /** Days ahead of a due day from which the branch is reminded. */
  remindDays: z.number().int().nonnegative(),
  steps: z.array(stepShape),
  limits: z.array(limitShape),
})

export interface Process extends z.output<typeof processShape> {
  readonly version: string
  readonly source: string
  readonly fromOn: string
  readonly untilOn: string | null
}

export const limitsOf = <K extends Limit['kind']>(process: Process, kind: K): LimitOf<K>[] =>
  process.limits.filter((limit): limit is LimitOf<K> => limit.kind === kind)

export const stepOf = (process: Process, code: string): Step | undefined => process.steps.find((step) => step.code === code)

/** Limits that speak of a step. */
export const aboutStep = (process: Process, code: string): Limit[] =>
  process.limits.filter((limit) => ('steps' in limit ? limit.steps.includes(code) : limit.step === code))
