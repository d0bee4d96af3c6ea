import { sql } from 'kysely'
import { hashOwnPassword, openOwnAccount } from '../../access/index.ts'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command, preparedCommand, type Prelude } from '../../../platform/commands/operation.ts'
import { plainCode } from '../../../platform/crypto/spoken-codes.ts'
import { asPlatform, systemContext, type Tx } from '../../../platform/db/database.ts'
import { members } from '../contract.ts'
import { findOwnMember } from '../own-store.ts'
import { memberProblems as problems } from '../problems.ts'

interface Invited {
  readonly id: number
  readonly memberId: string
  readonly name: string
  readonly accountId: string | null
}

/** A code that is wrong, used, replaced or past its days is answered alike. */
async function invitedBy(tx: Tx, call: Pick<Prelude, 'services' | 'today'>, code: string, lock: boolean): Promise<Invited> {
  const digest = call.services.crypto.mac('member.invitation', plainCode(code))
  const { rows } = await sql<Invited>`
    select i.id, m.id as "memberId", m.name, m.account_id as "accountId" from members.invitation i join members.member m on m.id = i.member_id
    where i.code_digest = ${digest} and i.valid_until > ${call.today} and m.retracted_by is null ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['invitation-code-unknown'])
  return rows[0]
}

async function join(call: Call, invited: Invited, accountId: string): Promise<void> {
  if (invited.accountId !== null) throw problem(problems['member-linked-already'])
  await sql`update members.invitation set code_digest = null, used_at = ${call.now}, account_id = ${accountId} where id = ${invited.id}`.execute(
    call.tx,
  )
  await sql`update members.member set account_id = ${accountId} where id = ${invited.memberId}`.execute(call.tx)
  call.note({ objectType: 'member', objectId: invited.memberId, fields: ['account'] })
}

/** The code is looked at before the password is: a visitor without one learns nothing of login names and costs no hash. */
export const openAccount = preparedCommand(
  members.openAccount,
  async ({ services, today, body }) => {
    const invited = await services.database.read(systemContext, (tx) => invitedBy(tx, { services, today }, body.code, false))
    return hashOwnPassword(services, { loginName: body.loginName, displayName: invited.name }, body.password)
  },
  async (call) => {
    const { tx, body, prepared } = call
    await asPlatform(tx, async () => {
      const invited = await invitedBy(tx, call, body.code, true)
      await join(call, invited, await openOwnAccount(call, { loginName: body.loginName, displayName: invited.name }, prepared))
    })
    return {}
  },
)

/** Who has an account already, e.g. as a secretary, joins that one: one person, one account, one record. */
export const takeInvitation = command(members.takeInvitation, async (call) => {
  const { tx, actor, body } = call
  await asPlatform(tx, async () => {
    const invited = await invitedBy(tx, call, body.code, true)
    if (actor.accountId === null) throw problem(problems['invitation-code-unknown'])
    if (await findOwnMember(call)) throw problem(problems['account-linked-already'])
    await join(call, invited, actor.accountId)
  })
  return {}
})
