/**
 * The unified social credit code (GB 32100-2015): department, category, six digits of region, the nine characters of the
 * organisation code (GB 11714-1997) and a check character. Letters I, O, S, V and Z do not occur.
 */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18
const NOT_ALLOWED = -1

/** GB 32100 §4.6: the weight of place i is 3^(i-1) mod 31. */
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 11714 §4.2: the weights of the eight characters of the organisation's own part. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

const values = new Int8Array(128).fill(NOT_ALLOWED)
for (let i = 0; i < ALPHABET.length; i += 1) values[ALPHABET.charCodeAt(i)] = i

export type UsccVerdict = 'ok' | 'format' | 'check'

export interface Uscc {
  code: string
  /** The registering department: 5 is civil affairs. */
  department: string
  /** Within civil affairs 1 is an association, 2 a private non-enterprise unit, 3 a foundation, 9 another. */
  category: string
  /** Six digits of GB/T 2260, as they were when the code was given. */
  region: string
  /** Nine characters of GB 11714, check character included. */
  organisationCode: string
}

/** `format`: not eighteen permitted characters of the right form. `check`: one of the two check characters is wrong. */
export function checkUscc(code: string): UsccVerdict {
  if (code.length !== LENGTH) return 'format'
  let sum = 0
  for (let i = 0; i < LENGTH; i += 1) {
    const unit = code.charCodeAt(i)
    const value = unit < 128 ? (values[unit] as number) : NOT_ALLOWED
    if (value === NOT_ALLOWED || (i >= 2 && i < 8 && value > 9)) return 'format'
    if (i < LENGTH - 1) sum += value * (CODE_WEIGHTS[i] as number)
  }
  const expected = (31 - (sum % 31)) % 31
  if (values[code.charCodeAt(LENGTH - 1)] !== expected) return 'check'
  return code[16] === organisationCheckCharacter(code.slice(8, 16)) ? 'ok' : 'check'
}

/** Takes a code apart. The code must be tidy already: half-width, upper case, without spaces. */
export function parseUscc(code: string): { ok: true; uscc: Uscc } | { ok: false; code: 'code_format' | 'code_check_digit' } {
  const verdict = checkUscc(code)
  if (verdict === 'format') return { ok: false, code: 'code_format' }
  if (verdict === 'check') return { ok: false, code: 'code_check_digit' }
  return {
    ok: true,
    uscc: {
      code,
      department: code.slice(0, 1),
      category: code.slice(1, 2),
      region: code.slice(2, 8),
      organisationCode: code.slice(8, 17),
    },
  }
}

/** GB 11714: the check character of the eight characters before it. Letters count A = 10 … Z = 35 here. */
export function organisationCheckCharacter(first8: string): string {
  let sum = 0
  for (let i = 0; i < 8; i += 1) {
    const unit = first8.charCodeAt(i)
    sum += (unit <= 57 ? unit - 48 : unit - 55) * (ORGANISATION_WEIGHTS[i] as number)
  }
  const rest = 11 - (sum % 11)
  if (rest === 10) return 'X'
  return rest === 11 ? '0' : String(rest)
}

/** GB 32100: the check character of the seventeen characters before it. */
export function usccCheckCharacter(first17: string): string {
  let sum = 0
  for (let i = 0; i < LENGTH - 1; i += 1) sum += (values[first17.charCodeAt(i)] as number) * (CODE_WEIGHTS[i] as number)
  return ALPHABET[(31 - (sum % 31)) % 31] as string
}

/**
 * A valid code from its parts; the two check characters are computed.
 * Part: department and category (2 characters), region (6 digits), the organisation's own 8 characters.
 */
export function composeUscc(part: { kind: string; region: string; organisation8: string }): string {
  const first17 = part.kind + part.region + part.organisation8 + organisationCheckCharacter(part.organisation8)
  return first17 + usccCheckCharacter(first17)
}

/** The characters a code may hold, in the order of their values. */
export const usccAlphabet: string = ALPHABET
