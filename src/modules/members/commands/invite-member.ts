import { sql } from 'kysely'
import { addDays } from '../../../kernel/dates.ts'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { spokenCode } from '../../../platform/crypto/spoken-codes.ts'
import { members } from '../contract.ts'
import { memberProblems as problems } from '../problems.ts'
import { endsMembership } from '../rules.ts'
import { getRule } from '../settings.ts'
import { getMemberForChange } from '../store.ts'

/** Only the side the relation lies with hands a code over; one made before is worth nothing from then on. */
export const inviteMember = command(members.inviteMember, async (call) => {
  const { tx, params, today, services, ifMatch } = call
  const member = await getMemberForChange(call, params.id, ifMatch)
  if (member.accountId !== null) throw problem(problems['member-linked-already'])
  if (member.standing !== null && endsMembership(member.standing)) throw problem(problems['member-gone'])
  const rule = await getRule(tx, member.districtNo, 'member.invitation', today)
  const validUntil = addDays(today, rule.params.days)
  const code = spokenCode(12, 4)
  await sql`update members.invitation set code_digest = null where member_id = ${member.id} and code_digest is not null`.execute(
    tx,
  )
  await sql`insert into members.invitation (member_id, code_digest, made_on, valid_until, rule_version, made_by)
    values (${member.id}, ${services.crypto.mac('member.invitation', code.plain)}, ${today}, ${validUntil}, ${rule.version}, ${call.actor.accountId})`.execute(
    tx,
  )
  call.note({ objectType: 'member', objectId: member.id, fields: ['invitation'] })
  return { code: code.told, validUntil }
})

/** The account stays what it is; the member is nobody's until invited anew. */
export const unlinkAccount = command(members.unlinkAccount, async (call) => {
  const { tx, params, ifMatch, body } = call
  const member = await getMemberForChange(call, params.id, ifMatch)
  if (member.accountId === null) throw problem(problems['member-not-linked'])
  await sql`update members.member set account_id = null where id = ${member.id}`.execute(tx)
  call.note({ objectType: 'member', objectId: member.id, fields: ['account'], detail: { reason: body.reason } })
  return { id: member.id, revision: member.revision }
})
