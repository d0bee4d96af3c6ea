import { sql } from 'kysely'
import type { Actor } from '../src/kernel/policy.ts'
import { members } from '../src/modules/members/contract.ts'
import { writeAudit } from '../src/platform/audit/entries.ts'
import { execute } from '../src/platform/commands/execute.ts'
import { systemContext } from '../src/platform/db/database.ts'
import { benchPlatform, row, timed } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * The register of members as a district officer asks for it, its lists and searches, under row-level security, beside the same SQL asked plainly:
 * `node bench/members.ts [sizes…]`. Aim at 1,000,000: at most one and a half times the plain SQL.
 */
const sizes = process.argv.slice(2).map(Number)
const platform = await benchPlatform()
const { services } = platform

const batch = 20_000

async function fill(districtNo: number, count: number): Promise<void> {
  for (let first = 1; first <= count; first += batch) await enter(districtNo, first, Math.min(first + batch - 1, count))
  await services.database.pool.query('analyze')
}

/** Numbers nobody can have. The search compares the blind index alone; nothing is unsealed. */
const phoneOf = (n: number) => `100${String(n).padStart(8, '0')}`
const indexOf = (n: number) => services.crypto.blindIndex('member.phone', phoneOf(n))

async function enter(districtNo: number, first: number, last: number): Promise<void> {
  await services.database.transaction(systemContext, async (tx) => {
    const { rows } = await sql<{
      id: number
    }>`insert into members.act (kind, district_no) values ('seed', ${districtNo}) returning id`.execute(tx)
    const act = rows[0]!.id
    const indexes = Array.from({ length: last - first + 1 }, (_, at) => indexOf(first + at))
    await sql`
      with branch as (select array_agg(no) as nos from organisations.unit where kind = 'party_org' and district_no = ${districtNo}),
      entered as (
        insert into members.member (district_no, name, words, recorded_by, phone_sealed, phone_index)
        select ${districtNo}, '党员' || lpad(n::text, 7, '0'), ' 党员' || lpad(n::text, 7, '0') || ' dangyuan' || n || ' dy' || n, ${act}, k.phone, k.phone
        from unnest(${indexes}::bytea[]) with ordinality k (phone, at) cross join lateral (select ${first}::integer + k.at::integer - 1) w (n) returning id),
      numbered as (select id, row_number() over () as n from entered),
      related as (
        insert into members.membership (member_id, branch_no, place, from_on, recorded_by)
        select id, nos[1 + n % cardinality(nos)], 'unit', '2024-01-01', ${act} from numbered, branch)
      insert into members.standing (member_id, code, from_on, recorded_by) select id, 'full', '2024-01-01', ${act} from numbered`.execute(
      tx,
    )
    await sql`select members.refresh(array(select id from members.member where recorded_by = ${act}))`.execute(tx)
  })
}

async function ask(actor: Actor, name: string, input: { query?: object; body?: object }): Promise<unknown> {
  const operation = services.contributions.operations.find((entry) => entry.endpoint.name === name)!
  const whole = { params: {}, query: {}, body: {}, ifMatch: null, idempotencyKey: null, upload: null, traceId: 'bench', ...input }
  return execute(services, operation, actor, whole)
}
const list = (actor: Actor, query: object) => ask(actor, members.listMembers.name, { query })
const byPhone = (actor: Actor, phone: string) => ask(actor, members.findByPhone.name, { body: { phone } })

/** What the list has to ask at least: one page of names, and how many there are. */
async function plain(districtNo: number, branchNo: number | null, like: string | null = null): Promise<void> {
  const where = `district_no = ${districtNo} and branch_no ${branchNo === null ? 'is not null' : `= ${branchNo}`} and retracted_by is null
    and standing in ('full', 'probationary', 'watched', 'lost')${like === null ? '' : ` and words like '${like}'`}`
  await services.database.pool.query(
    `select id, name, branch_no, standing, away_since, joined_on from members.member where ${where} order by name, id limit 50`,
  )
  await services.database.pool.query(`select count(*) from members.member where ${where}`)
}

const plainPhone = (n: number) =>
  services.database.pool.query(
    'select id, name, branch_no, standing from members.member where phone_index = $1 and retracted_by is null order by name, id limit 50',
    [indexOf(n)],
  )

/** The same as the platform has to ask it: in a transaction that names its scope and keeps who looked. */
const keptPhone = (districtNo: number, n: number) =>
  services.database.transaction({ scope: { everything: false, nodes: [districtNo] }, accountId: null }, async (tx) => {
    await sql`
      select id, name, branch_no, standing from members.member
      where phone_index = ${indexOf(n)} and scope_nodes && array[${districtNo}]::integer[] and retracted_by is null order by name, id limit 50`.execute(
      tx,
    )
    const grants = { roles: [], scope: { everything: false, nodes: [districtNo] } as const, notes: [] }
    const actor: Actor = { kind: 'system', accountId: null, displayName: '', sessionId: null, ip: null, grants: [] }
    await writeAudit(tx, { actor, ...grants, action: members.findByPhone.name, result: 'ok', traceId: 'bench' })
  })

for (const [index, size] of (sizes.length > 0 ? sizes : [10_000, 100_000]).entries()) {
  const districtNo = await fillDistrict(services, `99990${index + 1}`, 1_000, 6)
  await fill(districtNo, size)
  const { rows } = await services.database.pool.query<{ no: number }>(
    `select min(no) as no from organisations.unit where kind = 'party_org' and district_no = ${districtNo}`,
  )
  const branchNo = rows[0]!.no
  const grants = [{ role: 'district_officer', nodeNo: districtNo }]
  const officer: Actor = { kind: 'person', accountId: null, displayName: '', sessionId: null, ip: null, grants }
  const sought = Math.floor(size / 2)
  const characters = `党员${String(sought).padStart(7, '0')}`
  row(`${size} members`, 'same SQL ms', 'endpoint ms')
  row('---', '---', '---')
  const compare = async (what: string, bare: () => Promise<unknown>, asked: () => Promise<unknown>, runs = 5) =>
    row(what, await timed(runs, bare), await timed(runs, asked))
  await compare(
    'the district',
    () => plain(districtNo, null),
    () => list(officer, { districtNo }),
  )
  await compare(
    'a branch',
    () => plain(districtNo, branchNo),
    () => list(officer, { branchNo }),
    21,
  )
  await compare(
    'by characters of the name',
    () => plain(districtNo, null, `%${characters}%`),
    () => list(officer, { districtNo, q: characters }),
  )
  await compare(
    'by pinyin',
    () => plain(districtNo, null, `% dangyuan${sought}%`),
    () => list(officer, { districtNo, q: `dangyuan${sought}` }),
  )
  await compare(
    'by telephone',
    () => plainPhone(sought),
    () => byPhone(officer, phoneOf(sought)),
    21,
  )
  await compare(
    'by telephone, scope and audit entry on both sides',
    () => keptPhone(districtNo, sought),
    () => byPhone(officer, phoneOf(sought)),
    21,
  )
}
await platform.close()
