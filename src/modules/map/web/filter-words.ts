import { useTranslations } from 'use-intl'
import type { UrlState } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import type { Catalogue } from './FilterDrawer.tsx'
import { chosenWords } from './filter.ts'

/** What is filtered, in words: for the tags above the map and the head of a printed one. */
export function useFilterWords(catalogue: Catalogue | undefined) {
  const t = useTranslations('map')
  const { language } = useLanguage()
  const nameIn = (list: readonly { no: number; name: string }[] | undefined, value: string) =>
    list?.find((one) => String(one.no) === value)?.name ?? value
  const phrase = (key: string, value: string) => (t.has(key as never) ? (t(key as never) as string) : value)
  const read: Record<string, (value: string) => string> = {
    streetNo: (value) => nameIn(catalogue?.streets, value),
    communityNo: (value) => nameIn(catalogue?.communities, value),
    industryNo: (value) => (value === 'none' ? t('filter.noIndustry') : nameIn(catalogue?.industries, value)),
    type: (value) => {
      const type = catalogue?.types.find((one) => one.code === value)
      return (language === 'en' ? type?.en : type?.zh) ?? value
    },
    cell: (value) =>
      value
        .split(',')
        .map((one) => phrase(`cells.${one}`, phrase(`filter.${one}`, one)))
        .join('、'),
    workCovered: (value) => `${t('filter.workCovered')}: ${t(value === 'true' ? 'filter.yes' : 'filter.no')}`,
    helper: (value) => phrase(`helpers.${value}`, value),
    status: (value) => phrase(`filter.${value}`, value),
    headcountMin: (value) => `${t('filter.headcount')} ≥ ${value}`,
    headcountMax: (value) => `${t('filter.headcount')} ≤ ${value}`,
  }
  return (state: UrlState) =>
    chosenWords(state).map((word) => ({ word, text: (read[word] ?? ((value: string) => `${word}: ${value}`))(state[word]!) }))
}
