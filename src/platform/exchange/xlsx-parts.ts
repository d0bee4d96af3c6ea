import type { ExchangeLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'
import { isDateFormat } from './serial-date.ts'
import { attribute, localName, scanXml, XmlScanner } from './xml.ts'
import { scanEntry } from './decode-stream.ts'
import type { Zip } from './zip.ts'

/** The small parts of an xlsx workbook: relations, sheet list, styles, shared strings (ECMA-376 part 1 and 2). */

export interface XlsxSheetPart {
  name: string
  hidden: boolean
  path: string
}

export interface XlsxWorkbookPart {
  sheets: XlsxSheetPart[]
  date1904: boolean
  stylesPath: string | null
  sharedStringsPath: string | null
}

interface Relation {
  type: string
  path: string
}

export async function readWorkbookPart(zip: Zip): Promise<XlsxWorkbookPart> {
  const root = await readRelations(zip, '_rels/.rels', '')
  const workbookPath = [...root.values()].find((relation) => relation.type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const xml = await zip.text(workbookPath)
  if (xml === null) throw new ExchangeProblem('exchange.not_a_spreadsheet')
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1)
  const relations = await readRelations(zip, `${folder}_rels/${workbookPath.slice(folder.length)}.rels`, folder)
  const sheets: XlsxSheetPart[] = []
  let date1904 = false
  let isWorkbook = false
  scanXml(xml, {
    open(qualified, raw) {
      const name = localName(qualified)
      if (name === 'workbook') isWorkbook = true
      if (name === 'workbookPr') date1904 = isTrue(attribute(raw, 'date1904'))
      if (name !== 'sheet') return
      const id = raw.match(/(?:^|\s)(?:\w+:)id\s*=\s*["']([^"']*)["']/)?.[1]
      const relation = id === undefined ? undefined : relations.get(id)
      if (relation?.type !== 'worksheet') return
      const state = attribute(raw, 'state')
      sheets.push({
        name: attribute(raw, 'name') ?? '',
        hidden: state === 'hidden' || state === 'veryHidden',
        path: relation.path,
      })
    },
    close() {},
  })
  if (!isWorkbook) throw new ExchangeProblem('exchange.not_a_spreadsheet')
  const pathOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.path ?? null
  return { sheets, date1904, stylesPath: pathOf('styles'), sharedStringsPath: pathOf('sharedStrings') }
}

/** By id; the type is the last word of its address, which is the same in the transitional and the strict form. Links outside are left out. */
async function readRelations(zip: Zip, path: string, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  const xml = await zip.text(path)
  if (xml === null) return relations
  scanXml(xml, {
    open(qualified, raw) {
      if (localName(qualified) !== 'Relationship' || attribute(raw, 'TargetMode') === 'External') return
      const type = attribute(raw, 'Type') ?? ''
      const target = attribute(raw, 'Target') ?? ''
      relations.set(attribute(raw, 'Id') ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        path: target.startsWith('/') ? target.slice(1) : resolvePath(folder + target),
      })
    },
    close() {},
  })
  return relations
}

function resolvePath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** For each cell style whether its number format shows a date. */
export async function readDateStyles(zip: Zip, path: string | null): Promise<boolean[]> {
  const xml = path === null ? null : await zip.text(path)
  const isDate: boolean[] = []
  if (xml === null) return isDate
  const codes = new Map<number, string>()
  let inCellFormats = false
  scanXml(xml, {
    open(qualified, raw) {
      const name = localName(qualified)
      if (name === 'numFmt') codes.set(Number(attribute(raw, 'numFmtId')), attribute(raw, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(raw, 'numFmtId') ?? 0)
        isDate.push(isDateFormat(id, codes.get(id)))
      }
    },
    close(qualified) {
      if (localName(qualified) === 'cellXfs') inCellFormats = false
    },
  })
  return isDate
}

export interface SharedStrings {
  texts: string[]
  /** Those made of several runs. */
  rich: Set<number>
}

export async function readSharedStrings(zip: Zip, path: string | null, limits: ExchangeLimits): Promise<SharedStrings> {
  const shared: SharedStrings = { texts: [], rich: new Set() }
  const entry = path === null ? undefined : zip.entries.get(path)
  if (!entry) return shared
  let total = 0
  const collector = new TextCollector()
  const scanner = new XmlScanner({
    open: (name) => collector.open(localName(name)),
    text: (text) => collector.text(text),
    close(qualified) {
      const name = localName(qualified)
      collector.close(name)
      if (name !== 'si') return
      const { text, runs } = collector.take()
      total += text.length
      if (total > limits.maxSharedText) throw new ExchangeProblem('exchange.too_many_cells', { max: limits.maxSharedText })
      if (runs > 0) shared.rich.add(shared.texts.length)
      shared.texts.push(text)
    },
  })
  await scanEntry(zip, entry, scanner)
  return shared
}

/** Puts the runs of a string item together, leaving out its phonetic reading. */
export class TextCollector {
  private parts = ''
  private runs = 0
  private inText = false
  private inPhonetic = false

  open(name: string): void {
    if (name === 't') this.inText = !this.inPhonetic
    else if (name === 'r') this.runs += 1
    else if (name === 'rPh') this.inPhonetic = true
  }

  text(text: string): void {
    if (this.inText) this.parts += text
  }

  close(name: string): void {
    if (name === 't') this.inText = false
    else if (name === 'rPh') this.inPhonetic = false
  }

  take(): { text: string; runs: number } {
    const taken = { text: unescapeControl(this.parts), runs: this.runs }
    this.parts = ''
    this.runs = 0
    return taken
  }
}

/** `_x000D_` stands for a character XML cannot hold; `_x005F_` for an underscore before such a form. ECMA-376 part 1, 22.9.2.19. */
export function unescapeControl(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

export const isTrue = (value: string | undefined) => value === '1' || value === 'true'
