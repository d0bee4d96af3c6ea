import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { momentOf, nothing } from '../../../web/ui/figures.ts'
import { learning } from '../contract.ts'

type Words = AnswerOf<typeof learning.getWords>

/** Class hours with one decimal, cut and never rounded up: nothing looks reached that is not. */
export function useHours() {
  const format = useFormatter()
  return (minutes: number | null | undefined, classHour: number) =>
    minutes === null || minutes === undefined
      ? nothing
      : format.number(Math.floor((minutes * 10) / classHour) / 10, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** Name of a kind in the language of the page; what has none is a certificate. */
export function useKindName() {
  const { language } = useLanguage()
  const t = useTranslations('learning.source')
  return (kind: { readonly zh: string; readonly en: string } | null) =>
    kind === null ? t('certificate') : language === 'en' ? kind.en : kind.zh
}

/** Words and rules of the district on show, in the language of the page. */
export function useLearningWords() {
  const [state] = useUrlState()
  const { language } = useLanguage()
  const query = state.districtNo ? { districtNo: Number(state.districtNo) } : {}
  const { data } = useEndpoint(learning.getWords, { query }, { keep: true })
  const of = (rows: Words['levels'] | undefined) => {
    const name = (row: Words['levels'][number]) => (language === 'en' ? row.en : row.zh)
    return {
      options: (rows ?? []).map((row) => ({ value: row.code, label: name(row) })),
      word: (code: string | null | undefined) => {
        const found = rows?.find((row) => row.code === code)
        return found ? name(found) : (code ?? nothing)
      },
    }
  }
  return {
    words: data,
    kinds: of(data?.kinds),
    levels: of(data?.levels),
    campaigns: of(data?.campaigns),
    classHour: data?.conversion.classHourMinutes ?? 1,
  }
}

/** `2026-03-24 09:00 – 17:30`, with the last day where it is another. */
export function spanOf(startsAt: string, endsAt: string): string {
  const [from, to] = [momentOf(startsAt), momentOf(endsAt)]
  return `${from} – ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to}`
}

/** Bodies a plan or a session can stand for, and the first of them. */
export function useBodies() {
  const { districts, streets, industries } = useCatalogue()
  const t = useTranslations('learning.body')
  const of = (rows: readonly { no: number; name: string }[]) => rows.map((row) => ({ value: row.no, label: row.name }))
  return {
    first: districts[0]?.no,
    options: [
      { label: t('district'), options: of(districts) },
      { label: t('street'), options: of(streets) },
      { label: t('industry'), options: of(industries) },
    ],
  }
}
