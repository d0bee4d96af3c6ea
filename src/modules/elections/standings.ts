import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { elections } from './contract.ts'
import { endOf, hasCommittee, ruledEnd, standingOf } from './rules.ts'
import { type Rulebook, rulebooks, ruleRefOf } from './settings.ts'
import { listTermRows, type TermQuestion, type TermRow } from './store-terms.ts'

export type Standing = AnswerOf<typeof elections.listTerms>['items'][number]
export type TermFilter = Omit<TermQuestion, 'scope' | 'runs' | 'decides'> & { readonly asOf?: Day | undefined }
type Asking = Pick<Call, 'tx' | 'scope' | 'today' | 'can'>

/** Where the term of every organisation in reach stands on a day, today unless told otherwise: the one source of list, counts, export and the panel of a unit. */
export async function findStandings(call: Asking, { asOf, ...filter }: TermFilter): Promise<Standing[]> {
  const day = asOf ?? call.today
  const question = { ...filter, scope: call.scope, runs: call.can('election.run'), decides: call.can('election.decide') }
  const bookOf = await rulebooks(call.tx)
  const rows = await listTermRows(call.tx, day, question)
  return rows.map((row) => standingFrom(row, bookOf(row.district), day)).sort(bySooner)
}

export function standingFrom(row: TermRow, book: Rulebook, today: Day): Standing {
  const committeeRule = book.find('org.committee', today)
  const temporary = row.form === 'temporary'
  const term = termFrom(row, book)
  const stands = standsOn(row, term, book, today)
  return {
    unit: { no: row.no, name: row.name, level: row.level, form: row.form },
    superior: row.superiorNo === null ? null : { no: row.superiorNo, name: row.superior! },
    ...stands,
    term,
    committee: {
      applies: temporary ? false : committeeRule ? hasCommittee(row.level, row.members, committeeRule.params) : null,
      members: row.members,
      membersFrom: row.membersFrom,
      from: committeeRule?.params.from ?? null,
      rule: ruleRefOf(committeeRule),
    },
    openElection: row.openId === null ? null : { id: row.openId, no: row.openNo!, state: row.openState! },
    can: { open: row.runs && !temporary && row.openId === null, decide: row.decides && !temporary },
  }
}

/** A temporary branch has no term to run out; one that is not on record waits to be recorded. */
function standsOn(row: TermRow, term: Standing['term'], book: Rulebook, today: Day) {
  if (row.form === 'temporary') return { stage: 'not-applicable' as const, reminder: null }
  if (term === null) return { stage: 'unrecorded' as const, reminder: null }
  return standingOf(term.endsOn, today, book.find('term.reminder', today)?.params.months ?? [])
}

function termFrom(row: TermRow, book: Rulebook): Standing['term'] {
  if (row.termId === null || row.fromOn === null) return null
  const rule = book.find('term.length', row.fromOn)
  const ruledEndsOn = ruledEnd(row.fromOn, row.level, rule?.params.years)
  return {
    id: row.termId,
    fromOn: row.fromOn,
    documentNo: row.documentNo,
    electionId: row.electionId,
    ruledEndsOn,
    endsOn: endOf({ fromOn: row.fromOn, decidedUntilOn: row.decision?.untilOn ?? null }, ruledEndsOn),
    decision: row.decision,
    rule: ruleRefOf(rule),
  }
}

/** What ends sooner comes first; what has no end known, after. The order says when something is due, nothing else. */
function bySooner(a: Standing, b: Standing): number {
  const [first, second] = [a.term?.endsOn ?? '9999', b.term?.endsOn ?? '9999']
  return first === second ? a.unit.no - b.unit.no : first < second ? -1 : 1
}
