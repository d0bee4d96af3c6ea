export const loadStates = ['told', 'not-applicable'] as const
export type LoadState = (typeof loadStates)[number]

/** Open duties for each of the staff, to a tenth; not applicable where no staff is on record: nothing is guessed. */
export function loadOf(open: number, staff: number): { readonly state: LoadState; readonly each: number | null } {
  if (staff === 0) return { state: 'not-applicable', each: null }
  return { state: 'told', each: Math.round((10 * open) / staff) / 10 }
}
