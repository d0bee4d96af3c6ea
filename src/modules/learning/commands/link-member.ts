import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { learning } from '../contract.ts'
import { placesOf, reachesLearner } from '../learners.ts'
import { learningProblems as problems } from '../problems.ts'

/** A person in post is this member, as somebody says who reaches both. Nobody is linked by a name alone. */
export const linkMember = command(learning.linkMember, async (call) => {
  const { tx, params, body, actor, today } = call
  const [post, member] = [
    { kind: 'post', id: params.id },
    { kind: 'member', id: body.memberId },
  ] as const
  const [place] = await placesOf(call, member, today, 'scope')
  const reached = (await reachesLearner(call, post)) && (await reachesLearner(call, member))
  if (!reached || !place || place.unit_no === null) throw problem(problems['learner-not-found'])
  const { rows } = await sql<{ id: string }>`
    insert into learning.learner_link (person_id, member_id, unit_no, account_id)
    values (${post.id}, ${member.id}, ${place.unit_no}, ${actor.accountId}) on conflict do nothing returning id`.execute(tx)
  if (!rows[0]) throw problem(problems['learner-linked'])
  call.note({ objectType: 'learner-link', objectId: rows[0].id, detail: { person: post.id, member: member.id } })
  return rows[0]
})

export const unlinkMember = command(learning.unlinkMember, async (call) => {
  const { tx, params, now } = call
  const { rows } = (await reachesLearner(call, { kind: 'post', id: params.id }))
    ? await sql<{ id: string }>`update learning.learner_link set retracted_at = ${now}
        where person_id = ${params.id}::uuid and retracted_at is null returning id`.execute(tx)
    : { rows: [] }
  if (!rows[0]) throw problem(problems['learner-not-found'])
  call.note({ objectType: 'learner-link', objectId: rows[0].id })
  return rows[0]
})
