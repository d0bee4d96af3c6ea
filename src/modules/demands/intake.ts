import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { plainPhone } from '../../kernel/phone.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { spokenCode } from '../../platform/crypto/spoken-codes.ts'
import { startClocks } from './clocks.ts'

export interface NewOrder {
  readonly streetNo: number | null
  readonly kind: string
  readonly requester: string
  readonly category: string
  readonly channel: string
  readonly externalNo?: string | null | undefined
  readonly what: string
  readonly place: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly consentVersion?: string
  readonly receivedOn: Day
  readonly sheetId?: string
  readonly accountId: string | null
  /** Who can be reached can follow. */
  readonly withCode: boolean
}

type Intake = Pick<Call, 'tx' | 'services' | 'today' | 'now'>
interface Desk {
  readonly districtNo: number
  readonly takenNo: number
}

const hex = (bytes: Buffer | null | undefined) => bytes?.toString('hex') ?? null

/**
 * Takes orders in at one desk, a statement for each table however many they are: names and telephones are sealed, the first clock begins.
 * Answers in their order, each with the code to be shown once.
 */
export async function insertOrders(call: Intake, { districtNo, takenNo }: Desk, orders: readonly NewOrder[]) {
  const { tx, today, now } = call
  const { crypto } = call.services
  const phones = orders.map((order) => (order.phone ? plainPhone(order.phone) : null))
  const names = crypto.sealMany('order.name', orders.map((order) => order.name).filter(Boolean) as string[]).values()
  const numbers = crypto.sealMany('order.phone', phones.filter(Boolean) as string[]).values()
  const days = orders.map((order) => order.receivedOn)
  const clocks = await startClocks(tx, districtNo, 'accept', days, today)
  const made = orders.map((order, index) => {
    const phone = phones[index]
    const code = order.withCode && phone ? spokenCode(10, 5) : null
    const clock = clocks.get(order.receivedOn)!
    return {
      code: code?.told ?? null,
      row: {
        ...order,
        id: randomUUID(),
        at: index,
        externalNo: order.externalNo ?? null,
        name: order.name ? hex(names.next().value) : null,
        phone: phone ? hex(numbers.next().value) : null,
        phoneIndex: phone ? hex(crypto.blindIndex('order.phone', phone)) : null,
        consentVersion: order.consentVersion ?? null,
        consentAt: order.consentVersion ? now : null,
        code: code ? hex(crypto.mac('order.code', code.plain)) : null,
        dueOn: clock.dueOn,
        provisional: clock.provisional,
        ruleVersion: clock.version,
        sheetId: order.sheetId ?? null,
      },
    }
  })
  const rows = JSON.stringify(made.map(({ row }) => row))
  const { rows: numbered } = await sql<{ id: string; no: number }>`
    insert into demands.order (id, district_no, street_no, kind, requester, category, channel, external_no, what, place, name_sealed, phone_sealed,
      phone_index, consent_version, consent_at, code_mac, taken_no, holder_no, unit_nos, received_on, due_what, due_on, due_provisional, rule_version,
      sheet_id, account_id)
    select r.id, ${districtNo}::integer, r."streetNo", r.kind, r.requester, r.category, r.channel, r."externalNo", r.what, r.place, decode(r.name, 'hex'),
      decode(r.phone, 'hex'), decode(r."phoneIndex", 'hex'), r."consentVersion", r."consentAt", decode(r.code, 'hex'), ${takenNo}::integer,
      ${takenNo}::integer, ${[...new Set([districtNo, takenNo])]}::integer[], r."receivedOn", 'accept', r."dueOn", r.provisional, r."ruleVersion",
      r."sheetId", r."accountId"
    from json_to_recordset(${rows}::json) as r (id uuid, at integer, "streetNo" integer, kind text, requester text, category text, channel text,
      "externalNo" text, what text, place text, name text, phone text, "phoneIndex" text, "consentVersion" text, "consentAt" timestamptz, code text,
      "receivedOn" date, "dueOn" date, provisional boolean, "ruleVersion" text, "sheetId" uuid, "accountId" uuid)
    order by r.at returning id, no`.execute(tx)
  await sql`insert into demands.order_step (order_id, kind, by_no, on_day, account_id)
    select r.id, 'receive', ${takenNo}::integer, r."receivedOn", r."accountId"
    from json_to_recordset(${rows}::json) as r (id uuid, at integer, "receivedOn" date, "accountId" uuid) order by r.at`.execute(
    tx,
  )
  const nos = new Map(numbered.map((row) => [row.id, row.no]))
  return made.map(({ row, code }) => ({ id: row.id, no: nos.get(row.id)!, code }))
}

/** Takes one order in. */
export async function insertOrder(call: Intake, { districtNo, takenNo, ...order }: NewOrder & Desk) {
  const [made] = await insertOrders(call, { districtNo, takenNo }, [order])
  return made!
}
