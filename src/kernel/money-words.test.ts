import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capitalYuan } from './money-words.ts'

/** Read back figure by figure, as whoever checks a receipt does. */
function readBack(words: string): number {
  const value = (figure: string) => '零壹贰叁肆伍陆柒捌玖'.indexOf(figure)
  const whole = words.includes('元') ? words.split('元')[0]! : ''
  let [all, group, figure] = [0, 0, 0]
  for (const word of whole) {
    if (word === '亿' || word === '万') {
      all = word === '亿' ? (all + group + figure) * 100_000_000 : all + (group + figure) * 10_000
      ;[group, figure] = [0, 0]
    } else if ('拾佰仟'.includes(word)) {
      group += figure * 10 ** ('拾佰仟'.indexOf(word) + 1)
      figure = 0
    } else figure = value(word)
  }
  const part = (mark: string) => (words.includes(mark) ? value(words[words.indexOf(mark) - 1]!) : 0)
  return (all + group + figure) * 100 + part('角') * 10 + part('分')
}

describe('an amount in capital numerals', () => {
  it.each([
    [0, '零元整'],
    [20, '贰角整'],
    [5, '伍分'],
    [1050, '壹拾元伍角整'],
    [1005, '壹拾元零伍分'],
    [10_000, '壹佰元整'],
    [100_500, '壹仟零伍元整'],
    [1_000_000, '壹万元整'],
    [1_000_100, '壹万零壹元整'],
    [1_010_000, '壹万零壹佰元整'],
    [12_345_678, '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
    [10_000_000_000, '壹亿元整'],
    [10_000_500_000, '壹亿零伍仟元整'],
    [10_000_000_500, '壹亿零伍元整'],
  ])('%i fen is %s', (fen, words) => {
    expect(capitalYuan(fen)).toBe(words)
  })

  it('can be read back to the same fen, whatever it is', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => readBack(capitalYuan(fen)) === fen))
  })

  it('is refused for what is no amount', () => {
    for (const fen of [-1, 0.5, Number.NaN]) expect(() => capitalYuan(fen)).toThrow(RangeError)
  })
})
