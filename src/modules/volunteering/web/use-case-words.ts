import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { volunteering } from '../contract.ts'

/** Needs, skills and outcomes of service cases, in the language of the page. */
export function useCaseWords() {
  const { data } = useEndpoint(volunteering.getCaseWords)
  const { language } = useLanguage()
  const list = (kind: 'needs' | 'skills' | 'outcomes') =>
    (data?.[kind] ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))
  const word = (kind: 'needs' | 'skills' | 'outcomes', code: string) =>
    list(kind).find(({ value }) => value === code)?.label ?? code
  const words = (kind: 'needs' | 'skills', codes: readonly string[]) =>
    codes.map((code) => word(kind, code)).join(language === 'en' ? ', ' : '、')
  return { list, word, words }
}
