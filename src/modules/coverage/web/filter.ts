import type { RequestOf } from '../../../kernel/endpoint.ts'
import type { coverage } from '../contract.ts'
import type { UrlState } from '../../../web/kit/url-state.ts'

/** The words of the unit filter, in the order the filter drawer and a printed head show them. The address uses the same words. */
export const filterFields = [
  'q',
  'districtNo',
  'streetNo',
  'communityNo',
  'industryNo',
  'type',
  'status',
  'cell',
  'workCovered',
  'helper',
  'headcountMin',
  'headcountMax',
  'large',
  'fullMembersMin',
  'enoughMembers',
  'floatingOnly',
  'enoughFloating',
  'liaison',
  'dormancy',
  'instructorId',
  'partyOrgNo',
  'diagnosis',
  'nos',
] as const
export type FilterField = (typeof filterFields)[number]

export type UnitQuery = NonNullable<RequestOf<typeof coverage.getSummary>['query']>

/** The filter in an address, with its as-of day and without page and order, as it is sent to every coverage question. */
export function filterOf(state: UrlState): UnitQuery {
  const query: Record<string, string> = {}
  for (const field of ['asOf', ...filterFields]) {
    const value = state[field]
    if (value) query[field] = value
  }
  return query as UnitQuery
}

/** Fields set in an address, without the as-of day. */
export function setFields(state: UrlState): FilterField[] {
  return filterFields.filter((field) => state[field] !== undefined && state[field] !== '')
}

/** Links keep the day and the area of the page they stand on, and add their own condition. */
export function withinPage(state: UrlState, condition: Record<string, string | number | boolean | null>): Record<string, string> {
  const search: Record<string, string> = { ...(filterOf(state) as Record<string, string>) }
  for (const [field, value] of Object.entries(condition)) {
    if (value === null) delete search[field]
    else search[field] = String(value)
  }
  return search
}

/** Rows that can be named one by one in a question; the contract allows no more. */
export const mostChosen = 500

/** Chosen units and nothing else, whatever their status; the day stays. */
export function chosenOf(state: UrlState, nos: readonly number[]): Record<string, string> {
  return { ...(state.asOf ? { asOf: state.asOf } : {}), status: 'all', nos: nos.join(',') }
}
