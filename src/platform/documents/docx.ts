import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { openBytes } from '../exchange/byte-source.ts'
import { withLimits } from '../exchange/limits.ts'
import { openZip } from '../exchange/zip.ts'

/** Words and lists a template may name: `{title}`, and `{#units}{name}{/units}` once for each. */
export type LetterValues = { readonly [name: string]: string | readonly LetterValues[] }

const mebi = 1024 * 1024
/** A letter has a dozen parts and some kilobytes; what is larger is no template. */
const limits = withLimits({ maxFileBytes: 2 * mebi, maxZipEntries: 200, maxEntryBytes: 10 * mebi, maxUnpackedBytes: 20 * mebi })
export const largestTemplate = limits.maxFileBytes

export class TemplateRefused extends Error {
  readonly reason: 'size' | 'damaged' | 'not-a-letter' | 'macros' | 'outside-links' | 'placeholders'
  constructor(reason: TemplateRefused['reason']) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Fills a template. A placeholder is the name of a value and nothing else: no expression is ever evaluated, a name that is not known
 * stays empty, and what is filled in is text, never markup. Throws `TemplateRefused`.
 */
export function fillDocx(template: Buffer, values: LetterValues): Buffer {
  try {
    const letter = new Docxtemplater(new PizZip(template), {
      paragraphLoop: true,
      linebreaks: true,
      stripInvalidXMLChars: true,
      errorLogging: false,
      nullGetter: () => '',
      parser: (tag) => ({ get: (scope: unknown) => valueOf(scope, tag.trim()) }),
    })
    letter.render(values)
    return letter.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
  } catch {
    throw new TemplateRefused('placeholders')
  }
}

/** Own names only: nothing of the language itself (`constructor`, `__proto__`) can be reached from a template. */
function valueOf(scope: unknown, name: string): unknown {
  if (name === '.') return scope
  return typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name)
    ? (scope as Record<string, unknown>)[name]
    : undefined
}

/** Refuses, before anything is parsed, what is not a harmless letter: bombs, macros, links to outside files, broken placeholders. */
export async function checkTemplate(template: Buffer): Promise<void> {
  if (template.length === 0 || template.length > largestTemplate) throw new TemplateRefused('size')
  const zip = (() => {
    try {
      return openZip(openBytes(template), limits)
    } catch {
      throw new TemplateRefused('damaged')
    }
  })()
  const names = [...zip.entries.keys()]
  if (!names.includes('word/document.xml')) throw new TemplateRefused('not-a-letter')
  if (names.some((name) => /vbaproject|activex|embeddings|oleobject/i.test(name))) throw new TemplateRefused('macros')
  for (const name of names.filter((one) => /\.(xml|rels)$/i.test(one))) {
    const text = await zip.text(name, limits.maxEntryBytes).catch(() => {
      throw new TemplateRefused('damaged')
    })
    if (/<!(DOCTYPE|ENTITY)/i.test(text ?? '')) throw new TemplateRefused('outside-links')
    if (name.endsWith('.rels') && pullsFromOutside(text ?? '')) throw new TemplateRefused('outside-links')
    if (/\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE)\b/.test(text ?? '')) throw new TemplateRefused('outside-links')
  }
  fillDocx(template, {})
}

/** A hyperlink waits for a click; every other outside relation (a template, a picture) is fetched when the letter is opened. */
function pullsFromOutside(relations: string): boolean {
  return [...relations.matchAll(/<Relationship\b[^>]*>/g)].some(
    ([relation]) => /TargetMode\s*=\s*["']External/i.test(relation) && !/\/hyperlink["']/i.test(relation),
  )
}

/** Files of one kind in one archive, for a folder of letters. */
export function zipOf(files: readonly { readonly name: string; readonly bytes: Buffer }[]): Buffer {
  const zip = new PizZip()
  for (const { name, bytes } of files) zip.file(name, bytes, { date: new Date(Date.UTC(1980, 0, 1)) })
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
