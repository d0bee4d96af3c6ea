import type { RuleVersion } from '../../../kernel/rule.ts'
import {
  type DispatchPolicy,
  type DispatchProblem,
  type Effort,
  type LiaisonReading,
  ordinaryEffort,
  type Pin,
  type Side,
} from '../dispatch/index.ts'
import type { DispatchFacts } from './facts.ts'
import type { DispatchParameters, DispatchRule, DispatchSide } from './rule.ts'

const text = (no: number | null) => (no === null ? null : String(no))

/** Where nobody asks for both sides, one pool serves all, and stands in the engine's place of the locality. */
export const engineSide = (side: DispatchSide): Side =>
  side === 'business' ? 'business-line' : side === 'full-time' ? 'full-time' : 'locality'

export const sideOfEngine = (side: Side, rule: DispatchRule): DispatchSide =>
  side === 'business-line' ? 'business' : side === 'full-time' ? 'full-time' : rule.sides.includes('any') ? 'any' : 'locality'

/** A liaison nobody is asked for is left out of what the engine answers (`presentLiaisons`). */
const readings: Record<DispatchRule['liaison'], LiaisonReading> = {
  none: 'nobody',
  lenient: 'no-org-or-no-helper',
  strict: 'anything-missing',
}

/** Organisations somebody of a side may have, and the number below which they have few. */
export const highOf = ({ band, fullTime }: DispatchRule, side: DispatchSide): number =>
  side === 'full-time' ? (fullTime?.orgsEach ?? 0) : band.high
export const lowOf = ({ band }: DispatchRule, side: DispatchSide): number => (side === 'full-time' ? 0 : band.low)

function policyOf({ version, params }: RuleVersion<DispatchRule>): DispatchPolicy {
  const { business, locality, fullTime } = params.weights
  const weights = { business, locality, any: locality, 'full-time': fullTime }
  return {
    version,
    band: { lower: params.band.low, upper: params.band.high },
    bands: { 'full-time': { lower: 0, upper: highOf(params, 'full-time') } },
    dedicated:
      params.dedicatedFrom === null ? null : { from: params.dedicatedFrom, sides: params.dedicatedSides.map(engineSide) },
    liaison: readings[params.liaison],
    sides: Object.fromEntries(params.sides.map((side) => [engineSide(side), weights[side]])),
    candidates: params.candidates,
  }
}

export interface DispatchPin {
  readonly kind: 'must' | 'never'
  readonly unit_no: number
  readonly person_id: string
}

export const pinOf = (pin: DispatchPin): Pin => ({
  kind: pin.kind,
  organisationId: String(pin.unit_no),
  instructorId: pin.person_id,
})

/** Facts kept with a plan in the words of the engine. Fields of experience are asked for only where somebody has stated any. */
export function dispatchProblemOf(
  facts: DispatchFacts,
  rule: RuleVersion<DispatchRule>,
  pins: readonly DispatchPin[],
): DispatchProblem {
  const skilled = new Set(facts.people.filter((one) => one.industryNos.length > 0).map((one) => one.side))
  const { membersFrom } = rule.params.fullTime ?? { membersFrom: null }
  return {
    organisations: facts.units.map((unit) => ({
      id: String(unit.no),
      place: unit.place,
      streetId: text(unit.streetNo),
      departmentId: text(unit.departmentNo),
      skills: unit.industryNo !== null && unit.sides.some((side) => skilled.has(side)) ? [String(unit.industryNo)] : [],
      headcount: unit.size,
      partyOrgId: unit.hasPartyOrg ? `of ${unit.no}` : null,
      hasLiaison: unit.liaison,
      priority: 1,
      ...(unit.sides.includes('full-time')
        ? { priorities: { 'full-time': Math.max(1, (unit.members ?? 0) / (membersFrom || 1)) } }
        : {}),
      sides: unit.sides.map(engineSide),
      hasWorker: unit.fullTime,
    })),
    instructors: facts.people.map((one) => ({
      id: one.id,
      side: engineSide(one.side),
      place: one.place,
      streetId: text(one.streetNo),
      departmentId: text(one.departmentNo),
      skills: one.industryNos.map(String),
      capacity:
        one.capacity === null && one.elsewhere === 0
          ? null
          : Math.max(0, Math.min(highOf(rule.params, one.side), one.capacity ?? Infinity) - one.elsewhere),
      servesOthers: one.elsewhere > 0,
    })),
    streets: facts.centres.map(({ no, place }) => ({ id: String(no), centre: place })),
    pins: pins.map(pinOf),
    current: facts.posts.map((post) => ({
      side: engineSide(post.side),
      organisationId: String(post.unitNo),
      instructorId: post.personId,
    })),
    policy: policyOf(rule),
  }
}

export const effortOf = (chosen: DispatchParameters): Effort => ({
  seed: chosen.seed,
  steps: chosen.steps ?? ordinaryEffort.steps,
})
