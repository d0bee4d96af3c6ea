import { sql } from 'kysely'
import { query } from '../../platform/commands/operation.ts'
import { activities } from './contract.ts'
import { windowOf } from './rules.ts'
import { allWords, codesCountingAs } from './settings.ts'
import { anyReached } from './store.ts'

interface Totals {
  sessions: number
  joint: number
  attendances: number
  people: number
  others: number
}
const nothing: Totals = { sessions: 0, joint: 0, attendances: 0, people: 0, others: 0 }

/** Kinds in the order of the programme, named local days among them; a local day counts under the general kind too. */
export const listTotals = query(activities.listTotals, async (call) => {
  const { streetNo = null, districtNo = null } = call.query
  const year = windowOf(call.today, 'year')
  const [fromOn, untilOn] = [call.query.fromOn ?? year.from, call.query.untilOn ?? year.until]
  const words = await allWords(call.tx, call.today)
  const counted = words.kinds.flatMap((kind) => codesCountingAs(words, kind.code).map((code) => ({ kind: kind.code, code })))
  const within = (node: number | null) => sql`(${node}::integer is null or exists (select from organisations.unit d
    where d.no = any (e.host_nos) and d.scope_nodes @> array[${node}::integer]))`
  const { rows } = await sql<Totals & { kind: string | null }>`
    with chosen as materialized (
      select e.id, e.kinds, e.non_members + e.residents as others, (cardinality(e.host_nos) + cardinality(e.partner_nos) + cardinality(e.partner_names) > 1) as joint
      from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
      where e.replaced_at is null and e.state = 'held' and e.on_day >= ${fromOn}::date and e.on_day < ${untilOn}::date
        and ${anyReached(call.scope, 'a.reach_nos')} and ${within(streetNo)} and ${within(districtNo)}),
    came as materialized (select t.entry_id, t.member_id from activities.attendance t join chosen c on c.id = t.entry_id),
    sorts as (select distinct c.id, k.kind from chosen c join (select * from unnest(${counted.map((one) => one.kind)}::text[], ${counted.map((one) => one.code)}::text[])
      as w (kind, code)) k on k.code = any (c.kinds) union all select id, null from chosen)
    select s.kind, count(*)::integer as sessions, count(*) filter (where c.joint)::integer as joint, sum(c.others)::integer as others,
      coalesce((select count(*)::integer from came t join sorts o on o.id = t.entry_id and o.kind is not distinct from s.kind), 0) as attendances,
      coalesce((select count(distinct t.member_id)::integer from came t join sorts o on o.id = t.entry_id and o.kind is not distinct from s.kind), 0) as people
    from sorts s join chosen c on c.id = s.id group by s.kind`.execute(call.tx)
  const of = (kind: string | null): Totals => {
    const { kind: _, ...totals } = rows.find((row) => row.kind === kind) ?? { kind, ...nothing }
    return totals
  }
  return {
    fromOn,
    untilOn,
    all: of(null),
    kinds: words.kinds.map((kind) => ({ kind: kind.code, as: kind.as ?? null, ...of(kind.code) })),
  }
})
