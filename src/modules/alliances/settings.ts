import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import { refOf, type RuleRef, ruleOn } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listProgrammes } from '../../platform/programmes/programmes.ts'
import { periods } from './rules/cadences.ts'
import { giveKinds, lackKinds } from './rules/pairing.ts'
import { ways } from './rules/villages.ts'

const whole = z.number().int().positive()
const weight = z.number().int().min(0)
export const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
export type Word = z.output<typeof word>
const wordsShape = z.object({
  forms: z.array(word),
  anchors: z.array(word),
  patterns: z.array(word),
  modes: z.array(word),
  tags: z.array(word).default([]),
})
const term = z.object({ months: whole })

const shapes = {
  'alliance.words': wordsShape,
  'alliance.agreement': z.object({ remindDays: whole }),
  'alliance.charter': z.object({ fields: z.array(z.enum(['coverage', 'duties', 'team'])) }),
  'alliance.readiness': z.object({ aspects: z.array(z.enum(['money', 'people', 'place'])) }),
  'alliance.members': z.object({ least: whole }),
  'alliance.turns': z.object({ convenor: term, host: term }),
  'alliance.funds': z.object({ sources: z.array(word) }),
  'alliance.funds-ready': z.object({ months: whole }),
  'alliance.cadence': z.object({
    cadences: z.array(word.extend({ times: whole, per: z.enum(periods), meeting: z.boolean().default(true) })),
  }),
  'alliance.assessment': z.object({ fromMonth: z.number().int().min(1).max(12), rectifyDays: whole }),
  'alliance.network': z.object({ themes: z.array(z.string()) }),
  'alliance.tiers': z.object({ tiers: z.array(word) }),
  'alliance.cross': z.object({
    domains: z.array(word.extend({ kinds: z.array(z.string()), endings: z.array(z.string()) })),
  }),
  /** Words activities are tagged with; a community agrees on lines of the same words. */
  'activity.words': z.object({ lines: z.array(word) }),
  'alliance.inward': z.object({ kinds: z.array(z.string()) }),
  'alliance.pairing': z.object({
    fewMembers: whole,
    overdueLeast: whole,
    needWaitsDays: z.number().int().min(0),
    most: whole,
    answers: z.array(z.object({ lack: z.enum(lackKinds), gives: z.array(z.enum(giveKinds)) })),
  }),
  'alliance.clusters': z.object({
    venueKinds: z.array(z.string()),
    weights: z.object({ area: weight, industry: weight, feature: weight }),
    threshold: whole,
    withinMetres: whole,
    similarPercent: z.number().int().min(1).max(100),
  }),
  'alliance.village-least': z.object({ least: whole }),
  'alliance.village-units': z.object({
    kinds: z.array(z.string()),
    lowerEndings: z.array(z.string()),
    upperBeginnings: z.array(z.string()),
    partner: z.object({ edges: z.array(z.string()), kind: z.string() }),
    ways: z.array(z.enum(ways)),
    zh: z.string(),
    en: z.string(),
  }),
} as const
export type RuleKey = keyof typeof shapes

export interface Ruled<K extends RuleKey> {
  readonly params: z.output<(typeof shapes)[K]>
  readonly ref: RuleRef
  /** False where the source names the rule and the numbers are ours to start from. */
  readonly stated: boolean
}

export interface Book {
  /** The rule of the programme on a day, else the general one; null where neither has it. */
  find<K extends RuleKey>(key: K, day: Day): Ruled<K> | null
}

function bookOf(documents: readonly ProgrammeDocument[], code: string): Book {
  return {
    find(key, day) {
      for (const programme of [code, 'general']) {
        const rules = documents.find((document) => document.code === programme)?.rules ?? []
        const rule = ruleOn(
          rules.filter((one) => one.key === key),
          day,
        )
        if (rule)
          return {
            params: shapes[key].parse(rule.params) as never,
            ref: refOf(rule),
            stated: (rule as { stated?: boolean }).stated !== false,
          }
      }
      return null
    },
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

const none: z.output<typeof wordsShape> = { forms: [], anchors: [], patterns: [], modes: [], tags: [] }

export const wordsOf = (book: Book, day: Day) => book.find('alliance.words', day)?.params ?? none

/** Lines of joint work a district knows (CN-04). */
export const workLinesOf = (book: Book, day: Day): readonly Word[] => book.find('activity.words', day)?.params.lines ?? []

const kindsShape = z.object({ kinds: z.array(word) })

/** Kinds of activity of every programme, for names in files: what an activity is called is the same word wherever it is shown. */
export async function activityKinds(tx: Tx): Promise<Word[]> {
  const rules = (await listProgrammes(tx)).flatMap((document) => document.rules)
  return rules
    .filter((rule) => rule.key === 'activity.words' || rule.key === 'activity.local-kinds')
    .flatMap((rule) => kindsShape.safeParse(rule.params).data?.kinds ?? [])
}
