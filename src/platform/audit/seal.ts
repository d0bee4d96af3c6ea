import type pg from 'pg'
import type { Crypto } from '../crypto/crypto.ts'
import { rowColumns, type Seal, sealColumns, type SealedRow, sealMac, startSeal } from './canonical.ts'
import { readCursor } from './cursor.ts'

const endOfEpoch = '9223372036854775807'

/**
 * Seals every entry of finished transactions that no seal covers yet; null when there is none. Entries below the snapshot's xmin can
 * get no late companions, so their set is final. The client owns the audit tables (the application may only insert entries) and is
 * not inside a transaction; the caller holds the sealing lock.
 */
export async function sealEntries(client: pg.ClientBase, crypto: Crypto): Promise<Seal | null> {
  await client.query('begin')
  try {
    const seal = await sealBatch(client, crypto)
    await client.query(seal ? 'commit' : 'rollback')
    return seal
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function sealBatch(client: pg.ClientBase, crypto: Crypto): Promise<Seal | null> {
  const { last, epoch, fromXid, untilXid, sealedAt } = await nextBounds(client)
  const header = {
    no: (last?.no ?? 0) + 1,
    epoch,
    from_xid: fromXid,
    until_xid: untilXid,
    sealed_at: sealedAt,
    previous: last?.hash ?? Buffer.alloc(0),
  }
  const digest = startSeal(crypto, header)
  const rows = readCursor<SealedRow>(
    (text) => client.query(text),
    'sealing',
    `select ${rowColumns} from audit.entry where epoch = ${epoch} and xid >= ${fromXid} and xid < ${untilXid}
     order by entry.epoch, entry.xid, entry.seq`,
  )
  const leaves: Buffer[] = []
  for await (const row of rows) leaves.push(digest.add(row))
  const made = digest.finish()
  if (made.rows === 0) return null
  const unsigned = { ...header, ...made, total: Number(last?.total ?? 0) + made.rows }
  const seal: Seal = { ...unsigned, mac: sealMac(crypto, unsigned) }
  await client.query(
    `insert into audit.seal (no, epoch, from_xid, until_xid, rows, total, sealed_at, previous, contents, hash, leaves, mac)
     values ($1, $2, $3, $4, $5, $6, $7::timestamp at time zone 'UTC', $8, $9, $10, $11, $12)`,
    [
      seal.no,
      seal.epoch,
      seal.from_xid,
      seal.until_xid,
      seal.rows,
      seal.total,
      seal.sealed_at,
      seal.previous,
      seal.contents,
      seal.hash,
      Buffer.concat(leaves),
      seal.mac,
    ],
  )
  return seal
}

interface Bounds {
  last: Seal | null
  epoch: number
  fromXid: string
  untilXid: string
  sealedAt: string
}

async function nextBounds(client: pg.ClientBase): Promise<Bounds> {
  const { rows: seals } = await client.query<Seal>(`select ${sealColumns} from audit.seal order by no desc limit 1`)
  const { rows } = await client.query<{ epoch: number; xmin: string; now: string; left: boolean }>(
    `select audit.epoch_now() as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
       to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as now,
       exists (select from audit.entry where epoch < audit.epoch_now() and epoch = $1 and xid >= $2) as left`,
    [seals[0]?.epoch ?? 0, seals[0]?.until_xid ?? '0'],
  )
  const [last, now] = [seals[0] ?? null, rows[0]!]
  // What an earlier epoch left unsealed comes first, up to its end.
  if (last && now.left) return { last, epoch: last.epoch, fromXid: last.until_xid, untilXid: endOfEpoch, sealedAt: now.now }
  const continues = last !== null && last.epoch === now.epoch
  return { last, epoch: now.epoch, fromXid: continues ? last.until_xid : '0', untilXid: now.xmin, sealedAt: now.now }
}

/**
 * Begins a new epoch when transaction numbers have gone back, as after moving the rows to a fresh server. Called before the first
 * write of a start; answers whether it did.
 */
export async function beginEpochIfMoved(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into audit.epoch (no) select audit.epoch_now() + 1
     where exists (select from audit.seal where epoch = audit.epoch_now() and until_xid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint)`,
  )
  return (rowCount ?? 0) > 0
}
