import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findRule } from '../../platform/programmes/programmes.ts'
import type { Ladder } from './rules.ts'

const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const whole = z.number().int().positive()
const wordsShape = z.object({
  /** A kind may belong to a group figures are counted by, such as lectures or guidance. */
  kinds: z.array(word.extend({ group: z.string().optional() })),
  roles: z.array(word),
  beneficiaries: z.array(word),
  projects: z.array(word),
  providers: z.array(word).default([]),
  campaigns: z.array(word).default([]),
})
const ladderShape = z.object({ join: whole, together: whole })
const ruralShape = z.object({ communities: z.array(z.tuple([z.number().int(), z.number().int()])) })
const profileShape = word.extend({
  source: z.string(),
  unit: z.object({ zh: z.string(), en: z.string(), minutes: whole }),
  capMinutes: whole.nullable(),
  earnFromAge: whole,
  guardianFromAge: whole.nullable(),
  redeemFromAge: whole.nullable(),
  giveTo: z.array(word),
  expiresAfterMonths: whole.nullable(),
  credited: z.array(z.enum(['measured', 'entered', 'declared'])),
})
const leadersShape = z.object({ name: z.object({ zh: z.string(), en: z.string() }), whys: z.array(word), ends: z.array(word) })
const retentionShape = z.object({ periods: z.array(whole).min(1), sessions: whole })
const horizonShape = z.object({ horizonDays: whole })
const caseShape = z.object({
  needs: z.array(word.extend({ skills: z.array(z.string()) })),
  skills: z.array(word),
  outcomes: z.array(word),
})
const twoNewShape = z.object({ kinds: z.array(z.string()).min(1) })
export type LeaderWords = z.output<typeof leadersShape>
export type Words = z.output<typeof wordsShape>
export type BankProfile = z.output<typeof profileShape>

async function ruleParams(tx: Tx, districtNo: number | null, key: string, day: Day): Promise<unknown> {
  const { rows } = await sql<{ programme: string }>`
    select programme from organisations.district_programme where district_no = ${districtNo}`.execute(tx)
  return (await findRule(tx, rows[0]?.programme ?? 'general', key, day))?.params
}

/** What service may be, in which role, and whom it reaches, in a district on a day. */
export async function wordsOn(tx: Tx, districtNo: number | null, day: Day): Promise<Words> {
  const params = await ruleParams(tx, districtNo, 'volunteering.words', day)
  return wordsShape.safeParse(params).data ?? wordsShape.parse({ kinds: [], roles: [], beneficiaries: [], projects: [] })
}

/** What community leaders are called in a district, why somebody is found to be one, and why it is ended. */
export async function leaderWordsOn(tx: Tx, districtNo: number | null, day: Day): Promise<LeaderWords> {
  return leadersShape.parse(await ruleParams(tx, districtNo, 'volunteering.leaders', day))
}

/** Over how many months the steadiness of a team is looked at, and from how many sessions on somebody who stayed is retained (CD-73). */
export async function retentionOn(tx: Tx, districtNo: number | null, day: Day): Promise<z.output<typeof retentionShape>> {
  return retentionShape.parse(await ruleParams(tx, districtNo, 'volunteering.team-retention', day))
}

/** For how many days ahead the shifts of recurring services are made (CD-75). */
export async function seriesHorizonOn(tx: Tx, districtNo: number | null, day: Day): Promise<number> {
  return horizonShape.parse(await ruleParams(tx, districtNo, 'volunteering.series', day)).horizonDays
}

/** Kinds of unit whose staff are volunteers of two-new origin (CD-52). */
export async function twoNewOn(tx: Tx, districtNo: number | null, day: Day): Promise<z.output<typeof twoNewShape>> {
  return twoNewShape.parse(await ruleParams(tx, districtNo, 'volunteering.two-new', day))
}

/** Needs of service cases with the skills they ask for, skills people offer, and outcomes (NS-68, NS-59). */
export async function caseWordsOn(tx: Tx, districtNo: number | null, day: Day): Promise<z.output<typeof caseShape>> {
  return caseShape.parse(await ruleParams(tx, districtNo, 'volunteering.cases', day))
}

export async function ladderOn(tx: Tx, day: Day): Promise<Ladder> {
  return ladderShape.parse((await ruleParams(tx, null, 'volunteering.engagement', day)) ?? { join: 1, together: 2 })
}

/** Ranges of the last three digits that tell a village. */
export async function ruralOn(tx: Tx, day: Day): Promise<readonly (readonly [number, number])[]> {
  return ruralShape.safeParse(await ruleParams(tx, null, 'volunteering.rural', day)).data?.communities ?? []
}

export async function profilesOn(tx: Tx, districtNo: number | null, day: Day): Promise<BankProfile[]> {
  const params = await ruleParams(tx, districtNo, 'volunteering.bank-profiles', day)
  return z.object({ profiles: z.array(profileShape) }).safeParse(params).data?.profiles ?? []
}

/** The time bank a district keeps on a day; null: none. */
export async function bankOn(tx: Tx, districtNo: number | null, day: Day): Promise<BankProfile | null> {
  const { rows } = await sql<{ profile: string | null }>`
    select profile from volunteering.bank where district_no = ${districtNo} and from_on <= ${day}`.execute(tx)
  const chosen = rows[0]?.profile
  return chosen ? ((await profilesOn(tx, districtNo, day)).find(({ code }) => code === chosen) ?? null) : null
}
