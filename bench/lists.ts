import { randomUUID } from 'node:crypto'
import type { Actor } from '../src/kernel/policy.ts'
import { lists } from '../src/modules/lists/contract.ts'
import { execute } from '../src/platform/commands/execute.ts'
import { benchPlatform, median, row } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * Lists of needs and resources as three readers ask for them, beside the SQL they need at least:
 *   node bench/lists.ts [entries, 20000 unless told otherwise]
 * The endpoint lists fifty with five exact counts under row-level security and checks its answer; the plain SQL lists and counts the same rows,
 * as the owner of the tables, with the reader's organisations written into it. Both take turns. Then a matching of a street, solved or not.
 */
const entries = Number(process.argv[2] ?? 20_000)
const platform = await benchPlatform()
const { services } = platform
const { pool } = services.database
const districtNo = await fillDistrict(services, '999901', 2_000, 10)

/** Five kinds, a tenth kept to communities of five, the others to organisation, street, district and everybody. */
async function fill(): Promise<void> {
  await pool.query(
    `with units as (select array_agg(no order by no) as nos from organisations.unit where district_no = $1 and kind = 'social_org'),
      made as (insert into alliances.community (id, name, form, goal, lead_no, district_no, reach_nos, state, established_on)
        select gen_random_uuid(), '共同体' || c, 'community', '共建', nos[c * 5 + 1], $1, nos[c * 5 + 1 : c * 5 + 5], 'active', '2026-01-01'
        from units, generate_series(0, 39) c returning id, reach_nos)
    insert into alliances.community_member (id, community_id, unit_no, place, state, from_on)
    select gen_random_uuid(), m.id, n, n, 'member', '2026-01-01' from made m, unnest(m.reach_nos) n`,
    [districtNo],
  )
  await pool.query(
    `with units as (select array_agg(row(no, street_no)::text order by no) as _, array_agg(no order by no) as nos from organisations.unit_on(current_date) u
        join lateral (select u.unit_no as no) n on true where u.district_no = $1 and u.kind = 'social_org'),
      kept as (select array_agg(community_id order by community_id, unit_no) as ids, array_agg(unit_no order by community_id, unit_no) as nos from alliances.community_member)
    insert into lists.entry (id, kind, owner_no, title, category, tags, quantity, unit, divisible, district_no, area_no, from_on, visibility, audience_no, community_id, reach_nos,
      state, published_on, open_to)
    select gen_random_uuid(), (array['need', 'resource', 'project', 'wish', 'problem'])[1 + n % 5], o.no, '条目' || n, (array['people', 'funds', 'venue', 'goods', 'skills'])[1 + (n / 5) % 5],
      array[(array['社工', '法律', '财务', '医疗'])[1 + n % 4]], 1 + n % 3, '项', n % 2 = 0, $1, s.community_no, '2026-11-01', v.visibility,
      case v.visibility when 'everybody' then null when 'district' then $1 when 'street' then s.street_no else o.no end, case when v.visibility = 'community' then o.community end,
      array[o.no], case when n % 20 = 0 then 'submitted' else 'published' end, case when n % 20 = 0 then null else '2026-11-05'::date end, '{organisations}'
    from generate_series(1, $2::integer) n, units, kept,
      lateral (select (array['community', 'own', 'own', 'street', 'street', 'street', 'district', 'district', 'district', 'everybody'])[1 + n % 10] as visibility) v,
      lateral (select case when v.visibility = 'community' then kept.nos[1 + n % cardinality(kept.nos)] else units.nos[1 + (n * 7) % cardinality(units.nos)] end as no,
        kept.ids[1 + n % cardinality(kept.ids)] as community) o
      join organisations.unit_on(current_date) s on s.unit_no = o.no`,
    [districtNo, entries],
  )
  await pool.query('vacuum analyze')
}

const reader = (role: string, nodeNo: number): Actor => ({
  kind: 'person',
  accountId: randomUUID(),
  displayName: '',
  sessionId: null,
  ip: null,
  grants: [{ role, nodeNo }],
})

async function call(actor: Actor, endpoint: { readonly name: string }, query: object, body: object = {}, params: object = {}) {
  const operation = services.contributions.operations.find((entry) => entry.endpoint.name === endpoint.name)!
  return execute(services, operation, actor, {
    params,
    query,
    body,
    ifMatch: null,
    idempotencyKey: randomUUID(),
    upload: null,
    traceId: 'bench',
  })
}

/** Fifty rows and their counts, with what the reader sees written in: units under the node, and communities one of these is in. */
async function plain(nodeNo: number, more: string): Promise<number> {
  const seen = `with own as materialized (select no from organisations.unit where scope_nodes @> array[$1::integer]),
    audience as materialized (select distinct unnest(scope_nodes) as no from organisations.unit where scope_nodes @> array[$1::integer]),
    circle as materialized (select m.community_id, m.unit_no from alliances.community_member m where m.community_id in (
      select o.community_id from alliances.community_member o where o.unit_no in (select no from own)))`
  const where = `(e.owner_no in (select no from own) or e.state = 'published' and (e.audience_no is null or e.audience_no in (select no from audience)
    or (e.community_id, e.owner_no) in (select community_id, unit_no from circle))) ${more}`
  const { rows } = await pool.query<{ total: number }>(
    `${seen} select count(*)::integer as total, count(*) filter (where e.state = 'published' and e.taken < e.quantity) as open,
      count(*) filter (where e.taken > 0) as claimed, count(*) filter (where e.done = e.quantity) as solved, sum(e.rated) as rated from lists.entry e where ${where}`,
    [nodeNo],
  )
  await pool.query(`${seen} select e.* from lists.entry e where ${where} order by e.no desc limit 50`, [nodeNo])
  return rows[0]!.total
}

await fill()
const { rows: streets } = await pool.query<{ no: number }>(
  `select no from organisations.unit where kind = 'street' and district_no = $1 order by no limit 1`,
  [districtNo],
)
const { rows: units } = await pool.query<{ no: number }>(
  `select unit_no as no from alliances.community_member order by unit_no limit 1`,
)
const [street, unit] = [streets[0]!.no, units[0]!.no]
const readers = [
  ['district', reader('district_officer', districtNo), districtNo],
  ['a street', reader('street_officer', street), street],
  ['one organisation', reader('party_org_secretary', unit), unit],
] as const
const asks = [
  ['everything', {}, ''],
  ['open needs', { kind: 'need', standing: 'open' }, `and e.kind = 'need' and e.state = 'published' and e.taken < e.quantity`],
  ['words', { q: '条目1234' }, `and e.title ilike '%条目1234%'`],
] as const
row('reader', 'asks', 'entries', 'plain SQL ms', 'endpoint ms', 'ratio')
row('---', '---', '---', '---', '---', '---')
for (const [name, actor, nodeNo] of readers)
  for (const [what, query, more] of asks) {
    const ask = () => call(actor, lists.listEntries, { pageSize: 50, ...query })
    const [told, total] = [((await ask()) as { total: number }).total, await plain(nodeNo, more)]
    if (told !== total) throw new Error(`${name}, ${what}: ${told} listed, ${total} by hand`)
    const taken: [number, number][] = []
    for (let run = 0; run < 15; run += 1) taken.push([await median(1, () => plain(nodeNo, more)), await median(1, ask)])
    const middle = (at: 0 | 1) => taken.map((one) => one[at]).toSorted((one, other) => one - other)[7]!
    row(name, what, String(total), middle(0), middle(1), middle(1) / middle(0))
  }
const began = performance.now()
const { id } = (await call(readers[0][1], lists.runMatching, {}, { nodeNo: street })) as { id: string }
const made = performance.now()
const { needs, resources, pairs } = (await call(readers[0][1], lists.getMatch, {}, {}, { id })) as Record<string, number>
console.log(`\nmatching of a street: ${needs} needs, ${resources} resources, ${pairs} pairs, ${Math.round(made - began)} ms`)
await platform.end()
