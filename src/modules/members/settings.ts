import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { RuleVersion } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findRule } from '../../platform/programmes/programmes.ts'
import { memberProblems as problems } from './problems.ts'

const whole = z.number().int().positive()

/** What each rule of this module is made of; a district's own version has the same shape. */
const shapes = {
  'member.mobile': z.object({ months: whole }),
  'member.transfer': z.object({ days: whole }),
  'member.station': z.object({ liaisons: whole }),
  'member.consultation': z.object({ topics: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })).min(1) }),
  'member.invitation': z.object({ days: whole }),
}
type Shapes = typeof shapes
export type RuleKey = keyof Shapes
export type Rule<K extends RuleKey> = RuleVersion<z.output<Shapes[K]>>

/** The rule of a district on a day: the programme's own version where it has one, else the general one. Throws `member-rule-missing`. */
export async function getRule<K extends RuleKey>(tx: Tx, districtNo: number, key: K, day: Day): Promise<Rule<K>> {
  const { rows } = await sql<{ programme: string }>`
    select programme from organisations.district_programme where district_no = ${districtNo}`.execute(tx)
  const rule = await findRule(tx, rows[0]?.programme ?? 'general', key, day)
  if (rule) return { ...rule, params: shapes[key].parse(rule.params) } as Rule<K>
  throw problem(problems['member-rule-missing'], { key })
}
