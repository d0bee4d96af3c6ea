import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { BurdenRecord, BurdenSource } from '../../platform/contributions/burden.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { underScope } from '../../platform/db/database.ts'
import { addMonths } from '../../kernel/working-days.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { activities } from './contract.ts'
import { windowOf } from './rules.ts'

export interface RecordFilter extends BurdenFilter {
  readonly form?: string | undefined
}

export interface BurdenFilter {
  readonly onDay?: Day | undefined
  readonly unitNo?: number | undefined
  readonly streetNo?: number | undefined
  readonly districtNo?: number | undefined
}

interface Cost {
  readonly records: number
  readonly counted: number
  readonly fields: number
}
interface FormCost extends Cost {
  readonly form: string
}
interface Told extends FormCost {
  readonly unitNo: number
  readonly month: Day
}

/** The month shown and the five before it. */
const months = 6

const sum = (rows: readonly Cost[]): Cost => ({
  records: rows.reduce((all, row) => all + row.records, 0),
  counted: rows.reduce((all, row) => all + row.counted, 0),
  fields: rows.reduce((all, row) => all + row.fields, 0),
})

/** Each form the reader may read, in the order modules contribute them. */
function byForm(rows: readonly Told[], forms: readonly string[]): FormCost[] {
  return forms.map((form) => ({ form, ...sum(rows.filter((row) => row.form === form)) }))
}

/** What each form's own query of records comes to, under its own ability's scope, one after the other: they share the transaction. */
async function ask<Row>(
  call: Call,
  from: Day,
  until: Day,
  wrap: (records: RawBuilder<BurdenRecord>) => RawBuilder<Row>,
): Promise<Map<BurdenSource, Row[]>> {
  const answers = new Map<BurdenSource, Row[]>()
  for (const source of call.services.contributions.burden) {
    const scope = call.can(source.action)
    if (!scope) continue
    const records = source.records({ tx: call.tx, scope, today: call.today }, from, until)
    answers.set(source, await underScope(call.tx, scope, async () => (await wrap(records).execute(call.tx)).rows))
  }
  return answers
}

async function told(call: Call, from: Day, until: Day): Promise<{ rows: Told[]; forms: string[] }> {
  const answers = await ask<Omit<Told, 'form'>>(
    call,
    from,
    until,
    (records) => sql`
      select r."unitNo", date_trunc('month', r."onDay")::date as month, count(*)::integer as records, count(r.fields)::integer as counted,
        coalesce(sum(r.fields), 0)::integer as fields from (${records}) r group by 1, 2`,
  )
  const rows = [...answers].flatMap(([{ key }, found]) => found.map((row) => ({ ...row, form: key })))
  return { rows, forms: [...answers.keys()].map(({ key }) => key) }
}

/** The records a number of the month sums, the latest day first. */
export async function findRecords(call: Call, { form, ...filter }: RecordFilter) {
  const { from, until } = windowOf(filter.onDay ?? call.today, 'month')
  const units = await unitsIn(call, filter)
  const answers = await ask<BurdenRecord>(call, from, until, (records) => sql`select * from (${records}) r`)
  const items = [...answers]
    .filter(([{ key }]) => form === undefined || form === key)
    .flatMap(([{ key }, found]) =>
      found.flatMap(({ unitNo, ...row }) =>
        units.has(unitNo) ? [{ ...row, form: key as string, unit: { no: unitNo, name: units.get(unitNo)! } }] : [],
      ),
    )
    .toSorted((one, other) => compare(other.onDay, one.onDay) || compare(one.form, other.form) || compare(one.id, other.id))
  return { items, from, until, forms: [...answers.keys()].map(({ key }) => key as string) }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

async function unitsIn(call: Call, filter: BurdenFilter): Promise<Map<number, string>> {
  const { unitNo = null, streetNo = null, districtNo = null } = filter
  const { rows } = await sql<{ no: number; name: string }>`
    select u.unit_no as no, u.name from organisations.unit_on(${call.today}::date) u where ${reachedBy(call.scope, 'u.scope_nodes')}
      and (${unitNo}::integer is null or u.unit_no = ${unitNo})
      and (${streetNo}::integer is null or u.scope_nodes @> array[${streetNo}::integer])
      and (${districtNo}::integer is null or u.scope_nodes @> array[${districtNo}::integer])
    order by u.name, u.unit_no`.execute(call.tx)
  return new Map(rows.map((row) => [row.no, row.name]))
}

/** What was filled in, unit by unit and month by month, as the forms counted it themselves. By name: nobody is compared with anybody. */
export async function findBurden(call: Call, filter: BurdenFilter) {
  const onDay = filter.onDay ?? call.today
  const { from, until } = windowOf(onDay, 'month')
  const since = addMonths(from, 1 - months)
  const units = await unitsIn(call, filter)
  const { rows: all, forms } = await told(call, since, until)
  const rows = all.filter((row) => units.has(row.unitNo))
  const now = rows.filter((row) => row.month === from)
  const items = [...units].flatMap(([no, name]) => {
    const own = now.filter((row) => row.unitNo === no)
    if (own.length === 0) return []
    return [{ unit: { no, name }, ...sum(own), forms: byForm(own, forms) }]
  })
  const trend = Array.from({ length: months }, (_, index) => addMonths(since, index)).map((month) => {
    const then = rows.filter((row) => row.month === month)
    return { month, ...sum(then), forms: byForm(then, forms) }
  })
  return { onDay, from, until, items, forms: byForm(now, forms), trend }
}

export const listBurden = query(activities.listBurden, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { items, ...rest } = await findBurden(call, filter)
  return { ...rest, items: items.slice((page - 1) * pageSize, page * pageSize), total: items.length, page, pageSize }
})

export const listBurdenRecords = query(activities.listBurdenRecords, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { items, ...rest } = await findRecords(call, filter)
  return {
    ...rest,
    items: items.slice((page - 1) * pageSize, page * pageSize),
    total: items.length,
    page,
    pageSize,
    fields: items.reduce((all, row) => all + (row.fields ?? 0), 0),
    counted: items.filter((row) => row.fields !== null).length,
  }
})
