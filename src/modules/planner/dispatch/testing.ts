import type { Highs } from 'highs'
import { fromPlane, toPlane, type LonLat } from '../geometry.ts'
import { madeUpDistricts as madeUp, sampleOrigin } from '../made-up-districts.ts'
import { below, mulberry32 } from '../random.ts'
import type { LinearModel } from './linear-model.ts'
import type { LinearAnswer } from './prove.ts'
import type { DispatchOrganisation, DispatchPolicy, DispatchProblem, Instructor, Side, SideWeights } from './types.ts'

/** For tests and measurements: made-up districts, the same for the same seed. */

export const weights: SideWeights = {
  travel: 1,
  otherStreet: 0.5,
  otherDepartment: 1,
  missingSkill: 0.5,
  fairness: 0.1,
  belowBand: 1,
  unserved: 30,
  undedicated: 60,
  handover: 0,
  unknownDistance: 5,
}

/** Figures of LH-14, 15, 16; dual dispatch as in ZF-04, departments at home in their own line only. */
export const policy: DispatchPolicy = {
  version: 'test',
  band: { lower: 5, upper: 10 },
  dedicated: null,
  liaison: 'no-org-or-no-helper',
  sides: { locality: weights, 'business-line': { ...weights, otherStreet: 0, otherDepartment: 3 } },
  candidates: 20,
}

export const none = {
  organisations: [],
  instructors: [],
  streets: [],
  pins: [],
  current: [],
  policy,
}

export const organisation = (id: string, more: Partial<DispatchOrganisation> = {}): DispatchOrganisation => ({
  id,
  place: null,
  streetId: null,
  departmentId: null,
  skills: [],
  headcount: 5,
  partyOrgId: null,
  hasLiaison: false,
  priority: 1,
  ...more,
})

export const instructor = (id: string, more: Partial<Instructor> = {}): Instructor => ({
  id,
  side: 'locality',
  place: null,
  streetId: null,
  departmentId: null,
  skills: [],
  capacity: null,
  ...more,
})

/** A place `x` km east and `y` km north of the middle of the made-up districts. */
export const at = (x: number, y: number): LonLat => fromPlane({ x, y }, sampleOrigin)

const number = (prefix: string, index: number) => `${prefix}${String(index).padStart(7, '0')}`

/** The made-up districts of every planner as a problem of dispatch: a department for each industry section of a district. */
export function madeUpDistricts(count: number, seed: number, more: Partial<DispatchPolicy> = {}): DispatchProblem {
  const policyHere = { ...policy, ...more }
  const made = madeUp(count, seed)
  const organisations = made.organisations.map(({ id, place, district, street, section, headcount }) =>
    organisation(`o${id}`, { place, streetId: street, departmentId: `d${district}-${section}`, headcount }),
  )
  const random = mulberry32(seed * 7919 + count)
  const instructors = (['locality', 'business-line'] as const).flatMap((side) =>
    madeUpInstructors(random, side, organisations, policyHere),
  )
  return { ...none, organisations, instructors, streets: made.streets, policy: policyHere }
}

/** One instructor per eight organisations and 15 % more, near some of them, besides one for every large organisation. */
function madeUpInstructors(
  random: () => number,
  side: Side,
  organisations: readonly DispatchOrganisation[],
  { dedicated }: DispatchPolicy,
): Instructor[] {
  const large = dedicated?.sides.includes(side) ? organisations.filter((row) => row.headcount! >= dedicated.from).length : 0
  const wanted = large + Math.ceil(((organisations.length - large) / 8) * 1.15)
  return Array.from({ length: wanted }, (_, index) => {
    const near = organisations[below(random, organisations.length)]!
    const { x, y } = toPlane(near.place!, sampleOrigin)
    const shift = () => (random() - 0.5) * 3
    const capacity = 5 + below(random, 6)
    return instructor(number(side === 'locality' ? 'l' : 'b', index), {
      side,
      place: at(x + shift(), y + shift()),
      streetId: near.streetId,
      departmentId: near.departmentId,
      capacity,
    })
  })
}

/** HiGHS in this thread, as a reference; gives up after `seconds`. */
export async function reference(
  model: LinearModel,
  seconds = 60,
  solver = 'choose',
): Promise<LinearAnswer & { readonly objective: number }> {
  // The types call the package CommonJS; Node takes its module form.
  const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> }
  const highs = await load()
  return highs.withModel(
    {
      numCols: model.cost.length,
      numRows: model.rowLower.length,
      offset: model.offset,
      colCost: model.cost,
      colLower: new Float64Array(model.cost.length),
      colUpper: model.upper,
      rowLower: model.rowLower,
      rowUpper: model.rowUpper,
      matrix: {
        format: 'csc',
        numRows: model.rowLower.length,
        numCols: model.cost.length,
        starts: model.starts,
        indices: model.rows,
        values: model.values,
      },
      ...(model.integer.includes(1) ? { integrality: [...model.integer] as (0 | 1)[] } : {}),
    },
    (open) => {
      open.options.set({ output_flag: false, time_limit: seconds, solver })
      open.run()
      const objective = open.getObjectiveValue()
      const values = Number.isFinite(objective) ? open.getSolution().colValue : null
      const bound = model.integer.includes(1) ? Number(open.info.get('mip_dual_bound')) : objective
      return { values, objective, bound }
    },
  )
}
