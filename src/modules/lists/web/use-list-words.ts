import { lists } from '../contract.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'

/** Words of the programmes in force for what entries and meetings are. */
export function useListWords() {
  const { data } = useEndpoint(lists.getWords)
  const { language } = useLanguage()
  const options = (of: 'categories' | 'meetings') =>
    (data?.[of] ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))
  const name = (of: 'categories' | 'meetings', code: string) => options(of).find((one) => one.value === code)?.label ?? code
  return { options, name, weights: data?.weights }
}
