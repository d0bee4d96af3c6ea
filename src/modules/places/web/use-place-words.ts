import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { yuanOfFen } from '../../../kernel/money.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { nothing } from '../../../web/ui/figures.ts'
import { places } from '../contract.ts'

type Words = AnswerOf<typeof places.getWords>
type Part = 'kinds' | 'tiers' | 'audiences' | 'purposes' | 'residents'

/** Words and parameters of the programme in the reader's language. */
export function usePlaceWords() {
  const { data } = useEndpoint(places.getWords)
  const { language } = useLanguage()
  return wordsOf(data, language === 'en')
}

export function wordsOf(data: Words | undefined, english: boolean) {
  const list = (part: Part) => (data?.[part] ?? []).map((one) => ({ value: one.code, label: english ? one.en : one.zh }))
  const name = (part: Part, code: string | null) =>
    code === null ? null : (list(part).find((one) => one.value === code)?.label ?? code)
  return {
    list,
    name,
    names: (part: Part, codes: readonly string[]) => codes.map((code) => name(part, code)).join(' · '),
    standard: data?.standard
      ? { ...data.standard, items: data.standard.items.map((one) => ({ code: one.code, label: english ? one.en : one.zh })) }
      : null,
    slot: data?.slotMinutes ?? 30,
    lastDay: data?.lastDay ?? null,
  }
}

export { clock, clocks } from '../../../web/ui/clock.ts'

/** Distances, areas and prices as people say them. */
export function useMeasures() {
  const t = useTranslations('places')
  const format = useFormatter()
  return {
    distance: (metres: number | null) =>
      metres === null
        ? nothing
        : metres < 1000
          ? t('metres', { metres })
          : t('kilometres', { km: Math.round(metres / 100) / 10 }),
    area: (m2: number | null) => (m2 === null ? nothing : t('area', { m2 })),
    fee: (fen: number) => (fen === 0 ? t('free') : t('fee', { yuan: yuanOfFen(fen) })),
    yuan: (fen: number) => t('yuan', { yuan: yuanOfFen(fen) }),
    number: (value: number) => format.number(value),
  }
}
