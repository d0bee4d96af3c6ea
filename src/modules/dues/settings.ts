import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findRule } from '../../platform/programmes/programmes.ts'
import { duesProblems as problems } from './problems.ts'
import { type Standard, standardShape } from './rules.ts'

const shareShape = z.object({ ratio: z.tuple([z.number().int().nonnegative(), z.number().int().positive()]).nullable() })

async function ruleOn(tx: Tx, districtNo: number, key: string, day: Day) {
  const { rows } = await sql<{ programme: string }>`
    select programme from organisations.district_programme where district_no = ${districtNo}`.execute(tx)
  const rule = await findRule(tx, rows[0]?.programme ?? 'general', key, day)
  if (!rule) throw problem(problems['dues-rule-missing'], { key })
  return rule
}

/** What members pay in a district on a day. Throws `dues-rule-missing`. */
export async function standardOn(tx: Tx, districtNo: number, day: Day): Promise<Standard> {
  const rule = await ruleOn(tx, districtNo, 'dues.standard', day)
  return { ...standardShape.parse(rule.params), version: rule.version, source: rule.source }
}

export interface Share {
  /** Null where no source states it and the district has set nothing. */
  readonly part: number | null
  readonly whole: number
  readonly rule: { readonly version: string; readonly source: string; readonly stated: boolean }
}

/** Which part of a year's dues comes back to a branch, or goes to its superior. */
export async function shareOn(tx: Tx, districtNo: number, key: 'dues.return' | 'dues.upward', day: Day): Promise<Share> {
  const { params, version, source, stated } = await ruleOn(tx, districtNo, key, day)
  const [part, whole] = shareShape.parse(params).ratio ?? [null, 1]
  return { part, whole, rule: { version, source, stated: stated ?? true } }
}
