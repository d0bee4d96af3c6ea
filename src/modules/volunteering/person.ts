import { sql } from 'kysely'
import type { Call } from '../../platform/commands/operation.ts'
import { purpose } from './credit.ts'
import type { Grade } from './rules.ts'
import { bankOn } from './settings.ts'
import { unitNames } from './store.ts'

/** Service of one person that the reader may see, the newest first; what was reversed stays to be read. */
export async function ownServices(call: Pick<Call, 'tx' | 'today'>, volunteerId: string) {
  const { rows } = await sql<{
    id: string
    no: number
    title: string
    unitNo: number
    fromAt: Date
    untilAt: Date
    minutes: number
    grade: Grade
    standing: boolean
    correcting: boolean
  }>`
    select v.id, v.no, n.title, v.unit_no as "unitNo", v.from_at as "fromAt", v.until_at as "untilAt", v.minutes, v.grade, v.reversed_at is null as standing,
      exists (select from volunteering.correction c where c.service_id = v.id and c.verdict is null) as correcting
    from volunteering.service v join volunteering.shift s on s.id = v.shift_id join volunteering.need n on n.id = s.need_id
    where v.volunteer_id = ${volunteerId} order by v.from_at desc, v.no desc`.execute(call.tx)
  const name = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  return rows.map((row) => ({
    ...row,
    organiser: name(row.unitNo).name,
    fromAt: row.fromAt.toISOString(),
    untilAt: row.untilAt.toISOString(),
  }))
}

/** Banked time of one person with every movement, the newest first. */
export async function bankView(call: Pick<Call, 'tx' | 'today'>, volunteerId: string, districtNo: number) {
  const profile = await bankOn(call.tx, districtNo, call.today)
  const { rows: account } = await sql<{ accountId: string; balance: number; cap: number | null }>`
    select account_id as "accountId", balance, cap from ledger.balance_of(${volunteerId}::uuid, ${purpose})`.execute(call.tx)
  const { rows: movements } = await sql<{
    id: string
    no: number
    kind: string
    onDay: string
    amount: number
    reason: string | null
  }>`
    select entry_id as id, no, kind, on_day as "onDay", amount, reason from ledger.movements_of(${account[0]?.accountId ?? null}::uuid) limit 200`.execute(
    call.tx,
  )
  return {
    on: profile !== null,
    profile,
    balance: account[0]?.balance ?? 0,
    cap: account[0]?.cap ?? null,
    giveTo: profile?.giveTo.map(({ code, zh, en }) => ({ code, zh, en })) ?? [],
    movements,
  }
}
