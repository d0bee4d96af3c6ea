import PizZip from 'pizzip'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentTypeOf } from './content-type.ts'
import { checkTemplate, fillDocx, largestTemplate, zipOf } from './docx.ts'
import { plainDocx } from './plain-docx.ts'

const textOf = (docx: Buffer) =>
  [
    ...new PizZip(docx)
      .file('word/document.xml')!
      .asText()
      .matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g),
  ]
    .map((match) => match[1])
    .join('')
const template = (...lines: string[]) => plainDocx(lines.map((text) => ({ text })))
const changed = (change: (zip: PizZip) => void) => {
  const zip = new PizZip(template('{title}'))
  change(zip)
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
const reason = (bytes: Buffer) =>
  checkTemplate(bytes).then(
    () => 'fine',
    (error: { reason?: string }) => error.reason ?? String(error),
  )

describe('a letter', () => {
  it('has the values in the place of their names, and a line for each of a list', () => {
    const letter = fillDocx(template('关于{title}的批复', '{#units}', '{name};', '{/units}'), {
      title: '成立联合党支部',
      units: [{ name: '甲会' }, { name: '乙会' }],
    })
    expect(textOf(letter)).toBe('关于成立联合党支部的批复甲会;乙会;')
  })

  it('leaves empty what it does not know, and reaches nothing of the language', () => {
    expect(textOf(fillDocx(template('[{nothing}{constructor}{__proto__}{toString}{title.length}]'), { title: '题' }))).toBe('[]')
  })

  it('holds any text as text, never as markup', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (title) => {
        const xml = new PizZip(fillDocx(template('{title}'), { title })).file('word/document.xml')!.asText()
        expect(xml.match(/<w:p>|<w:p /g)).toHaveLength(1)
        expect(xml).not.toContain('<script')
      }),
    )
    expect(textOf(fillDocx(template('{title}'), { title: '<b>&"' }))).toBe('&lt;b&gt;&amp;&quot;')
  })

  it('is the same bytes for the same words', () => expect(template('{title}').equals(template('{title}'))).toBe(true))

  it('goes into an archive with others', () => {
    const files = Object.keys(new PizZip(zipOf([{ name: '一.docx', bytes: template('一') }])).files)
    expect(files).toEqual(['一.docx'])
  })
})

describe('a template', () => {
  it.each<[string, Buffer, string]>([
    ['is taken when harmless', template('{title}', '{#units}{name}{/units}'), 'fine'],
    ['with a placeholder left open', template('{#units}{name}'), 'placeholders'],
    ['with macros', changed((zip) => zip.file('word/vbaProject.bin', 'x')), 'macros'],
    ['with an embedded object', changed((zip) => zip.file('word/embeddings/oleObject1.bin', 'x')), 'macros'],
    [
      'that fetches a template from outside',
      changed((zip) =>
        zip.file(
          'word/_rels/settings.xml.rels',
          '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://elsewhere/a.dotm" TargetMode="External"/></Relationships>',
        ),
      ),
      'outside-links',
    ],
    [
      'with a link to click',
      changed((zip) =>
        zip.file(
          'word/_rels/document.xml.rels',
          '<Relationships><Relationship Id="r" Type="http://x/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>',
        ),
      ),
      'fine',
    ],
    ['with an entity', changed((zip) => zip.file('word/styles.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a/>')), 'outside-links'],
    [
      'with a field that pulls a file in',
      changed((zip) => zip.file('word/footer1.xml', '<w:instrText>INCLUDETEXT "c:\\\\x"</w:instrText>')),
      'outside-links',
    ],
    ['that is a spreadsheet', changed((zip) => zip.remove('word/document.xml')), 'not-a-letter'],
    ['that is no archive', Buffer.from('hello'), 'damaged'],
    ['that is empty', Buffer.alloc(0), 'size'],
    ['that is too large', Buffer.alloc(largestTemplate + 1), 'size'],
    ['that unpacks without end', changed((zip) => zip.file('word/media.xml', '0'.repeat(12 * 1024 * 1024))), 'damaged'],
  ])('%s', async (_, bytes, wanted) => expect(await reason(bytes)).toBe(wanted))
})

it.each<[string, Buffer, string | null]>([
  ['a PDF', Buffer.from('%PDF-1.7'), 'application/pdf'],
  ['a letter', template('x'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'image/png'],
  ['a page that calls itself a picture', Buffer.from('<html>.png'), null],
  ['a program', Buffer.from('MZ'), null],
  ['nothing', Buffer.alloc(0), null],
])('%s is known by its content', (_, head, wanted) => expect(contentTypeOf(head.subarray(0, 4096))).toBe(wanted))
