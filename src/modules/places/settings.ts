import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import { refOf, type RuleRef } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planFactors, planKinds } from './rules/plan.ts'
import { listRules, ruleOfProgramme } from '../../platform/programmes/programmes.ts'

const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const whole = z.number().int().positive()
const wordsShape = z.object({ kinds: z.array(word), tiers: z.array(word), audiences: z.array(word), purposes: z.array(word) })
const standardShape = z.object({ items: z.array(word) })
const reachShape = z.object({ metres: whole })
/** What is open to everybody: code of the audience that says so; wrong tries with a code and applications of a telephone a day; days it may hold ahead; days of one application; days the telephone is kept after the last. */
const publicShape = z.object({
  audience: z.string(),
  tries: whole,
  perDay: whole,
  mostAhead: whole,
  mostTimes: whole,
  keepDays: whole,
})
/** When a venue that is planned is mature, and of which kinds the venue may be it becomes. */
const planShape = z.object({
  needs: z.array(z.enum(planFactors)),
  fewestInIndustry: whole,
  fewestOrganisations: whole,
  fewestPeople: whole,
  fewestFar: whole,
  mostUnknownPercent: z.number().int().min(0).max(100),
  venueKinds: z.record(z.enum(planKinds), z.array(z.string())),
})
/** Items of the standard that may be unmet when an upgrade is accepted. */
const upgradeShape = z.object({ mostLacking: z.number().int().nonnegative() })
const bookingShape = z.object({ aheadDays: whole, offerHours: whole, slotMinutes: whole })

const exchangeShape = z.object({ fenPerHour: whole, fenPerSession: whole, months: whole.max(12), purposes: z.array(z.string()) })

export type Words = z.output<typeof wordsShape>

/** What the programme of a district says of venues on a day. */
export interface PlaceBook {
  readonly words: Words
  readonly standard: (z.output<typeof standardShape> & { readonly ref: RuleRef }) | null
  readonly reach: (z.output<typeof reachShape> & { readonly ref: RuleRef }) | null
  /** How rent is paid by service; null where it is not. */
  readonly exchange: (z.output<typeof exchangeShape> & { readonly ref: RuleRef; readonly stated: boolean }) | null
  readonly booking: z.output<typeof bookingShape>
  readonly upgrade: z.output<typeof upgradeShape>
  /** Null where nothing says when a planned venue is mature. */
  readonly plan: (z.output<typeof planShape> & { readonly ref: RuleRef; readonly stated: boolean }) | null
  /** Roles of organisations in a venue; null where the programme names none. */
  readonly residents: (z.output<typeof residentsShape> & { readonly ref: RuleRef }) | null
  /** Null where nothing is open to everybody. */
  readonly open: z.output<typeof publicShape> | null
}

const noWords: Words = { kinds: [], tiers: [], audiences: [], purposes: [] }
/** Where no rule holds nothing can be booked: a programme that lends rooms says how. */
const noBooking = { aheadDays: 0, offerHours: 0, slotMinutes: 30 }

const residentsShape = z.object({ roles: z.array(word) })

/** Rules of the programme a district works by; the general one where it names none or is not told. */
export async function placeBook(tx: Tx, districtNo: number | null, day: Day): Promise<PlaceBook> {
  const { rows } = await sql<{ programme: string }>`
    select programme from organisations.district_programme where district_no = ${districtNo}`.execute(tx)
  const programme = rows[0]?.programme ?? 'general'
  const documents = await listRules(tx, programme, [
    'places.words',
    'places.standard',
    'places.reach',
    'places.booking',
    'rent.exchange',
    'places.public',
    'places.upgrade',
    'places.residents',
    'places.plan',
  ])
  const rule = (key: string) => ruleOfProgramme(documents, programme, key, day)
  const [standard, reach, exchange] = [rule('places.standard'), rule('places.reach'), rule('rent.exchange')]
  const [residents, plan] = [rule('places.residents'), rule('places.plan')]
  return {
    words: wordsShape.safeParse(rule('places.words')?.params).data ?? noWords,
    standard: standard ? { ...standardShape.parse(standard.params), ref: refOf(standard) } : null,
    reach: reach ? { ...reachShape.parse(reach.params), ref: refOf(reach) } : null,
    exchange: exchange
      ? { ...exchangeShape.parse(exchange.params), ref: refOf(exchange), stated: exchange.stated ?? true }
      : null,
    plan: plan ? { ...planShape.parse(plan.params), ref: refOf(plan), stated: plan.stated ?? true } : null,
    residents: residents ? { ...residentsShape.parse(residents.params), ref: refOf(residents) } : null,
    booking: bookingShape.safeParse(rule('places.booking')?.params).data ?? noBooking,
    upgrade: upgradeShape.safeParse(rule('places.upgrade')?.params).data ?? { mostLacking: 0 },
    open: publicShape.safeParse(rule('places.public')?.params).data ?? null,
  }
}
