import { en } from './collect.en.ts'
import { zh } from './collect.zh.ts'
import type { Language } from './language.ts'

export type Messages = typeof zh

/** Both languages at once: for tests and tools. A browser loads the one that is read. */
export const messages: Readonly<Record<Language, Messages>> = { 'zh-CN': zh, en: en as Messages }
