import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { activities } from '../contract.ts'

type Words = AnswerOf<typeof activities.getWords>
/** Kinds that ask for feedback are codes and no words. */
export type WordPart = Exclude<keyof Words, 'outreach'>

/** Words of the programmes in the reader's language: choices, and names for codes that came back. */
export function useActivityWords() {
  const { data } = useEndpoint(activities.getWords)
  const { language } = useLanguage()
  const list = (part: WordPart) =>
    (data?.[part] ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))
  const name = (part: WordPart, code: string) => list(part).find((one) => one.value === code)?.label ?? code
  return { list, name, names: (part: WordPart, codes: readonly string[]) => codes.map((code) => name(part, code)).join(' · ') }
}

/** Reasons the platform itself gives. */
const cancelWords: Readonly<Record<string, 'seriesEnded' | 'branchEnded'>> = {
  'series-ended': 'seriesEnded',
  'branch-ended': 'branchEnded',
}

/** Why something was called off, as a person wrote it or as the platform says it. */
export function useCancelWords() {
  const t = useTranslations('activities.one')
  return (reason: string) => (cancelWords[reason] ? t(cancelWords[reason]) : reason)
}
