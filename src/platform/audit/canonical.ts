import { createHash } from 'node:crypto'
import type { Crypto } from '../crypto/crypto.ts'

/**
 * What exactly is sealed.
 *   row digest  = H(JSON array of the columns below as text, null for null, UTF-8)
 *   seal hash   = H(header line, then for each row in order (epoch, xid, seq): "epoch.xid.seq " and the row digest)
 *   header line = JSON array ["seal-1", no, epoch, from_xid, until_xid, sealed_at, hash before in hex] and a line feed
 *   contents    = exclusive or of all row digests
 *   leaves      = for each row in order xid (8 bytes), seq (8 bytes) and the row digest (32 bytes); with the header they give the hash again
 *   mac         = HMAC under the key "audit-seal" over every other column of the seal
 * H is SM3, or SHA-256 in the `intl` profile. Columns are cast to text by the server in UTC, so every reader sees the same bytes.
 */
export const rowColumns = `epoch::text as epoch, xid::text as xid, seq::text as seq,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, account_id::text as account_id, actor, roles::text as roles, scope,
  purpose, session_id, ip, action, object_type, object_id, fields::text as fields, result, trace_id, detail::text as detail`

export interface SealedRow {
  readonly epoch: string
  readonly xid: string
  readonly seq: string
  readonly at: string
  readonly account_id: string | null
  readonly actor: string
  readonly roles: string
  readonly scope: string
  readonly purpose: string | null
  readonly session_id: string | null
  readonly ip: string | null
  readonly action: string
  readonly object_type: string | null
  readonly object_id: string | null
  readonly fields: string
  readonly result: string
  readonly trace_id: string | null
  readonly detail: string
}

export const sealColumns = `no, epoch, from_xid::text as from_xid, until_xid::text as until_xid, rows, total,
  to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as sealed_at, previous, contents, hash, sha256(leaves) as leaves_sha256, mac`

export interface Seal {
  readonly no: number
  readonly epoch: number
  readonly from_xid: string
  readonly until_xid: string
  readonly rows: number
  readonly total: number
  readonly sealed_at: string
  readonly previous: Buffer
  readonly contents: Buffer
  readonly hash: Buffer
  /** SHA-256 of the leaves: they are read only when a row has to be named. */
  readonly leaves_sha256: Buffer
  readonly mac: Buffer
}

export type SealHeader = Pick<Seal, 'no' | 'epoch' | 'from_xid' | 'until_xid' | 'sealed_at' | 'previous'>

/** Takes the rows of one seal in order and gives its digests. */
export function startSeal(crypto: Crypto, header: SealHeader) {
  const chain = crypto.startDigest()
  const { no, epoch, from_xid, until_xid, sealed_at, previous } = header
  chain.update(`${JSON.stringify(['seal-1', no, epoch, from_xid, until_xid, sealed_at, previous.toString('hex')])}\n`)
  const contents = Buffer.alloc(32)
  const leavesHash = createHash('sha256')
  let rows = 0
  return {
    /** Answers the leaf of the row. */
    add(row: SealedRow): Buffer {
      return this.addLeaf(leafOf(crypto, row))
    },
    addLeaf(leaf: Buffer): Buffer {
      const digest = leaf.subarray(16)
      chain.update(`${epoch}.${leaf.readBigInt64BE(0)}.${leaf.readBigInt64BE(8)} `)
      chain.update(digest)
      leavesHash.update(leaf)
      for (let index = 0; index < 32; index++) contents[index]! ^= digest[index]!
      rows += 1
      return leaf
    },
    finish() {
      const hash = chain.digest()
      return { rows, contents, hash, leaves_sha256: leavesHash.digest() }
    },
  }
}

export const leafBytes = 48

/** Place and digest of a row. */
export function leafOf(crypto: Crypto, row: SealedRow): Buffer {
  const leaf = Buffer.alloc(leafBytes)
  leaf.writeBigInt64BE(BigInt(row.xid), 0)
  leaf.writeBigInt64BE(BigInt(row.seq), 8)
  crypto.digest(canonicalRow(row)).copy(leaf, 16)
  return leaf
}

export function sealMac(crypto: Crypto, seal: Omit<Seal, 'mac' | 'leaves_sha256'>): Buffer {
  const { no, epoch, from_xid, until_xid, rows, total, sealed_at, previous, contents, hash } = seal
  const digests = [previous, contents, hash].map((digest) => digest.toString('hex'))
  return crypto.mac('audit-seal', JSON.stringify([no, epoch, from_xid, until_xid, rows, Number(total), sealed_at, ...digests]))
}

function canonicalRow(row: SealedRow): string {
  return JSON.stringify([
    row.at,
    row.account_id,
    row.actor,
    row.roles,
    row.scope,
    row.purpose,
    row.session_id,
    row.ip,
    row.action,
    row.object_type,
    row.object_id,
    row.fields,
    row.result,
    row.trace_id,
    row.detail,
  ])
}
