import { type RawBuilder, sql } from 'kysely'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { DisplayFilter, Pledge } from './contract-displays.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { saysName } from './queries.ts'

interface DisplayRow {
  id: string
  memberId: string
  name: string
  branchNo: number
  branchName: string | null
  identity: string | null
  duty: string | null
  shownOn: string
  pledges: Omit<Pledge, 'id' | 'madeOn'>[]
}

/**
 * The one predicate of list, count, export and search: shown with consent, to the branch the relation lies in still. Names are in full
 * here, as the member agreed to, so they can be searched by whoever is shown them.
 */
function fits(call: Call, filter: DisplayFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [
    sql<boolean>`d.withdrawn_on is null and m.retracted_by is null and m.branch_no = d.branch_no`,
    sql<boolean>`exists (select from organisations.unit u where u.no = d.branch_no and ${reachedBy(call.scope, 'u.scope_nodes')})`,
    ...saysName(filter.q),
  ]
  if (filter.districtNo) parts.push(sql<boolean>`m.district_no = ${filter.districtNo}`)
  if (filter.branchNo) parts.push(sql<boolean>`d.branch_no = ${filter.branchNo}`)
  if (filter.pledge)
    parts.push(sql<boolean>`exists (select from members.pledge p where p.display_id = d.id and p.state = ${filter.pledge})`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

async function listRows(call: Call, filter: DisplayFilter, limit: number, offset: number): Promise<DisplayRow[]> {
  const { rows } = await sql<DisplayRow>`
    select d.id, d.member_id as "memberId", m.name, d.branch_no as "branchNo", n.name as "branchName", d.identity, d.duty, d.shown_on as "shownOn",
      coalesce((select json_agg(json_build_object('line', p.line, 'state', p.state, 'publishedOn', p.published_on, 'fulfilledOn', p.fulfilled_on,
        'outcome', p.outcome) order by p.published_on, p.id) from members.pledge p where p.display_id = d.id and p.state <> 'made'), '[]') as pledges
    from members.display d join members.member m on m.id = d.member_id
    left join lateral (select h.name from organisations.unit_on(${call.today}::date) h where h.unit_no = d.branch_no) n on true
    where ${fits(call, filter)} order by n.name, m.name, d.id limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

export const listDisplays = query(members.listDisplays, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listRows(call, filter, pageSize, (page - 1) * pageSize)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::integer as count from members.display d join members.member m on m.id = d.member_id where ${fits(call, filter)}`.execute(
    call.tx,
  )
  const items = rows.map(({ branchNo, branchName, ...row }) => ({
    ...row,
    branch: { no: branchNo, name: branchName ?? String(branchNo) },
  }))
  return { items, total: counted[0]!.count, page, pageSize }
})

const columns: readonly FileColumn<DisplayRow>[] = [
  { head: 'name', width: 12, value: (row) => row.name },
  { head: 'branch', width: 34, value: (row) => row.branchName },
  { head: 'identity', width: 30, value: (row) => row.identity },
  { head: 'duty', width: 40, value: (row) => row.duty },
  { head: 'pledge', width: 50, value: (row, { semicolon }) => row.pledges.map((one) => one.line).join(semicolon) || null },
  {
    head: 'fulfilled',
    width: 40,
    value: (row, { colon, semicolon }) =>
      row.pledges
        .filter((one) => one.state === 'fulfilled')
        .map((one) => [one.line, one.outcome].filter(Boolean).join(colon))
        .join(semicolon) || null,
  },
]

export const exportDisplays = download(members.exportDisplays, async (call) => {
  return listFile(call, call.query, 'displays', columns, await listRows(call, call.query, 100_000, 0))
})
