import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import { type RuleVersion, ruleOn } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findRule, listProgrammes } from '../../platform/programmes/programmes.ts'
import { demandProblems as problems } from './problems.ts'

const whole = z.number().int().positive()
const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
/** `founding`: residents ask to found a social organisation (ZF-20). */
const category = word.extend({ founding: z.boolean().default(false) })

/** What each rule of this module is made of; a district's own version has the same shape. */
const shapes = {
  'demand.words': z.object({
    channels: z.array(word.extend({ entry: z.boolean() })),
    categories: z.array(category),
    ratings: z.array(word),
  }),
  /** Working days. */
  'demand.clock': z.object({ accept: whole, handle: whole, reply: whole }),
  'demand.near': z.object({ percent: whole, days: whole }),
  'demand.public': z.object({ tries: whole, perDay: whole }),
  /** Working days in which a unit acknowledges and answers a directive, and its issuer confirms (NS-04, ZF-51). */
  'demand.directive': z.object({ acknowledge: whole, answer: whole, confirm: whole }),
  /** How many minutes a talk is proposed to last (ZF-14). */
  'demand.talk': z.object({ minutes: whole }),
  /**
   * How often one person speaks in a deliberation online; whether an organiser may open it to people without an account, and how many words of
   * theirs one takes a day; for how many days everybody reads what came of it.
   */
  'demand.online': z.object({ words: whole, withoutAccount: z.boolean(), withoutAccountPerDay: whole, shownDays: whole }),
  /** Days looked back over, and how many topics are proposed (CD-70). */
  'demand.topics': z.object({ days: whole, most: whole }),
  /** Ratings that count as satisfied (CN-56). */
  'demand.satisfied': z.object({ ratings: z.array(z.string()).min(1) }),
  'demand.keep': z.object({ days: whole }),
}
type Shapes = typeof shapes
export type RuleKey = keyof Shapes
export type Rule<K extends RuleKey> = RuleVersion<z.output<Shapes[K]>>
export type Words = z.output<Shapes['demand.words']>

/** The rule of a district on a day: the programme's own version where it has one, else the general one. Throws `demand-rule-missing`. */
export async function getRule<K extends RuleKey>(tx: Tx, districtNo: number, key: K, day: Day): Promise<Rule<K>> {
  const { rows } = await sql<{ programme: string }>`
    select programme from organisations.district_programme where district_no = ${districtNo}`.execute(tx)
  const rule = await findRule(tx, rows[0]?.programme ?? 'general', key, day)
  if (rule) return { ...rule, params: shapes[key].parse(rule.params) } as Rule<K>
  throw problem(problems['demand-rule-missing'], { key })
}

/** Every word any district uses, each once: for lists over several districts. */
export async function allWords(tx: Tx, day: Day): Promise<Words> {
  const documents = await listProgrammes(tx)
  const all = documents.flatMap(({ code }) => {
    const rule = ruleOn(versionsOf(documents, code, 'demand.words'), day)
    return rule ? [shapes['demand.words'].parse(rule.params)] : []
  })
  const once = <T extends { code: string }>(lists: readonly (readonly T[])[]): T[] => [
    ...new Map(lists.flat().map((one) => [one.code, one])).values(),
  ]
  return {
    channels: once(all.map((one) => one.channels)),
    categories: once(all.map((one) => one.categories)),
    ratings: once(all.map((one) => one.ratings)),
  }
}

const versionsOf = (documents: readonly ProgrammeDocument[], code: string, key: string) =>
  documents.find((document) => document.code === code)?.rules.filter((rule) => rule.key === key) ?? []
