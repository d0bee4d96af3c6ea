import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { alliances, unitEnded } from '../contract.ts'

/** A reason as it was written, or the words for what the platform itself noted. */
export function useReason() {
  const t = useTranslations('alliances.reasons')
  return (reason: string | null) => (reason === unitEnded ? t(unitEnded) : reason)
}

type Words = AnswerOf<typeof alliances.getWords>
export type WordPart = Exclude<keyof Words, 'can'>

/** Words of the programmes in the reader's language: choices, and names for codes that came back. */
export function useAllianceWords() {
  const { data } = useEndpoint(alliances.getWords)
  const { language } = useLanguage()
  const list = (part: WordPart) =>
    (data?.[part] ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))
  const name = (part: WordPart, code: string) => list(part).find((one) => one.value === code)?.label ?? code
  return { list, name }
}
