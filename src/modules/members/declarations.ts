import { sql, type RawBuilder } from 'kysely'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { DeclarationFilter } from './contract-declarations.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { type DeclarationState, type Home, proposeHomes } from './rules/mobile.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Scope } from '../../kernel/policy.ts'

interface DeclarationRow {
  id: string
  no: number
  kind: 'pocket' | 'mobile'
  districtNo: number
  streetNo: number
  industryNo: number | null
  declaredOn: string
  state: DeclarationState
  placedNo: number | null
  placedName: string | null
  placedOn: string | null
  joinedOn: string | null
  memberId: string | null
  revision: number
}
type Reader = { readonly tx: Tx; readonly scope: Scope }

/** The one predicate of list, count, export and figures. */
function fits({ scope }: Reader, filter: Partial<DeclarationFilter>): RawBuilder<boolean> {
  const { state = 'declared', kind, districtNo, fromOn, untilOn } = filter
  const parts: RawBuilder<boolean>[] = [reachedBy(scope, 'd.scope_nodes')]
  if (state === 'found') parts.push(sql<boolean>`d.state in ('placed', 'joined')`)
  else if (state !== 'ever') parts.push(sql<boolean>`d.state = ${state}`)
  if (kind) parts.push(sql<boolean>`d.kind = ${kind}`)
  if (districtNo) parts.push(sql<boolean>`d.district_no = ${districtNo}`)
  const day = state === 'found' || state === 'placed' || state === 'joined' ? sql`d.placed_on` : sql`d.declared_on`
  if (fromOn) parts.push(sql<boolean>`${day} >= ${fromOn}`)
  if (untilOn) parts.push(sql<boolean>`${day} < ${untilOn}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** Declarations, and different people among them: who declared twice is one (CD-F17). */
export async function countDeclarations(
  reader: Reader,
  filter: Partial<DeclarationFilter>,
): Promise<{ total: number; people: number }> {
  const { rows } = await sql<{ total: number; people: number }>`
    select count(*)::integer as total, count(distinct d.person)::integer as people from members.declaration d where ${fits(reader, filter)}`.execute(
    reader.tx,
  )
  return rows[0]!
}

async function listRows(call: Call, predicate: RawBuilder<boolean>, limit: number, offset: number): Promise<DeclarationRow[]> {
  const { rows } = await sql<DeclarationRow>`
    select d.id, d.no, d.kind, d.district_no as "districtNo", d.street_no as "streetNo", d.industry_no as "industryNo", d.declared_on as "declaredOn",
      d.state, d.placed_no as "placedNo", p.name as "placedName", d.placed_on as "placedOn", d.joined_on as "joinedOn",
      (select m.id from members.member m where m.id = d.member_id) as "memberId", d.revision
    from members.declaration d left join lateral (select f.name from organisations.party_facts(d.placed_no, ${call.today}::date) f) p on true
    where ${predicate} order by d.no desc limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

/** Names of streets and industries, whatever the scope. */
async function namesOf(tx: Tx, rows: readonly DeclarationRow[]): Promise<(no: number) => { no: number; name: string }> {
  const nos = rows.flatMap((row) => [row.streetNo, row.industryNo]).filter((no) => no !== null)
  const { rows: found } = await sql<{
    no: number
    name: string
  }>`select no, name from organisations.name_of(${nos}::integer[])`.execute(tx)
  const names = new Map(found.map((row) => [row.no, row.name]))
  return (no) => ({ no, name: names.get(no) ?? String(no) })
}

function present(row: DeclarationRow, named: (no: number) => { no: number; name: string }) {
  const { id, no, kind, declaredOn, state, placedOn, joinedOn, memberId } = row
  return {
    id,
    no,
    kind,
    street: named(row.streetNo),
    industry: row.industryNo === null ? null : named(row.industryNo),
    declaredOn,
    state,
    placed: row.placedNo === null ? null : { no: row.placedNo, name: row.placedName ?? String(row.placedNo) },
    placedOn,
    joinedOn,
    memberId,
  }
}

export const listDeclarations = query(members.listDeclarations, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listRows(call, fits(call, filter), pageSize, (page - 1) * pageSize)
  const named = await namesOf(call.tx, rows)
  return { items: rows.map((row) => present(row, named)), ...(await countDeclarations(call, filter)), page, pageSize }
})

type Line = ReturnType<typeof present>
const columns: readonly FileColumn<Line>[] = [
  { head: 'declarationNo', width: 10, value: (line) => line.no },
  { head: 'declarationKind', width: 12, value: (line, words) => words.declarations[line.kind] },
  { head: 'street', width: 16, value: (line) => line.street.name },
  { head: 'industry', width: 16, value: (line) => line.industry?.name ?? null },
  { head: 'declaredOn', width: 12, value: (line) => ({ date: line.declaredOn }) },
  { head: 'placing', width: 14, value: (line, { placing }) => placing[line.state] },
  { head: 'branch', width: 34, value: (line) => line.placed?.name ?? null },
  { head: 'placedOn', width: 12, value: (line) => (line.placedOn ? { date: line.placedOn } : null) },
]

export const exportDeclarations = download(members.exportDeclarations, async (call) => {
  const rows = await listRows(call, fits(call, call.query), 100_000, 0)
  const named = await namesOf(call.tx, rows)
  return listFile(
    call,
    call.query,
    'declarations',
    columns,
    rows.map((row) => present(row, named)),
  )
})

export const getDeclaration = query(members.getDeclaration, async (call) => {
  const { id } = call.params
  const [row] = await listRows(call, sql<boolean>`d.id = ${id} and ${reachedBy(call.scope, 'd.scope_nodes')}`, 1, 0)
  if (!row) throw problem(problems['declaration-not-found'])
  const { rows } = await sql<{ name: Buffer | null; phone: Buffer | null }>`
    select name_sealed as name, phone_sealed as phone from members.declaration where id = ${id}`.execute(call.tx)
  const sealed = rows[0]!
  const { crypto } = call.services
  return {
    ...present(row, await namesOf(call.tx, [row])),
    revision: row.revision,
    name: sealed.name && maskName(crypto.open('declaration.name', sealed.name)),
    phone: sealed.phone && maskPhone(crypto.open('declaration.phone', sealed.phone)),
    same: await sameNumber(call, id),
    homes: row.state === 'declared' ? await homesFor(call, row) : [],
    can: { change: call.can('declaration.change') !== null },
  }
})

async function sameNumber(call: Call, id: string) {
  const { rows } = await sql<{ id: string; no: number; declaredOn: string; state: DeclarationState }>`
    select d.id, d.no, d.declared_on as "declaredOn", d.state from members.declaration d join members.declaration o on o.phone_index = d.phone_index
    where o.id = ${id} and d.id <> o.id and ${reachedBy(call.scope, 'd.scope_nodes')} order by d.no`.execute(call.tx)
  return rows
}

/** Party organisations of the district in reach, placed at the middle of their street. */
async function homesFor(call: Call, row: DeclarationRow) {
  const { rows: middles } = await sql<{ no: number; lon: number; lat: number }>`
    select area_no as no, lon, lat from organisations.mean_positions(${row.districtNo})`.execute(call.tx)
  const at = new Map(middles.map((middle) => [middle.no, middle]))
  const place = (no: number | null) => ({ lon: at.get(no ?? 0)?.lon ?? null, lat: at.get(no ?? 0)?.lat ?? null })
  const { rows } = await sql<{ no: number; name: string; form: string | null; nodes: number[]; members: number }>`
    select s.unit_no as no, s.name, s.form, s.scope_nodes as nodes,
      (select count(*)::integer from members.member m where m.branch_no = s.unit_no and m.retracted_by is null) as members
    from organisations.unit_on(${call.today}::date) s
    where s.kind = 'party_org' and s.status = 'active' and s.district_no = ${row.districtNo} and ${reachedBy(call.scope, 's.scope_nodes')}`.execute(
    call.tx,
  )
  // A Party organisation stands where the units it covers stand: their streets and industries are among its nodes.
  const homes: Home[] = rows.map(({ nodes, ...home }) => {
    const streetNo = nodes.includes(row.streetNo) ? row.streetNo : (nodes.find((no) => at.has(no)) ?? null)
    const industryNo = row.industryNo !== null && nodes.includes(row.industryNo) ? row.industryNo : null
    return { ...home, streetNo, industryNo, ...place(streetNo) }
  })
  return proposeHomes({ streetNo: row.streetNo, industryNo: row.industryNo, ...place(row.streetNo) }, homes).map((home) => ({
    ...home,
    reasons: [...home.reasons],
  }))
}
