import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, preparedCommand, query } from '../../platform/commands/operation.ts'
import { readLines } from '../../platform/exchange/read-lines.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { decideDay } from './rules.ts'
import { sheetColumns, sheetHeads, type SheetLine, type SheetRefusal, type SheetVerdict } from './rules/sheet-rows.ts'
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
    const { tx, body, today, actor, services, prepared, upload } = call
    const fromOn = body.fromOn ?? today
    const decision = decideDay(fromOn, today, null)
    if (!decision.ok) throw problem(problems[decision.code], decision.params)
    const { rows } = await sql<{ id: string }>`
      insert into members.sheet (file_name, account_id, from_on) values (${upload!.name.slice(0, 200)}, ${actor.accountId}, ${fromOn}) returning id`.execute(
      tx,
    )
    const { id } = rows[0]!
    for (const { line, branchNo, revision, verdict } of await judgeLines(call, prepared)) {
      const reason = verdict.verdict === 'refused' ? verdict.reason : null
      const [memberId, fields] = 'memberId' in verdict ? [verdict.memberId, [...verdict.fields]] : [null, []]
      await sql`insert into members.sheet_row (sheet_id, row, verdict, reason, fields, told_sealed, branch_no, member_id, seen_revision)
        values (${id}, ${line.row}, ${verdict.verdict}, ${reason}, ${fields}, ${services.crypto.seal('member.sheet', JSON.stringify(line))}, ${branchNo},
          ${memberId}, ${revision})`.execute(tx)
    }
    call.note({ objectType: 'member-sheet', objectId: id, detail: { rows: prepared.length } })
    return { id }
  },
)

interface Row {
  id: string
  no: number
  fileName: string
  state: 'read' | 'applied' | 'undone'
  fromOn: string
  at: Date
  counts: Record<SheetVerdict, number>
}

const columns = sql`s.id, s.no, s.file_name as "fileName", s.state, s.from_on as "fromOn", s.recorded_at as at,
  (select json_build_object('new', count(*) filter (where r.verdict = 'new'), 'changed', count(*) filter (where r.verdict = 'changed'),
    'unchanged', count(*) filter (where r.verdict = 'unchanged'), 'refused', count(*) filter (where r.verdict = 'refused'))
    from members.sheet_row r where r.sheet_id = s.id) as counts`
const own = (call: Call) => sql<boolean>`s.account_id = ${call.actor.accountId}`

export const listSheets = query(members.listSheets, async (call) => {
  const { page, pageSize } = call.query
  const { rows } = await sql<Row>`select ${columns} from members.sheet s where ${own(call)} order by s.no desc
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const { rows: counted } = await sql<{
    count: number
  }>`select count(*)::integer as count from members.sheet s where ${own(call)}`.execute(call.tx)
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })), total: counted[0]!.count, page, pageSize }
})

interface SheetRow {
  row: number
  verdict: SheetVerdict
  reason: SheetRefusal | null
  fields: ('phone' | 'joined_on')[]
  told: Buffer | null
  memberId: string | null
}

export const getSheet = query(members.getSheet, async (call) => {
  const { page, pageSize, verdict } = call.query
  const { rows } = await sql<Row>`select ${columns} from members.sheet s where s.id = ${call.params.id} and ${own(call)}`.execute(
    call.tx,
  )
  const sheet = rows[0]
  if (!sheet) throw problem(problems['sheet-not-found'])
  const { rows: lines } = await sql<SheetRow>`
    select r.row, r.verdict, r.reason, r.fields, r.told_sealed as told, r.member_id as "memberId" from members.sheet_row r
    where r.sheet_id = ${sheet.id} and (${verdict ?? null}::text is null or r.verdict = ${verdict ?? null})
    order by r.row limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const items = lines.map(({ told, ...row }) => {
    const line = told && toldOf(call, told)
    return { ...row, name: line?.姓名 ?? null, branch: line?.党组织 ?? null }
  })
  const total = verdict ? sheet.counts[verdict] : Object.values(sheet.counts).reduce((sum, one) => sum + one, 0)
  return { ...sheet, at: sheet.at.toISOString(), rows: { items, total, page, pageSize } }
})

const toldOf = ({ services }: Pick<Call, 'services'>, sealed: Buffer) =>
  JSON.parse(services.crypto.open('member.sheet', sealed)) as SheetLine

async function lockSheet(call: Call, state: Row['state']): Promise<{ id: string; fromOn: string }> {
  const id = (call as Call & { params: { id: string } }).params.id
  const { rows } = await sql<{ id: string; state: string; fromOn: string }>`
    select s.id, s.state, s.from_on as "fromOn" from members.sheet s where s.id = ${id} and ${own(call)} for update`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['sheet-not-found'])
  if (rows[0].state !== state) throw problem(problems['sheet-closed'])
  call.note({ objectType: 'member-sheet', objectId: id, fields: ['state'] })
  return rows[0]
}

/** All rows or none. The register may have gone on since the sheet was read: then nothing is written, and the file is handed in again. */
export const applySheet = command(members.applySheet, async (call) => {
  const { tx } = call
  const sheet = await lockSheet(call, 'read')
  const { rows } = await sql<{ id: number; told: Buffer; verdict: SheetVerdict; actId: number | null }>`
    select id, told_sealed as told, verdict from members.sheet_row where sheet_id = ${sheet.id} and verdict in ('new', 'changed', 'unchanged') order by row`.execute(
    tx,
  )
  const judged = await judgeLines(
    call,
    rows.map((row) => toldOf(call, row.told)),
  )
  if (judged.some((one, index) => one.verdict.verdict !== rows[index]!.verdict)) throw problem(problems['sheet-stale'])
  for (const [index, one] of judged.entries()) await applyRow(call, rows[index]!.id, one, sheet.fromOn)
  await sql`update members.sheet_row set told_sealed = null where sheet_id = ${sheet.id} and verdict <> 'refused'`.execute(tx)
  await sql`update members.sheet set state = 'applied', applied_at = ${call.now} where id = ${sheet.id}`.execute(tx)
  return { id: sheet.id }
})

/** What was read and not written is nobody's any more. */
export const discardSheet = command(members.discardSheet, async (call) => {
  const { tx } = call
  const sheet = await lockSheet(call, 'read')
  await sql`delete from members.sheet_row where sheet_id = ${sheet.id}`.execute(tx)
  await sql`delete from members.sheet where id = ${sheet.id}`.execute(tx)
  return { id: sheet.id }
})

export const undoSheet = command(members.undoSheet, async (call) => {
  const { tx } = call
  const sheet = await lockSheet(call, 'applied')
  const { rows } = await sql<{ id: number }>`
    select id from members.sheet_row where sheet_id = ${sheet.id} and act_id is not null order by id desc`.execute(tx)
  for (const row of rows) await undoRow(call, row.id)
  await sql`update members.sheet set state = 'undone', undone_at = ${call.now} where id = ${sheet.id}`.execute(tx)
  return { id: sheet.id }
})

type Refused = { line: SheetLine; reason: SheetRefusal }
const refusedColumns: readonly FileColumn<Refused>[] = [
  ...sheetHeads.map((head) => ({ head: sheetColumns[head], width: 16, value: ({ line }: Refused) => line[head] || null })),
  { head: 'refusedBecause', width: 40, value: ({ reason }, { refused }) => refused[reason] },
]

export const downloadRefused = download(members.downloadRefused, async (call) => {
  const { rows: sheets } = await sql`select from members.sheet s where s.id = ${call.params.id} and ${own(call)}`.execute(call.tx)
  if (sheets.length === 0) throw problem(problems['sheet-not-found'])
  const { rows } = await sql<{ told: Buffer; reason: SheetRefusal }>`
    select told_sealed as told, reason from members.sheet_row where sheet_id = ${call.params.id} and verdict = 'refused' order by row`.execute(
    call.tx,
  )
  const lines = rows.map(({ told, reason }) => ({ line: toldOf(call, told), reason }))
  return listFile(call, call.query, 'refused', refusedColumns, lines)
})
