import { maskPhone } from '../../../kernel/mask.ts'

/** Mobile and fixed telephones, and numbers of identity cards, wherever a clerk has put them. */
const numbers = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])(?![\dXx])/g
const personalHeader = /电话|手机|联系方式|身份证|证件号/

/** Hides numbers of persons in text that no column declares to be one. */
export function maskNumbers(text: string): string {
  return /\d{8}/.test(text) ? text.replace(numbers, maskPhone) : text
}

/** A column the register does not know, but whose header says what it holds, is hidden whole. */
export function maskExtra(header: string, text: string): string {
  return personalHeader.test(header) ? maskPhone(text) : maskNumbers(text)
}

export function maskExtras(extras: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(extras).map(([header, text]) => [header, maskExtra(header, text)]))
}
