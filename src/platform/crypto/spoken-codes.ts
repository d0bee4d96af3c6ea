import { randomInt } from 'node:crypto'

/** Signs that are not taken for each other when a code is written down or read out. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A code for somebody without an account, shown once: `length` signs, told in groups. Five bits a sign. */
export function spokenCode(length: number, group: number): { readonly plain: string; readonly told: string } {
  const plain = Array.from({ length }, () => signs[randomInt(signs.length)]).join('')
  return { plain, told: plain.replaceAll(new RegExp(`(.{${group}})(?=.)`, 'g'), '$1-') }
}

/** What somebody typed, as the code it is kept by: case, width, spaces and hyphens do not matter. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
