import { createTranslator } from 'use-intl/core'
import { phraseValues } from '../kernel/phrase-values.ts'
import { problemPhrases } from './problem-phrases.ts'

/** The sentence that says what cannot be done and what to do instead; a code nobody wrote words for is shown with its values. */
export function problemText(language: string, code: string, params: Readonly<Record<string, unknown>>): string {
  const locale = language.startsWith('en') ? 'en' : 'zh'
  const message = problemPhrases[locale][code]
  if (message === undefined) return [code, ...Object.entries(params).map(([name, value]) => `${name}=${String(value)}`)].join(' ')
  const translate = createTranslator({
    locale: locale === 'en' ? 'en' : 'zh-CN',
    messages: { message },
    onError: () => undefined,
    getMessageFallback: () => `${code}: ${message}`,
  })
  return translate('message', { ...unknownValues(message), ...phraseValues(params) })
}

/** A value the refusal did not bring is a dash in its sentence. */
function unknownValues(message: string): Record<string, string> {
  return Object.fromEntries([...message.matchAll(/\{(\w+)[,}]/g)].map((match) => [match[1]!, '—']))
}
