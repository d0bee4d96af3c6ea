import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedOf } from './store.ts'
import { listProblems as problems } from './problems.ts'
import { agendaMay, type AgendaState, type EntryKind } from './rules.ts'

/** A step of an agenda the account keeps and that has not ended. Throws `agenda-not-found`, `agenda-cannot`, `agenda-kind-unfit`. */
export async function requireStep(call: Call, stepId: string, kind: EntryKind): Promise<void> {
  const { rows } = await sql<{ ownerNo: number; state: AgendaState }>`
    select a.owner_no as "ownerNo", a.state from lists.agenda_step s join lists.agenda a on a.id = s.agenda_id where s.id = ${stepId}`.execute(
    call.tx,
  )
  const agenda = rows[0]
  if (!agenda || !(await reachedOf(call.tx, call.can('lists.check'), [agenda.ownerNo])).has(agenda.ownerNo))
    throw problem(problems['agenda-not-found'])
  if (!agendaMay(agenda.state, 'place')) throw problem(problems['agenda-cannot'])
  if (kind === 'resource') throw problem(problems['agenda-kind-unfit'])
}

/** The agenda an entry stands in, as far as the reader sees it: a draft is the office's own. */
export async function agendaOf({ tx }: Pick<Call, 'tx'>, stepId: string | null) {
  if (stepId === null) return null
  const { rows } = await sql<{ id: string; title: string; stepId: string; step: string }>`
    select a.id, a.title, s.id as "stepId", s.title as step from lists.agenda_step s join lists.agenda a on a.id = s.agenda_id where s.id = ${stepId}`.execute(
    tx,
  )
  return rows[0] ?? null
}
