import type { Procedure } from '../../kernel/procedure.ts'
import { type CaseDetails, missingDetails } from './rules-details.ts'
import { afterAnswers, type Party, stepOf } from './rules.ts'

/** An open case as far as it names units. */
export interface Naming {
  readonly step: string
  readonly subjectNo: number
  readonly details: CaseDetails
  readonly parties: readonly Party[]
}

/** A unit that is no more; null when nobody takes its place. */
export interface Ended {
  readonly unitNo: number
  readonly successorNo: number | null
}

/** Whether the successor can carry on as the applicant: of a kind the procedure is for, without an open case of its own of the same procedure. */
export type Successor = 'takes-over' | 'has-its-own' | 'unfit'

export type Following =
  | {
      readonly goesOn: false
      readonly because: 'applicant-ended' | 'applicant-merged' | 'successor-has-its-own' | 'successor-unfit'
    }
  | (Naming & { readonly goesOn: true; readonly moved: boolean })

/**
 * What becomes of an open case when a unit it names is merged or ends. Whoever stood for the unit now stands for its successor, with what
 * it has answered. A case whose applicant is gone ends, because nobody could be answered; one that now lacks something goes back to the
 * applicant; one that waited only for the unit that is gone goes on.
 */
export function followUnit(
  procedure: Procedure,
  before: Naming,
  { unitNo, successorNo }: Ended,
  successor: Successor,
): Following {
  const leads = before.subjectNo === unitNo
  if (leads && successorNo === null) return { goesOn: false, because: 'applicant-ended' }
  if (leads && procedure.whenMerged === 'ends') return { goesOn: false, because: 'applicant-merged' }
  if (leads && successor === 'has-its-own') return { goesOn: false, because: 'successor-has-its-own' }
  if (leads && successor === 'unfit') return { goesOn: false, because: 'successor-unfit' }
  const subjectNo = leads ? successorNo! : before.subjectNo
  const swap = (no: number | null | undefined) => (no === unitNo ? successorNo : no)
  const named = {
    subjectNo,
    details: detailsAfter(before.details, subjectNo, swap),
    parties: partiesAfter(before.parties, subjectNo, swap),
  }
  const first = procedure.steps[0]!.code
  if (before.step !== first && missingDetails(procedure, named.details).length > 0) {
    const parties = named.parties.map(({ unitNo: no }) => ({ unitNo: no, state: 'asked' as const }))
    return { goesOn: true, ...named, parties, step: first, moved: true }
  }
  const onward =
    stepOf(procedure, before.step)?.actor.node === 'covered' ? afterAnswers(procedure, before.step, named.parties) : null
  return { goesOn: true, ...named, step: onward ?? before.step, moved: onward !== null }
}

type Swap = (no: number | null | undefined) => number | null | undefined

/** A unit is not asked to move into itself: what would name the applicant a second time is left out. */
function detailsAfter(details: CaseDetails, subjectNo: number, swap: Swap): CaseDetails {
  const after: CaseDetails = { ...details }
  if (details.covers) {
    const covers = details.covers.map(swap).filter((no): no is number => typeof no === 'number' && no !== subjectNo)
    after.covers = [...new Set(covers)]
  }
  if (details.leaves) {
    const target = swap(details.targetNo)
    const leaves = details.leaves.map(swap).filter((no): no is number => typeof no === 'number' && no !== target)
    after.leaves = [...new Set(leaves)]
  }
  for (const field of ['targetNo', 'superiorNo'] as const) {
    const no = swap(details[field])
    if (details[field] !== undefined) after[field] = no === subjectNo ? null : (no ?? null)
  }
  return after
}

/** A successor that is asked already keeps its own answer. */
function partiesAfter(parties: readonly Party[], subjectNo: number, swap: Swap): Party[] {
  const own = new Set(parties.map((party) => party.unitNo))
  return parties.flatMap((party) => {
    const unitNo = swap(party.unitNo)
    if (typeof unitNo !== 'number' || unitNo === subjectNo) return []
    return unitNo !== party.unitNo && own.has(unitNo) ? [] : [{ ...party, unitNo }]
  })
}
