import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { keepFieldsTyped } from '../../platform/commands/fields-typed.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { takeBack } from './commands/undo-act.ts'
import { changesOf, saveCorrection } from './own-store.ts'
import { memberProblems as problems } from './problems.ts'
import type { Place } from './rules.ts'
import { filledCells } from './rules/sheet-rows.ts'
import type { JudgedLine } from './sheet-read.ts'
import { changeStanding, getBranch, getMemberForChange, openRelation, recordAct, sealPhone, wordsOf } from './store.ts'

/** Writes what a row says, under an act of its own, so that the history of the member names the import. */
export async function applyRow(call: Call, rowId: number, judged: JudgedLine, fromOn: string): Promise<void> {
  const { verdict, told } = judged
  if (told === null || judged.branchNo === null) return
  if (verdict.verdict === 'new') return insertMember(call, rowId, { ...judged, told, branchNo: judged.branchNo }, fromOn)
  if (verdict.verdict !== 'changed') return
  const { tx, services } = call
  const member = await getMemberForChange(call, verdict.memberId, judged.revision)
  const { rows } = await sql<{ phone: Buffer | null; joinedOn: string | null }>`
    select phone_sealed as phone, joined_on as "joinedOn" from members.member where id = ${member.id}`.execute(tx)
  const { phone, joinedOn } = rows[0]!
  const before = JSON.stringify({ phone: phone && services.crypto.open('member.phone', phone), joinedOn })
  const wanted = {
    ...(verdict.fields.includes('phone') ? { phone: told.phone } : {}),
    ...(verdict.fields.includes('joined_on') ? { joinedOn: told.joinedOn } : {}),
  }
  const act = { kind: 'correct', districtNo: member.districtNo, memberId: member.id }
  const actId = await recordAct(tx, call.actor.accountId, act)
  await saveCorrection(call, member.id, actId, wanted, await changesOf(tx, member.id, wanted))
  await sql`update members.sheet_row set act_id = ${actId}, seen_revision = ${member.revision}, before_sealed = ${services.crypto.seal('member.sheet', before)}
    where id = ${rowId}`.execute(tx)
}

type Whole = JudgedLine & { readonly told: NonNullable<JudgedLine['told']>; readonly branchNo: number }

async function insertMember(call: Call, rowId: number, { line, told, branchNo }: Whole, fromOn: string): Promise<void> {
  const { tx } = call
  const branch = await getBranch(call, branchNo)
  const phone = sealPhone(call.services, told.phone)
  const actId = await recordAct(tx, call.actor.accountId, { kind: 'import', districtNo: branch.districtNo })
  const { rows } = await sql<{ id: string }>`
    insert into members.member (district_no, name, words, phone_sealed, phone_index, joined_on, scope_nodes, recorded_by)
    values (${branch.districtNo}, ${told.name}, ${wordsOf(told.name)}, ${phone.sealed}, ${phone.index}, ${told.joinedOn}, ${[...branch.scopeNodes]}, ${actId})
    returning id`.execute(tx)
  const { id } = rows[0]!
  await sql`update members.act set member_id = ${id} where id = ${actId}`.execute(tx)
  await keepFieldsTyped({ tx, fieldsTyped: filledCells(line) }, 'members.entry', id)
  await openRelation(tx, actId, id, { branchNo, place: told.place as Place, fromOn })
  await changeStanding(tx, actId, id, { code: told.standing, fromOn })
  await sql`update members.sheet_row set act_id = ${actId}, member_id = ${id}, seen_revision = 1 where id = ${rowId}`.execute(tx)
}

/** What the row wrote goes, what it had changed stands again. Throws `sheet-followed` where something was entered since. */
export async function undoRow(call: Call, rowId: number): Promise<void> {
  const { tx, services } = call
  const { rows } = await sql<{
    memberId: string
    actId: number
    seen: number
    verdict: string
    before: Buffer | null
    kept: boolean
  }>`
    select r.member_id as "memberId", r.act_id as "actId", r.seen_revision as seen, r.verdict, r.before_sealed as before,
      exists (select from members.registration g where g.member_id = r.member_id) or exists (select from members.own_request q where q.member_id = r.member_id)
        or exists (select from members.flow_report f where f.member_id = r.member_id) as kept
    from members.sheet_row r where r.id = ${rowId}`.execute(tx)
  const row = rows[0]!
  const member = await getMemberForChange(call, row.memberId, null)
  if (member.revision !== row.seen + 1 || (row.verdict === 'new' && row.kept)) throw problem(problems['sheet-followed'])
  const act = { kind: 'undo', districtNo: member.districtNo, memberId: member.id, undoes: row.actId }
  const undo = await recordAct(tx, call.actor.accountId, act)
  if (row.verdict === 'new') {
    await asPlatform(tx, () => takeBack(tx, row.actId, undo))
    await sql`update members.member set retracted_by = ${undo} where id = ${member.id}`.execute(tx)
  } else if (row.before !== null) {
    const before = JSON.parse(services.crypto.open('member.sheet', row.before)) as {
      phone: string | null
      joinedOn: string | null
    }
    await saveCorrection(call, member.id, undo, before, await changesOf(tx, member.id, before))
  }
  await sql`update members.sheet_row set before_sealed = null where id = ${rowId}`.execute(tx)
}
