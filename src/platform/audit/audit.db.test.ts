import fc from 'fast-check'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '../../kernel/policy.ts'
import { cryptoFrom } from '../crypto/open.ts'
import { noRows, systemContext } from '../db/database.ts'
import { openLog } from '../log/log.ts'
import { type FreshDatabase, freshDatabase } from '../testing.ts'
import { type AnchorStore, openAnchors } from './anchors.ts'
import { type Seal, sealColumns, sealMac, startSeal, type SealedRow, rowColumns } from './canonical.ts'
import { writeAudit } from './entries.ts'
import { beginEpochIfMoved, sealEntries } from './seal.ts'
import { startSealer } from './sealer.ts'
import { type AuditVerdict, verifyAudit } from './verify.ts'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const crypto = cryptoFrom({ profile: 'gm', data: { 1: key(1) }, index: key(2), integrity: key(3), pepper: key(4) })
const visitor: Actor = { kind: 'visitor', accountId: null, displayName: '', grants: [], sessionId: null, ip: '127.0.0.1' }
const scope = { everything: false, nodes: [] } as const
const log = openLog('silent')

let fresh: FreshDatabase
let owner: pg.Client
let folder: string
let anchors: AnchorStore

const write = (count: number, trace: string) =>
  fresh.database.transaction(noRows, async (tx) => {
    for (let index = 0; index < count; index++) {
      const notes = [{ objectType: 'unit', objectId: String(index), fields: ['name', 'phone'], detail: { rows: index } }]
      await writeAudit(tx, {
        actor: visitor,
        roles: ['registrar'],
        scope,
        action: 'units.change',
        result: 'ok',
        traceId: trace,
        notes,
      })
    }
  })
const verify = (store = anchors): Promise<AuditVerdict> =>
  verifyAudit({ run: (text) => owner.query(text), crypto, anchors: store, lagMs: 3_600_000 })
/** Transactions of other databases on the server hold sealing back while they run, so a test asks again. */
const until = (done: () => Promise<unknown>) => vi.waitUntil(done, { timeout: 10_000, interval: 5 })
const inTransaction = async <T>(work: () => Promise<T>): Promise<T> => {
  await owner.query('begin')
  try {
    return await work()
  } finally {
    await owner.query('rollback')
  }
}

interface Tampering {
  readonly sql: string
  readonly kinds: string[]
  readonly no: number
  /** The entries that must be named, where they can be. */
  readonly seqs?: string[]
}

/** What is left up to a seal, and how many entries came after it. */
async function cutAfter(no: number): Promise<object> {
  const { rows } = await owner.query<SealedRow>(
    `select ${rowColumns} from audit.entry where xid < (select until_xid from audit.seal where no = ${no}) order by entry.xid desc, entry.seq desc limit 1`,
  )
  const { rows: totals } = await owner.query<{ missing: number }>(
    `select (max(total) - max(total) filter (where no = ${no}))::integer as missing from audit.seal`,
  )
  return { afterSeq: rows[0]!.seq, afterAt: rows[0]!.at, missing: totals[0]!.missing }
}

const count = (roles: string[]) =>
  fresh.database.withClient({ ...noRows, roles }, (client) => client.query('select from audit.entry').then((r) => r.rowCount))

describe('the audit log', () => {
  beforeAll(async () => {
    fresh = await freshDatabase([])
    folder = await mkdtemp(join(tmpdir(), 'audit-'))
    anchors = openAnchors(folder, crypto)
    owner = new pg.Client({ connectionString: fresh.url })
    await owner.connect()
    const sealer = await startSealer({ directUrl: fresh.url, crypto, anchors, log, everyMs: 3_600_000 })
    for (let batch = 0; batch < 12; batch++) {
      await write(1 + (batch % 5) * 3, `trace ${batch}`)
      await until(() => sealer.sealNow())
    }
    await sealer.stop()
  })
  afterAll(async () => {
    await owner.end()
    await fresh.drop()
    await rm(folder, { recursive: true, force: true })
  })

  test('an untouched log verifies, with every row under a seal', async () => {
    const verdict = await inTransaction(() => verify())
    expect(verdict).toMatchObject({ ok: true, seals: 12, unsealed: 0, findings: [] })
    const { rows } = await owner.query('select count(*)::integer as n from audit.entry')
    expect(verdict.rows).toBe(rows[0].n)
  })

  test('the application can add entries but neither change, remove nor seal them', async () => {
    for (const text of [
      'update audit.entry set result = $$ok$$',
      'delete from audit.entry',
      'truncate audit.entry',
      'delete from audit.seal',
      'insert into audit.epoch (no) values (9)',
    ]) {
      await expect(fresh.database.withClient(systemContext, (client) => client.query(text))).rejects.toThrow(/permission denied/)
    }
  })

  test('the owner is stopped by a trigger', async () => {
    await expect(owner.query('delete from audit.entry')).rejects.toThrow(/insertions only/)
  })

  test('only the platform and whoever acts as auditor reads entries', async () => {
    expect(await count([])).toBe(0)
    expect(await count(['system_admin'])).toBe(0)
    expect(await count(['audit_admin'])).toBeGreaterThan(0)
  })

  test('every one of 1,000 random tamperings by a superuser is found, at the right seal', { timeout: 300_000 }, async () => {
    const { rows: bounds } = await owner.query<Seal>(`select ${sealColumns} from audit.seal order by no`)
    const { rows: all } = await owner.query<SealedRow>(`select ${rowColumns} from audit.entry order by entry.xid, entry.seq`)
    const sealOf = (row: SealedRow) =>
      bounds.find((seal) => BigInt(row.xid) >= BigInt(seal.from_xid) && BigInt(row.xid) < BigInt(seal.until_xid))!.no
    const pick = fc.nat({ max: all.length - 1 }).map((index) => all[index]!)
    const seal = fc.nat({ max: bounds.length - 1 }).map((index) => bounds[index]!)
    const edits = [
      `at = at + interval '1 microsecond'`,
      `action = action || 'x'`,
      `account_id = gen_random_uuid()`,
      `result = 'not-allowed'`,
      `detail = detail || '{"x": 1}'`,
      `fields = array_append(fields, 'id')`,
      `purpose = ''`,
      `roles = '{}'`,
      `object_id = object_id || ' '`,
      `trace_id = null`,
      `scope = '*'`,
      `session_id = ''`,
    ]
    const edit = fc.record({ row: pick, set: fc.constantFrom(...edits) })
    const tampering = fc.oneof(
      edit.map(({ row, set }) => ({
        sql: `update audit.entry set ${set} where seq = ${row.seq}`,
        kinds: ['entries-edited'],
        no: sealOf(row),
        seqs: [row.seq],
      })),
      pick.map((row) => ({
        sql: `delete from audit.entry where seq = ${row.seq}`,
        kinds: ['entries-deleted'],
        no: sealOf(row),
        seqs: [row.seq],
      })),
      pick.map((row) => ({
        sql: `insert into audit.entry (xid, actor, action, result) values (${row.xid}, 'person', 'units.change', 'ok')`,
        kinds: ['entries-inserted'],
        no: sealOf(row),
      })),
      // Two rows of one seal change places.
      seal
        .filter((each) => each.rows >= 2)
        .map((each) => ({
          sql: `alter table audit.entry alter seq set generated by default; with pair as (select seq from audit.entry
                  where xid >= ${each.from_xid} and xid < ${each.until_xid} order by seq limit 2)
                update audit.entry e set seq = -(select p.seq from pair p where p.seq <> e.seq) where seq in (select seq from pair);
                update audit.entry set seq = -seq where seq < 0`,
          kinds: ['entries-reordered'],
          no: each.no,
          seqs: all
            .filter((row) => sealOf(row) === each.no)
            .slice(0, 2)
            .map((row) => row.seq),
        })),
      // A row moves under another seal.
      fc
        .tuple(pick, seal)
        .filter(([row, each]) => sealOf(row) !== each.no)
        .map(([row, each]) => ({
          sql: `update audit.entry set xid = ${BigInt(each.until_xid) - 1n} where seq = ${row.seq}`,
          kinds: ['entries-inserted', 'entries-deleted'],
          seqs: [row.seq, row.seq],
          no: Math.min(sealOf(row), each.no),
        })),
      seal.chain((each) =>
        fc
          .constantFrom(
            'rows = rows + 1',
            'total = total - 1',
            `sealed_at = sealed_at + interval '1 second'`,
            `hash = previous`,
            `mac = hash`,
            `leaves = substr(leaves, 49)`,
          )
          .map((set) => ({ sql: `update audit.seal set ${set} where no = ${each.no}`, kinds: ['seal-altered'], no: each.no })),
      ),
      seal
        .filter((each) => each.no < bounds.length)
        .map((each) => ({
          sql: `delete from audit.seal where no = ${each.no}`,
          kinds: ['seal-missing', 'entries-inserted'],
          no: each.no + 1,
        })),
      // The tail goes, seals and rows.
      seal.map((each) => ({
        sql: `delete from audit.entry where xid >= ${each.from_xid}; delete from audit.seal where no >= ${each.no}`,
        kinds: ['seals-cut-off'],
        no: each.no,
      })),
    )
    await owner.query('set session_replication_role = replica')
    let silent = 0
    await fc.assert(
      fc.asyncProperty(tampering, async ({ sql, kinds, no, seqs }: Tampering) => {
        const verdict = await inTransaction(async () => {
          await owner.query(sql)
          return verify()
        })
        if (verdict.ok) silent += 1
        if (seqs) expect(verdict.findings.flatMap((finding) => finding.entry?.seq ?? []).sort()).toEqual([...seqs].sort())
        expect(kinds).toContain(verdict.findings[0]?.kind)
        expect(verdict.findings[0]?.no).toBe(no)
      }),
      { numRuns: 1_000 },
    )
    await owner.query('set session_replication_role = default')
    expect(silent).toBe(0)
  })

  test('the entry is named with its place and what it says now; a moved one as moved, and nothing where the leaves were changed too', async () => {
    await owner.query('set session_replication_role = replica')
    const { rows: all } = await owner.query<SealedRow>(`select ${rowColumns} from audit.entry order by entry.xid, entry.seq`)
    const third = (await owner.query<Seal>(`select ${sealColumns} from audit.seal where no = 3`)).rows[0]!
    const under = all.filter((row) => BigInt(row.xid) >= BigInt(third.from_xid) && BigInt(row.xid) < BigInt(third.until_xid))
    const findingsAfter = (text: string) =>
      inTransaction(async () => {
        await owner.query(text)
        return (await verify()).findings
      })
    const second = under[1]!
    expect(await findingsAfter(`update audit.entry set object_id = 'other' where seq = ${second.seq}`)).toEqual([
      {
        kind: 'entries-edited',
        no: 3,
        entry: { seq: second.seq, position: 2, at: second.at, action: 'units.change', objectType: 'unit', objectId: 'other' },
      },
    ])
    const gone = { seq: second.seq, position: 2, at: null, action: null, objectType: null, objectId: null }
    expect(await findingsAfter(`delete from audit.entry where seq = ${second.seq}`)).toEqual([
      { kind: 'entries-deleted', no: 3, entry: gone },
    ])
    const moved = await findingsAfter(
      `alter table audit.entry alter seq set generated by default; update audit.entry set seq = 900000 where seq = ${second.seq}`,
    )
    expect(moved.map(({ kind, no, entry }) => [kind, no, entry?.seq])).toEqual([['entries-reordered', 3, '900000']])
    const blind = await findingsAfter(
      `update audit.entry set purpose = 'x' where seq = ${second.seq}; update audit.seal set leaves = set_byte(leaves, 70, 255 - get_byte(leaves, 70)) where no = 3`,
    )
    expect(blind).toEqual([{ kind: 'entries-edited', no: 3 }])
    await owner.query('set session_replication_role = default')
  })

  test('a chain computed anew over an edited row is found without the key, and with the key by its anchors', async () => {
    await owner.query('set session_replication_role = replica')
    for (const keyed of [false, true]) {
      const verdict = await inTransaction(async () => {
        await owner.query(`update audit.entry set result = 'ok!' where seq = 5`)
        await chainAnew(owner, keyed)
        return verify()
      })
      expect(verdict.findings[0]?.kind).toBe(keyed ? 'chain-rewritten' : 'seal-altered')
    }
    await owner.query('set session_replication_role = default')
  })

  test('without anchors and with the key, the rewritten chain would pass: the checker does not see ghosts', async () => {
    await owner.query('set session_replication_role = replica')
    const none: AnchorStore = { ...anchors, read: async () => ({ lines: [], firstBroken: null }) }
    const verdict = await inTransaction(async () => {
      await owner.query(`update audit.entry set result = 'ok!' where seq = 5`)
      await chainAnew(owner, true)
      return verify(none)
    })
    expect(verdict.findings.map((finding) => finding.kind)).toEqual(['anchors-missing'])
    await owner.query('set session_replication_role = default')
  })

  test('an anchor line altered or taken out shows', async () => {
    const file = join(folder, 'anchors', (await readdir(join(folder, 'anchors')))[0]!)
    const text = await readFile(file, 'utf8')
    const lines = text.trimEnd().split('\n')
    for (const altered of [text.replace('"no":2', '"no":3'), lines.toSpliced(4, 1).join('\n'), `${text}not a line\n`]) {
      await writeFile(file, altered)
      expect((await inTransaction(() => verify())).findings[0]?.kind).toBe('anchors-altered')
    }
    await writeFile(file, text)
    expect((await inTransaction(() => verify())).ok).toBe(true)
  })

  test('an old backup put back is found, and accepted once the restore is acknowledged', async () => {
    await owner.query('set session_replication_role = replica')
    const putBack = async () => {
      await owner.query('delete from audit.entry where xid >= (select from_xid from audit.seal where no = 10)')
      await owner.query('delete from audit.seal where no >= 10')
    }
    const file = join(folder, 'anchors', (await readdir(join(folder, 'anchors')))[0]!)
    const text = await readFile(file, 'utf8')
    expect((await inTransaction(() => putBack().then(() => verify()))).findings).toEqual([
      { kind: 'seals-cut-off', no: 10, cut: await cutAfter(9) },
    ])
    await anchors.acknowledgeRestore(9, 'disk failure, backup of last night', '2026-11-22T00:00:00.000000')
    expect((await inTransaction(() => putBack().then(() => verify()))).ok).toBe(true)
    await writeFile(file, text)
    await owner.query('set session_replication_role = default')
  })

  test('a row of a transaction still running waits for it, and none slips between two seals', async () => {
    const slow = new pg.Client({ connectionString: fresh.url })
    await slow.connect()
    await slow.query(`begin; insert into audit.entry (actor, action, result) values ('system', 'slow', 'ok')`)
    await write(3, 'quick')
    expect(await sealEntries(owner, crypto)).toBeNull()
    await slow.query('commit')
    await slow.end()
    let rows = 0
    await until(async () => (rows += (await sealEntries(owner, crypto))?.rows ?? 0) >= 4)
    expect(rows).toBe(4)
    expect((await inTransaction(() => verify())).ok).toBe(true)
  })

  test('two sealers at once never make two chains', async () => {
    const options = { directUrl: fresh.url, crypto, anchors, log, everyMs: 20 }
    const sealers = await Promise.all([startSealer(options), startSealer(options)])
    for (let round = 0; round < 15; round++) await write(4, `two ${round}`)
    await until(async () => (await inTransaction(() => verify())).unsealed === 0)
    for (const sealer of sealers) await sealer.stop()
    expect(await inTransaction(() => verify())).toMatchObject({ ok: true, unsealed: 0 })
  })

  test('moved to a fresh server, where transaction numbers start anew, the log begins an epoch and goes on', async () => {
    await owner.query('set session_replication_role = replica')
    const verdict = await inTransaction(async () => {
      // The export carried high numbers: as if this server were the fresh one.
      await owner.query(`update audit.entry set xid = xid + 1000000000 where xid >= (select max(from_xid) from audit.seal)`)
      await owner.query(`update audit.seal set until_xid = until_xid + 1000000000 where no = (select max(no) from audit.seal)`)
      await chainAnew(owner, true)
      const none: AnchorStore = { ...anchors, read: async () => ({ lines: [], firstBroken: null }) }
      expect(await beginEpochIfMoved(owner)).toBe(true)
      expect(await beginEpochIfMoved(owner)).toBe(false)
      await owner.query(`insert into audit.entry (actor, action, result) values ('system', 'after', 'ok')`)
      return verify(none)
    })
    await owner.query('set session_replication_role = default')
    expect(verdict).toMatchObject({ unsealed: 1, findings: [{ kind: 'anchors-missing' }] })
  })

  test('entries left unsealed for long mean that sealing was stopped', async () => {
    await write(1, 'late')
    await until(
      async () =>
        (await inTransaction(() => verifyAudit({ run: (text) => owner.query(text), crypto, anchors, lagMs: 0 }))).findings[0]
          ?.kind === 'entries-unsealed',
    )
  })
})

/** What a tamperer with full rights over the rows would do: compute every seal again, with or without the key of the HMAC. */
async function chainAnew(client: pg.Client, keyed: boolean): Promise<void> {
  const forger = keyed ? crypto : cryptoFrom({ ...crypto.keyBundle(), integrity: key(66) })
  const { rows: seals } = await client.query<Seal>(`select ${sealColumns} from audit.seal order by no`)
  let previous: Buffer = Buffer.alloc(0)
  for (const seal of seals) {
    const { rows } = await client.query<SealedRow>(
      `select ${rowColumns} from audit.entry where xid >= $1 and xid < $2 order by entry.xid, entry.seq`,
      [seal.from_xid, seal.until_xid],
    )
    const digest = startSeal(crypto, { ...seal, previous })
    const leaves = Buffer.concat(rows.map((row) => digest.add(row)))
    const made = { ...seal, ...digest.finish(), previous }
    await client.query('update audit.seal set previous = $2, hash = $3, contents = $4, mac = $5, leaves = $6 where no = $1', [
      seal.no,
      previous,
      made.hash,
      made.contents,
      sealMac(forger, made),
      leaves,
    ])
    previous = made.hash
  }
}
