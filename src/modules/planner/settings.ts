import type { Day } from '../../kernel/dates.ts'
import { ruleOn, type RuleVersion } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { getProgramme } from '../../platform/programmes/programmes.ts'
import { formationDefaults, type FormationRule } from './formation/index.ts'
import { programmeCodeOf } from './queries.ts'

/** The rule of forming in force in a district on a day: its programme's numbers where it states some, the general ones elsewhere. */
export async function formationRule(tx: Tx, districtNo: number, day: Day): Promise<RuleVersion<FormationRule>> {
  const programme = await getProgramme(tx, await programmeCodeOf(tx, districtNo))
  const versions = (programme?.rules ?? []).filter((rule) => rule.key === formationDefaults.key)
  const own = ruleOn(versions, day)
  if (!own) return formationDefaults
  const stated = own.params as Partial<FormationRule>
  const { limits, weights } = formationDefaults.params
  return {
    ...own,
    params: {
      ...formationDefaults.params,
      ...stated,
      limits: { ...limits, ...stated.limits },
      weights: { ...weights, ...stated.weights },
    },
  }
}
