import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, preparedCommand, query } from '../../platform/commands/operation.ts'
import { handedIn } from '../../platform/exchange/handed-in.ts'
import { readLines } from '../../platform/exchange/read-lines.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { entryBody } from './contract-entries.ts'
import { lists } from './contract.ts'
import { audienceOf, writeEntries } from './entries.ts'
import { fileWords } from './file-words.ts'
import { listProblems as problems } from './problems.ts'
import { judgeRows, sheetCells, type SheetLine, type SheetRefusal, type SheetVerdict, verdicts } from './rules/sheet-rows.ts'
import { entryLines } from './sheet-file.ts'
import { knownFor } from './sheet-known.ts'

export const downloadTemplate = download(lists.downloadTemplate, (call) => {
  const { format, language } = call.query
  const { names, heads } = fileWords(language).file
  const columns = sheetCells.map((cell) => ({ header: heads[cell], width: 16, value: () => null }))
  return tableFile(call, { title: names.template, format, columns, rows: [] })
})

const sheets = handedIn({
  schema: 'lists',
  noted: 'list-sheet',
  verdicts,
  missing: problems['list-sheet-not-found'],
  closed: problems['list-sheet-closed'],
})

/** The file is read before the transaction, in a thread of its own; what it says is kept sealed, row by row. */
export const uploadSheet = preparedCommand(
  lists.uploadSheet,
  async ({ upload }) => {
    if (!upload) throw problem(problems['list-sheet-unreadable'])
    return readLines(upload.path, upload.name, entryLines)
  },
  async (call) => {
    const { tx, services, prepared } = call
    const id = await sheets.open(call, prepared.length)
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
    return { id }
  },
)

const toldOf = ({ services }: Pick<Call, 'services'>, sealed: Buffer) =>
  JSON.parse(services.crypto.open('lists.sheet', sealed)) as SheetLine

export const listSheets = query(lists.listSheets, (call) => sheets.page(call))

interface Line {
  row: number
  verdict: SheetVerdict
  reason: SheetRefusal | null
  told: Buffer | null
  title: string | null
  entryId: string | null
}

export const getSheet = query(lists.getSheet, (call) =>
  sheets.withRows(call, async (chosen) => {
    const { rows } = await sql<Line>`
      select r.row, r.verdict, r.reason, r.told_sealed as told, e.title, e.id as "entryId"
      from lists.sheet_row r left join lists.entry e on e.id = r.entry_id where ${chosen}`.execute(call.tx)
    return rows.map(({ told, title, ...row }) => ({ ...row, title: told ? toldOf(call, told).title : title }))
  }),
)

/** Good rows become entries that wait to be checked. One that fits no longer is refused with its reason; the others are written. */
export const applySheet = command(lists.applySheet, async (call) => {
  const { tx } = call
  const { id } = call.params
  await sheets.lock(call, id, 'read')
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
  return sheets.move(call, id, 'applied')
})

/** Entries nobody has followed up are gone with the sheet; with one that somebody has, nothing is. */
export const undoSheet = command(lists.undoSheet, async (call) => {
  const { tx } = call
  const { id } = call.params
  await sheets.lock(call, id, 'applied')
  const { rows } = await sql<{ count: number }>`select lists.take_sheet_back(${id}::uuid) as count`.execute(tx)
  if (rows[0]!.count > 0) throw problem(problems['list-sheet-followed'], { count: rows[0]!.count })
  return sheets.move(call, id, 'undone')
})

export const downloadRefused = download(lists.downloadRefused, async (call) => {
  const { format, language } = call.query
  const { names, heads, reasons } = fileWords(language).file
  await sheets.require(call, call.params.id)
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
