/**
 * What it costs a volunteer secretary to enter what happened: every field a hand touches counts one, each chosen kind and each member who
 * was not there too. What stands filled in and is left as it is costs nothing; the day counts always, because it has to be looked at.
 */
export interface FormField {
  readonly name: string
  /** Whether it can be left out. */
  readonly required: boolean
  /** `each`: as many as are chosen; `once`: one, if it is filled in; `always`: one. */
  readonly costs: 'always' | 'once' | 'each'
}

/** The ten-minute entry, field by field, in the order of the page. Page and count read this same list. */
export const entryForm = [
  { name: 'kinds', required: true, costs: 'each' },
  { name: 'onDay', required: true, costs: 'always' },
  { name: 'absent', required: false, costs: 'each' },
  { name: 'others', required: false, costs: 'once' },
  { name: 'line', required: true, costs: 'once' },
] as const satisfies readonly FormField[]

/** What may be said besides, folded away below. */
export const moreForm = [
  { name: 'title', required: false, costs: 'once' },
  { name: 'place', required: false, costs: 'once' },
  { name: 'formats', required: false, costs: 'each' },
  { name: 'lines', required: false, costs: 'each' },
  { name: 'joint', required: false, costs: 'each' },
  { name: 'followUp', required: false, costs: 'once' },
  { name: 'feedback', required: false, costs: 'once' },
] as const satisfies readonly FormField[]

export type EntryFieldName = (typeof entryForm)[number]['name']
type MoreFieldName = (typeof moreForm)[number]['name']

/** How much of each field somebody filled in: kinds chosen, members marked absent, 1 or 0 for the others. */
export type Filled = Readonly<Partial<Record<EntryFieldName | MoreFieldName, number>>>

export function fieldsOf(filled: Filled, form: readonly FormField[] = [...entryForm, ...moreForm]): number {
  return form.reduce((sum, field) => {
    const given = filled[field.name as keyof Filled] ?? 0
    if (field.costs === 'always') return sum + 1
    return sum + (field.costs === 'each' ? given : Math.min(given, 1))
  }, 0)
}

export const burdenOf = (entries: readonly Filled[]): number => entries.reduce((sum, filled) => sum + fieldsOf(filled), 0)
