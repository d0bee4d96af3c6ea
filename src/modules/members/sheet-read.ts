import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { LineTable } from '../../platform/exchange/read-lines.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { wordsIn } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import {
  judgeRow,
  type KnownMember,
  readLine,
  type RowVerdict,
  sheetColumns,
  sheetHeads,
  type SheetHead,
  type SheetLine,
  type ToldMember,
} from './rules/sheet-rows.ts'

/** Beyond this the rows are handed in in parts: a sheet is written in one transaction. */
export const mostLines = 5_000

/** What a sheet of members is read by. */
export const memberLines: LineTable<SheetHead> = {
  cells: sheetHeads,
  headsIn(texts) {
    const at = new Map(sheetHeads.map((head) => [head, texts.findIndex((text) => isHead(head, text))]))
    return at.get('姓名')! >= 0 && at.get('党组织')! >= 0 ? at : null
  },
  most: mostLines,
  unreadable: () => problem(problems['sheet-unreadable']),
  tooLong: () => problem(problems['sheet-too-long'], { most: mostLines }),
}

export interface JudgedLine {
  readonly line: SheetLine
  readonly told: ToldMember | null
  readonly branchNo: number | null
  readonly revision: number | null
  readonly verdict: RowVerdict
}

/** An exported list can come back in the language it left in. */
const files = [wordsIn('zh'), wordsIn('en')]
const isHead = (head: SheetHead, cell: string) => files.some(({ heads }) => heads[sheetColumns[head]] === cell)
const codesOf = (words: readonly Readonly<Record<string, string>>[]) =>
  new Map(words.flatMap((of) => Object.entries(of).map(([code, word]) => [word, code] as const)))
const words = { places: codesOf(files.map((file) => file.place)), standings: codesOf(files.map((file) => file.standing)) }

/** What becomes of each row as the register stands, under the caller's scope. */
export async function judgeLines(call: Call, lines: readonly SheetLine[]): Promise<JudgedLine[]> {
  const branches = await branchesNamed(call, [...new Set(lines.map((line) => line.党组织))])
  const known = await membersNamed(call, [...new Set(lines.map((line) => line.姓名))])
  const seen = new Set<string>()
  return lines.map((line) => {
    const refused = (
      reason: Extract<RowVerdict, { verdict: 'refused' }>['reason'],
      branchNo: number | null = null,
    ): JudgedLine => ({
      line,
      told: null,
      branchNo,
      revision: null,
      verdict: { verdict: 'refused', reason },
    })
    const told = readLine(line, words, call.today)
    if (typeof told === 'string') return refused(told)
    const branchNo = branches.get(line.党组织)
    if (branchNo === undefined) return refused('branch-unknown')
    const key = `${told.name} ${told.phone ?? branchNo}`
    if (seen.has(key)) return refused('twice', branchNo)
    seen.add(key)
    const alike = known.filter((one) => one.name === told.name)
    const verdict = judgeRow(told, branchNo, alike)
    const revision = 'memberId' in verdict ? alike.find((one) => one.id === verdict.memberId)!.revision : null
    return { line, told, branchNo, revision, verdict }
  })
}

/** Active Party organisations in reach with exactly this name; a name two of them bear names none. */
async function branchesNamed(call: Call, names: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; no: number }>`
    select s.name, min(s.unit_no) as no from organisations.unit_on(${call.today}::date) s
    where s.kind = 'party_org' and s.status in ('active', 'preparing') and s.name = any (${[...names]}::text[]) and ${reachedBy(call.scope, 's.scope_nodes')}
    group by s.name having count(*) = 1`.execute(call.tx)
  return new Map(rows.map((row) => [row.name, row.no]))
}

async function membersNamed(call: Call, names: readonly string[]) {
  const { rows } = await sql<Omit<KnownMember, 'phone'> & { name: string; revision: number; sealed: Buffer | null }>`
    select m.id, m.name, m.revision, m.branch_no as "branchNo", m.place, m.standing, m.joined_on as "joinedOn", m.phone_sealed as sealed
    from members.member m where m.name = any (${[...names]}::text[]) and m.retracted_by is null and ${reachedBy(call.scope, 'm.scope_nodes')}`.execute(
    call.tx,
  )
  return rows.map(({ sealed, ...row }) => ({ ...row, phone: sealed && call.services.crypto.open('member.phone', sealed) }))
}
