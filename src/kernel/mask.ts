/** Masks of protected values. What is too short to be masked in part is masked in whole; an empty value stays empty. */

/** 张三 → 张*, 张小三 → 张*三, 欧阳小三 → 欧**三: first and last character stay, the last only from three on. */
export function maskName(name: string): string {
  const signs = [...name.trim()]
  if (signs.length <= 1) return signs.length === 0 ? '' : '*'
  if (signs.length === 2) return `${signs[0]}*`
  return `${signs[0]}${'*'.repeat(signs.length - 2)}${signs.at(-1)}`
}

/** 13800138000 → 138****8000; 0577-88888888 → ********8888; other numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '')
  if (digits === '') return phone.trim() === '' ? '' : '*'.repeat(8)
  if (/^(86)?1\d{10}$/.test(digits)) return `${digits.slice(-11, -8)}****${digits.slice(-4)}`
  return digits.length >= 10
    ? `${'*'.repeat(8)}${digits.slice(-4)}`
    : `${'*'.repeat(6)}${digits.length >= 7 ? digits.slice(-2) : ''}`
}

/** 11010519491231002X → 110***********002X: province and city stay, and the last four; anything else is hidden. */
export function maskIdNumber(id: string): string {
  const plain = id.trim().toUpperCase()
  if (plain === '') return ''
  if (!/^\d{17}[\dX]$/.test(plain)) return '*'.repeat(8)
  return `${plain.slice(0, 3)}${'*'.repeat(11)}${plain.slice(-4)}`
}

/** For fields that say something even in part (political status, bank account, hardship): whether there is a value, no more. */
export function maskWhole(value: string): string {
  return value.trim() === '' ? '' : '***'
}
