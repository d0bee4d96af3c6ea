/**
 * Text that a spreadsheet program would take for a formula gets an apostrophe in front in a CSV file, and our reader takes it
 * off again. The pair is exact: text that already begins with apostrophes before such a sign gets one more.
 * In xlsx nothing is needed, because a cell there says itself that it is text.
 */

const SIGNS = '=+-@＝＋－＠﹢﹣﹦﹫'

/** Would this text be evaluated, or does it need the apostrophe to come back unchanged? */
function isDangerous(text: string, from: number): boolean {
  for (let i = from; i < text.length; i += 1) {
    const c = text.charCodeAt(i)
    if (c === 9 || c === 10 || c === 13) return true
    if (c === 32 || c === 39 || c === 0x3000 || c === 0xa0 || c === 0xfeff || c === 0x200b) continue
    return SIGNS.includes(text[i] as string)
  }
  return false
}

export function guardFormula(text: string): string {
  return isDangerous(text, 0) ? `'${text}` : text
}

export function unguardFormula(text: string): string {
  return text.charCodeAt(0) === 39 && isDangerous(text, 1) ? text.slice(1) : text
}
