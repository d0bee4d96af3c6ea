import { describe, expect, it } from 'vitest'
import { fillDocx } from './docx.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { pdfOf, pdfOfDocx } from './pdf-of-docx.ts'
import { plainDocx } from './plain-docx.ts'

/** What a reader shows: the strings of the page, decoded. */
const shown = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/<([0-9a-f]*)> Tj/g)].map(([, hex]) =>
    Buffer.from(hex!, 'hex').swap16().toString('utf16le'),
  )

describe('a letter as PDF', () => {
  it('says what the filled document says, in the same order', () => {
    const docx = fillDocx(
      plainDocx([
        { text: '{title}', align: 'center', bold: true, size: 22 },
        { text: '甲 & 乙：{#sides}{name}；{/sides}', indent: true },
      ]),
      { title: '结对共建协议', sides: [{ name: '东社区党委' }, { name: 'A<B>书画院支部' }] },
    )
    expect(paragraphsOf(docx).map((one) => one.text)).toEqual(['结对共建协议', '甲 & 乙：东社区党委；A<B>书画院支部；'])
    expect(shown(pdfOfDocx(docx)).join('')).toBe('结对共建协议甲 & 乙：东社区党委；A<B>书画院支部；')
  })

  it('points at every object where it begins', () => {
    const pdf = pdfOf([{ text: '一' }, { text: '' }, { text: '二', align: 'right' }]).toString('latin1')
    const start = Number(/startxref\n(\d+)/.exec(pdf)![1])
    expect(pdf.slice(start, start + 4)).toBe('xref')
    const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n /gm)].map(([, at]) => Number(at))
    for (const [index, at] of offsets.entries()) expect(pdf.slice(at)).toMatch(new RegExp(`^${index + 1} 0 obj\n`))
  })

  it('breaks lines at the margin, never before a full stop, and turns the page', () => {
    const lines = shown(pdfOf(Array.from({ length: 30 }, () => ({ text: `${'共'.repeat(27)}。${'建'.repeat(10)}` }))))
    expect(lines[0]).toBe(`${'共'.repeat(27)}。`)
    expect(lines).toHaveLength(60)
    expect(pdfOf(Array.from({ length: 60 }, () => ({ text: '行' }))).toString('latin1')).toContain('/Count 3')
  })
})
