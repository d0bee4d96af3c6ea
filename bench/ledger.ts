import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { verifyLedger } from '../src/modules/ledger/checks.ts'
import { openAccount, post } from '../src/modules/ledger/index.ts'
import { systemContext, type Tx } from '../src/platform/db/database.ts'
import { benchPlatform, row } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * The ledger with many postings: every balance the sum of its postings, verified at 50,000 rows a second or more, and single entries
 * beside it: `node bench/ledger.ts [postings] [accounts]`. Aim at 1,000,000.
 */
const [postings = 1_000_000, accounts = 5_000] = process.argv.slice(2).map(Number)
const platform = await benchPlatform()
const { database } = platform.services
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(systemContext, work)
const day = '2026-11-22'
const batch = 20_000

const holderNo = await fillDistrict(platform.services, '999901', 10, 2)
await within((tx) =>
  sql`insert into ledger.account (id, owner_kind, owner_id, holder_no, purpose, unit, opened_on)
    select gen_random_uuid(), 'person', gen_random_uuid(), ${holderNo}, 'bench', 'minutes', ${day} from generate_series(1, ${accounts}::integer)`.execute(
    tx,
  ),
)

const started = performance.now()
for (let first = 0; first < postings; first += batch) {
  const entries = Math.min(batch, postings - first) / 2
  await within(async (tx) => {
    const numbers = sql`generate_series(${first}::integer, ${first + entries - 1}::integer) n`
    await sql`insert into ledger.entry (id, key, body_hash, kind, on_day)
      select md5(n::text)::uuid, 'bench-' || n, '', 'bench', ${day} from ${numbers}`.execute(tx)
    await sql`
      with people as (select array_agg(id order by id) as ids from ledger.account where purpose = 'bench')
      insert into ledger.posting (entry_id, account_id, amount)
      select md5(n::text)::uuid, p.ids[1 + (n::bigint * 7919 + side.step) % ${accounts}::integer], side.sign * (1 + n % 480)
      from ${numbers} cross join people p cross join (values (1, 0), (-1, 1)) side (sign, step)`.execute(tx)
  })
}
const filled = (performance.now() - started) / 1_000
await database.pool.query('analyze')

const verifying = performance.now()
const verdict = await database.read(systemContext, verifyLedger)
const verified = (performance.now() - verifying) / 1_000

const owner = { kind: 'person', id: randomUUID() } as const
const [from, to] = await within(async (tx) => [
  await openAccount(
    tx,
    { owner: { kind: 'organisation' }, holderNo, purpose: 'bench', unit: 'minutes' },
    { floor: null, cap: null },
    day,
  ),
  await openAccount(tx, { owner, holderNo, purpose: 'bench', unit: 'minutes' }, { floor: 0, cap: null, lotted: true }, day),
])
const singly = performance.now()
const single = 500
for (let made = 0; made < single; made += 1) {
  const lines = [{ accountId: from!, amount: -30 }, { accountId: to!, amount: 30, expiresOn: '2031-11-22' }] // prettier-ignore
  await within((tx) => post(tx, { key: randomUUID(), kind: 'bench', onDay: day, lines, by: null }))
}
const each = (performance.now() - singly) / single
const again = await database.read(systemContext, verifyLedger)

row('postings', 'filled s', 'verified s', 'rows/s verified', 'findings', 'one entry ms')
row('---', '---', '---', '---', '---', '---')
row(
  verdict.postings,
  filled.toFixed(1),
  verified.toFixed(2),
  Math.round(verdict.postings / verified),
  verdict.findings.length + again.findings.length,
  each.toFixed(1),
)
await platform.end()
