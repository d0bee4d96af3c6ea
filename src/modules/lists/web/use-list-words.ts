import { useTranslations } from 'use-intl'
import { lists } from '../contract.ts'
import { type UnitReason, unitReasons } from '../rules/claims.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'

type Of = 'categories' | 'meetings' | 'satisfactions' | 'levels'

/** Words of the programmes in force for what entries and meetings are. */
export function useListWords() {
  const { data } = useEndpoint(lists.getWords)
  const { language } = useLanguage()
  const options = (of: Of) =>
    ((of === 'levels' ? data?.talent.levels : data?.[of]) ?? []).map((one) => ({
      value: one.code,
      label: language === 'en' ? one.en : one.zh,
    }))
  const name = (of: Of, code: string) => options(of).find((one) => one.value === code)?.label ?? code
  return { options, name, weights: data?.weights, talents: data?.talent.categories ?? [] }
}

/** A reason as somebody wrote it, or in the reader's words where the platform gave it. */
export function useReason() {
  const t = useTranslations('lists.claim.unitReasons')
  return (said: string | null) => (unitReasons.find((one) => one === said) ? t(said as UnitReason) : said)
}
