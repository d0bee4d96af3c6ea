import type { Locale } from 'antd/es/locale/index.js'
import type { Messages } from './collect.ts'
import type { LoadWords } from './use-words.ts'

/** What a language brings to the office: phrases, the design system's own words, and the name under which dates know it. */
export interface OfficeWords {
  readonly messages: Messages
  readonly kit: Locale
  readonly days: string
}

/** Each language is a file of its own: nobody downloads the words of the other. */
export const loadOfficeWords: LoadWords<OfficeWords> = async (language) => {
  const { words } = language === 'en' ? await import('./office.en.ts') : await import('./office.zh.ts')
  return { language, words: words as OfficeWords }
}
