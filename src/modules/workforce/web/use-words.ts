import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { workforce } from '../contract.ts'

type Words = AnswerOf<typeof workforce.getWords>
export type WordKind = 'sources' | 'modes' | 'targets' | 'reviews' | 'levels' | 'items'

/** Words of the programme of a unit's district, in the language of the page: for choices, and for codes that came back. */
export function useWords(unitNo?: number) {
  const { data } = useEndpoint(workforce.getWords, unitNo === undefined ? {} : { query: { unitNo } })
  const { language } = useLanguage()
  const nameOf = (word: { zh: string; en: string }) => (language === 'en' ? word.en : word.zh)
  const list = (kind: WordKind): Words[WordKind] => data?.[kind] ?? []
  return {
    options: (kind: WordKind) => list(kind).map((word) => ({ value: word.code, label: nameOf(word) })),
    word: (kind: WordKind, code: string | null) => {
      const found = list(kind).find((one) => one.code === code)
      return found ? nameOf(found) : code
    },
    sample: data?.sample ?? 1,
  }
}
