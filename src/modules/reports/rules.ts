import type { Scope } from '../../kernel/policy.ts'

/** The one written form of a value: keys in order, no spaces. What a digest is taken over must not depend on who wrote it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  const written = entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
  return `{${written.join(',')}}`
}

/** The scope as a receipt tells it: `*`, or the numbers of the nodes. */
export function scopeText(scope: Scope): string {
  return scope.everything ? '*' : scope.nodes.join(' ')
}
