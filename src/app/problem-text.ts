import { createTranslator } from 'use-intl/core'
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
  return translate('message', valuesOf(params))
}

function valuesOf(params: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : Array.isArray(value) ? value.join('; ') : String(value ?? '—'),
    ]),
  )
}
