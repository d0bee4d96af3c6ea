import { addDays, type Day } from '../../../kernel/dates.ts'
import type { Scope } from '../../../kernel/policy.ts'

export const agreementKinds = ['initiative', 'pairing', 'charter'] as const
export type AgreementKind = (typeof agreementKinds)[number]

export const agreementStages = [
  'draft',
  'proposed',
  'refused',
  'signed',
  'in-force',
  'expiring',
  'expired',
  'ended',
  'withdrawn',
] as const
export type AgreementStage = (typeof agreementStages)[number]

export interface Answer {
  readonly unitNo: number
  readonly answer: 'asked' | 'signed' | 'refused'
  readonly answeredOn: Day | null
}

/** What is known of an agreement; everything said about it follows from this and a day. */
export interface AgreementFacts {
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly proposedOn: Day | null
  readonly closedAs: 'withdrawn' | 'ended' | null
  readonly closedOn: Day | null
  readonly sides: readonly Answer[]
}

/** First day it is in force: the day agreed or the last signature, whichever is later; null while a side has not signed. */
export function inForceFrom({ fromOn, proposedOn, sides }: AgreementFacts): Day | null {
  if (proposedOn === null || sides.length < 2 || sides.some((side) => side.answer !== 'signed')) return null
  return sides.reduce((latest, side) => (side.answeredOn! > latest ? side.answeredOn! : latest), fromOn)
}

/** Whether every side had signed by a day; one that has run out or was ended had been signed all the same. */
export function signedBy(facts: AgreementFacts, day: Day): boolean {
  if (facts.proposedOn === null || facts.closedAs === 'withdrawn' || facts.sides.length < 2) return false
  return facts.sides.every(({ answer, answeredOn }) => answer === 'signed' && answeredOn! <= day)
}

/** Whether it binds on a day (NS-11, NS-28): signed by all, begun, neither over nor ended. */
export function bindsOn(facts: AgreementFacts, day: Day): boolean {
  const from = inForceFrom(facts)
  if (from === null || day < from || facts.closedAs === 'withdrawn') return false
  return (facts.untilOn === null || day < facts.untilOn) && (facts.closedOn === null || day < facts.closedOn)
}

/** Where it stands; `remindDays` is how long before its end it is said to be expiring, null where no rule says so. */
export function stageOf(facts: AgreementFacts, today: Day, remindDays: number | null): AgreementStage {
  if (facts.closedAs !== null) return facts.closedAs
  if (facts.proposedOn === null) return 'draft'
  if (facts.sides.some((side) => side.answer === 'refused')) return 'refused'
  const from = inForceFrom(facts)
  if (facts.untilOn !== null && today >= facts.untilOn) return 'expired'
  if (from === null) return 'proposed'
  if (today < from) return 'signed'
  if (facts.untilOn !== null && remindDays !== null && today >= addDays(facts.untilOn, -remindDays)) return 'expiring'
  return 'in-force'
}

/** Reason of what ended because one of its organisations did; pages say it in words. */
export const unitEnded = 'unit-ended'

export const agreementMoves = ['propose', 'withdraw', 'end'] as const
export type AgreementMove = (typeof agreementMoves)[number]

const movesAt: Readonly<Record<AgreementStage, readonly AgreementMove[]>> = {
  draft: ['propose', 'withdraw'],
  proposed: ['withdraw'],
  refused: ['withdraw'],
  signed: ['end'],
  'in-force': ['end'],
  expiring: ['end'],
  expired: [],
  ended: [],
  withdrawn: [],
}

export const maysAt = (stage: AgreementStage): readonly AgreementMove[] => movesAt[stage]
/** A refusal sends it back to who drew it up: it is amended and put before all sides anew. */
export const mayAmend = (stage: AgreementStage): boolean => stage === 'draft' || stage === 'refused'
export const mayRenew = (stage: AgreementStage): boolean => stage === 'expiring' || stage === 'expired'

export type MoveRefusal =
  | 'agreement-cannot-move'
  | 'agreement-sides-missing'
  | 'agreement-reason-missing'
  | 'agreement-over-already'

export function decideMove(
  facts: AgreementFacts,
  move: AgreementMove,
  reason: string | null,
  today: Day,
): { readonly ok: true } | { readonly ok: false; readonly code: MoveRefusal } {
  if (!movesAt[stageOf(facts, today, null)].includes(move)) return { ok: false, code: 'agreement-cannot-move' }
  if (move === 'propose') {
    if (facts.sides.length < 2) return { ok: false, code: 'agreement-sides-missing' }
    return facts.untilOn !== null && facts.untilOn <= today ? { ok: false, code: 'agreement-over-already' } : { ok: true }
  }
  return reason ? { ok: true } : { ok: false, code: 'agreement-reason-missing' }
}

/** Somebody answers for a side: from the side's own account, or from the paper that was signed. */
export interface SideAnswer {
  readonly unitNo: number
  readonly answer: 'signed' | 'refused'
  readonly onDay: Day
  readonly reason: string | null
  readonly paperNo: string | null
}

export type SignRefusal =
  | 'agreement-not-open'
  | 'agreement-side-unknown'
  | 'agreement-side-answered'
  | 'agreement-not-yours-to-sign'
  | 'agreement-day-unfit'
  | 'agreement-reason-missing'

/**
 * The entitled person of a side is who holds a grant at that very unit; an office above enters what was signed on paper and names the
 * paper. A side answers once; a signature is never given for somebody without either.
 */
export function decideSign(
  facts: AgreementFacts,
  said: SideAnswer,
  may: { readonly here: boolean; readonly paper: boolean },
  today: Day,
): { readonly ok: true } | { readonly ok: false; readonly code: SignRefusal } {
  const side = facts.sides.find((one) => one.unitNo === said.unitNo)
  if (!side) return { ok: false, code: 'agreement-side-unknown' }
  if (stageOf(facts, today, null) !== 'proposed') return { ok: false, code: 'agreement-not-open' }
  if (side.answer !== 'asked') return { ok: false, code: 'agreement-side-answered' }
  if (!(may.here || (may.paper && said.paperNo !== null))) return { ok: false, code: 'agreement-not-yours-to-sign' }
  // What was signed on paper may have been signed before it was put here; what is signed here is signed today.
  if (said.onDay > today || (said.paperNo === null && said.onDay !== today)) return { ok: false, code: 'agreement-day-unfit' }
  if (said.answer === 'refused' && !said.reason) return { ok: false, code: 'agreement-reason-missing' }
  return { ok: true }
}

/** Whether rights are held at the unit itself, not only above it. */
export const standsAt = (scope: Scope | null, unitNo: number): boolean =>
  scope !== null && (scope.everything || scope.nodes.includes(unitNo))
