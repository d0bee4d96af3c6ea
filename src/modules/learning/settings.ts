import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import { type RuleRef, refOf, type RuleVersion } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listProgrammes, ruleOfProgramme as ruleOf } from '../../platform/programmes/programmes.ts'
import { type Conversion, type Minimum, type Way, ways } from './rules/hours.ts'

const count = z.number().int().positive()
const minimum = z.object({
  audience: z.string(),
  hours: count,
  centralised: z.number().int().nonnegative(),
  inPostBy: z.string().nullable(),
})
const hoursParams = z.object({ classHourMinutes: count, dayHours: count, halfDayHours: count, minimums: z.array(minimum) })
const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const kindsParams = z.object({ kinds: z.array(word.extend({ way: z.enum(ways).nullable() })) })
const catalogueParams = z.object({ levels: z.array(word).default([]), campaigns: z.array(word).default([]) })
const study = z.object({ code: z.string(), way: z.enum(ways), hours: count })
const studiesParams = z.object({ kinds: z.array(study) })
const wordsParams = z.object({ kinds: z.array(word) })
const lengthParams = z.object({ minutes: count })

/** What a district teaches and counts by on a day. */
export interface Settings {
  readonly conversion: Conversion
  readonly minimums: readonly Minimum[]
  readonly kinds: readonly (z.output<typeof word> & { readonly way: Way | null })[]
  /** What kinds of activities are worth as study, those worth nothing left out, with the names activities go by. */
  readonly studies: readonly (z.output<typeof study> & z.output<typeof word>)[]
  readonly levels: readonly z.output<typeof word>[]
  readonly campaigns: readonly z.output<typeof word>[]
  /** Minutes of a lesson unless said otherwise. */
  readonly lessonMinutes: number
  readonly rules: readonly RuleRef[]
}

/** The rules of training in force in a district on a day: its programme's own, else the general ones. */
export async function settingsOn(tx: Tx, districtNo: number, day: Day): Promise<Settings> {
  const documents = await listProgrammes(tx)
  const { rows } = await sql<{ programme: string }>`
    select programme from organisations.district_programme where district_no = ${districtNo}`.execute(tx)
  const read = (key: string) => {
    const rule = ruleOf(documents, rows[0]?.programme ?? 'general', key, day)
    if (!rule) throw new Error(`no rule ${key} on ${day}`)
    return rule
  }
  const [hours, kinds, studies, catalogue, length] = [
    read('learning.hours'),
    read('learning.kinds'),
    read('learning.activities'),
    read('learning.catalogue'),
    read('course.length'),
  ]
  const names = new Map(wordsParams.parse(read('activity.words').params).kinds.map((one) => [one.code, one]))
  const { minimums, ...conversion } = hoursParams.parse(hours.params)
  return {
    conversion,
    minimums,
    ...kindsParams.parse(kinds.params),
    studies: studiesParams
      .parse(studies.params)
      .kinds.map((one) => ({ zh: one.code, en: one.code, ...names.get(one.code), ...one })),
    ...catalogueParams.parse(catalogue.params),
    lessonMinutes: lengthParams.parse(length.params).minutes,
    rules: [hours, kinds, studies].map((rule) => refOf(rule as RuleVersion<unknown>)),
  }
}
