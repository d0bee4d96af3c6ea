import type { matchingZh } from './matching-phrases.zh.ts'

export const matchingEn: typeof matchingZh = {}
