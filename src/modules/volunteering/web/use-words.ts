import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import type { UrlState } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { volunteering } from '../contract.ts'

type Kind = keyof AnswerOf<typeof volunteering.getWords>

/** Words of the programme in the language of the page. */
export function useWords() {
  const { data } = useEndpoint(volunteering.getWords)
  const { language } = useLanguage()
  const list = (kind: Kind) =>
    (data?.[kind] ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))
  const word = (kind: Kind, code: string) => list(kind).find(({ value }) => value === code)?.label ?? code
  // A campaign is kept as it is called: whoever publishes may name another.
  const campaigns = (data?.campaigns ?? []).map(({ zh, en }) => ({ value: zh, label: language === 'en' ? `${zh} · ${en}` : zh }))
  return { list, word, campaigns }
}

/** Filters of a list as the address holds them. */
export const chosenOf = (state: UrlState, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : [])))

export { hoursOf, instantOf, spanOf } from '../../../web/own/service-times.ts'
