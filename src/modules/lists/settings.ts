import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findRule, listProgrammes, ruleOfProgramme } from '../../platform/programmes/programmes.ts'
import { listProblems as problems } from './problems.ts'
import { deficitKinds } from './rules/deficits.ts'
import { entryKinds } from './rules/entries.ts'

const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const wordsShape = z.object({ categories: z.array(word), meetings: z.array(word) })
const satisfactionShape = z.object({ words: z.array(word.extend({ satisfied: z.boolean() })) })
const talentShape = z.object({ categories: z.array(z.string()), levels: z.array(word) })
const followShape = z.object({ days: z.number().int().positive() })
const keepShape = z.object({ days: z.number().int().positive() })
const guaranteesShape = z.object({ kinds: z.array(z.enum(entryKinds)), categories: z.array(z.string()) })
const deficitsShape = z.object({
  fewMembers: z.number().int().positive(),
  venueCategories: z.array(z.string()),
  help: z.array(z.object({ deficit: z.enum(deficitKinds), category: z.string().nullable() })),
})
const weight = z.number().nonnegative().max(100)
export const weightsShape = z.object({ kind: weight, distance: weight, time: weight, load: weight })
const matchingShape = z.object({
  weights: weightsShape,
  farKm: z.number().positive(),
  fullLoad: z.number().int().positive(),
  fullDays: z.number().int().positive(),
})

export type Words = z.output<typeof wordsShape>
export type MatchingRule = z.output<typeof matchingShape> & { readonly version: string; readonly source: string }

async function ruleOn(tx: Tx, districtNo: number | null, key: string, day: Day) {
  const { rows } = await sql<{ programme: string }>`
    select programme from organisations.district_programme where district_no = ${districtNo}`.execute(tx)
  const rule = await findRule(tx, rows[0]?.programme ?? 'general', key, day)
  if (!rule) throw problem(problems['lists-rule-missing'], { key })
  return rule
}

/** Kinds of things and of meetings in a district. */
export const wordsOn = async (tx: Tx, districtNo: number | null, day: Day): Promise<Words> =>
  wordsShape.parse((await ruleOn(tx, districtNo, 'lists.words', day)).params)

/** Kinds of resources that are talent in a district, and what levels of skill are called. */
export const talentOn = async (tx: Tx, districtNo: number | null, day: Day) =>
  talentShape.parse((await ruleOn(tx, districtNo, 'lists.talent', day)).params)

/** Words for how satisfied the other side is, and which of them count as satisfied. */
export const satisfactionOn = async (tx: Tx, districtNo: number | null, day: Day) =>
  satisfactionShape.parse((await ruleOn(tx, districtNo, 'lists.satisfaction', day)).params).words

/** Every word any district uses, each once: for lists over several districts. */
export async function allWords(
  tx: Tx,
  day: Day,
): Promise<Words & { satisfactions: z.output<typeof word>[]; talent: z.output<typeof talentShape> }> {
  const documents = await listProgrammes(tx)
  const all = documents.flatMap((document) => {
    const rule = ruleOfProgramme(documents, document.code, 'lists.words', day)
    return rule ? [wordsShape.parse(rule.params)] : []
  })
  const once = <T extends { code: string }>(lists: readonly (readonly T[])[]): T[] => [
    ...new Map(lists.flat().map((one) => [one.code, one])).values(),
  ]
  const satisfactions = documents.flatMap((document) => {
    const rule = ruleOfProgramme(documents, document.code, 'lists.satisfaction', day)
    return rule ? [satisfactionShape.parse(rule.params).words.map(({ code, zh, en }) => ({ code, zh, en }))] : []
  })
  const talents = documents.flatMap((document) => {
    const rule = ruleOfProgramme(documents, document.code, 'lists.talent', day)
    return rule ? [talentShape.parse(rule.params)] : []
  })
  return {
    talent: {
      categories: [...new Set(talents.flatMap((one) => one.categories))],
      levels: once(talents.map((one) => one.levels)),
    },
    satisfactions: once(satisfactions),
    categories: once(all.map((one) => one.categories)),
    meetings: once(all.map((one) => one.meetings)),
  }
}

/** Days after which a line about a claim is expected again. */
export const followDaysOn = async (tx: Tx, districtNo: number | null, day: Day): Promise<number> =>
  followShape.parse((await ruleOn(tx, districtNo, 'lists.follow', day)).params).days

/** Days after the end of a claim for which the name and telephone of a person are kept. */
export const keepDaysOn = async (tx: Tx, districtNo: number | null, day: Day): Promise<number> =>
  keepShape.parse((await ruleOn(tx, districtNo, 'lists.keep-persons', day)).params).days

/** Base guarantees many meet together, as any district names them (CD-79). */
export async function allGuarantees(tx: Tx, day: Day) {
  const documents = await listProgrammes(tx)
  const all = documents.flatMap((document) => {
    const rule = ruleOfProgramme(documents, document.code, 'lists.guarantees', day)
    return rule ? [guaranteesShape.parse(rule.params)] : []
  })
  return {
    kinds: [...new Set(all.flatMap((one) => one.kinds))],
    categories: [...new Set(all.flatMap((one) => one.categories))],
  }
}

/** What counts as one of the three deficits, and what of the pool helps with which (NS-02). */
export async function deficitsOn(tx: Tx, districtNo: number | null, day: Day) {
  const { version, source, params, stated } = (await ruleOn(tx, districtNo, 'lists.deficits', day)) as Awaited<
    ReturnType<typeof ruleOn>
  > & { readonly stated?: boolean }
  return { ...deficitsShape.parse(params), rule: { version, source, stated: stated !== false } }
}

export async function matchingOn(tx: Tx, districtNo: number | null, day: Day): Promise<MatchingRule> {
  const rule = await ruleOn(tx, districtNo, 'lists.matching', day)
  return { ...matchingShape.parse(rule.params), version: rule.version, source: rule.source }
}
