import { leafBytes, leafOf, rowColumns, type Seal, type SealedRow, startSeal } from './canonical.ts'
import { readCursor } from './cursor.ts'
import type { Finding, FoundEntry, VerifyOptions } from './verify.ts'

interface Expected {
  readonly key: string
  readonly position: number
  readonly digest: string
}

/**
 * Which entries under a seal are not what was sealed, in order of their places: compares the rows with the leaves of the seal, which must
 * themselves give its hash. Empty when the leaves were altered too: then only the seal can be named.
 */
export async function nameEntries(options: VerifyOptions, seal: Seal): Promise<Finding[]> {
  const leaves = await readLeaves(options, seal)
  if (leaves === null) return []
  const found: { kind: 'entries-edited' | 'entries-inserted'; entry: FoundEntry; digest: string; expected: string | null }[] = []
  let position = 0
  const rows = readCursor<SealedRow>(
    options.run,
    'audit_named',
    `select ${rowColumns} from audit.entry where epoch = ${seal.epoch} and xid >= ${seal.from_xid} and xid < ${seal.until_xid}
     order by entry.epoch, entry.xid, entry.seq`,
  )
  for await (const row of rows) {
    position += 1
    const digest = leafOf(options.crypto, row).toString('hex', 16)
    const leaf = leaves.get(keyOf(row))
    leaves.delete(keyOf(row))
    if (leaf?.digest === digest) continue
    const entry = entryOf(row, leaf?.position ?? position)
    found.push({ kind: leaf ? 'entries-edited' : 'entries-inserted', entry, digest, expected: leaf?.digest ?? null })
  }
  // What is at the wrong place was neither edited nor inserted: its contents were sealed, elsewhere in the batch.
  const missing = new Map([...leaves.values()].map((leaf) => [leaf.digest, leaf]))
  const displaced = new Set([...found.flatMap((one) => one.expected ?? []), ...missing.keys()])
  const findings: Finding[] = found.map(({ kind, entry, digest }) => {
    missing.delete(digest)
    return { kind: displaced.has(digest) ? 'entries-reordered' : kind, no: seal.no, entry }
  })
  for (const { key, position: place } of missing.values())
    findings.push({ kind: 'entries-deleted', no: seal.no, entry: goneEntry(key, place) })
  return findings.sort((a, b) => a.entry!.position - b.entry!.position)
}

async function readLeaves({ run, crypto }: VerifyOptions, seal: Seal): Promise<Map<string, Expected> | null> {
  const { rows } = await run(`select leaves from audit.seal where no = ${seal.no}`)
  const bytes = (rows[0] as { leaves: Buffer }).leaves
  if (bytes.length % leafBytes !== 0) return null
  const chain = startSeal(crypto, seal)
  const leaves = new Map<string, Expected>()
  for (let at = 0; at < bytes.length; at += leafBytes) {
    const leaf = chain.addLeaf(bytes.subarray(at, at + leafBytes))
    const key = `${leaf.readBigInt64BE(0)}.${leaf.readBigInt64BE(8)}`
    leaves.set(key, { key, position: at / leafBytes + 1, digest: leaf.toString('hex', 16) })
  }
  return chain.finish().hash.equals(seal.hash) ? leaves : null
}

const keyOf = (row: SealedRow) => `${row.xid}.${row.seq}`

export function entryOf(row: SealedRow, position: number): FoundEntry {
  const { seq, at, action, object_type: objectType, object_id: objectId } = row
  return { seq, position, at, action, objectType, objectId }
}

/** Of an entry that is gone only its number and place are left. */
function goneEntry(key: string, position: number): FoundEntry {
  return { seq: key.split('.')[1]!, position, at: null, action: null, objectType: null, objectId: null }
}
