import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { agendaOf } from './agenda-steps.ts'
import { claimsOf } from './claim-views.ts'
import { lists } from './contract.ts'
import { type EntryRecord, findRow, presentRows } from './list.ts'
import { listProblems as problems } from './problems.ts'
import { circle, reachedOf } from './store.ts'

/** What an entry is linked to, as far as the reader sees it. */
async function linksOf({ tx }: Call, id: string) {
  const { rows } = await sql<{
    id: string
    no: number
    kind: 'need' | 'resource' | 'project' | 'wish' | 'problem'
    title: string
  }>`
    select e.id, e.no::integer, e.kind, e.title from lists.entry_link l join lists.entry e on e.id = case when l.from_id = ${id} then l.to_id else l.from_id end
    where ${id}::uuid in (l.from_id, l.to_id) order by e.no`.execute(tx)
  return rows
}

async function signedListsOf({ tx }: Call, id: string) {
  const { rows } = await sql<{ id: string; title: string; signedOn: string }>`
    select s.id, s.title, s.signed_on as "signedOn" from lists.signed_list_entry x join lists.signed_list s on s.id = x.list_id and s.retracted_at is null
    where x.entry_id = ${id} order by s.signed_on`.execute(tx)
  return rows
}

/** Whether somebody acts for an organisation that may take it on: of what is kept to a community, for one in it or beneath the owner. */
async function mayClaim(call: Call, { id, communityId }: EntryRecord): Promise<boolean> {
  const claims = call.can('lists.claim')
  if (claims === null || communityId === null) return claims !== null
  const { rows } = await sql`
    select from lists.entry e join organisations.unit u on u.no <> e.owner_no and (u.no = any (${circle}) or u.scope_nodes @> array[e.owner_no])
    where e.id = ${id} and ${reachedBy(claims, 'u.scope_nodes')} limit 1`.execute(call.tx)
  return rows.length > 0
}

export const getEntry = query(lists.getEntry, async (call) => {
  const { tx, params } = call
  const row = await findRow(call, params.id)
  if (!row) throw problem(problems['entry-not-found'])
  const [shown] = await presentRows(call, [row])
  const owns = (scope: ReturnType<Call['can']>) => reachedOf(tx, scope, [row.ownerNo]).then((found) => found.has(row.ownerNo))
  const [publishes, checks] = [await owns(call.can('lists.publish')), await owns(call.can('lists.check'))]
  const open = row.state === 'published' && row.taken < row.quantity && (row.untilOn === null || row.untilOn > call.today)
  return {
    ...shown!,
    detail: row.detail,
    links: await linksOf(call, row.id),
    agenda: await agendaOf(call, row.stepId),
    signedLists: await signedListsOf(call, row.id),
    claims: await claimsOf(call, row),
    can: {
      correct: publishes && row.state !== 'closed' && row.taken === 0,
      check: checks && row.state === 'submitted' && (row.accountId === null || row.accountId !== call.actor.accountId),
      close: publishes && row.state !== 'closed' && row.taken === row.done,
      link: publishes && row.state !== 'closed',
      place: checks && row.state !== 'closed' && row.kind !== 'resource',
      claim: open && (await mayClaim(call, row)),
    },
  }
})
