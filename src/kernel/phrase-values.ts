type PhraseValue = string | number

/**
 * Values of a problem as a phrase can hold them: lists joined, nothing as a dash. A code among them comes a second time as
 * `<name>Code` with underscores, because a select in a message cannot have selectors with hyphens.
 */
export function phraseValues(params: Readonly<Record<string, unknown>>): Record<string, PhraseValue> {
  const values: Record<string, PhraseValue> = {}
  for (const [name, value] of Object.entries(params)) {
    values[name] = typeof value === 'number' ? value : Array.isArray(value) ? value.join('; ') : String(value ?? '—')
    if (typeof value === 'string' && /^[a-z]+(-[a-z0-9]+)*$/.test(value)) values[`${name}Code`] = value.replaceAll('-', '_')
  }
  return values
}
