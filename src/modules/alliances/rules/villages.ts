import type { Day } from '../../../kernel/dates.ts'

/** By what a unit is joined with a village or residential community. */
export const ways = ['agreement', 'community'] as const
export type Way = (typeof ways)[number]

export const villageStates = ['joined', 'to-join', 'not-applicable'] as const
export type VillageState = (typeof villageStates)[number]

/** Why the minimum does not ask: filed under a street, named as a lower or a higher authority, not yet at work, or no village organisation to join. */
export const notAsked = ['of-street', 'lower', 'upper', 'preparing', 'no-village'] as const
export type NotAsked = (typeof notAsked)[number]

export interface VillageRule {
  readonly least: number
  readonly lowerEndings: readonly string[]
  readonly upperBeginnings: readonly string[]
  readonly ways: readonly Way[]
}

/** What the register says of a unit on the day. */
export interface DirectUnit {
  readonly name: string
  readonly status: string
  readonly streetNo: number | null
}

/** One record that joins a unit with village organisations. */
export interface Tie {
  readonly way: Way
  readonly since: Day | null
  /** Numbers of the Party organisations of villages and communities in it. */
  readonly partnerNos: readonly number[]
}

/** Why a unit is not asked; null where it is (CN-07). Follows from the register alone: nobody types it. */
export function notAskedBecause(unit: DirectUnit, villages: number, rule: VillageRule): NotAsked | null {
  if (unit.streetNo !== null) return 'of-street'
  if (rule.lowerEndings.some((ending) => unit.name.endsWith(ending))) return 'lower'
  if (rule.upperBeginnings.some((beginning) => unit.name.startsWith(beginning))) return 'upper'
  if (unit.status === 'preparing') return 'preparing'
  return villages === 0 ? 'no-village' : null
}

/** Different village organisations a unit is joined with; two agreements with one of them are one partner. */
export const partnersOf = (ties: readonly Tie[], rule: Pick<VillageRule, 'ways'>): number[] => [
  ...new Set(ties.filter((tie) => rule.ways.includes(tie.way)).flatMap((tie) => tie.partnerNos)),
]

/** Where a unit stands with the minimum. What it has is told even where it is not asked. */
export function villageStateOf(
  unit: DirectUnit,
  partners: number,
  villages: number,
  rule: VillageRule,
): { readonly state: VillageState; readonly because: NotAsked | null } {
  const because = notAskedBecause(unit, villages, rule)
  if (because !== null) return { state: 'not-applicable', because }
  return { state: partners >= rule.least ? 'joined' : 'to-join', because: null }
}
