import type { Crypto } from '../crypto/crypto.ts'
import type { Anchor, AnchorStore } from './anchors.ts'
import { rowColumns, type Seal, sealColumns, type SealedRow, sealMac, startSeal } from './canonical.ts'
import { readCursor } from './cursor.ts'
import { entryOf, nameEntries } from './name-entries.ts'

export type FindingKind =
  | 'entries-edited'
  | 'entries-deleted'
  | 'entries-inserted'
  | 'entries-reordered'
  | 'entries-unsealed'
  | 'seal-missing'
  | 'seal-altered'
  | 'seals-cut-off'
  | 'chain-rewritten'
  | 'anchors-missing'
  | 'anchors-altered'

export interface Finding {
  readonly kind: FindingKind
  /** The seal concerned; for anchors the line of the file. */
  readonly no: number
  /** The entry that was edited, deleted, inserted or moved, where it can be told. */
  readonly entry?: FoundEntry
  /** Of seals that were cut off: what is left, and how much is gone. */
  readonly cut?: CutOff
}

export interface FoundEntry {
  /** `audit.entry.seq`. */
  readonly seq: string
  /** Place within its seal, from 1; of an inserted one the place it stands at now. */
  readonly position: number
  /** As the row says now; null once it is gone. */
  readonly at: string | null
  readonly action: string | null
  readonly objectType: string | null
  readonly objectId: string | null
}

export interface CutOff {
  /** Number and instant of the last entry under a seal; null when none is left. */
  readonly afterSeq: string | null
  readonly afterAt: string | null
  /** Entries that had been sealed after it, as the newest anchor says. */
  readonly missing: number
}

export interface AuditVerdict {
  readonly ok: boolean
  readonly seals: number
  readonly rows: number
  /** Entries no seal covers yet: the last second's, or those of transactions still running. */
  readonly unsealed: number
  readonly anchors: number
  /** The first 20 in the order of the chain. */
  readonly findings: readonly Finding[]
}

export interface VerifyOptions {
  /** Runs one statement inside a transaction that sees every row of the audit tables. */
  run(text: string): Promise<{ rows: unknown[] }>
  readonly crypto: Crypto
  readonly anchors: AnchorStore
  /** Unsealed entries older than this mean that sealing has stopped. */
  readonly lagMs?: number
}

const mostFindings = 20

/** Walks the whole chain and every row once, in step; memory stays flat. About 100,000 rows a second. */
export async function verifyAudit(options: VerifyOptions): Promise<AuditVerdict> {
  // Anchors are read first: a seal made meanwhile is then newer than all of them, never missing.
  const { lines, firstBroken } = await options.anchors.read()
  const findings: Finding[] = []
  const find = (kind: FindingKind, no: number, more: Partial<Finding> = {}) =>
    void (findings.length < mostFindings && findings.push({ kind, no, ...more }))
  if (firstBroken !== null) find('anchors-altered', firstBroken)
  const expected = expectedAnchors(lines)

  const entries = readCursor<SealedRow>(
    options.run,
    'audit_entries',
    `select ${rowColumns} from audit.entry order by entry.epoch, entry.xid, entry.seq`,
  )
  let next = await entries.next()
  let before: Seal | null = null
  let rows = 0
  let last: SealedRow | null = null
  for await (const seal of readCursor<Seal>(options.run, 'audit_seals', `select ${sealColumns} from audit.seal order by no`)) {
    while (!next.done && placeOf(next.value, seal) < 0) {
      find('entries-inserted', seal.no, { entry: entryOf(next.value, 1) })
      next = await entries.next()
    }
    const digest = startSeal(options.crypto, seal)
    while (!next.done && placeOf(next.value, seal) === 0) {
      digest.add(next.value)
      last = next.value
      next = await entries.next()
    }
    const made = digest.finish()
    rows += made.rows
    const kind = followsOn(seal, before) ?? judge(options.crypto, seal, made, before)
    const named = kind?.startsWith('entries-') && findings.length < mostFindings ? await nameEntries(options, seal) : []
    for (const { entry, ...finding } of named) find(finding.kind, seal.no, entry ? { entry } : {})
    if (kind && named.length === 0) find(kind, seal.no)
    const anchor = expected.get(seal.no)
    if (anchor && (anchor.hash !== seal.hash.toString('hex') || anchor.total !== Number(seal.total)))
      find('chain-rewritten', seal.no)
    before = seal
  }
  const unsealed = await tail(options, before, find)
  const newest = expected.get(Math.max(0, ...expected.keys()))
  if (newest && newest.no > (before?.no ?? 0)) {
    const missing = newest.total - Number(before?.total ?? 0)
    find('seals-cut-off', (before?.no ?? 0) + 1, { cut: { afterSeq: last?.seq ?? null, afterAt: last?.at ?? null, missing } })
  }
  if (before !== null && expected.size === 0) find('anchors-missing', before.no)
  if (!next.done) await entries.return(undefined)
  return { ok: findings.length === 0, seals: before?.no ?? 0, rows, unsealed, anchors: expected.size, findings }
}

/** Anchors still to be met: those above a lawful restore were let go by it. */
function expectedAnchors(lines: readonly (Anchor | { restoredTo: number })[]): Map<number, Anchor> {
  const expected = new Map<number, Anchor>()
  for (const line of lines) {
    if ('no' in line) expected.set(line.no, line)
    else for (const no of expected.keys()) if (no > line.restoredTo) expected.delete(no)
  }
  return expected
}

/** -1 before the seal's transactions, 0 among them, 1 after. */
function placeOf(row: SealedRow, seal: Seal): -1 | 0 | 1 {
  const epoch = Number(row.epoch)
  if (epoch !== seal.epoch) return epoch < seal.epoch ? -1 : 1
  const xid = BigInt(row.xid)
  if (xid < BigInt(seal.from_xid)) return -1
  return xid < BigInt(seal.until_xid) ? 0 : 1
}

function followsOn(seal: Seal, before: Seal | null): FindingKind | null {
  if (seal.no !== (before?.no ?? 0) + 1) return 'seal-missing'
  const start = before?.epoch === seal.epoch ? before.until_xid : '0'
  const links = seal.previous.equals(before?.hash ?? Buffer.alloc(0)) && seal.from_xid === start
  return links ? null : 'seal-altered'
}

function judge(
  crypto: Crypto,
  seal: Seal,
  made: ReturnType<ReturnType<typeof startSeal>['finish']>,
  before: Seal | null,
): FindingKind | null {
  const counted = Number(seal.total) === Number(before?.total ?? 0) + seal.rows
  if (!counted || !seal.mac.equals(sealMac(crypto, seal))) return 'seal-altered'
  if (made.hash.equals(seal.hash)) return made.leaves_sha256.equals(seal.leaves_sha256) ? null : 'seal-altered'
  if (made.rows < seal.rows) return 'entries-deleted'
  if (made.rows > seal.rows) return 'entries-inserted'
  return made.contents.equals(seal.contents) ? 'entries-reordered' : 'entries-edited'
}

async function tail(options: VerifyOptions, last: Seal | null, find: (kind: FindingKind, no: number) => void): Promise<number> {
  const [epoch, xid] = [last?.epoch ?? 0, last?.until_xid ?? '0']
  const seconds = (options.lagMs ?? 600_000) / 1_000
  const { rows } = await options.run(`
    select count(*)::integer as rows, count(*) filter (where at < clock_timestamp() - interval '${seconds} seconds'
      and xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)::integer as late
    from audit.entry where (epoch, xid) >= (${epoch}, ${xid})`)
  const { rows: unsealed, late } = rows[0] as { rows: number; late: number }
  if (late > 0) find('entries-unsealed', (last?.no ?? 0) + 1)
  return unsealed
}
