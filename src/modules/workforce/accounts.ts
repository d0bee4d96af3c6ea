import { sql } from 'kysely'
import type { Grant } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import { command } from '../../platform/commands/operation.ts'
import type { ScopeSource } from '../../platform/contributions/scope-sources.ts'
import { findLinkableAccount } from '../access/index.ts'
import { workforce } from './contract.ts'
import { getReachedPerson } from './person.ts'
import { workforceProblems as problems } from './problems.ts'

/**
 * What an instructor or a secretary may see follows from the posts in which the person stands on the day, and from nothing else: assigned
 * today, seen today; ended, gone. The node of the right is the organisation itself: for a secretary the Party organisation.
 */
export const postsOfAccount: ScopeSource = {
  name: 'workforce.posts-of-account',
  async grantsOf(tx, accountId, today): Promise<Grant[]> {
    const { rows } = await sql<{ no: number; role: 'instructor' | 'secretary' }>`
      select distinct p.unit_no as no, p.role from workforce.person_account a join workforce.post p on p.person_id = a.person_id
      where a.account_id = ${accountId} and p.role in ('instructor', 'secretary') and p.retracted_at is null
        and p.from_on <= ${today}::date and (p.until_on is null or p.until_on > ${today}::date) order by 2, 1`.execute(tx)
    return rows.map(({ no, role }) => ({ role: role === 'secretary' ? 'party_org_secretary' : 'instructor', nodeNo: no }))
  },
}

/**
 * Two persons stand behind an instructor's rights: the system administrator made the account, the committee names whose it is. An
 * account whose person administers the platform is refused, and would be given nothing either (see access).
 */
export const linkAccount = command(workforce.linkAccount, async (call) => {
  const { tx, body, params } = call
  const person = await getReachedPerson(call, params.id)
  // Whoever links hands out rights over every post of the person, so the whole register of persons must be in reach.
  const whole = call.scope.everything || call.scope.nodes.includes(person.district_no)
  if (!whole) throw problem(problems['person-not-found'])
  const account = await findLinkableAccount(tx, body.loginName)
  if (!account) throw problem(problems['link-account-unknown'])
  if (account.administrator) throw problem(problems['link-account-administrator'])
  const { rows } = await sql`
    insert into workforce.person_account (person_id, account_id, linked_by) values (${params.id}, ${account.accountId}, ${call.actor.accountId})
    on conflict (person_id) do nothing returning person_id`.execute(tx)
  if (!rows[0]) throw problem(problems['link-exists'])
  call.note({ objectType: 'person', objectId: params.id, fields: ['account'], detail: { accountId: account.accountId } })
  return { displayName: account.displayName }
})

export const unlinkAccount = command(workforce.unlinkAccount, async (call) => {
  const { tx, params } = call
  const person = await getReachedPerson(call, params.id)
  const whole = call.scope.everything || call.scope.nodes.includes(person.district_no)
  if (!whole) throw problem(problems['person-not-found'])
  const { rows } = await sql<{
    account_id: string
  }>`delete from workforce.person_account where person_id = ${params.id} returning account_id`.execute(tx)
  if (!rows[0]) throw problem(problems['link-missing'])
  call.note({ objectType: 'person', objectId: params.id, fields: ['account'], detail: { accountId: rows[0].account_id } })
  return { id: params.id }
})
