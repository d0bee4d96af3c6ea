import type { Call } from '../../platform/commands/operation.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'
import { placeBook } from './settings.ts'
import { districtOf } from './venues.ts'

/** Every row of a list, for its file. */
export const all = { limit: 50_000, offset: 0 }

type Language = 'zh' | 'en'
interface Word {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** Words of the file and of the programme in the language of the page it is asked from. */
export async function wordsOf(call: Call, language: Language) {
  const book = await placeBook(call.tx, await districtOf(call), call.today)
  const word = (list: readonly Word[], code: string | null) => list.find((one) => one.code === code)?.[language] ?? code
  return { words: { zh, en }[language].files, book, word }
}
