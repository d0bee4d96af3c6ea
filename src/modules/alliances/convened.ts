import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { type CommunityRow, readCommunities } from './communities.ts'
import { findDue, readTurns } from './life.ts'
import { standsAt } from './rules/agreements.ts'
import { type CadenceDue, dueNow } from './rules/cadence-reminders.ts'
import { lives } from './rules/communities.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'>

/** Whether the caller stands at the member that convenes today. */
async function convenes(call: Asking, row: CommunityRow): Promise<boolean> {
  const turns = (await readTurns(call, row)).find((one) => one.role === 'convenor')?.turns ?? []
  const now = turns.find((turn) => turn.day <= call.today && call.today < turn.until)
  return now !== undefined && now.who !== null && standsAt(call.scope, now.who)
}

/** Living communities the caller convenes today and in which a meeting or bulletin waits, with what waits. */
export async function findConvened(call: Asking, today: Day): Promise<{ row: CommunityRow; due: CadenceDue[] }[]> {
  const rows = (await readCommunities(call, {})).filter((row) => lives(row.state))
  const found: { row: CommunityRow; due: CadenceDue[] }[] = []
  for (const row of rows) {
    if (!(await convenes(call, row))) continue
    const due = dueNow((await findDue(call, row, Number(today.slice(0, 4)))).cadences, today)
    if (due.length > 0) found.push({ row, due })
  }
  return found
}
