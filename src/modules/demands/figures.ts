import { sql } from 'kysely'
import type { z } from 'zod'
import { type Call, query } from '../../platform/commands/operation.ts'
import type { figureFilter } from './contract-figures.ts'
import { demands } from './contract.ts'
import { fits } from './order-list.ts'
import { districtOf } from './places.ts'
import { getRule } from './settings.ts'

interface Counted {
  fromOn: string
  untilOn: string
  replied: number
  solved: number
  rated: number
  satisfied: number
  adopted: number
  partly: number
  declined: number
}

const rate = (part: number, whole: number) => (whole === 0 ? null : Math.round((part * 10_000) / whole) / 100)
const withRates = <C extends Omit<Counted, 'fromOn' | 'untilOn'>>(row: C) => ({
  ...row,
  solvedRate: rate(row.solved, row.replied),
  satisfiedRate: rate(row.satisfied, row.rated),
})
const parts = ['replied', 'solved', 'rated', 'satisfied', 'adopted', 'partly', 'declined'] as const

/** Solved and satisfied stand beside the count, by month of the reply, the latest first (CN-56, CN-57). Nothing to divide by is null. */
export async function computeFigures(call: Call, filter: z.output<typeof figureFilter>) {
  const rule = await getRule(call.tx, filter.districtNo ?? (await districtOf(call)), 'demand.satisfied', call.today)
  const { rows } = await sql<Counted>`
    select to_char(date_trunc('month', o.replied_on), 'YYYY-MM-DD') as "fromOn",
      to_char(date_trunc('month', o.replied_on) + interval '1 month', 'YYYY-MM-DD') as "untilOn",
      count(*)::integer as replied, count(*) filter (where o.outcome = 'solved')::integer as solved, count(o.rating)::integer as rated,
      count(*) filter (where o.rating = any (${rule.params.ratings}))::integer as satisfied, count(*) filter (where o.adoption = 'adopted')::integer as adopted,
      count(*) filter (where o.adoption = 'partly')::integer as partly, count(*) filter (where o.adoption = 'declined')::integer as declined
    from demands.order o where ${fits(call, { ...filter, view: 'closed' })} group by 1, 2 order by 1 desc`.execute(call.tx)
  const sum = Object.fromEntries(parts.map((part) => [part, rows.reduce((all, row) => all + row[part], 0)]))
  return {
    total: withRates(sum as Omit<Counted, 'fromOn' | 'untilOn'>),
    months: rows.map(({ fromOn, untilOn, ...row }) => ({
      ...withRates(row),
      // A month is counted as far as the days asked for reach into it.
      fromOn: filter.fromOn && filter.fromOn > fromOn ? filter.fromOn : fromOn,
      untilOn: filter.untilOn && filter.untilOn < untilOn ? filter.untilOn : untilOn,
    })),
    ratings: rule.params.ratings,
    source: rule.source,
  }
}

export const getOrderFigures = query(demands.getOrderFigures, (call) => computeFigures(call, call.query))
