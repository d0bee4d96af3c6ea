import { sql } from 'kysely'
import { addDays } from '../../kernel/dates.ts'
import { query } from '../../platform/commands/operation.ts'
import { demands } from './contract.ts'
import { fitsIssue } from './issues.ts'
import { fits } from './order-list.ts'
import { districtOf } from './places.ts'
import { getRule } from './settings.ts'

/** What people asked about most (CD-70): counts of categories, never of people or units; orders joined to another count as one more voice. */
export const listTopics = query(demands.listTopics, async (call) => {
  const { lately, ...asked } = call.query
  const rule = lately ? await getRule(call.tx, asked.districtNo ?? (await districtOf(call)), 'demand.topics', call.today) : null
  const fromOn = rule ? addDays(call.today, -rule.params.days) : asked.fromOn
  const filter = { ...asked, ...(fromOn ? { fromOn } : {}), view: 'all' as const }
  const { rows } = await sql<{ category: string; orders: number; issues: number }>`
    select category, count(*) filter (where of = 'order')::integer as orders, count(*) filter (where of = 'issue')::integer as issues from (
      select o.category, 'order' as of from demands.order o where ${fits(call, filter)}
      union all select i.category, 'issue' from demands.issue i where ${fitsIssue(call, { ...filter, byThemselves: true })}) raised
    group by category order by count(*) desc, category limit ${rule?.params.most ?? null}`.execute(call.tx)
  return {
    fromOn: fromOn ?? null,
    days: rule?.params.days ?? null,
    items: rows.map((row) => ({ ...row, total: row.orders + row.issues })),
  }
})
