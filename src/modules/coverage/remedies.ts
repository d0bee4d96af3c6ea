import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import { refOf, type RuleRef } from '../../kernel/rule.ts'
import { query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findRule } from '../../platform/programmes/programmes.ts'
import { coverage } from './contract.ts'
import { programmeOf } from './settings.ts'

const remedy = z.object({ zh: z.string(), en: z.string(), source: z.string() })
const reasons = ['unwilling', 'unable', 'impossible', 'dormant'] as const
const params = z.object({ remedies: z.record(z.enum(reasons), z.array(remedy)) })

export interface Remedies {
  readonly items: readonly { readonly reason: (typeof reasons)[number]; readonly remedies: z.output<typeof remedy>[] }[]
  readonly rule: RuleRef | null
}

/** What the programme of a district knows to be done about each of the four reasons (ZF-03), with the row each comes from. */
export async function remediesOn(tx: Tx, day: Day, districtNo: number | undefined): Promise<Remedies> {
  const rule = await findRule(tx, await programmeOf(tx, districtNo), 'coverage.diagnosis-remedies', day)
  if (!rule) return { items: [], rule: null }
  const { remedies } = params.parse(rule.params)
  return { items: reasons.map((reason) => ({ reason, remedies: remedies[reason] })), rule: refOf(rule) }
}

export const listRemedies = query(coverage.listRemedies, async ({ tx, today, query: { districtNo } }) => {
  const { items, rule } = await remediesOn(tx, today, districtNo)
  return { items: [...items], rule }
})
