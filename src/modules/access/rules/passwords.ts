/**
 * Passwords under one of two profiles (security.md A2): `dengbao` follows GB/T 22239 8.1.4.1 a (complexity, rotation);
 * `sp800-63b` follows NIST SP 800-63B-4, which forbids both and asks for length. The difference is recorded in docs/decisions.
 */
export type PasswordProfile = 'dengbao' | 'sp800-63b'

export interface PasswordRules {
  readonly minLength: number
  readonly maxLength: number
  /** Of lower case, upper case, digits and other signs. */
  readonly minClasses: number
  /** null: never expires. */
  readonly maxAgeDays: number | null
  /** How many earlier passwords are refused. */
  readonly remembered: number
}

export const passwordRules: Readonly<Record<PasswordProfile, PasswordRules>> = {
  dengbao: { minLength: 12, maxLength: 128, minClasses: 3, maxAgeDays: 90, remembered: 5 },
  'sp800-63b': { minLength: 15, maxLength: 128, minClasses: 1, maxAgeDays: null, remembered: 1 },
}

export type PasswordRefusal =
  | { readonly code: 'password-too-short'; readonly params: { readonly min: number } }
  | { readonly code: 'password-too-long'; readonly params: { readonly max: number } }
  | { readonly code: 'password-too-plain'; readonly params: { readonly classes: number } }
  | { readonly code: 'password-guessable'; readonly params: Record<string, never> }

/**
 * Whether a password may be taken. `context` are words near the person (login name, name in pinyin, name of the system):
 * the password must not rest on one of them.
 */
export function decidePassword(
  profile: PasswordProfile,
  password: string,
  context: readonly string[],
): { readonly ok: true } | ({ readonly ok: false } & PasswordRefusal) {
  const rules = passwordRules[profile]
  const length = [...password].length
  if (length < rules.minLength) return { ok: false, code: 'password-too-short', params: { min: rules.minLength } }
  if (length > rules.maxLength) return { ok: false, code: 'password-too-long', params: { max: rules.maxLength } }
  if (countClasses(password) < rules.minClasses)
    return { ok: false, code: 'password-too-plain', params: { classes: rules.minClasses } }
  if (isGuessable(password, context)) return { ok: false, code: 'password-guessable', params: {} }
  return { ok: true }
}

function countClasses(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length
}

/**
 * What guessing programs try first: a well-known stem, a word near the person, a walk on the keyboard or a row of digits, with the usual
 * replacements and ornaments. What is left of the password once these are taken out must still be worth eight characters. One stem stands
 * for the thousands of entries a list of leaked passwords has for it (`P@ssw0rd2024!`, `password_123`).
 */
function isGuessable(password: string, context: readonly string[]): boolean {
  const words = [...stems, ...context.map(fold)].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)
  const folded = fold(password)
  let rest = password.toLowerCase().replaceAll(/(19|20)\d{2}/g, ' ')
  let foldedRest = folded
  for (const word of words) {
    rest = rest.replaceAll(word, ' ')
    foldedRest = foldedRest.replaceAll(word, ' ')
  }
  return Math.min(worth(rest), worth(foldedRest)) < 8
}

/** Lower case, with the replacements everyone knows undone. */
function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[@40135$!7]/g, (sign) => replacements[sign] ?? sign)
}

const replacements: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '5': 's',
  $: 's',
  '!': 'i',
  '7': 't',
}

/** Characters that a guesser must find out: repeats, steps (abc, 321) and neighbours on the keyboard count once as a run. */
function worth(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const [sign, before] = [text[index]!, text[index - 1]]
    if (sign === ' ') continue
    if (before !== undefined && (Math.abs(sign.charCodeAt(0) - before.charCodeAt(0)) <= 1 || neighbours(before, sign))) continue
    count += 1
  }
  return count
}

const rows = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '!@#$%^&*()',
]

function neighbours(a: string, b: string): boolean {
  return rows.some((row) => row.includes(a + b) || row.includes(b + a))
}

const stems =
  'password passwd passw0rd admin administrator root guest user test demo login welcome letmein master superman iloveyou woaini woaizuguo woaiwojia lianjian dangjian dangwei hongfan gongchandang zhonggong beijing shanghai guangzhou shenzhen zhongguo china xinnian kuaile changeme default secret system manager qwerty abc123 monkey dragon sunshine princess football baseball computer internet huawei xiaomi alibaba tencent weixin taobao baidu shouji mima zhanghao yonghu guanliyuan mishu shuji zhibu danganwei'.split(
    ' ',
  )

/** Readable once over the telephone: no 0/O, 1/l/I; four groups of four. `random(n)` gives an even integer in [0, n). */
export function oneTimePassword(random: (below: number) => number): string {
  const alphabets = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789']
  const all = alphabets.join('')
  const group = () => {
    const signs = alphabets.map((alphabet) => alphabet[random(alphabet.length)]!)
    signs.splice(random(4), 0, all[random(all.length)]!)
    return signs.join('')
  }
  return [group(), group(), group(), group()].join('-')
}
