import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../../platform/db/database.ts'
import { members } from '../contract.ts'
import { memberProblems as problems } from '../problems.ts'
import { getMemberForChange, recordAct } from '../store.ts'

/** Acts that may be taken back: facts alone hang on them. A correction is put right by another, an accepted transfer by a transfer back. */
const undoable: ReadonlySet<string> = new Set(['enter', 'move', 'decide', 'away', 'back'])
export const isUndoable = (kind: string): boolean => undoable.has(kind)

/** Take the last entry about a member back. The entry of the member itself takes the member with it, as long as nothing followed. */
export const undoAct = command(members.undoAct, async (call) => {
  const { tx, params, body, ifMatch } = call
  const member = await getMemberForChange(call, params.id, ifMatch)
  const last = await lastActOf(tx, member.id)
  const { rows } = await sql<{ kind: string }>`
    select kind from members.act where id = ${params.actId} and member_id = ${member.id}`.execute(tx)
  if (!rows[0] || !isUndoable(rows[0].kind)) throw problem(problems['member-act-not-found'])
  if (last !== params.actId) throw problem(problems['member-act-not-the-last'])
  const undo = await recordAct(tx, call.actor.accountId, {
    kind: 'undo',
    districtNo: member.districtNo,
    memberId: member.id,
    reason: body.reason,
    undoes: params.actId,
  })
  // Between the retraction and the new row the member is out of everybody's sight.
  await asPlatform(tx, () => takeBack(tx, params.actId, undo))
  if (rows[0].kind === 'enter') await sql`update members.member set retracted_by = ${undo} where id = ${member.id}`.execute(tx)
  call.note({ objectType: 'member', objectId: member.id, fields: ['act'] })
  return { id: member.id, revision: member.revision }
})

/** The latest entry about a member that stands. */
async function lastActOf(tx: Tx, memberId: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select a.id from members.act a where a.member_id = ${memberId} and a.kind not in ('undo', 'correct')
      and not exists (select from members.act u where u.undoes = a.id) order by a.id desc limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** What an act recorded is retracted, what it had retracted is recorded again. */
export async function takeBack(tx: Tx, actId: number, undo: number): Promise<void> {
  await sql`update members.membership set retracted_by = ${undo}, retracted_at = transaction_timestamp()
    where recorded_by = ${actId} and retracted_at is null`.execute(tx)
  await sql`insert into members.membership (member_id, branch_no, place, from_on, until_on, ended_because, document_no, recorded_by)
    select member_id, branch_no, place, from_on, until_on, ended_because, document_no, ${undo} from members.membership
    where retracted_by = ${actId} and recorded_by <> ${actId}`.execute(tx)
  await sql`update members.standing set retracted_by = ${undo}, retracted_at = transaction_timestamp()
    where recorded_by = ${actId} and retracted_at is null`.execute(tx)
  await sql`insert into members.standing (member_id, code, from_on, until_on, document_no, recorded_by)
    select member_id, code, from_on, until_on, document_no, ${undo} from members.standing
    where retracted_by = ${actId} and recorded_by <> ${actId}`.execute(tx)
  await sql`update members.away set retracted_by = ${undo}, retracted_at = transaction_timestamp()
    where recorded_by = ${actId} and retracted_at is null`.execute(tx)
  await sql`insert into members.away (member_id, since, until_on, reason, host_no, host_name, document_no, recorded_by)
    select member_id, since, until_on, reason, host_no, host_name, document_no, ${undo} from members.away
    where retracted_by = ${actId} and recorded_by <> ${actId}`.execute(tx)
}
