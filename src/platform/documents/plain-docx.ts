import PizZip from 'pizzip'

/** A letter in paragraphs, the way a template is first written down; Word opens what is made of it and lets it be changed. */
export interface Paragraph {
  readonly text: string
  readonly align?: 'left' | 'center' | 'right'
  /** Points; 16 is the 三号 of official letters. */
  readonly size?: number
  readonly bold?: boolean
  /** First line indented by two characters, as running text is. */
  readonly indent?: boolean
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function paragraphXml({ text, align = 'left', size = 16, bold = false, indent = false }: Paragraph): string {
  const justify = align === 'left' ? 'both' : align
  const half = size * 2
  return (
    `<w:p><w:pPr><w:spacing w:line="560" w:lineRule="exact"/>${indent ? '<w:ind w:firstLineChars="200" w:firstLine="640"/>' : ''}<w:jc w:val="${justify}"/></w:pPr>` +
    `<w:r><w:rPr><w:rFonts w:ascii="FangSong" w:hAnsi="FangSong" w:eastAsia="仿宋" w:hint="eastAsia"/>${bold ? '<w:b/>' : ''}<w:sz w:val="${half}"/><w:szCs w:val="${half}"/></w:rPr>` +
    `<w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`
  )
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const openxml = 'http://schemas.openxmlformats.org'

/** A4 with the margins of official letters (GB/T 9704). The same paragraphs give the same bytes. */
export function plainDocx(paragraphs: readonly Paragraph[]): Buffer {
  const zip = new PizZip()
  const date = new Date(Date.UTC(1980, 0, 1))
  const put = (name: string, text: string) => zip.file(name, head + text, { date })
  put(
    '[Content_Types].xml',
    `<Types xmlns="${openxml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  )
  put(
    '_rels/.rels',
    `<Relationships xmlns="${openxml}/package/2006/relationships"><Relationship Id="rId1" Type="${openxml}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  )
  put(
    'word/document.xml',
    `<w:document xmlns:w="${openxml}/wordprocessingml/2006/main"><w:body>${paragraphs.map(paragraphXml).join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  )
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
