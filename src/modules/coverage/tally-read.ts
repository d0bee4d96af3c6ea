import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { JointSize, LoadSize } from './details.ts'
import { type CountName, countNames, type Counts } from './figures.ts'
import { cellsOf } from './filter.ts'
import type { Question } from './queries.ts'
import type { Cell } from './rules.ts'

/** Fields of a filter that name one node and nothing else, with the kind of node they name; any other field asks the rows themselves. */
const nodeFields = { communityNo: 'community', streetNo: 'street', industryNo: 'industry', districtNo: 'district' } as const
const tallied = Object.values(nodeFields)

/** Where rows or figures are asked for, without the rules they are told by. */
type Place = Pick<Question, 'tx' | 'scope' | 'filter'>

interface NamedNode {
  readonly node: number
  /** What the node must be for the filter to mean it; several where it comes from the caller's own grant. */
  readonly kinds: readonly string[]
}

/**
 * The one node a filter is about. A street within its district is that street; a street and an industry together are not one node.
 * `others` are fields the asker answers itself.
 */
function namedNode({ filter, scope }: Place, others: readonly string[]): NamedNode | null {
  const named = Object.entries(filter).filter(([key, value]) => value !== undefined && !others.includes(key))
  if (named.some(([key]) => !(key in nodeFields))) return null
  const narrow = named.map(([key]) => key as keyof typeof nodeFields).filter((field) => field !== 'districtNo')
  if (narrow.length > 1) return null
  const field = narrow[0] ?? (filter.districtNo ? 'districtNo' : null)
  if (field === null) return scope.everything || scope.nodes.length !== 1 ? null : { node: scope.nodes[0]!, kinds: tallied }
  const node = filter[field]
  return typeof node === 'number' ? { node, kinds: [nodeFields[field]] } : null
}

/** The node whose tallies answer a question about figures: today, a node and nothing else, and a caller who reaches all of it. */
export async function tallyNode(question: Question): Promise<number | null> {
  const { filter, scope, tx } = question
  const named = question.asOf === question.today ? namedNode(question, ['status', 'asOf']) : null
  if (!named) return null
  const { rows } = await sql<Frame>`
    select kind, district_no as district from organisations.frame_of(${named.node}) where kind = any (${[...named.kinds]})`.execute(
    tx,
  )
  const frame = rows[0]
  if (!frame || (filter.districtNo && named.node !== filter.districtNo && frame.district !== filter.districtNo)) return null
  return scope.everything || (await reachesWhole(question, named.node, frame)) ? named.node : null
}

/** Columns that add up to the units of a cell. */
const cellColumns: Readonly<Record<Cell, CountName>> = {
  'own-committee': 'committee',
  'own-general': 'general',
  'own-branch': 'branch',
  joint: 'joint',
  'should-have': 'should_have',
  'few-members': 'few_members',
  'no-members': 'none',
}

/**
 * How many active units today's list of a node holds, all of them or those of some cells: from its tallies, so that nobody counts a
 * hundred thousand rows to number the pages. Null when the rows must be counted: another filter, or a node not reached as a whole.
 */
export async function tallyTotal(place: Place): Promise<number | null> {
  const { filter, scope, tx } = place
  if (filter.status !== 'active') return null
  const named = namedNode(place, ['status', 'asOf', 'cell', 'page', 'pageSize', 'sort', 'order'])
  if (!named) return null
  // A community may hold units filed under another street; who holds no grant over it itself counts rows.
  const kinds = named.kinds.filter((kind) => kind !== 'community' || scope.everything || scope.nodes.includes(named.node))
  const columns = filter.cell
    ? [...new Set(cellsOf(filter.cell))].flatMap((cell) => cellColumns[cell] ?? [])
    : ['active' as const]
  if (columns.length === 0) return null
  const { rows } = await sql<{ total: number | null }>`
    select (select sum(${sql.raw(columns.join(' + '))})::bigint from coverage.tally where node_no = ${named.node}) as total
    from organisations.frame_of(${named.node}) where kind = any (${kinds}::text[])
      and (${filter.districtNo ?? null}::integer is null or no = ${filter.districtNo ?? null} or district_no = ${filter.districtNo ?? null})`.execute(
    tx,
  )
  return rows[0]?.total ?? null
}

interface Frame {
  readonly kind: string
  readonly district: number | null
}

/**
 * Whether a caller reaches every unit of a node. A community may hold units filed under another street: only its own officers and those of
 * the whole district reach all of it. Row-level security answers which units are reached; numbers are given, so that it looks at one row.
 */
async function reachesWhole({ tx, scope }: Question, node: number, { kind, district }: Frame): Promise<boolean> {
  const own = kind !== 'community' || (!scope.everything && scope.nodes.includes(node))
  const wanted = own ? node : district
  const { rows } = await sql`
    select from organisations.unit where no = ${node} and exists (select from organisations.unit where no = ${wanted})`.execute(
    tx,
  )
  return rows.length > 0
}

export interface NodeTally {
  readonly counts: Counts
  readonly joint: readonly JointSize[]
  readonly loads: readonly LoadSize[]
}

const sums = sql.raw(countNames.map((name) => `coalesce(sum(${name}), 0)::bigint as ${name}`).join(', '))

/**
 * Everything counted under a node, in one statement and so at one moment: what is folded comes by size, and each Party organisation or
 * instructor with later entries is taken out of its folded size and put where it stands with them.
 */
export async function readTally(tx: Tx, node: number): Promise<NodeTally> {
  const { rows } = await sql<Record<CountName, number> & { joint_sizes: JointSize[]; load_sizes: LoadSize[] }>`
    select t.*, j.joint_sizes, l.load_sizes
    from (select ${sums} from coverage.tally where node_no = ${node}) t,
    (${jointSizes(node)}) j, (${loadSizes(node)}) l`.execute(tx)
  const { joint_sizes: joint, load_sizes: loads, ...counts } = rows[0]!
  return { counts: { ...counts, key: null, joint_orgs: joint.reduce((sum, size) => sum + size.orgs, 0) }, joint, loads }
}

function jointSizes(node: number) {
  return sql`
    with later as materialized (
      select party_org_no, sum(units)::bigint as units, sum(full_members)::bigint as full_members
      from coverage.joint_tally where node_no = ${node} and not folded group by party_org_no),
    before as materialized (
      select f.party_org_no, f.units, f.full_members from coverage.joint_tally f
      where f.node_no = ${node} and f.folded and f.party_org_no in (select party_org_no from later))
    select coalesce(json_agg(json_build_object('units', units, 'fullMembers', full_members, 'orgs', orgs)), '[]') as joint_sizes
    from (
      select units, full_members, sum(orgs) as orgs from (
        select units, full_members, orgs from coverage.joint_size where node_no = ${node}
        union all select units, full_members, -1 from before
        union all select l.units + coalesce(b.units, 0), l.full_members + coalesce(b.full_members, 0), 1 from later l left join before b using (party_org_no)
      ) c where units > 0 group by units, full_members having sum(orgs) <> 0) s`
}

function loadSizes(node: number) {
  return sql`
    with later as materialized (
      select person_id, sum(units)::bigint as units from coverage.load_tally where node_no = ${node} and not folded group by person_id),
    before as materialized (
      select f.person_id, f.units from coverage.load_tally f
      where f.node_no = ${node} and f.folded and f.person_id in (select person_id from later))
    select coalesce(json_agg(json_build_object('units', units, 'persons', persons)), '[]') as load_sizes
    from (
      select units, sum(persons) as persons from (
        select units, persons from coverage.load_size where node_no = ${node}
        union all select units, -1 from before
        union all select l.units + coalesce(b.units, 0), 1 from later l left join before b using (person_id)
      ) c where units > 0 group by units having sum(persons) <> 0) s`
}
