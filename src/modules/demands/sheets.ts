import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, preparedCommand, query } from '../../platform/commands/operation.ts'
import { handedIn } from '../../platform/exchange/handed-in.ts'
import { readLines } from '../../platform/exchange/read-lines.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { demands } from './contract.ts'
import { wordsIn } from './exchange.ts'
import { deskOf, offices } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import {
  judgeRows,
  type Known,
  sheetHeads,
  type SheetLine,
  type SheetRefusal,
  type SheetVerdict,
  verdicts,
} from './rules/sheet-rows.ts'
import { getRule } from './settings.ts'
import { codesOf, languages, orderLines } from './sheet-file.ts'
import { insertOrders } from './intake.ts'

async function knownIn({ tx, today }: Call, districtNo: number): Promise<Known> {
  const { params } = await getRule(tx, districtNo, 'demand.words', today)
  const streets = (await offices(tx)).filter((node) => node.kind === 'street' && node.districtNo === districtNo)
  const { rows } = await sql<{ no: string }>`
    select external_no as no from demands.order where district_no = ${districtNo} and channel = 'file' and external_no is not null`.execute(
    tx,
  )
  return {
    categories: new Map(params.categories.flatMap((one) => [one.zh, one.en].map((said) => [said, one.code] as const))),
    kinds: codesOf(languages.map(({ files }) => files.kinds)),
    requesters: codesOf(languages.map(({ files }) => files.requesters)),
    streets: new Map(streets.map((node) => [node.name, node.no])),
    numbers: new Set(rows.map((row) => row.no)),
    today,
  }
}

const sheets = handedIn<SheetVerdict, { districtNo: number }>({
  schema: 'demands',
  noted: 'order-sheet',
  verdicts,
  more: { districtNo: 'district_no' },
  missing: problems['demand-sheet-not-found'],
  closed: problems['demand-sheet-closed'],
})

/** The file is read before the transaction, in a thread of its own; what it says is kept sealed, row by row. */
export const uploadSheet = preparedCommand(
  demands.uploadSheet,
  async ({ upload }) => {
    if (!upload) throw problem(problems['demand-sheet-unreadable'])
    return readLines(upload.path, upload.name, orderLines)
  },
  async (call) => {
    const { tx, body, services, prepared } = call
    const { districtNo } = await deskOf(call, body.districtNo ?? null)
    const id = await sheets.open(call, prepared.length, { district_no: districtNo })
    const judged = judgeRows(prepared, await knownIn(call, districtNo))
    const sealed = services.crypto.sealMany(
      'order.sheet',
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
    await sql`insert into demands.sheet_row (sheet_id, row, verdict, reason, told_sealed)
      select ${id}::uuid, r.row, r.verdict, r.reason, decode(r.told, 'hex')
      from json_to_recordset(${JSON.stringify(told)}::json) as r (row integer, verdict text, reason text, told text)`.execute(tx)
    return { id }
  },
)

const toldOf = ({ services }: Pick<Call, 'services'>, sealed: Buffer) =>
  JSON.parse(services.crypto.open('order.sheet', sealed)) as SheetLine

export const listSheets = query(demands.listSheets, (call) => sheets.page(call))

interface SheetRow {
  row: number
  verdict: SheetVerdict
  reason: SheetRefusal | null
  told: Buffer | null
  orderId: string | null
}

export const getSheet = query(demands.getSheet, (call) =>
  sheets.withRows(call, async (chosen) => {
    const { rows } = await sql<SheetRow>`
      select r.row, r.verdict, r.reason, r.told_sealed as told, r.order_id as "orderId" from demands.sheet_row r where ${chosen}`.execute(
      call.tx,
    )
    return rows.map(({ told, ...row }) => ({ ...row, what: told && toldOf(call, told).内容 }))
  }),
)

/** All good rows or none. Where something has changed since the sheet was read nothing is written, and the file is handed in again. */
export const applySheet = command(demands.applySheet, async (call) => {
  const { tx, actor } = call
  const { id } = call.params
  const { districtNo } = await sheets.lock(call, id, 'read')
  const desk = await deskOf(call, districtNo)
  const { rows } = await sql<{ id: number; told: Buffer }>`
    select id, told_sealed as told from demands.sheet_row where sheet_id = ${id} and verdict = 'new' order by row`.execute(tx)
  const lines = rows.map((row) => toldOf(call, row.told))
  const judged = judgeRows(lines, await knownIn(call, districtNo))
  const told = judged.map((one) => {
    if (one.verdict === 'refused') throw problem(problems['demand-sheet-stale'])
    return { ...one.told, channel: 'file', sheetId: id, accountId: actor.accountId, withCode: false }
  })
  const made = await insertOrders(call, { districtNo, takenNo: desk.no }, told)
  await sql`update demands.sheet_row r set order_id = n.made, told_sealed = null
    from unnest(${rows.map((row) => row.id)}::bigint[], ${made.map((one) => one.id)}::uuid[]) n (id, made) where r.id = n.id`.execute(
    tx,
  )
  return sheets.move(call, id, 'applied')
})

/** Orders nobody has touched are gone with the sheet; with one that somebody has, nothing is. */
export const undoSheet = command(demands.undoSheet, async (call) => {
  const { tx } = call
  const { id } = call.params
  await sheets.lock(call, id, 'applied')
  const { rows } = await sql<{ count: number }>`select demands.take_sheet_back(${id}::uuid) as count`.execute(tx)
  if (rows[0]!.count > 0) throw problem(problems['demand-sheet-followed'], { count: rows[0]!.count })
  return sheets.move(call, id, 'undone')
})

/** Refused rows under heads a sheet is read by in either language, so that they can be put right and handed in again. */
export const downloadRefused = download(demands.downloadRefused, async (call) => {
  const { format, language } = call.query
  const { cells, heads, reasons, refused } = wordsIn(language)
  await sheets.require(call, call.params.id)
  const { rows } = await sql<{ told: Buffer; reason: SheetRefusal }>`
    select told_sealed as told, reason from demands.sheet_row where sheet_id = ${call.params.id} and verdict = 'refused' order by row`.execute(
    call.tx,
  )
  const lines = rows.map(({ told, reason }) => ({ line: toldOf(call, told), reason }))
  type Refused = (typeof lines)[number]
  const told = sheetHeads.map((head) => ({ header: cells[head], width: 16, value: ({ line }: Refused) => line[head] || null }))
  const why = { header: heads.refused, width: 40, value: ({ reason }: Refused) => reasons[reason] }
  return tableFile(call, { title: refused, format, columns: [...told, why], rows: lines })
})
