import { file as en } from './phrases.en.ts'
import { file as zh } from './phrases.zh.ts'

/** Words of a file in the language of the page it is asked from. */
export const wordsIn = (language: 'zh' | 'en') => ({ zh, en })[language]
