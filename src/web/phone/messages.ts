import type { Messages } from '../phrases/collect.ts'
import type { LoadWords } from '../phrases/use-words.ts'

/** The words of one language for the phone; typed as the whole so that one typing of keys serves both entries. */
export const loadPhoneWords: LoadWords<Messages> = async (language) => {
  const words = language === 'en' ? (await import('./messages.en.ts')).en : (await import('./messages.zh.ts')).zh
  return { language, words: words as unknown as Messages }
}
