import type { Fen } from './money.ts'

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿']

/** Up to four figures in capital numerals: 1005 → 壹仟零伍. */
function inCapitals(number: number): string {
  const figures = String(number)
  return [...figures]
    .map((figure, index) => (figure === '0' ? '零' : digits[Number(figure)]! + places[figures.length - 1 - index]!))
    .join('')
    .replaceAll(/零+/g, '零')
    .replace(/零$/, '')
}

function wholeYuan(yuan: number): string {
  const parts: string[] = []
  for (let rest = yuan, group = 0; rest > 0; rest = Math.floor(rest / 10_000), group += 1) {
    const four = rest % 10_000
    if (four === 0) {
      if (parts.length > 0 && !parts[0]!.startsWith('零')) parts.unshift('零')
      continue
    }
    const more = rest >= 10_000
    parts.unshift(`${more && four < 1000 ? '零' : ''}${inCapitals(four)}${groups[group]}`)
  }
  return parts.join('').replaceAll(/零+/g, '零').replace(/零$/, '')
}

/** An amount as receipts in China write it, so that no figure can be added: 1050 fen → 壹拾元伍角整. Up to a trillion yuan. */
export function capitalYuan(fen: Fen): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen >= 100_000_000_000_000) throw new RangeError(`no amount for a receipt: ${fen}`)
  const [yuan, jiao, rest] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  if (fen === 0) return '零元整'
  const whole = yuan > 0 ? `${wholeYuan(yuan)}元` : ''
  if (jiao === 0 && rest === 0) return `${whole}整`
  const tenths = jiao > 0 ? `${digits[jiao]}角` : whole === '' ? '' : '零'
  return `${whole}${tenths}${rest > 0 ? `${digits[rest]}分` : '整'}`
}
