import { type HeadcountBasis, type LiaisonReading, needsLiaison, sizeOf } from '../../../kernel/readings.ts'
import type { RuleVersion } from '../../../kernel/rule.ts'

/** From which side an instructor is sent (ZF-04): the department in charge of the trade, or the locality. */
export type Side = 'business' | 'locality'
export const sides: readonly Side[] = ['business', 'locality']

/** Numbers and choices of the rules on who helps whom; every one a versioned row of a programme. */
export interface RuleParams {
  /** LH-14: organisations an instructor serves. */
  readonly 'instructor.orgs-band': { readonly low: number; readonly high: number }
  /** LH-15, ZF-09: from how many people on an organisation is large; the same row the two coverages read. */
  readonly 'coverage.headcount': { readonly large_from: number; readonly headcount_basis: HeadcountBasis }
  /** LH-15: what an instructor of a large organisation's own is. */
  readonly 'instructor.dedicated-headcount': {
    readonly orgs_each: number
    /** A dedicated instructor stands outside the band. */
    readonly outside_band: boolean
  }
  /** ZF-04: sides that each send one. */
  readonly 'instructor.dispatch-sides': { readonly sides: readonly Side[]; readonly business_where_supervised: boolean }
  /** LH-17 in the reading it names (mechanisms §8.4). */
  readonly 'liaison.per-uncovered-org': { readonly liaisons: number; readonly reading: LiaisonReading }
  /** LH-16: "large" and "many members" have no number in the source. */
  readonly 'worker.full-time-criteria': { readonly headcount_from: number; readonly members_from: number }
  /** LH-16: organisations one full-time worker serves. Where a programme says nothing, nobody can be planned. */
  readonly 'worker.full-time-ratio': { readonly orgs_each: number }
}
export type RuleKey = keyof RuleParams
/** Rules in force in a district; one that its programme does not know is absent, and asks nothing. */
export type Rules = { readonly [K in RuleKey]?: RuleVersion<RuleParams[K]> }

/** What is looked at of an active organisation on a day. */
export interface UnitFacts {
  readonly headcount: number | null
  /** Full and probationary members. */
  readonly members: number
  /** Whether a department is in charge of it. */
  readonly supervised: boolean
  readonly hasPartyOrg: boolean
  readonly fullTime: boolean
  readonly liaisons: number
  readonly instructors: readonly { readonly side: Side | null; readonly load: number }[]
}

/** What an organisation may be owed. `sides` is both together, beside it each on its own. */
export const duties = ['sides', 'business', 'locality', 'dedicated', 'liaison', 'full-time'] as const
export type Duty = (typeof duties)[number]
export type DutyState = 'met' | 'missing' | 'not-applicable' | 'unknown'
export type DutyStates = Readonly<Record<Duty, DutyState>>

export const ruleOfDuty: Readonly<Record<Duty, RuleKey>> = {
  sides: 'instructor.dispatch-sides',
  business: 'instructor.dispatch-sides',
  locality: 'instructor.dispatch-sides',
  dedicated: 'instructor.dedicated-headcount',
  liaison: 'liaison.per-uncovered-org',
  'full-time': 'worker.full-time-criteria',
}

/** What an organisation is owed under the rules, and whether it has it. */
export function dutiesOf(facts: UnitFacts, rules: Rules): DutyStates {
  const business = sideState('business', facts, rules)
  const locality = sideState('locality', facts, rules)
  return {
    sides: together([business, locality]),
    business,
    locality,
    dedicated: dedicatedState(facts, rules),
    liaison: liaisonState(facts, rules),
    'full-time': fullTimeState(facts, rules),
  }
}

const stateOf = (met: boolean): DutyState => (met ? 'met' : 'missing')

function together(states: readonly DutyState[]): DutyState {
  const asked = states.filter((state) => state !== 'not-applicable')
  if (asked.length === 0) return 'not-applicable'
  return stateOf(asked.every((state) => state === 'met'))
}

function sideState(side: Side, facts: UnitFacts, rules: Rules): DutyState {
  const params = rules['instructor.dispatch-sides']?.params
  if (!params?.sides.includes(side)) return 'not-applicable'
  if (side === 'business' && params.business_where_supervised && !facts.supervised) return 'not-applicable'
  return stateOf(facts.instructors.some((one) => one.side === side))
}

/** Null when the size is not known: an unknown number is neither large nor small. */
export function isLarge(facts: Pick<UnitFacts, 'headcount' | 'members'>, rules: Rules): boolean | null {
  const params = rules['coverage.headcount']?.params
  if (!params || !rules['instructor.dedicated-headcount']) return false
  const size = sizeOf(facts, params.headcount_basis)
  return size === null ? null : size >= params.large_from
}

function dedicatedState(facts: UnitFacts, rules: Rules): DutyState {
  const large = isLarge(facts, rules)
  if (large === null) return 'unknown'
  if (!large) return 'not-applicable'
  return stateOf(facts.instructors.some((one) => one.load <= rules['instructor.dedicated-headcount']!.params.orgs_each))
}

function liaisonState(facts: UnitFacts, rules: Rules): DutyState {
  const params = rules['liaison.per-uncovered-org']?.params
  const { hasPartyOrg, fullTime, instructors } = facts
  if (!params || !needsLiaison({ hasPartyOrg, fullTime, instructor: instructors.length > 0 }, params.reading))
    return 'not-applicable'
  return stateOf(facts.liaisons === params.liaisons)
}

function fullTimeState(facts: UnitFacts, rules: Rules): DutyState {
  const params = rules['worker.full-time-criteria']?.params
  if (!params || !facts.hasPartyOrg || facts.members < params.members_from) return 'not-applicable'
  if (facts.headcount === null) return 'unknown'
  if (facts.headcount < params.headcount_from) return 'not-applicable'
  return stateOf(facts.fullTime)
}

export const loadStates = ['below', 'within', 'above', 'dedicated', 'no-rule'] as const
export type LoadState = (typeof loadStates)[number]

/** Where an instructor stands towards the band; one who serves a single large organisation is dedicated to it (LH-14, LH-15). */
export function loadStateOf(load: number, servesLarge: boolean, rules: Rules): LoadState {
  const dedicated = rules['instructor.dedicated-headcount']?.params
  if (dedicated?.outside_band && servesLarge && load <= dedicated.orgs_each) return 'dedicated'
  const band = rules['instructor.orgs-band']?.params
  if (!band) return 'no-rule'
  return load < band.low ? 'below' : load > band.high ? 'above' : 'within'
}

/** The side an instructor is sent from: as recorded, else as the name of the sender tells; null when it tells nothing. */
export function sideOf(told: {
  readonly recorded: Side | null
  readonly sender: string
  readonly supervisor: string | null
  readonly street: string | null
}): Side | null {
  if (told.recorded) return told.recorded
  if (told.sender === '') return null
  if (told.supervisor !== null && told.sender === told.supervisor) return 'business'
  return told.street !== null && told.sender.startsWith(told.street) ? 'locality' : null
}

/**
 * Draws `size` of `all` by a seed: the same seed and the same list give the same draw on every machine, so that anybody can make it again.
 * `all` is put in order first.
 */
export function drawBySeed<T extends string | number>(all: readonly T[], size: number, seed: string): T[] {
  const weighed = all.map((one) => ({ one, weight: fnv(`${seed} ${one}`) }))
  weighed.sort((a, b) => a.weight - b.weight || (String(a.one) < String(b.one) ? -1 : 1))
  return weighed.slice(0, size).map(({ one }) => one)
}

/** FNV-1a over UTF-16 units with a last stir (Murmur3), 32 bits: even enough to draw lots, and the same everywhere. */
function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const nextStates: Readonly<Record<string, readonly string[]>> = {
  proposed: ['forwarded', 'declined', 'withdrawn'],
  forwarded: ['accepted', 'declined', 'withdrawn'],
}

/** Where a recommendation may go from here; accepted, declined and withdrawn are its ends. */
export const recommendationNext = (state: string): readonly string[] => nextStates[state] ?? []
