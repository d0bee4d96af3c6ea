export interface StandardItem {
  readonly code: string
}
export const answers = ['yes', 'no', 'not-applicable'] as const
export interface CheckedItem {
  readonly code: string
  readonly answer: (typeof answers)[number]
  readonly note?: string | null | undefined
}

export type CheckDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'self-check-incomplete' | 'self-check-item-unknown'; readonly item: string }

/** A self-check answers each item of the standard once: an item that does not apply is told so, not left out. */
export function decideCheck(standard: readonly StandardItem[], items: readonly CheckedItem[]): CheckDecision {
  const known = new Set(standard.map((one) => one.code))
  const strange = items.find(
    (one, index) => !known.has(one.code) || items.findIndex((other) => other.code === one.code) !== index,
  )
  if (strange) return { ok: false, code: 'self-check-item-unknown', item: strange.code }
  const answered = new Set(items.map((one) => one.code))
  const missing = standard.find((one) => !answered.has(one.code))
  return missing ? { ok: false, code: 'self-check-incomplete', item: missing.code } : { ok: true }
}

/** How many items are met, of those that apply. Told to those who keep the venue, never compared with others. */
export function metOf(items: readonly CheckedItem[]): { met: number; apply: number } {
  const apply = items.filter((one) => one.answer !== 'not-applicable')
  return { met: apply.filter((one) => one.answer === 'yes').length, apply: apply.length }
}
