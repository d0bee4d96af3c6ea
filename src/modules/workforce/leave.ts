import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { command } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { recordAct, unitsChanged } from '../organisations/index.ts'
import { workforce } from './contract.ts'
import { loadsOn } from './facts.ts'
import { getReachedPerson } from './person.ts'
import { workforceProblems as problems } from './problems.ts'
import { cutPost } from './store.ts'

/** Every open post within reach ends, and the sender no longer sends the person. What is left without anybody shows as a gap. */
export const leave = command(workforce.leave, async (call) => {
  const { tx, body, params } = call
  const person = await getReachedPerson(call, params.id)
  const { rows: posts } = await sql<{ id: string; unit_no: number }>`
    select p.id, p.unit_no from workforce.post p join organisations.unit u on u.no = p.unit_no
    where p.person_id = ${person.id} and p.retracted_at is null and p.until_on is null and ${reachedBy(call.scope, 'u.scope_nodes')}
    order by p.unit_no, p.id for update of p`.execute(tx)
  const { rows: sent } = await sql`
    update workforce.nomination n set until_on = greatest(n.from_on, ${body.untilOn}::date), reason = ${body.reason ?? null}
    from organisations.unit u where u.no = n.body_no and n.person_id = ${person.id} and n.until_on is null and ${reachedBy(call.scope, 'u.scope_nodes')}
    returning n.id`.execute(tx)
  if (posts.length + sent.length === 0) throw problem(problems['nothing-to-end'])
  if (posts.length > 0) {
    const actId = await recordAct(tx, call.actor.accountId, { kind: 'release', reason: body.reason, effectiveOn: body.untilOn })
    for (const post of posts) await cutPost(tx, actId, post.id, body.untilOn)
    await call.emit(unitsChanged([...new Set(posts.map((post) => post.unit_no))]))
  }
  const left = await loadsOn(tx, [person.id], body.untilOn)
  call.note({ objectType: 'person', objectId: person.id, fields: ['post'], detail: { ended: posts.length } })
  return { ended: posts.length, elsewhere: left.get(person.id) ?? 0 }
})
