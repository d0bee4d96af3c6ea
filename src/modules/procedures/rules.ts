import type { Day } from '../../kernel/dates.ts'
import type { Procedure, ProcedureAction, ProcedureNeed, ProcedureStep } from '../../kernel/procedure.ts'
import { type Deadline, deadlineOf, type WorkingCalendar } from '../../kernel/working-days.ts'

/** A unit that is asked for its consent. The applicant is not: it consents by applying. */
export interface Party {
  readonly unitNo: number
  readonly state: 'asked' | 'consented' | 'declined'
}

/** Where a case stands, as far as the table looks at it. */
export interface CaseState {
  /** Code of a step, or of an end once the case is over. */
  readonly step: string
  readonly parties: readonly Party[]
  /** Codes of the papers attached. */
  readonly papers: readonly string[]
  readonly submittedBy: string | null
}

export interface Asker {
  readonly accountId: string | null
  /** May act on the step the case stands at. */
  readonly acts: boolean
  /** May act for the applicant: submit, and withdraw at any step. */
  readonly applies: boolean
  /** Units asked for which this person may answer. */
  readonly speaksFor: readonly number[]
}

export interface Act {
  readonly action: ProcedureAction
  readonly reason?: string | null
  readonly documentNo?: string | null
  readonly documentOn?: Day | null
  readonly effectiveOn?: Day | null
  /** Units an answer is given for; all that are still asked and that the person speaks for, when left out. */
  readonly unitNos?: readonly number[]
}

export interface Next {
  readonly step: string
  readonly parties: readonly Party[]
  /** The case came to another place; a deadline begins. */
  readonly moved: boolean
  readonly outcome: 'done' | 'refused' | 'withdrawn' | null
  /** Units answered for in this act. */
  readonly answered: readonly number[]
}

export type StepRefusal =
  | 'case-ended'
  | 'case-action-not-here'
  | 'case-not-yours'
  | 'case-reason-missing'
  | 'case-papers-missing'
  | 'case-document-no-missing'
  | 'case-own-application'
  | 'case-party-unknown'
  | 'case-day-in-future'

export type StepDecision =
  | { readonly ok: true; readonly next: Next }
  | { readonly ok: false; readonly code: StepRefusal; readonly params: Record<string, string | number | readonly string[]> }

export const stepOf = (procedure: Procedure, code: string): ProcedureStep | undefined =>
  procedure.steps.find((step) => step.code === code)

export function wayOf(procedure: Procedure, from: string, action: ProcedureAction) {
  return procedure.transitions.find((way) => way.from === from && way.action === action)
}

/** Whether somebody may take this action here, and what becomes of the case. The table decides; nothing else does. */
export function decideStep(procedure: Procedure, state: CaseState, act: Act, asker: Asker, today: Day): StepDecision {
  const step = stepOf(procedure, state.step)
  if (!step) return refuse('case-ended', { step: state.step })
  const way = wayOf(procedure, state.step, act.action)
  if (!way) return refuse('case-action-not-here', { action: act.action, step: step.code })
  if (!mayTake(act.action, asker)) return refuse('case-not-yours', { step: step.code })
  const lacking = lackOf(way.needs, step, state, act, asker)
  if (lacking) return lacking
  for (const day of [act.documentOn, act.effectiveOn]) if (day && day > today) return refuse('case-day-in-future', { day })
  if (act.action === 'consent' || act.action === 'decline') return answer(procedure, step, state, act, asker)
  const parties =
    act.action === 'submit' ? state.parties.map(({ unitNo }) => ({ unitNo, state: 'asked' as const })) : state.parties
  // Handing a step on or up leaves it where it is, and its deadline with it.
  const moved = way.to !== state.step
  return { ok: true, next: { ...arrive(procedure, way.to, parties, []), moved } }
}

function mayTake(action: ProcedureAction, asker: Asker): boolean {
  return action === 'withdraw' || action === 'submit' ? asker.applies : asker.acts
}

/** What a transition asks for and the act does not bring. Consents are asked for by the step itself. */
function lackOf(
  needs: readonly ProcedureNeed[],
  step: ProcedureStep,
  state: CaseState,
  act: Act,
  asker: Asker,
): StepDecision | null {
  if (needs.includes('reason') && !act.reason?.trim()) return refuse('case-reason-missing', {})
  if (needs.includes('document-no') && !act.documentNo?.trim()) return refuse('case-document-no-missing', {})
  const papers = missingPapers(step, state.papers)
  if (needs.includes('papers') && papers.length > 0) return refuse('case-papers-missing', { papers })
  const own = asker.accountId !== null && asker.accountId === state.submittedBy
  if (needs.includes('other-person') && own) return refuse('case-own-application', {})
  return null
}

export function missingPapers(step: ProcedureStep, present: readonly string[]): string[] {
  return step.papers.filter((paper) => paper.required && !present.includes(paper.code)).map((paper) => paper.code)
}

/** The units asked answer one by one; the case moves when enough have consented, or when enough no longer can. */
function answer(procedure: Procedure, step: ProcedureStep, state: CaseState, act: Act, asker: Asker): StepDecision {
  if (step.actor.node !== 'covered') {
    const way = wayOf(procedure, step.code, act.action)!
    return { ok: true, next: arrive(procedure, way.to, state.parties, []) }
  }
  const open = new Set(state.parties.filter((party) => party.state === 'asked').map((party) => party.unitNo))
  const mine = asker.speaksFor.filter((unitNo) => open.has(unitNo))
  const answered = act.unitNos ? [...new Set(act.unitNos)] : mine
  const strange = answered.find((unitNo) => !mine.includes(unitNo))
  if (strange !== undefined) return refuse('case-party-unknown', { unit: strange })
  if (answered.length === 0) return refuse('case-party-unknown', { unit: 0 })
  const said = act.action === 'consent' ? ('consented' as const) : ('declined' as const)
  const parties = state.parties.map((party) => (answered.includes(party.unitNo) ? { ...party, state: said } : party))
  const verdict = consentOf(step.consent ?? 'all', parties)
  if (verdict === 'open') return { ok: true, next: { step: step.code, parties, moved: false, outcome: null, answered } }
  const way = wayOf(procedure, step.code, verdict === 'given' ? 'consent' : 'decline') ?? wayOf(procedure, step.code, act.action)!
  return { ok: true, next: arrive(procedure, way.to, parties, answered) }
}

export function consentOf(rule: 'all' | 'majority' | 'any', parties: readonly Party[]): 'given' | 'withheld' | 'open' {
  const count = (state: Party['state']) => parties.filter((party) => party.state === state).length
  const needed =
    rule === 'all' ? parties.length : rule === 'any' ? Math.min(1, parties.length) : Math.floor(parties.length / 2) + 1
  if (parties.length === 0 || count('consented') >= needed) return 'given'
  return count('consented') + count('asked') < needed ? 'withheld' : 'open'
}

/** Where a step that asks units leads once fewer of them are left to ask; null while answers are still awaited. */
export function afterAnswers(procedure: Procedure, code: string, parties: readonly Party[]): string | null {
  const verdict = consentOf(stepOf(procedure, code)?.consent ?? 'all', parties)
  const way = verdict === 'open' ? undefined : wayOf(procedure, code, verdict === 'given' ? 'consent' : 'decline')
  return way ? arrive(procedure, way.to, parties, []).step : null
}

/** A place the case comes to. A step that asks nobody is passed over. */
function arrive(procedure: Procedure, to: string, parties: readonly Party[], answered: readonly number[]): Next {
  const step = stepOf(procedure, to)
  if (step?.actor.node === 'covered' && parties.length === 0) {
    const onward = wayOf(procedure, to, 'consent')
    if (onward) return arrive(procedure, onward.to, parties, answered)
  }
  const end = procedure.ends.find((one) => one.code === to)
  return { step: to, parties, moved: true, outcome: end?.outcome ?? null, answered }
}

function refuse(code: StepRefusal, params: Record<string, string | number | readonly string[]>): StepDecision {
  return { ok: false, code, params }
}

/** The actions a person may take where the case stands, with what each asks for: buttons of the page, never a guess of the browser. */
export function actionsFor(
  procedure: Procedure,
  state: CaseState,
  asker: Asker,
): { action: ProcedureAction; needs: ProcedureNeed[] }[] {
  return procedure.transitions
    .filter((way) => way.from === state.step && mayTake(way.action, asker))
    .filter((way) => !way.needs.includes('other-person') || asker.accountId === null || asker.accountId !== state.submittedBy)
    .filter((way) => !asksUnits(procedure, way) || asker.speaksFor.length > 0)
    .map(({ action, needs }) => ({ action, needs }))
}

function asksUnits(procedure: Procedure, way: Procedure['transitions'][number]): boolean {
  const asked = stepOf(procedure, way.from)?.actor.node === 'covered'
  return asked && (way.action === 'consent' || way.action === 'decline')
}

/** When a step is due: computed, never typed. Null where the table names no span. */
export function dueOf(step: ProcedureStep, enteredOn: Day, submittedOn: Day | null, calendar: WorkingCalendar): Deadline | null {
  if (!step.deadline) return null
  return deadlineOf(step.deadline.counts === 'submission' ? (submittedOn ?? enteredOn) : enteredOn, step.deadline, calendar)
}
