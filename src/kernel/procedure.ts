import { z } from 'zod'

/**
 * A procedure is a table of a programme: who does what, by when, with which papers, and where that leads. One engine runs them all
 * (modules/procedures); a case keeps the version it began under.
 */
export const procedureActions = [
  'submit',
  'approve',
  'consent',
  'decline',
  'return',
  'withdraw',
  'delegate',
  'escalate',
  'decide',
  'refuse',
] as const
export const procedureAction = z.enum(procedureActions)
export type ProcedureAction = z.output<typeof procedureAction>

/** Node whose people act: the applicant, each unit asked, the applicant's street, the superior Party organisation, the committee. */
export const procedureNode = z.enum(['applicant', 'covered', 'street', 'superior', 'committee'])
export type ProcedureNode = z.output<typeof procedureNode>

export const procedureSpan = z.object({
  n: z.number().int().positive(),
  unit: z.enum(['working-day', 'day', 'month']),
  /** Day it runs from: the day the step began, or the day of the last submission. */
  counts: z.enum(['step', 'submission']).default('step'),
  source: z.string(),
  /** Whether the source names the number; false when it is ours to start from. */
  stated: z.boolean().default(true),
})

export const procedurePaper = z.object({ code: z.string(), zh: z.string(), en: z.string(), required: z.boolean().default(true) })

export const procedureStep = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  actor: z.object({ ability: z.enum(['case.act', 'case.review', 'case.decide']), node: procedureNode }),
  deadline: procedureSpan.nullable().default(null),
  papers: z.array(procedurePaper).default([]),
  /** Steps of units that are asked: how many of them have to consent. */
  consent: z.enum(['all', 'majority', 'any']).optional(),
  /** Who acts once the step is escalated. */
  escalatesTo: procedureNode.optional(),
})
export type ProcedureStep = z.output<typeof procedureStep>

/** What a transition asks for besides the right to take it. `other-person`: not the one who applied. */
export const procedureNeed = z.enum(['reason', 'papers', 'consents', 'document-no', 'other-person'])
export type ProcedureNeed = z.output<typeof procedureNeed>

export const procedureTransition = z.object({
  from: z.string(),
  action: procedureAction,
  to: z.string(),
  needs: z.array(procedureNeed).default([]),
})

export const procedureEnd = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** `done` brings the procedure's effect about. */
  outcome: z.enum(['done', 'refused', 'withdrawn']),
})

/** What a form asks for besides subject and title; the effect reads it. */
export const procedureField = z.object({
  code: z.enum([
    'name',
    'level',
    'form',
    'covers',
    'leaves',
    'superiorNo',
    'targetNo',
    'untilOn',
    'serviceAddress',
    'site',
    'task',
  ]),
  required: z.boolean().default(true),
  /** Values to choose from, for level and form; one value is not asked. */
  values: z.array(z.string()).optional(),
  /** How many units are usually named at most (一般不超过): more are said, never refused. The applicant counts. */
  usually: z.object({ most: z.number().int().positive(), source: z.string() }).optional(),
})

/** What a Party organisation of some form may not do; a procedure that would do it says so (`deed`), and is not for that form. */
export const partyOrgDeeds = [
  'develop-members',
  'discipline-members',
  'collect-dues',
  'elect-delegates',
  'change-of-term',
  'raise-level',
] as const
export const partyOrgDeed = z.enum(partyOrgDeeds)
export type PartyOrgDeed = z.output<typeof partyOrgDeed>

/** A form of Party organisation as rules of a programme (`party-org.form`) speak of it. */
export const formLimits = z.object({
  form: z.string(),
  cannot: z.array(partyOrgDeed),
  /** It stands for a time, and ends on its day without anybody acting. */
  endsOnItsDay: z.boolean().default(false),
})
export type FormLimits = z.output<typeof formLimits>

export const procedureDocument = z
  .object({
    key: z.string(),
    version: z.string(),
    zh: z.string(),
    en: z.string(),
    source: z.string(),
    /** Kinds of unit a case may be about. */
    subjectKinds: z.array(z.string()).min(1),
    /** What it does that not every form of Party organisation may; rules of the programme name the forms. */
    deed: partyOrgDeed.nullable().default(null),
    /** What becomes of an open case when its applicant is merged into another unit: the successor carries on, or it ends with the reason. */
    whenMerged: z.enum(['moves', 'ends']).default('moves'),
    fields: z.array(procedureField).default([]),
    /** The first step is where a case begins. */
    steps: z.array(procedureStep).min(1),
    ends: z.array(procedureEnd).min(1),
    transitions: z.array(procedureTransition).min(1),
    /** How long before the due day somebody is reminded. */
    remind: procedureSpan.nullable().default(null),
    /** Key of the effect a module contributes; null when the decision changes nothing by itself. */
    effect: z.string().nullable().default(null),
    /** False: its cases are opened by the record they decide about, and no form offers it. */
    byHand: z.boolean().default(true),
  })
  .superRefine((procedure, context) => {
    for (const message of unsoundness(procedure)) context.addIssue({ code: 'custom', message })
  })
export type Procedure = z.output<typeof procedureDocument>
export type ProcedureInput = z.input<typeof procedureDocument>

type Table = Pick<Procedure, 'steps' | 'ends' | 'transitions'>

/** What is wrong with a table: an unknown place, a step nobody comes to or that leads nowhere, one action with two ways. */
export function unsoundness({ steps, ends, transitions }: Table): string[] {
  const codes = [...steps, ...ends].map((place) => place.code)
  const known = new Set(codes)
  const isStep = new Set(steps.map((step) => step.code))
  const ways = transitions.map(({ from, action }) => `${from} ${action}`)
  const reached = closure([steps[0]!.code], (code) => transitions.filter(({ from }) => from === code).map(({ to }) => to))
  const ending = closure(
    ends.map((end) => end.code),
    (code) => transitions.filter(({ to }) => to === code).map(({ from }) => from),
  )
  return [
    ...twice(codes).map((code) => `place-twice: ${code}`),
    ...twice(ways).map((way) => `way-twice: ${way}`),
    ...transitions.filter(({ from }) => !isStep.has(from)).map(({ from }) => `from-unknown: ${from}`),
    ...transitions.filter(({ to }) => !known.has(to)).map(({ to }) => `to-unknown: ${to}`),
    ...codes.filter((code) => !reached.has(code)).map((code) => `never-reached: ${code}`),
    ...steps.filter(({ code }) => !ending.has(code)).map(({ code }) => `never-ends: ${code}`),
    ...steps.flatMap((step) => unsoundStep(step, transitions)),
  ]
}

function unsoundStep(step: ProcedureStep, transitions: Table['transitions']): string[] {
  const actions = new Set(transitions.filter(({ from }) => from === step.code).map(({ action }) => action))
  const asked = step.actor.node === 'covered'
  return [
    ...(asked === (step.consent === undefined) ? [`consent-rule: ${step.code}`] : []),
    ...(asked !== actions.has('consent') ? [`consent-way: ${step.code}`] : []),
    ...(actions.has('escalate') === (step.escalatesTo === undefined) ? [`escalates-to: ${step.code}`] : []),
  ]
}

function closure(from: readonly string[], next: (code: string) => readonly string[]): Set<string> {
  const seen = new Set<string>()
  const open = [...from]
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (seen.has(code)) continue
    seen.add(code)
    open.push(...next(code))
  }
  return seen
}

const twice = (words: readonly string[]) => [...new Set(words.filter((word, index) => words.indexOf(word) !== index))]
