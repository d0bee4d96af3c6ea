import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { elections } from './contract.ts'
import { electionProblems as problems } from './problems.ts'
import { decideDecision, ruledEnd } from './rules.ts'
import { rulebooks } from './settings.ts'
import { requirePartyOrg } from './store.ts'
import { findTermForChange, type KeptTerm, levelAt } from './store-terms.ts'

const aboutUnit = (unitNo: number, what: string) => ({ objectType: 'unit', objectId: String(unitNo), fields: [what] })

export const recordTerm = command(elections.recordTerm, async (call) => {
  const { tx, body, today, actor } = call
  await requirePartyOrg(tx, call.scope, body.unitNo, today)
  if (body.fromOn > today) throw problem(problems['term-in-the-future'])
  const { rows } = await sql<{ id: string }>`
    insert into elections.term (unit_no, from_on, document_no, account_id)
    values (${body.unitNo}, ${body.fromOn}, ${body.documentNo?.trim() || null}, ${actor.accountId})
    on conflict (unit_no, from_on) where retracted_at is null do nothing returning id`.execute(tx)
  if (!rows[0]) throw problem(problems['term-exists'])
  call.note(aboutUnit(body.unitNo, 'term'))
  return { id: rows[0].id }
})

async function getTerm(call: Call, id: string): Promise<KeptTerm> {
  const term = await findTermForChange(call.tx, call.scope, id)
  if (!term) throw problem(problems['term-not-found'])
  return term
}

/** The latest decision stands; the one before is kept as taken back. */
export const decideTerm = command(elections.decideTerm, async (call) => {
  const { tx, body, params, today, actor } = call
  const term = await getTerm(call, params.id)
  const book = (await rulebooks(tx))(term.district_no)
  const years = book.find('term.length', term.from_on)?.params.years
  const ruled = ruledEnd(term.from_on, await levelAt(tx, term.unit_no, term.from_on, today), years)
  const extension = book.find('term.extension', today)
  const rule = extension && { months: extension.params.months, blocks: extension.severity === 'block' }
  const verdict = decideDecision(term.from_on, ruled, body, rule)
  if (!verdict.ok) throw problem(problems[verdict.code], verdict.params)
  await retractDecision(call, term)
  await sql`
    insert into elections.term_decision (term_id, kind, until_on, document_no, document_on, reason, exception, account_id)
    values (${term.id}, ${body.kind}, ${body.untilOn}, ${body.documentNo}, ${body.documentOn ?? null}, ${body.reason}, ${verdict.beyond}, ${actor.accountId})`.execute(
    tx,
  )
  call.note(aboutUnit(term.unit_no, 'term-decision'))
  return { id: term.id, beyond: verdict.beyond }
})

export const takeBackTerm = command(elections.takeBackTerm, async (call) => {
  const term = await getTerm(call, call.params.id)
  if (call.body.what === 'decision') {
    if (term.decision_id === null) throw problem(problems['term-decision-not-found'])
    await retractDecision(call, term)
  } else {
    if (term.election_id !== null) throw problem(problems['term-of-election'])
    await retractDecision(call, term)
    await sql`update elections.term set retracted_at = transaction_timestamp() where id = ${term.id}`.execute(call.tx)
  }
  call.note(aboutUnit(term.unit_no, call.body.what === 'term' ? 'term' : 'term-decision'))
  return { id: term.id }
})

async function retractDecision({ tx }: Call, term: KeptTerm): Promise<void> {
  await sql`update elections.term_decision set retracted_at = transaction_timestamp() where id = ${term.decision_id}`.execute(tx)
}
