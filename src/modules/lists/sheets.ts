import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, preparedCommand, query } from '../../platform/commands/operation.ts'
import { readLines } from '../../platform/exchange/read-lines.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { entryBody } from './contract-entries.ts'
import { lists } from './contract.ts'
import { audienceOf, writeEntries } from './entries.ts'
import { fileWords } from './file-words.ts'
import { listProblems as problems } from './problems.ts'
import { judgeRows, sheetCells, type SheetLine, type SheetRefusal, type SheetVerdict } from './rules/sheet-rows.ts'
import { entryLines } from './sheet-file.ts'
import { knownFor } from './sheet-known.ts'

export const downloadTemplate = download(lists.downloadTemplate, (call) => {
  const { format, language } = call.query
  const { names, heads } = fileWords(language).file
  const columns = sheetCells.map((cell) => ({ header: heads[cell], width: 16, value: () => null }))
  return tableFile(call, { title: names.template, format, columns, rows: [] })
})

/** The file is read before the transaction, in a thread of its own; what it says is kept sealed, row by row. */
export const uploadSheet = preparedCommand(
  lists.uploadSheet,
  async ({ upload }) => {
    if (!upload) throw problem(problems['list-sheet-unreadable'])
    return readLines(upload.path, upload.name, entryLines)
  },
  async (call) => {
    const { tx, actor, services, prepared, upload } = call
    const { rows } = await sql<{ id: string }>`
      insert into lists.sheet (file_name, account_id) values (${upload!.name.slice(0, 200)}, ${actor.accountId}) returning id`.execute(
      tx,
    )
    const { id } = rows[0]!
    const judged = judgeRows(prepared, await knownFor(call, prepared))
    const sealed = services.crypto.sealMany(
      'lists.sheet',
      prepared.map((line) => JSON.stringify(line)),
    )
    const told = prepared.map(({ row }, index) => {
      const one = judged[index]!
      return {
        row,
        verdict: one.verdict,
        reason: one.verdict === 'refused' ? one.reason : null,
        told: sealed[index]!.toString('hex'),
      }
    })
    await sql`insert into lists.sheet_row (sheet_id, row, verdict, reason, told_sealed)
      select ${id}::uuid, r.row, r.verdict, r.reason, decode(r.told, 'hex')
      from json_to_recordset(${JSON.stringify(told)}::json) as r (row integer, verdict text, reason text, told text)`.execute(tx)
    call.note({ objectType: 'list-sheet', objectId: id, detail: { rows: prepared.length } })
    return { id }
  },
)

interface Row {
  id: string
  no: number
  fileName: string
  state: 'read' | 'applied' | 'undone'
  at: Date
  counts: Record<SheetVerdict, number>
}

const columns = sql`s.id, s.no::integer, s.file_name as "fileName", s.state, s.recorded_at as at,
  (select json_build_object('new', count(*) filter (where r.verdict = 'new'), 'refused', count(*) filter (where r.verdict = 'refused'))
    from lists.sheet_row r where r.sheet_id = s.id) as counts`
const own = (call: Call) => sql<boolean>`s.account_id = ${call.actor.accountId}`
const toldOf = ({ services }: Pick<Call, 'services'>, sealed: Buffer) =>
  JSON.parse(services.crypto.open('lists.sheet', sealed)) as SheetLine

export const listSheets = query(lists.listSheets, async (call) => {
  const { page, pageSize } = call.query
  const { rows } = await sql<Row>`select ${columns} from lists.sheet s where ${own(call)} order by s.no desc
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const { rows: counted } = await sql<{
    count: number
  }>`select count(*)::integer as count from lists.sheet s where ${own(call)}`.execute(call.tx)
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })), total: counted[0]!.count, page, pageSize }
})

interface Line {
  row: number
  verdict: SheetVerdict
  reason: SheetRefusal | null
  told: Buffer | null
  title: string | null
  entryId: string | null
}

export const getSheet = query(lists.getSheet, async (call) => {
  const { page, pageSize, verdict } = call.query
  const { rows } = await sql<Row>`select ${columns} from lists.sheet s where s.id = ${call.params.id} and ${own(call)}`.execute(
    call.tx,
  )
  const sheet = rows[0]
  if (!sheet) throw problem(problems['list-sheet-not-found'])
  const { rows: lines } = await sql<Line>`
    select r.row, r.verdict, r.reason, r.told_sealed as told, e.title, e.id as "entryId"
    from lists.sheet_row r left join lists.entry e on e.id = r.entry_id
    where r.sheet_id = ${sheet.id} and (${verdict ?? null}::text is null or r.verdict = ${verdict ?? null})
    order by r.row limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const items = lines.map(({ told, title, ...row }) => ({ ...row, title: told ? toldOf(call, told).title : title }))
  const total = verdict ? sheet.counts[verdict] : sheet.counts.new + sheet.counts.refused
  return { ...sheet, at: sheet.at.toISOString(), rows: { items, total, page, pageSize } }
})

async function lockSheet(call: Call, id: string, state: Row['state']): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    select s.state from lists.sheet s where s.id = ${id} and ${own(call)} for update`.execute(call.tx)
  if (!rows[0]) throw problem(problems['list-sheet-not-found'])
  if (rows[0].state !== state) throw problem(problems['list-sheet-closed'])
  call.note({ objectType: 'list-sheet', objectId: id, fields: ['state'] })
}

/** Good rows become entries that wait to be checked. One that fits no longer is refused with its reason; the others are written. */
export const applySheet = command(lists.applySheet, async (call) => {
  const { tx } = call
  const { id } = call.params
  await lockSheet(call, id, 'read')
  const { rows } = await sql<{ id: number; told: Buffer }>`
    select id::integer, told_sealed as told from lists.sheet_row where sheet_id = ${id} and verdict = 'new' order by row`.execute(
    tx,
  )
  const lines = rows.map((row) => toldOf(call, row.told))
  const judged = judgeRows(lines, await knownFor(call, lines)).map((one, index) => ({ ...one, rowId: rows[index]!.id }))
  const good = judged.flatMap((one) => (one.verdict === 'new' ? [one] : []))
  const entries = good.map(({ told, owner }) => {
    const body = entryBody.parse({ ...told })
    return { body, owner, audienceNo: audienceOf(owner, body.visibility) }
  })
  const ids = await writeEntries(call, entries, { sheetId: id })
  const changes = [
    ...good.map(({ rowId }, index) => ({ id: rowId, reason: null, entry: ids[index]! })),
    ...judged.flatMap((one) => (one.verdict === 'refused' ? [{ id: one.rowId, reason: one.reason, entry: null }] : [])),
  ]
  await sql`
    update lists.sheet_row s set entry_id = c.entry, reason = c.reason, verdict = case when c.reason is null then 'new' else 'refused' end,
      told_sealed = case when c.reason is null then null else s.told_sealed end
    from json_to_recordset(${JSON.stringify(changes)}::json) as c (id bigint, reason text, entry uuid) where s.id = c.id`.execute(
    tx,
  )
  await sql`update lists.sheet set state = 'applied', applied_at = ${call.now} where id = ${id}`.execute(tx)
  return { id }
})

/** Entries nobody has followed up are gone with the sheet; with one that somebody has, nothing is. */
export const undoSheet = command(lists.undoSheet, async (call) => {
  const { tx } = call
  const { id } = call.params
  await lockSheet(call, id, 'applied')
  const { rows } = await sql<{ count: number }>`select lists.take_sheet_back(${id}::uuid) as count`.execute(tx)
  if (rows[0]!.count > 0) throw problem(problems['list-sheet-followed'], { count: rows[0]!.count })
  await sql`update lists.sheet set state = 'undone', undone_at = ${call.now} where id = ${id}`.execute(tx)
  return { id }
})

export const downloadRefused = download(lists.downloadRefused, async (call) => {
  const { format, language } = call.query
  const { names, heads, reasons } = fileWords(language).file
  const { rows: found } = await sql`select from lists.sheet s where s.id = ${call.params.id} and ${own(call)}`.execute(call.tx)
  if (found.length === 0) throw problem(problems['list-sheet-not-found'])
  const { rows } = await sql<{ told: Buffer; reason: SheetRefusal }>`
    select told_sealed as told, reason from lists.sheet_row where sheet_id = ${call.params.id} and verdict = 'refused' order by row`.execute(
    call.tx,
  )
  const lines = rows.map(({ told, reason }) => ({ line: toldOf(call, told), reason }))
  type Refused = (typeof lines)[number]
  const told = sheetCells.map((cell) => ({ header: heads[cell], width: 16, value: ({ line }: Refused) => line[cell] || null }))
  const why = { header: heads.refused, width: 40, value: ({ reason }: Refused) => reasons[reason] }
  return tableFile(call, { title: names.refused, format, columns: [...told, why], rows: lines })
})
