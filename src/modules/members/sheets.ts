import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, preparedCommand, query } from '../../platform/commands/operation.ts'
import { handedIn } from '../../platform/exchange/handed-in.ts'
import { readLines } from '../../platform/exchange/read-lines.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { decideDay } from './rules.ts'
import { sheetColumns, sheetHeads, type SheetLine, type SheetRefusal, type SheetVerdict, verdicts } from './rules/sheet-rows.ts'
import { judgeLines, memberLines } from './sheet-read.ts'
import { applyRow, undoRow } from './sheet-write.ts'

/** The file is read before the transaction, in a thread of its own; what it says is kept sealed, row by row. */
export const uploadSheet = preparedCommand(
  members.uploadSheet,
  async ({ upload }) => {
    if (!upload) throw problem(problems['sheet-unreadable'])
    return readLines(upload.path, upload.name, memberLines)
  },
  async (call) => {
    const { tx, body, today, services, prepared } = call
    const fromOn = body.fromOn ?? today
    const decision = decideDay(fromOn, today, null)
    if (!decision.ok) throw problem(problems[decision.code], decision.params)
    const id = await sheets.open(call, prepared.length, { from_on: fromOn })
    const judged = await judgeLines(call, prepared)
    const sealed = services.crypto.sealMany(
      'member.sheet',
      judged.map(({ line }) => JSON.stringify(line)),
    )
    const rows = judged.map(({ line, branchNo, revision, verdict }, index) => ({
      row: line.row,
      verdict: verdict.verdict,
      reason: verdict.verdict === 'refused' ? verdict.reason : null,
      fields: 'memberId' in verdict ? verdict.fields : [],
      told: sealed[index]!.toString('hex'),
      branch: branchNo,
      member: 'memberId' in verdict ? verdict.memberId : null,
      revision,
    }))
    await sql`
      insert into members.sheet_row (sheet_id, row, verdict, reason, fields, told_sealed, branch_no, member_id, seen_revision)
      select ${id}::uuid, r.row, r.verdict, r.reason, r.fields, decode(r.told, 'hex'), r.branch, r.member, r.revision
      from json_to_recordset(${JSON.stringify(rows)}::json) as r
        (row integer, verdict text, reason text, fields text[], told text, branch integer, member uuid, revision integer)`.execute(
      tx,
    )
    return { id }
  },
)

const sheets = handedIn<SheetVerdict, { fromOn: string }>({
  schema: 'members',
  noted: 'member-sheet',
  verdicts,
  more: { fromOn: 'from_on' },
  missing: problems['sheet-not-found'],
  closed: problems['sheet-closed'],
})

export const listSheets = query(members.listSheets, (call) => sheets.page(call))

interface SheetRow {
  row: number
  verdict: SheetVerdict
  reason: SheetRefusal | null
  fields: ('phone' | 'joined_on')[]
  told: Buffer | null
  memberId: string | null
}

export const getSheet = query(members.getSheet, (call) =>
  sheets.withRows(call, async (chosen) => {
    const { rows } = await sql<SheetRow>`
      select r.row, r.verdict, r.reason, r.fields, r.told_sealed as told, r.member_id as "memberId"
      from members.sheet_row r where ${chosen}`.execute(call.tx)
    return rows.map(({ told, ...row }) => {
      const line = told && toldOf(call, told)
      return { ...row, name: line?.姓名 ?? null, branch: line?.党组织 ?? null }
    })
  }),
)

const toldOf = ({ services }: Pick<Call, 'services'>, sealed: Buffer) =>
  JSON.parse(services.crypto.open('member.sheet', sealed)) as SheetLine

/** All rows or none. The register may have gone on since the sheet was read: then nothing is written, and the file is handed in again. */
export const applySheet = command(members.applySheet, async (call) => {
  const { tx } = call
  const { id } = call.params
  const { fromOn } = await sheets.lock(call, id, 'read')
  const { rows } = await sql<{ id: number; told: Buffer; verdict: SheetVerdict; actId: number | null }>`
    select id, told_sealed as told, verdict from members.sheet_row where sheet_id = ${id} and verdict in ('new', 'changed', 'unchanged') order by row`.execute(
    tx,
  )
  const judged = await judgeLines(
    call,
    rows.map((row) => toldOf(call, row.told)),
  )
  if (judged.some((one, index) => one.verdict.verdict !== rows[index]!.verdict)) throw problem(problems['sheet-stale'])
  for (const [index, one] of judged.entries()) await applyRow(call, rows[index]!.id, one, fromOn)
  await sql`update members.sheet_row set told_sealed = null where sheet_id = ${id} and verdict <> 'refused'`.execute(tx)
  return sheets.move(call, id, 'applied')
})

/** What was read and not written is nobody's any more. */
export const discardSheet = command(members.discardSheet, async (call) => {
  const { tx } = call
  const { id } = call.params
  await sheets.lock(call, id, 'read')
  await sql`delete from members.sheet_row where sheet_id = ${id}`.execute(tx)
  await sql`delete from members.sheet where id = ${id}`.execute(tx)
  return { id }
})

export const undoSheet = command(members.undoSheet, async (call) => {
  const { tx } = call
  const { id } = call.params
  await sheets.lock(call, id, 'applied')
  const { rows } = await sql<{ id: number }>`
    select id from members.sheet_row where sheet_id = ${id} and act_id is not null order by id desc`.execute(tx)
  for (const row of rows) await undoRow(call, row.id)
  return sheets.move(call, id, 'undone')
})

type Refused = { line: SheetLine; reason: SheetRefusal }
const refusedColumns: readonly FileColumn<Refused>[] = [
  ...sheetHeads.map((head) => ({ head: sheetColumns[head], width: 16, value: ({ line }: Refused) => line[head] || null })),
  { head: 'refusedBecause', width: 40, value: ({ reason }, { refused }) => refused[reason] },
]

export const downloadRefused = download(members.downloadRefused, async (call) => {
  await sheets.require(call, call.params.id)
  const { rows } = await sql<{ told: Buffer; reason: SheetRefusal }>`
    select told_sealed as told, reason from members.sheet_row where sheet_id = ${call.params.id} and verdict = 'refused' order by row`.execute(
    call.tx,
  )
  const lines = rows.map(({ told, reason }) => ({ line: toldOf(call, told), reason }))
  return listFile(call, call.query, 'refused', refusedColumns, lines)
})
