import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { take } from './claims.ts'
import { lists } from './contract.ts'
import { listProblems as problems } from './problems.ts'
import { planMatches } from './rules/match-plan.ts'
import { type MatchNeed, type MatchResource, modelOf, type Weights } from './rules/matching.ts'
import { matchingOn } from './settings.ts'
import { entrySeen, namesOf, requireUnit } from './store.ts'

type Row = MatchNeed & MatchResource & { kind: 'need' | 'resource'; districtNo: number; areaNo: number | null }

/** Open needs under a node, and open resources of its district that the reader sees. Positions are means of areas: no unit's own is used. */
async function entriesFor(
  call: Call,
  nodeNo: number,
  districtNo: number,
): Promise<{ needs: MatchNeed[]; resources: MatchResource[] }> {
  const { rows } = await sql<Row>`
    with circle as materialized (select m.community_id, array_agg(m.unit_no) as nos from alliances.members_in_force() m group by m.community_id)
    select e.id, e.kind, e.owner_no as "ownerNo", e.category, e.tags, e.unit, e.quantity - e.taken as left, e.divisible, e.urgent, e.from_on as "fromOn",
      e.until_on as "untilOn", e.district_no as "districtNo",
      case when e.community_id is not null then case when e.owner_no = any (c.nos) then c.nos else '{}' end end as circle, p.lon, p.lat, coalesce(l.claims, 0) as load
    from lists.entry e left join circle c on c.community_id = e.community_id left join organisations.mean_positions(${districtNo}) p on p.area_no = e.area_no
    left join lists.loads_of(array(select distinct o.owner_no from lists.entry o where o.kind = 'resource')) l on l.no = e.owner_no
    where e.kind in ('need', 'resource') and e.state = 'published' and e.taken < e.quantity and e.district_no = ${districtNo}
      and (e.until_on is null or e.until_on > ${call.today}::date) and ${entrySeen(call.scope)}
      and (e.kind = 'need' or e.community_id is null or exists (select from organisations.unit u where u.no = any (c.nos) and u.scope_nodes @> array[${nodeNo}::integer]))
      and (e.kind = 'resource' or exists (select from organisations.unit u where u.no = e.owner_no and u.scope_nodes @> array[${nodeNo}::integer]))
    order by e.id`.execute(call.tx)
  return { needs: rows.filter((row) => row.kind === 'need'), resources: rows.filter((row) => row.kind === 'resource') }
}

export const runMatching = command(lists.runMatching, async (call) => {
  const { tx, body, actor, today } = call
  const node = await requireUnit(call, body.nodeNo)
  const districtNo = node.districtNo ?? node.no
  const rule = await matchingOn(tx, districtNo, today)
  const settings = { ...rule, weights: body.weights ?? rule.weights }
  const { needs, resources } = await entriesFor(call, node.no, districtNo)
  if (needs.length === 0 || resources.length === 0) throw problem(problems['match-nothing'])
  const plan = planMatches(modelOf(needs, resources, settings))
  const { rows } = await sql<{ id: string }>`
    insert into lists.match (node_no, made_on, weights, rule_version, needs, resources, unmet, cost, account_id)
    values (${node.no}, ${today}, ${JSON.stringify(settings.weights)}::jsonb, ${rule.version}, ${needs.length}, ${resources.length}, ${plan.unmet.length}, ${plan.cost},
      ${actor.accountId}) returning id`.execute(tx)
  const { id } = rows[0]!
  await sql`
    insert into lists.match_pair (match_id, need_id, resource_id, quantity, score, terms, alternatives)
    select ${id}::uuid, p."needId", p."resourceId", p.quantity, p.score, p.terms, p.alternatives from jsonb_to_recordset(${JSON.stringify(plan.pairs)}::jsonb)
      as p ("needId" uuid, "resourceId" uuid, quantity integer, score double precision, terms jsonb, alternatives jsonb)`.execute(
    tx,
  )
  call.note({ objectType: 'match', objectId: id, fields: ['made'], detail: { unitNo: node.no } })
  return { id }
})

interface Run {
  id: string
  no: number
  nodeNo: number
  madeOn: string
  needs: number
  resources: number
  unmet: number
  pairs: number
  accepted: number
  weights: Weights
  version: string
}

const seen = (call: Call) =>
  call.scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from organisations.unit u where u.no = m.node_no and ${reachedBy(call.scope, 'u.scope_nodes')})`
/** Pairs both of whose entries the reader sees: no more are counted than are listed. */
const seenPairs = sql`lists.match_pair p join lists.entry n on n.id = p.need_id join lists.entry r on r.id = p.resource_id where p.match_id = m.id`
const columns = sql`m.id, m.no::integer, m.node_no as "nodeNo", m.made_on as "madeOn", m.needs, m.resources, m.unmet, m.weights, m.rule_version as version,
  (select count(*)::integer from ${seenPairs}) as pairs, (select count(*)::integer from ${seenPairs} and p.state = 'accepted') as accepted`

async function presentRuns(call: Call, rows: readonly Run[]) {
  const named = await namesOf(
    call.tx,
    rows.map((row) => row.nodeNo),
    call.today,
  )
  return rows.map(({ nodeNo, version: _version, ...row }) => ({ ...row, node: named(nodeNo) }))
}

export const listMatches = query(lists.listMatches, async (call) => {
  const { page, pageSize } = call.query
  const { rows } =
    await sql<Run>`select ${columns} from lists.match m where ${seen(call)} order by m.no desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
      call.tx,
    )
  const { rows: counted } = await sql<{
    total: number
  }>`select count(*)::integer as total from lists.match m where ${seen(call)}`.execute(call.tx)
  return { items: await presentRuns(call, rows), total: counted[0]!.total, page, pageSize }
})

interface PairRow {
  id: string
  needId: string
  needNo: number
  needTitle: string
  needOwner: number
  resourceId: string
  resourceNo: number
  resourceTitle: string
  resourceOwner: number
  quantity: number
  unit: string
  score: number
  terms: Weights
  alternatives: { id: string; title: string; difference: number }[]
  state: 'proposed' | 'accepted' | 'refused'
  reason: string | null
}

/** Pairs of a proposal, the surest first. An alternative whose entry is no longer seen is left out. */
export async function pairsOf(call: Call, matchId: string, { limit, offset }: { limit: number; offset: number }) {
  const { rows } = await sql<PairRow>`
    select p.id, n.id as "needId", n.no::integer as "needNo", n.title as "needTitle", n.owner_no as "needOwner", r.id as "resourceId", r.no::integer as "resourceNo",
      r.title as "resourceTitle", r.owner_no as "resourceOwner", p.quantity, n.unit, p.score, p.terms, p.state, p.reason,
      coalesce((select json_agg(json_build_object('id', e.id, 'title', e.title, 'difference', a.difference) order by a.difference)
        from jsonb_to_recordset(p.alternatives) as a ("resourceId" uuid, difference double precision) join lists.entry e on e.id = a."resourceId"), '[]') as alternatives
    from lists.match_pair p join lists.entry n on n.id = p.need_id join lists.entry r on r.id = p.resource_id
    where p.match_id = ${matchId} order by p.score desc, n.no limit ${limit} offset ${offset}`.execute(call.tx)
  const named = await namesOf(
    call.tx,
    rows.flatMap((row) => [row.needOwner, row.resourceOwner]),
    call.today,
  )
  const points = (part: number) => Math.round(part / 1e4) / 100
  return rows.map((row) => ({
    id: row.id,
    need: { id: row.needId, no: row.needNo, title: row.needTitle, owner: named(row.needOwner) },
    resource: { id: row.resourceId, no: row.resourceNo, title: row.resourceTitle, owner: named(row.resourceOwner) },
    quantity: row.quantity,
    unit: row.unit,
    score: Math.round(row.score * 1000) / 10,
    terms: {
      kind: points(row.terms.kind),
      distance: points(row.terms.distance),
      time: points(row.terms.time),
      load: points(row.terms.load),
    },
    alternatives: row.alternatives.map((one) => ({ ...one, difference: Math.round(one.difference * 100) / 100 })),
    state: row.state,
    reason: row.reason,
  }))
}

export async function requireMatch(call: Call, id: string): Promise<Run> {
  const { rows } = await sql<Run>`select ${columns} from lists.match m where m.id = ${id} and ${seen(call)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['match-not-found'])
  return rows[0]
}

export const getMatch = query(lists.getMatch, async (call) => {
  const { page, pageSize } = call.query
  const row = await requireMatch(call, call.params.id)
  const [run] = await presentRuns(call, [row])
  const items = await pairsOf(call, row.id, { limit: pageSize, offset: (page - 1) * pageSize })
  return { ...run!, rule: { version: row.version }, found: { items, total: row.pairs, page, pageSize } }
})

/** An accepted pair is a claim of the resource's owner on the need, which that owner has still to agree to. */
export const decidePair = command(lists.decidePair, async (call) => {
  const { tx, body, params, actor } = call
  const { rows } = await sql<{
    needId: string
    resourceId: string
    quantity: number
    state: string
    owner: number
    matchId: string
  }>`
    select p.need_id as "needId", p.resource_id as "resourceId", p.quantity, p.state, r.owner_no as owner, p.match_id as "matchId"
    from lists.match_pair p join lists.match m on m.id = p.match_id join lists.entry r on r.id = p.resource_id
    where p.id = ${params.id} and ${seen(call)} for update of p`.execute(tx)
  const pair = rows[0]
  if (!pair) throw problem(problems['match-not-found'])
  if (pair.state !== 'proposed') throw problem(problems['match-decided'])
  if (!body.accept && !body.reason) throw problem(problems['claim-line-missing'])
  const claimId = body.accept
    ? await take(call, {
        entryId: pair.needId,
        resourceId: pair.resourceId,
        mode: 'single',
        units: [pair.owner],
        shares: [null],
        agreed: null,
        quantity: pair.quantity,
      })
    : null
  await sql`
    update lists.match_pair set state = ${body.accept ? 'accepted' : 'refused'}, reason = ${body.accept ? null : body.reason}, claim_id = ${claimId},
      decided_by = ${actor.accountId}, decided_at = transaction_timestamp() where id = ${params.id}`.execute(tx)
  call.note({ objectType: 'match', objectId: pair.matchId, fields: [body.accept ? 'accepted' : 'refused'] })
  return { id: params.id }
})
