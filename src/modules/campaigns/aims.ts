import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listProgrammes, ruleOfProgramme } from '../../platform/programmes/programmes.ts'
import { programmeOf } from '../coverage/index.ts'
import type { UnitFilter } from '../coverage/contract.ts'
import { type Aim, aims } from './rules.ts'

type Condition = Partial<UnitFilter>

/**
 * Who counts towards an aim and who of them is there, in the words of the one unit filter: a list of the campaign and the list of units
 * hold the same. `unsure`: units of which nobody has stated whether they count.
 */
export const aimConditions: Readonly<Record<Aim, { base: Condition; there: Condition; unsure: boolean }>> = {
  work: { base: {}, there: { workCovered: true }, unsure: false },
  large: { base: { large: true }, there: { cell: 'built' }, unsure: true },
  due: { base: { enoughMembers: true }, there: { cell: 'built' }, unsure: false },
  organisation: { base: {}, there: { cell: 'built' }, unsure: false },
}

const params = z.object({ figure: z.string(), percent: z.number().nullable() })

export interface AimDefinition {
  readonly aim: Aim
  readonly version: string
  readonly source: string
  /** Null where whoever starts a campaign says it. */
  readonly percent: number | null
}

/** The aims the programme of a district defines on a day. */
export async function aimsOn(tx: Tx, day: Day, districtNo: number | undefined): Promise<AimDefinition[]> {
  const documents = await listProgrammes(tx)
  const code = await programmeOf(tx, districtNo)
  return aims.flatMap((aim) => {
    const rule = ruleOfProgramme(documents, code, `campaign.${aim}`, day)
    if (!rule) return []
    return [{ aim, version: rule.version, source: rule.source, percent: params.parse(rule.params).percent }]
  })
}
