import type { Field, FieldChange, RowFields } from './types.ts'

/**
 * The later row wins, field by field, except where it is blank. `earlier` is changed in place.
 * Done with the cells as read, before blanks become 0 or are inferred.
 */
export function mergeInto(earlier: RowFields, later: RowFields): { changed: FieldChange[]; keptBecauseBlank: Field[] } {
  const changed: FieldChange[] = []
  const keptBecauseBlank: Field[] = []
  for (const field of Object.keys(earlier) as Field[]) {
    const from = earlier[field]
    const to = later[field]
    if (to === null) {
      if (from !== null) keptBecauseBlank.push(field)
    } else if (from !== to) {
      changed.push({ field, from, to })
      ;(earlier as unknown as Record<Field, unknown>)[field] = to
    }
  }
  return { changed, keptBecauseBlank }
}
