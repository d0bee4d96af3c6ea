import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { demands } from '../contract.ts'

type List = 'channels' | 'categories' | 'ratings'

/** Channels, categories and ratings in the language of the page. */
export function useDemandWords() {
  const { data } = useEndpoint(demands.getWords)
  const { language } = useLanguage()
  const said = (one: { readonly zh: string; readonly en: string }) => (language === 'en' ? one.en : one.zh)
  const all = (list: List) => data?.[list] ?? []
  return {
    options: (list: List) => all(list).map((one) => ({ value: one.code, label: said(one) })),
    /** Channels somebody at a desk enters by hand. */
    entries: () => (data?.channels ?? []).filter((one) => one.entry).map((one) => ({ value: one.code, label: said(one) })),
    say: (list: List, code: string) => {
      const found = all(list).find((one) => one.code === code)
      return found ? said(found) : code
    },
  }
}
