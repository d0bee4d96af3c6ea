/**
 * "Tidy": full-width characters become half-width; every space and line break goes, U+3000, U+00A0 and the zero-width ones
 * included. Most cells are tidy already, so that case costs one look at each character and no new text.
 */

const KEEP = 0
const SPACE = 1
const BREAK = 2
const FULL_WIDTH = 3
const ZERO_WIDTH = 4

const kinds = new Uint8Array(0x10000)
for (const c of [0x20, 0x09, 0x0b, 0x0c, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000]) kinds[c] = SPACE
for (let c = 0x2000; c <= 0x200a; c += 1) kinds[c] = SPACE
for (const c of [0x0a, 0x0d, 0x85, 0x2028, 0x2029]) kinds[c] = BREAK
for (const c of [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x180e]) kinds[c] = ZERO_WIDTH
for (let c = 0xff01; c <= 0xff5e; c += 1) kinds[c] = FULL_WIDTH

export function tidy(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    if (kinds[text.charCodeAt(i)] !== KEEP) return tidyFrom(text, i)
  }
  return text
}

function tidyFrom(text: string, from: number): string {
  let out = text.slice(0, from)
  for (let i = from; i < text.length; i += 1) {
    const c = text.charCodeAt(i)
    const kind = kinds[c]
    if (kind === KEEP) out += text[i]
    else if (kind === FULL_WIDTH) out += String.fromCharCode(c - 0xfee0)
  }
  return out
}

export interface Untidiness {
  spaces: boolean
  lineBreaks: boolean
  fullWidth: boolean
  zeroWidth: boolean
}

/** What tidying would change, for a notice to the clerk. */
export function untidiness(text: string): Untidiness {
  const found: Untidiness = { spaces: false, lineBreaks: false, fullWidth: false, zeroWidth: false }
  for (let i = 0; i < text.length; i += 1) {
    const kind = kinds[text.charCodeAt(i)]
    if (kind === SPACE) found.spaces = true
    else if (kind === BREAK) found.lineBreaks = true
    else if (kind === FULL_WIDTH) found.fullWidth = true
    else if (kind === ZERO_WIDTH) found.zeroWidth = true
  }
  return found
}

/**
 * Traditional characters that occur in headers and short values of a register, each before its simplified form.
 * A table of our own: a whole conversion dictionary would be loaded for thirty words.
 */
const pairs =
  '單单稱称統统會会組组織织類类關关黨党員员總总書书記记導导聯联絡络電电話话經经緯纬狀状態态備备註注業业務务門门領领屬属區区號号' +
  '證证舊旧時时間间從从數数預预動动範范圍围機机構构個个團团體体辦办處处鄉乡鎮镇碼码設设別别級级現现義义負负責责專专職职編编實实' +
  '際际籌筹規规種种質质標标準准產产資资發发證证報报幹干長长僱雇認认後后應应無无暫暂獨独撥拨撤撤銷销執执學学養养殘残錄录據据齊齐' +
  '歲岁歷历來来簡简廣广場场內内聘聘軍军農农醫医衛卫術术樂乐協协訓训勞劳濟济慈慈龍龙華华觀观瀾澜湖湖東东園园橋桥灣湾嶺岭崗岗馬马' +
  '頭头龜龟羅罗廠厂環环陽阳豐丰榮荣蘭兰衞卫啟启'

const simplified = new Map<string, string>()
for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs[i] as string, pairs[i + 1] as string)

export function simplify(text: string): string {
  let out = ''
  for (const character of text) out += simplified.get(character) ?? character
  return out
}
