import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import { refOf, type RuleRef, type RuleVersion, ruleOn } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listProgrammes } from '../../platform/programmes/programmes.ts'
import { type NatureMark, type WindowRule, windowLengths } from './rules.ts'

const whole = z.number().int().positive()
const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
/** A named day of a district counts as the general kind it is one of. */
const kindWord = word.extend({ as: z.string().optional() })
const wordsShape = z.object({ kinds: z.array(kindWord), formats: z.array(word), lines: z.array(word) })
const localShape = z.object({ kinds: z.array(kindWord) })
const windowShape = z.object({
  kind: z.string(),
  window: z.enum(windowLengths),
  times: whole,
  applies: z.enum(['all', 'committee', 'groups']),
  remindDays: whole,
})
const marks = z.array(z.string()).default([])
const naturesShape = z.object({
  natures: z.array(word),
  marks: z.array(z.object({ nature: z.string(), kinds: marks, parts: marks })),
})
const committeeShape = z.object({ from: whole })
const outreachShape = z.object({ kinds: z.array(z.string()) })
const keepShape = z.object({ days: whole })
export type KindWord = z.output<typeof kindWord>

export interface Words {
  readonly kinds: readonly KindWord[]
  readonly formats: readonly z.output<typeof word>[]
  readonly lines: readonly z.output<typeof word>[]
}

export interface Natures {
  readonly natures: readonly z.output<typeof word>[]
  readonly marks: readonly NatureMark[]
}

export interface Book {
  words(day: Day): Words
  /** What is expected on a day, with where that is said. */
  windows(day: Day): { readonly rule: WindowRule; readonly ref: RuleRef }[]
  /** Full members from which a branch has a committee; null where no rule holds. */
  committeeFrom(day: Day): number | null
  /** Natures of partners and how each is told (NS-27). */
  natures(day: Day): Natures
  /** Kinds that reach out to people: how many came and what they said belongs to the record (CN-69). */
  outreach(day: Day): readonly string[]
  /** Days after the end of a menu for which names of those who are no members are kept; null where no rule holds. */
  keepDays(day: Day): number | null
}

function bookOf(documents: readonly ProgrammeDocument[], code: string): Book {
  const rulesOf = (of: string) => documents.find((document) => document.code === of)?.rules ?? []
  const find = (key: string, day: Day): RuleVersion<unknown> | undefined => {
    for (const programme of [code, 'general']) {
      const rule = ruleOn(
        rulesOf(programme).filter((one) => one.key === key),
        day,
      )
      if (rule) return rule
    }
    return undefined
  }
  const keys = [...new Set([...rulesOf('general'), ...rulesOf(code)].map((rule) => rule.key))]
  return {
    words(day) {
      const words = wordsShape.safeParse(find('activity.words', day)?.params).data ?? { kinds: [], formats: [], lines: [] }
      const local = localShape.safeParse(find('activity.local-kinds', day)?.params).data
      return { ...words, kinds: [...words.kinds, ...(local?.kinds ?? [])] }
    },
    windows: (day) =>
      keys
        .filter((key) => key.startsWith('activity.window.'))
        .flatMap((key) => find(key, day) ?? [])
        .map((rule) => ({ rule: windowShape.parse(rule.params), ref: refOf(rule) })),
    natures: (day) => naturesShape.safeParse(find('activity.natures', day)?.params).data ?? { natures: [], marks: [] },
    outreach: (day) => outreachShape.safeParse(find('activity.outreach', day)?.params).data?.kinds ?? [],
    keepDays: (day) => keepShape.safeParse(find('activity.keep-sign-ups', day)?.params).data?.days ?? null,
    committeeFrom: (day) => committeeShape.safeParse(find('org.committee', day)?.params).data?.from ?? null,
  }
}

/** Rules of every district by its number; one that names no programme works by the general one. */
export async function booksOf(tx: Tx): Promise<(districtNo: number | null) => Book> {
  const documents = await listProgrammes(tx)
  const { rows } = await sql<{ no: number; programme: string }>`
    select district_no as no, programme from organisations.district_programme`.execute(tx)
  const books = new Map(rows.map((row) => [row.no, bookOf(documents, row.programme)]))
  const general = bookOf(documents, 'general')
  return (districtNo) => books.get(districtNo ?? -1) ?? general
}

/** Every word any district uses, each once: for lists over several districts. */
export async function allWords(tx: Tx, day: Day): Promise<Words> {
  const documents = await listProgrammes(tx)
  const all = documents.map((document) => bookOf(documents, document.code).words(day))
  const once = <T extends { code: string }>(lists: readonly (readonly T[])[]): T[] => [
    ...new Map(lists.flat().map((one) => [one.code, one])).values(),
  ]
  return {
    kinds: once(all.map((one) => one.kinds)),
    formats: once(all.map((one) => one.formats)),
    lines: once(all.map((one) => one.lines)),
  }
}

/** Kinds that reach out to people in any district, with the local kinds that count as one. */
export async function allOutreach(tx: Tx, day: Day): Promise<string[]> {
  const documents = await listProgrammes(tx)
  const words = await allWords(tx, day)
  const kinds = documents.flatMap((document) => bookOf(documents, document.code).outreach(day))
  return [...new Set(kinds.flatMap((kind) => codesCountingAs(words, kind)))]
}

/** Natures of every district, each once, and the marks of all. */
export async function allNatures(tx: Tx, day: Day): Promise<Natures> {
  const documents = await listProgrammes(tx)
  const all = documents.map((document) => bookOf(documents, document.code).natures(day))
  const once = <T>(list: readonly T[], key: (one: T) => string) => [...new Map(list.map((one) => [key(one), one])).values()]
  return {
    natures: once(
      all.flatMap((one) => one.natures),
      (one) => one.code,
    ),
    marks: once(
      all.flatMap((one) => one.marks),
      (one) => JSON.stringify(one),
    ),
  }
}

/** What kinds of activities are called, by code, for files of other modules. */
export async function activityKindNames(
  { tx, today }: { readonly tx: Tx; readonly today: Day },
  language: 'zh' | 'en',
): Promise<Map<string, string>> {
  return new Map((await allWords(tx, today)).kinds.map((one) => [one.code, one[language]]))
}

/** Codes of the kinds a kind counts, itself and what local words call one of it, for lists of other modules. */
export const kindsCountingAs = async ({ tx, today }: { readonly tx: Tx; readonly today: Day }, kind: string): Promise<string[]> =>
  codesCountingAs(await allWords(tx, today), kind)

/** Codes a kind counts as: itself and the general kind it is one of. */
export function codesCountingAs(words: Words, kind: string): string[] {
  return words.kinds.filter((one) => one.code === kind || one.as === kind).map((one) => one.code)
}
