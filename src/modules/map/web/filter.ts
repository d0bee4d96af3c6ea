import type { UrlState } from '../../../web/kit/url-state.ts'

/** The words of the one unit filter that list, figures, export and map share; what else stands in the address is the page's own. */
export const filterWords = [
  'asOf',
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
  'fullMembersMin',
  'floatingOnly',
  'partyOrgNo',
  'diagnosis',
  'q',
] as const

export function unitFilterOf(state: UrlState): Record<string, string> {
  return Object.fromEntries(filterWords.flatMap((word) => (state[word] ? [[word, state[word]]] : [])))
}

/** Filters a person set, without the day and the district, which have controls of their own. */
export function chosenWords(state: UrlState): string[] {
  return filterWords.filter((word) => state[word] && word !== 'asOf' && word !== 'districtNo')
}
