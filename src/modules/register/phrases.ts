import { zh } from './phrases.zh.ts'

export { en } from './phrases.en.ts'
export { zh } from './phrases.zh.ts'

/** Why a row was refused, in the words of a file. */
export function reasonText(reason: string | null): string {
  return reason === null ? '' : (zh.reasons[reason as keyof typeof zh.reasons] ?? reason)
}
