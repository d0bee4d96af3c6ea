import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Crypto } from '../crypto/crypto.ts'

/**
 * Anchors say, outside the database, how far the chain of seals had come: one JSON line each in `<data>/anchors/audit-<year>-<month>.jsonl`.
 * Copy the folder to a place the database administrator cannot write (docs/decisions). A line carries an HMAC over itself and the line
 * before, so that a removed or altered line shows too.
 */
const anchorLine = z.object({ no: z.number(), hash: z.string(), total: z.number(), at: z.string(), mac: z.string() })
/** After a lawful restore to an earlier state: seals above `restoredTo` are no longer expected. */
const restoreLine = z.object({ restoredTo: z.number(), reason: z.string(), at: z.string(), mac: z.string() })
const line = z.union([anchorLine, restoreLine])

export type Anchor = z.infer<typeof anchorLine>
export type AnchorLine = z.infer<typeof line>

export interface AnchorStore {
  append(anchor: { no: number; hash: Buffer; total: number; at: string }): Promise<void>
  /** Records that the database was brought back to an earlier state on purpose; the reason stands in the file for good. */
  acknowledgeRestore(restoredTo: number, reason: string, at: string): Promise<void>
  /** All lines in order, and the number of the first one whose HMAC does not fit (from 1), or null. */
  read(): Promise<{ lines: AnchorLine[]; firstBroken: number | null }>
}

export function openAnchors(dataDir: string, crypto: Crypto): AnchorStore {
  const folder = join(dataDir, 'anchors')
  const files = async () =>
    (await readdir(folder).catch(() => [])).filter((name) => /^audit-\d{4}-\d{2}\.jsonl$/.test(name)).sort()
  const macOf = (before: string, body: Omit<Anchor, 'mac'> | { restoredTo: number; reason: string; at: string }) =>
    crypto.mac('audit-anchor', `${before} ${JSON.stringify(body)}`).toString('hex')

  const lastMac = async () => {
    const newest = (await files()).at(-1)
    const text = newest ? (await readFile(join(folder, newest), 'utf8')).trimEnd() : ''
    return text === '' ? '' : line.parse(JSON.parse(text.slice(text.lastIndexOf('\n') + 1))).mac
  }
  const write = async (body: Omit<Anchor, 'mac'> | { restoredTo: number; reason: string; at: string }) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const mac = macOf(await lastMac(), body)
    const file = await open(join(folder, `audit-${body.at.slice(0, 7)}.jsonl`), 'a', 0o600)
    try {
      await file.write(`${JSON.stringify({ ...body, mac })}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  }

  return {
    append: ({ no, hash, total, at }) => write({ no, hash: hash.toString('hex'), total, at }),
    acknowledgeRestore: (restoredTo, reason, at) => write({ restoredTo, reason, at }),
    async read() {
      const texts = await Promise.all((await files()).map((name) => readFile(join(folder, name), 'utf8')))
      const lines: AnchorLine[] = []
      let before = ''
      let firstBroken: number | null = null
      for (const text of texts.join('').split('\n')) {
        if (text === '') continue
        const parsed = parseLine(text)
        if (parsed) {
          const { mac, ...body } = parsed
          if (mac !== macOf(before, body) && firstBroken === null) firstBroken = lines.length + 1
          before = mac
          lines.push(parsed)
        } else firstBroken ??= lines.length + 1
      }
      return { lines, firstBroken }
    },
  }
}

function parseLine(text: string): AnchorLine | null {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    return null
  }
}
