import { paragraphsOf } from './paragraphs-of.ts'
import type { Paragraph } from './plain-docx.ts'

/**
 * A page of Chinese text as PDF without carrying a font: the collection Adobe-GB1 with the predefined encoding UniGB-UTF16-H
 * (ISO 32000-1, 9.7.5.2) is one every reader brings, so a letter has a few kilobytes. Points; A4 with the margins of official letters.
 */
const page = { width: 595.28, height: 841.89, left: 79.4, right: 73.7, top: 104.9, bottom: 99.2, line: 28 } as const
const room = page.width - page.left - page.right

const isNarrow = (character: string) => character <= '~'
/** Ems; the Latin part of the font is set half as wide as a character. */
const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (isNarrow(character) ? 0.5 : 1), 0)
const neverFirst = new Set('，。、；：？！）】》”’〕')

interface Line {
  readonly text: string
  readonly x: number
  readonly size: number
  readonly bold: boolean
}

/** Breaks where the room ends; what never begins a line hangs at the end of the one before. */
function broken(text: string, ems: number, firstEms: number): string[] {
  const lines: string[] = []
  let line = ''
  let left = firstEms
  for (const character of text) {
    const width = isNarrow(character) ? 0.5 : 1
    if (character === '\n' || (width > left && !neverFirst.has(character))) {
      lines.push(line)
      line = character === '\n' ? '' : character
      left = ems - (character === '\n' ? 0 : width)
    } else {
      line += character
      left -= width
    }
  }
  return [...lines, line]
}

function linesOf({ text, align = 'left', size = 16, bold = false, indent = false }: Paragraph): Line[] {
  const ems = room / size
  const hang = indent ? 2 : 0
  return broken(text, ems, ems - hang).map((line, index) => {
    const free = room - widthOf(line) * size
    const x = page.left + (align === 'center' ? free / 2 : align === 'right' ? free : index === 0 ? hang * size : 0)
    return { text: line, x: Math.max(page.left, x), size, bold }
  })
}

const fixed = (points: number) => points.toFixed(2)
const hexOf = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')

/** Bold is drawn by stroking the outline as well. */
function drawn(line: Line, y: number): string {
  const pen = line.bold ? '2 Tr 0.5 w' : '0 Tr'
  return `BT ${pen} /F1 ${fixed(line.size)} Tf 1 0 0 1 ${fixed(line.x)} ${fixed(y)} Tm <${hexOf(line.text)}> Tj ET`
}

function pagesOf(lines: readonly Line[]): string[] {
  const most = Math.floor((page.height - page.top - page.bottom) / page.line)
  const count = Math.max(1, Math.ceil(lines.length / most))
  return Array.from({ length: count }, (_, at) =>
    lines
      .slice(at * most, (at + 1) * most)
      .map((line, row) => (line.text === '' ? '' : drawn(line, page.height - page.top - (row + 0.8) * page.line)))
      .filter((text) => text !== '')
      .join('\n'),
  )
}

/** Loops of a template leave empty paragraphs of two points: they are no lines. */
const isLine = ({ text, size = 16 }: Paragraph) => text !== '' || size > 4

/** The same paragraphs give the same bytes. */
export function pdfOf(paragraphs: readonly Paragraph[]): Buffer {
  const contents = pagesOf(paragraphs.filter(isLine).flatMap(linesOf))
  const kids = contents.map((_, at) => `${6 + at * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + at * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  let text = '%PDF-1.5\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${trailer}`, 'latin1')
}

/** A filled letter as PDF: the same words in the same order, so that both forms of a document agree. */
export const pdfOfDocx = (docx: Buffer): Buffer => pdfOf(paragraphsOf(docx))
