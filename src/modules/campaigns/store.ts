import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { campaignProblems as problems } from './problems.ts'
import type { Aim } from './rules.ts'

export interface CampaignRow {
  readonly id: string
  readonly name: string
  readonly node_no: number
  readonly node_kind: 'district' | 'street' | 'community' | 'industry'
  readonly node_name: string
  readonly district_no: number
  readonly aim: Aim
  readonly aim_version: string
  readonly aim_source: string
  readonly percent: number
  readonly from_on: Day
  readonly until_on: Day
  readonly document: string
  readonly by: string | null
  readonly closed_on: Day | null
  readonly closed_note: string | null
}

/** Whoever reaches one of its units sees the campaign; row-level security says the same behind it. */
const inScope = (scope: Scope): RawBuilder<boolean> =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from organisations.unit u where u.district_no = c.district_no and c.node_no = any (u.scope_nodes) and ${reachedBy(scope, 'u.scope_nodes')})`

const columns =
  sql.raw(`c.id, c.name, c.node_no, c.node_kind, (select n.name from organisations.name_of(array[c.node_no]) n) as node_name, c.district_no, c.aim,
  c.aim_version, c.aim_source, c.percent, c.from_on, c.until_on, c.document, access.display_name_of(c.account_id) as by, c.closed_on, c.closed_note`)

export async function getCampaignRow(tx: Tx, scope: Scope, id: string, lock = false): Promise<CampaignRow> {
  const { rows } = await sql<CampaignRow>`
    select ${columns} from campaigns.campaign c where c.id = ${id}::uuid and ${inScope(scope)} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['campaign-not-found'])
  return rows[0]
}

export async function listCampaignRows(
  tx: Tx,
  scope: Scope,
  today: Day,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: CampaignRow[]; total: number }> {
  const { rows } = await sql<CampaignRow & { full: number }>`
    select ${columns}, count(*) over () as full from campaigns.campaign c where ${inScope(scope)}
    order by c.closed_on is not null or c.until_on < ${today}::date, c.until_on, c.started_at, c.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx)
  return { rows, total: rows[0]?.full ?? 0 }
}

export interface CampaignNode {
  readonly no: number
  readonly kind: CampaignRow['node_kind']
  readonly district_no: number
}

/** An area or industry the caller reaches as a whole. */
export async function findWholeNode(tx: Tx, scope: Scope, nodeNo: number): Promise<CampaignNode | undefined> {
  const { rows } = await sql<CampaignNode>`
    select u.no, u.kind, coalesce(u.district_no, u.no) as district_no from organisations.unit u
    where u.no = ${nodeNo} and u.kind in ('district', 'street', 'community', 'industry') and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
    tx,
  )
  return rows[0]
}
