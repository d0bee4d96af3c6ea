import { useTranslations } from 'use-intl'
import { phraseValues } from '../../kernel/phrase-values.ts'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { useLanguage } from '../phrases/language.ts'
import type { development } from '../../modules/development/contract.ts'

export type CaseAnswer = AnswerOf<typeof development.getCase>
export type CaseStep = CaseAnswer['steps'][number]
export type Finding = AnswerOf<typeof development.checkEntry>['findings'][number]

/** Words of the rules in the reader's language: steps, limits, findings. */
export function useRuleWords() {
  const t = useTranslations()
  const { language } = useLanguage()
  const word = (one: { zh: string; en: string }) => (language === 'en' ? one.en : one.zh)
  const text = (params: Readonly<Record<string, unknown>>) => String(params[language === 'en' ? 'en' : 'zh'] ?? '')
  return {
    word,
    outcome: (code: string) => t(`development.outcome.${code as 'passed'}`),
    limit: ({ kind, params }: CaseStep['limits'][number]) =>
      kind === 'note' ? text(params) : t(`development.limit.${kind as 'vote'}`, params as never),
    finding: ({ code, source, params }: Finding) =>
      code === 'note' ? text(params) : t('problems.development-refused', phraseValues({ ...params, code, source }) as never),
  }
}
