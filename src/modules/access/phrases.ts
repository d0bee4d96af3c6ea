import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'

export type { AccessPhrase } from './phrases.zh.ts'

export const accessPhrases = { zh, en }
