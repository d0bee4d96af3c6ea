import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, preparedCommand, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { handedIn } from '../../platform/exchange/handed-in.ts'
import { type Line, readLines } from '../../platform/exchange/read-lines.ts'
import { keepVenue } from './commands/enter-venue.ts'
import { places } from './contract.ts'
import { venueFacts } from './contract-shapes.ts'
import { placeProblems as problems } from './problems.ts'
import {
  judgeSheetRows,
  type SheetCells,
  type SheetHead,
  sheetHeads,
  type SheetKnown,
  type SheetRefusal,
  sheetVerdicts,
  venueKey,
} from './rules/sheet-rows.ts'
import { placeBook } from './settings.ts'
import { venueLines } from './sheet-lines.ts'
import { districtOf } from './venues.ts'

/** What the cells of a sheet are read against: words of the programme, organisations in reach, venues on record. */
async function knownFor(call: Call, lines: readonly SheetCells[]): Promise<SheetKnown> {
  const { tx, today, scope } = call
  const { words } = await placeBook(tx, await districtOf(call), today)
  const { rows: owners } = await sql<{ no: number; name: string }>`
    select u.unit_no as no, u.name from organisations.unit_on(${today}::date) u
    where u.name = any (${[...new Set(lines.map((line) => line.所属组织))]}::text[]) and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
    tx,
  )
  const { rows: venues } = await sql<{ ownerNo: number; name: string }>`
    select v.owner_no as "ownerNo", v.name from places.venue_on(${today}::date) v
    where v.owner_no = any (${owners.map((one) => one.no)}::integer[])`.execute(tx)
  const byName = Map.groupBy(owners, (one) => one.name)
  return {
    kinds: new Map(words.kinds.flatMap((one) => [[one.zh, one.code] as const, [one.en, one.code] as const])),
    tiers: new Map(words.tiers.flatMap((one) => [[one.zh, one.code] as const, [one.en, one.code] as const])),
    owners: new Map([...byName].map(([name, found]) => [name, found.length === 1 ? found[0]!.no : null])),
    venues: new Set(venues.map((one) => venueKey(one.ownerNo, one.name))),
  }
}

/** Handed in by a person, read row by row, entered and taken back as a whole. */
export const sheets = handedIn({
  schema: 'places',
  noted: 'venue-sheet',
  verdicts: sheetVerdicts,
  missing: problems['place-sheet-not-found'],
  closed: problems['place-sheet-closed'],
})

/** The file is read before the transaction, in a thread of its own. */
export const uploadSheet = preparedCommand(
  places.uploadSheet,
  async ({ upload }) => {
    if (!upload) throw problem(problems['place-sheet-unreadable'])
    return readLines(upload.path, upload.name, venueLines)
  },
  async (call) => {
    const { tx, prepared } = call
    const id = await sheets.open(call, prepared.length)
    const cells = prepared.map(cellsOf)
    const judged = judgeSheetRows(cells, await knownFor(call, cells)).map((one, index) => ({
      row: prepared[index]!.row,
      verdict: one.verdict,
      reason: one.verdict === 'refused' ? one.reason : null,
      told: cells[index],
    }))
    await sql`insert into places.sheet_row (sheet_id, row, verdict, reason, told)
      select ${id}::uuid, r.row, r.verdict, r.reason, r.told
      from json_to_recordset(${JSON.stringify(judged)}::json) as r (row integer, verdict text, reason text, told jsonb)`.execute(
      tx,
    )
    return { id }
  },
)

const cellsOf = (line: Line<SheetHead>): SheetCells =>
  Object.fromEntries(sheetHeads.map((head) => [head, line[head]])) as SheetCells

export const listSheets = query(places.listSheets, (call) => sheets.page(call))

interface SheetRow {
  row: number
  verdict: 'new' | 'refused'
  reason: SheetRefusal | null
  name: string
  owner: string
  venueNo: number | null
}

export const getSheet = query(places.getSheet, (call) =>
  sheets.withRows(call, async (chosen) => {
    const { rows } = await sql<SheetRow>`
      select r.row, r.verdict, r.reason, r.told ->> '名称' as name, r.told ->> '所属组织' as owner, r.venue_no as "venueNo"
      from places.sheet_row r where ${chosen}`.execute(call.tx)
    return rows
  }),
)

/** Rows are judged once more: one that no longer fits, e.g. as its venue was entered meanwhile, is refused and the others are entered. */
export const applySheet = command(places.applySheet, async (call) => {
  const { tx, today } = call
  const { id } = call.params
  await sheets.lock(call, id, 'read')
  const { rows } = await sql<{ row: number; told: SheetCells }>`
    select row, told from places.sheet_row where sheet_id = ${id} and verdict = 'new' order by row`.execute(tx)
  const cells = rows.map((one) => one.told)
  const changes: { row: number; reason: string | null; no: number | null }[] = []
  for (const [index, one] of judgeSheetRows(cells, await knownFor(call, cells)).entries()) {
    const { row } = rows[index]!
    if (one.verdict === 'refused') {
      changes.push({ row, reason: one.reason, no: null })
      continue
    }
    const { ownerNo, ...told } = one.told
    const no = await keepVenue(call, { ...venueFacts.parse({ ...told, fromOn: today }), ownerNo, rooms: [] })
    changes.push({ row, reason: null, no })
  }
  await sql`
    update places.sheet_row s set venue_no = c.no, reason = c.reason, verdict = case when c.reason is null then 'new' else 'refused' end
    from json_to_recordset(${JSON.stringify(changes)}::json) as c (row integer, reason text, no integer)
    where s.sheet_id = ${id} and s.row = c.row`.execute(tx)
  return sheets.move(call, id, 'applied')
})

/** Venues nobody has touched are gone with the sheet; with one that somebody has, none is. */
export const undoSheet = command(places.undoSheet, async (call) => {
  const { tx } = call
  const { id } = call.params
  await sheets.lock(call, id, 'applied')
  const { rows } = await sql<{ no: number; followed: boolean }>`
    select v.no, v.revision > 1 or exists (select from places.venue_state s where s.within_no = v.no) as followed from places.venue v
    where v.no in (select r.venue_no from places.sheet_row r where r.sheet_id = ${id}) for update`.execute(tx)
  const { rows: written } = await sql<{ count: number }>`
    select count(*)::integer as count from places.sheet_row where sheet_id = ${id} and venue_no is not null`.execute(tx)
  const followed = rows.filter((one) => one.followed).length + written[0]!.count - rows.length
  if (followed > 0) throw problem(problems['place-sheet-followed'], { count: followed })
  const nos = rows.map((one) => one.no)
  await sql`update places.sheet_row set venue_no = null where sheet_id = ${id}`.execute(tx)
  await sql`delete from places.venue_state where venue_no = any (${nos}::integer[])`.execute(tx)
  await sql`delete from places.venue where no = any (${nos}::integer[])`.execute(tx)
  return sheets.move(call, id, 'undone')
})
