import type { RowReading } from './row-reader.ts'
import type { RejectReason } from './types.ts'

export type Acceptance = { ok: true; key: string } | { ok: false; reason: RejectReason }

/** By its unified code if it has one, else by its old registration number. A wrong code is never repaired, and never matched by name. */
export function decideAcceptance({ code, fields }: RowReading): Acceptance {
  if (code.verdict === 'ok') return { ok: true, key: code.code as string }
  if (code.verdict !== 'missing') return { ok: false, reason: code.verdict }
  return fields.certNo === null ? { ok: false, reason: 'no_identifier' } : { ok: true, key: `cert:${fields.certNo}` }
}
