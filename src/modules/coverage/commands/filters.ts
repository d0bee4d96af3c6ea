import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command, query } from '../../../platform/commands/operation.ts'
import { coverage } from '../contract.ts'
import { coverageProblems as problems } from '../problems.ts'

export const saveFilter = command(coverage.saveFilter, async (call) => {
  const { rows } = await sql<{ id: string }>`
    insert into coverage.saved_filter (account_id, name, filter) values (${call.actor.accountId}, ${call.body.name}, ${JSON.stringify(call.body.filter)}::jsonb)
    on conflict (account_id, name) do update set filter = excluded.filter, saved_at = now() returning id`.execute(call.tx)
  return { id: rows[0]!.id }
})

export const listFilters = query(coverage.listFilters, async (call) => {
  const { rows } = await sql<{ id: string; name: string; filter: Record<string, string> }>`
    select id, name, filter from coverage.saved_filter where account_id = ${call.actor.accountId} order by name`.execute(call.tx)
  return { items: rows }
})

export const removeFilter = command(coverage.removeFilter, async (call) => {
  const { rows } = await sql<{
    id: string
  }>`delete from coverage.saved_filter where id = ${call.params.id} and account_id = ${call.actor.accountId} returning id`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['filter-not-found'])
  return { id: rows[0].id }
})
