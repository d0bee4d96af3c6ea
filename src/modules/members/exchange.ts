import { sql } from 'kysely'
import { recordUnmasking } from '../access/index.ts'
import { maskPhone } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, download } from '../../platform/commands/operation.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { branchNamesOf, listRows, type MemberRow, present, refuseMaskedSearch } from './queries.ts'

const mostRows = 100_000
/** Beyond this a second person would have to agree; the platform does not offer it. */
const mostInFull = 20

type Line = ReturnType<typeof present> & { readonly phone: string | null }
const columns: readonly FileColumn<Line>[] = [
  { head: 'name', width: 12, value: (line) => line.name },
  { head: 'phone', width: 16, value: (line) => line.phone },
  { head: 'branch', width: 36, value: (line) => line.branch?.name ?? null },
  { head: 'place', width: 16, value: (line, words) => (line.place ? words.place[line.place] : null) },
  { head: 'standing', width: 14, value: (line, words) => (line.standing ? words.standing[line.standing] : null) },
  { head: 'joinedOn', width: 12, value: (line) => dayCell(line.joinedOn) },
  { head: 'awaySince', width: 14, value: (line) => dayCell(line.awaySince) },
  { head: 'host', width: 30, value: (line) => line.host?.name ?? null },
]

/** The list as a spreadsheet under the caller's scope: masked, or up to twenty in full for a purpose, each read in the read log. */
export const exportMembers = download(members.exportMembers, async (call) => {
  const { purpose } = call.query
  refuseMaskedSearch(call, call.query.q)
  const rows = await listRows(call, call.query, { limit: mostRows, offset: 0 })
  if (purpose !== undefined && rows.length > mostInFull)
    throw problem(problems['member-export-too-many'], { most: mostInFull, rows: rows.length })
  const lines = await linesOf(call, rows, purpose)
  return listFile(call, call.query, 'members', columns, lines, { masked: purpose === undefined })
})

async function linesOf(call: Call, rows: readonly MemberRow[], purpose: string | undefined): Promise<Line[]> {
  const ids = rows.map((row) => row.id)
  const names = await branchNamesOf(call.tx, ids)
  const sealed = await sql<{ id: string; phone: Buffer; account: string | null }>`
    select id, phone_sealed as phone, account_id as account from members.member where id = any (${ids}::uuid[]) and phone_sealed is not null`.execute(
    call.tx,
  )
  const phones = new Map(sealed.rows.map((row) => [row.id, call.services.crypto.open('member.phone', row.phone)]))
  const accounts = new Map(sealed.rows.map((row) => [row.id, row.account]))
  if (purpose !== undefined)
    for (const row of rows)
      await recordUnmasking(call, {
        purpose,
        objectType: 'member',
        objectId: row.id,
        fields: ['name', 'phone'],
        unitNo: row.branchNo,
        subjectAccountId: accounts.get(row.id) ?? null,
      })
  return rows.map((row) => {
    const phone = phones.get(row.id) ?? null
    const shown = phone === null ? null : purpose === undefined ? maskPhone(phone) : phone
    return { ...present(purpose === undefined ? row : { ...row, own: true }, names), phone: shown }
  })
}
