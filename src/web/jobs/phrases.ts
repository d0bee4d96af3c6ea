import type { SameKeys } from '../phrases/same-keys.ts'

export const zh = { problems: {} }

export const en: SameKeys<typeof zh> = { problems: {} }
