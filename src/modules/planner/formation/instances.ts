import { fromPlane } from '../geometry.ts'
import { sampleOrigin } from '../made-up-districts.ts'
import { formationDefaults, type FormationRule } from './rules.ts'
import type { FormationProblem, Organisation } from './types.ts'

/**
 * Reads a made-up district: header, then id, x km, y km, district, street, section, sub-industry, full members, mobile members,
 * staff. Throws on a line that is not numbers.
 */
export function readInstance(text: string): Organisation[] {
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const values = line.split(',').map(Number)
      if (values.length !== 10 || values.some(Number.isNaN)) throw new Error(`not a line of a district: ${line}`)
      const [id, x, y, district, street, section, sub, full, mobile, staff] = values as [
        ...[number, number, number, number, number],
        ...[number, number, number, number, number],
      ]
      return {
        id: String(id).padStart(6, '0'),
        place: fromPlane({ x, y }, sampleOrigin),
        street: `${district}/${street}`,
        section: String(section),
        industry: String(sub),
        fullMembers: full,
        mobileMembers: mobile,
        headcount: staff,
      }
    })
}

/** A problem over a made-up district with the defaults but for what is named. */
export function problemOf(
  organisations: readonly Organisation[],
  { opening = 1, maxOrganisations = 5, rule = {} as Partial<FormationRule> } = {},
): FormationProblem {
  const { params } = formationDefaults
  return {
    organisations,
    origin: sampleOrigin,
    rule: {
      ...formationDefaults,
      params: {
        ...params,
        ...rule,
        limits: { ...params.limits, ...rule.limits, maxOrganisations },
        weights: { ...params.weights, ...rule.weights, opening },
      },
    },
  }
}
