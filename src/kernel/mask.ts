/** How personal values look until someone with a purpose asks for them (class C3). */

/** 13812348000 → 138****8000; short numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  if (phone.length >= 11) return `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`
  return `${'*'.repeat(Math.max(phone.length - 2, 1))}${phone.slice(-2)}`
}

/** 张三丰 → 张*丰, 张三 → 张*. Counted in characters, so that rare ones outside the basic plane stay whole. */
export function maskName(name: string): string {
  const characters = [...name]
  if (characters.length <= 1) return '*'
  if (characters.length === 2) return `${characters[0]}*`
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}
