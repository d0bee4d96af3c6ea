import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { PostFilter } from './contract-registrations.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { decideDay } from './rules.ts'
import { getBranch } from './store.ts'

export interface ServicePostRow {
  id: string
  no: number
  hostNo: number
  hostName: string | null
  name: string
  duties: string
  quota: number
  taken: number
  openedOn: string
  closedOn: string | null
}

const fits = (call: Call, { state, hostNo }: PostFilter): RawBuilder<boolean> => {
  const parts: RawBuilder<boolean>[] = [
    sql<boolean>`exists (select from organisations.unit u where u.no = p.host_no and ${reachedBy(call.scope, 'u.scope_nodes')})`,
  ]
  if (state === 'open') parts.push(sql<boolean>`p.closed_on is null`)
  if (state === 'vacant') parts.push(sql<boolean>`p.closed_on is null and p.taken < p.quota`)
  if (state === 'closed') parts.push(sql<boolean>`p.closed_on is not null`)
  if (hostNo) parts.push(sql<boolean>`p.host_no = ${hostNo}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** Posts with the name of who offers them; the predicate is the caller's. */
export async function listPostRows(
  { tx, today }: Pick<Call, 'tx' | 'today'>,
  predicate: RawBuilder<boolean>,
  limit: number,
  offset: number,
) {
  const { rows } = await sql<ServicePostRow>`
    select p.id, p.no, p.host_no as "hostNo", n.name as "hostName", p.name, p.duties, p.quota, p.taken, p.opened_on as "openedOn", p.closed_on as "closedOn"
    from members.service_post p left join lateral (select h.name from organisations.unit_on(${today}::date) h where h.unit_no = p.host_no) n on true
    where ${predicate} order by n.name, p.name, p.id limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export const presentPost = ({ hostNo, hostName, ...row }: ServicePostRow) => ({
  ...row,
  host: { no: hostNo, name: hostName ?? String(hostNo) },
})

export const listServicePosts = query(members.listServicePosts, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listPostRows(call, fits(call, filter), pageSize, (page - 1) * pageSize)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::integer as count from members.service_post p where ${fits(call, filter)}`.execute(call.tx)
  const mayChange = call.can('registration.change') !== null
  const items = rows.map((row) => ({ ...presentPost(row), can: { change: mayChange && row.closedOn === null } }))
  return { items, total: counted[0]!.count, page, pageSize }
})

const columns: readonly FileColumn<ServicePostRow>[] = [
  { head: 'post', width: 24, value: (row) => row.name },
  { head: 'branch', width: 34, value: (row) => row.hostName },
  { head: 'duties', width: 44, value: (row) => row.duties },
  { head: 'quota', width: 10, value: (row) => row.quota },
  { head: 'taken', width: 12, value: (row) => row.taken },
  { head: 'openedOn', width: 12, value: (row) => ({ date: row.openedOn }) },
]

export const exportServicePosts = download(members.exportServicePosts, async (call) => {
  return listFile(call, call.query, 'posts', columns, await listPostRows(call, fits(call, call.query), 100_000, 0))
})

export const openServicePost = command(members.openServicePost, async (call) => {
  const { tx, body } = call
  const host = await getBranch(call, body.hostNo)
  refuseDay(call, body.openedOn)
  const { rows } = await sql<{ id: string }>`
    insert into members.service_post (district_no, host_no, name, duties, quota, opened_on, account_id)
    values (${host.districtNo}, ${host.no}, ${body.name}, ${body.duties}, ${body.quota}, ${body.openedOn}, ${call.actor.accountId}) returning id`.execute(
    tx,
  )
  call.note({ objectType: 'service-post', objectId: rows[0]!.id, fields: ['name', 'quota'] })
  return { id: rows[0]!.id }
})

export const changeServicePost = command(members.changeServicePost, async (call) => {
  const { tx, params, body } = call
  const post = await lockPost(call, params.id)
  if (body.quota !== undefined && body.quota < post.taken)
    throw problem(problems['service-post-below-taken'], { taken: post.taken })
  await sql`update members.service_post set duties = coalesce(${body.duties ?? null}, duties), quota = coalesce(${body.quota ?? null}::integer, quota)
    where id = ${post.id}`.execute(tx)
  call.note({ objectType: 'service-post', objectId: post.id, fields: ['quota'] })
  return { id: post.id }
})

export const closeServicePost = command(members.closeServicePost, async (call) => {
  const { tx, params, body } = call
  const post = await lockPost(call, params.id)
  refuseDay(call, body.onDay)
  if (body.onDay < post.openedOn) throw problem(problems['member-before'], { since: post.openedOn })
  await sql`update members.service_post set closed_on = ${body.onDay} where id = ${post.id}`.execute(tx)
  call.note({ objectType: 'service-post', objectId: post.id, fields: ['state'] })
  return { id: post.id }
})

async function lockPost(call: Call, id: string): Promise<{ id: string; taken: number; openedOn: string }> {
  const { rows } = await sql<{ id: string; taken: number; openedOn: string; closedOn: string | null }>`
    select p.id, p.taken, p.opened_on as "openedOn", p.closed_on as "closedOn" from members.service_post p
    where p.id = ${id} and ${fits(call, { state: 'all' })} for update of p`.execute(call.tx)
  if (!rows[0]) throw problem(problems['service-post-not-found'])
  if (rows[0].closedOn !== null) throw problem(problems['service-post-closed'])
  return rows[0]
}

function refuseDay(call: Call, day: string): void {
  const decision = decideDay(day, call.today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
}
