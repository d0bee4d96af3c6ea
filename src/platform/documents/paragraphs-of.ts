import PizZip from 'pizzip'
import type { Paragraph } from './plain-docx.ts'

const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** Text of runs in their order; a break inside a paragraph is a line of its own. */
function textOf(xml: string): string {
  const parts = xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|cr|tab)(?: [^>]*)?\/>/g)
  return [...parts].map(([, text, mark]) => (mark === undefined ? unescape(text ?? '') : mark === 'tab' ? '　' : '\n')).join('')
}

const attribute = (xml: string, tag: string) => new RegExp(`<w:${tag} [^>]*w:val="([^"]*)"`).exec(xml)?.[1]

/** The paragraphs of a document made here, as they stand on the page: text, alignment, size in points, bold, indent. */
export function paragraphsOf(docx: Buffer): Paragraph[] {
  const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? ''
  return [...xml.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>|<w:p(?: [^>]*)?\/>/gs)].map(([, inner = '']) => {
    const justify = attribute(inner, 'jc')
    return {
      text: textOf(inner),
      align: justify === 'center' || justify === 'right' ? justify : 'left',
      size: Number(attribute(inner, 'sz') ?? 32) / 2,
      bold: /<w:b(?:\/| w:val="(?:1|true)")/.test(inner),
      indent: /<w:ind [^>]*w:firstLine/.test(inner),
    }
  })
}
