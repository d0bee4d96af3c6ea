import type { Highs } from 'highs'
import type { LonLat } from '../geometry.ts'
import { below, exponential, logNormal, mulberry32, normal, weighted } from '../random.ts'
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
export const at = (x: number, y: number): LonLat => ({ lon: 114 + x / 102.6, lat: 22.7 + y / 111.2 })

const number = (prefix: string, index: number) => `${prefix}${String(index).padStart(7, '0')}`

/** Districts of about a thousand organisations on a spiral 17 km apart: streets around centres, hot spots, shared buildings, large employers. */
export function madeUpDistricts(count: number, seed: number, more: Partial<DispatchPolicy> = {}): DispatchProblem {
  const random = mulberry32(seed * 7919 + count)
  const policyHere = { ...policy, ...more }
  const streets: { id: string; x: number; y: number }[] = []
  const organisations: (DispatchOrganisation & { x: number; y: number })[] = []
  for (let district = 0; organisations.length < count; district += 1) {
    const turn = district * Math.PI * (3 - Math.sqrt(5))
    const [cx, cy] = [17 * Math.sqrt(district) * Math.cos(turn), 17 * Math.sqrt(district) * Math.sin(turn)]
    const around = (radius: number) => {
      const [r, angle] = [radius * Math.sqrt(random()), 2 * Math.PI * random()]
      return { x: cx + r * Math.cos(angle), y: cy + r * Math.sin(angle) }
    }
    const own = Array.from({ length: 6 + below(random, 6) }, (_, index) => ({ id: `s${district}-${index}`, ...around(7) }))
    const spots = Array.from({ length: 14 + below(random, 14) }, (_, index) => ({
      ...around(7),
      weight: (index + 1) ** -0.8,
      spread: 0.15 + exponential(random, 0.5),
    }))
    streets.push(...own)
    const wanted = Math.min(1000, count - organisations.length)
    for (let i = 0; i < wanted; i += 1) {
      const spot =
        spots[
          weighted(
            random,
            spots.map((row) => row.weight),
          )
        ]!
      const point =
        random() > 0.85
          ? around(7)
          : random() < 0.22
            ? { x: spot.x, y: spot.y }
            : { x: spot.x + spot.spread * normal(random), y: spot.y + spot.spread * normal(random) }
      const street = own.reduce((best, row) =>
        Math.hypot(row.x - point.x, row.y - point.y) < Math.hypot(best.x - point.x, best.y - point.y) ? row : best,
      )
      const id = number('o', organisations.length)
      const headcount = Math.round(logNormal(random, 2.1, 0.95))
      const departmentId = `d${district}-${weighted(random, [30, 22, 11, 9, 6, 9, 5, 3, 3, 2])}`
      organisations.push({
        ...organisation(id, { place: at(point.x, point.y), streetId: street.id, departmentId, headcount }),
        ...point,
      })
    }
  }
  const instructors = (['locality', 'business-line'] as const).flatMap((side) =>
    madeUpInstructors(random, side, organisations, policyHere),
  )
  return {
    ...none,
    organisations: organisations.map(({ x: _x, y: _y, ...row }) => row),
    instructors,
    streets: streets.map((row) => ({ id: row.id, centre: at(row.x, row.y) })),
    policy: policyHere,
  }
}

/** One instructor per eight organisations and 15 % more, near some of them, besides one for every large organisation. */
function madeUpInstructors(
  random: () => number,
  side: Side,
  organisations: readonly (DispatchOrganisation & { x: number; y: number })[],
  { dedicated }: DispatchPolicy,
): Instructor[] {
  const large = dedicated?.sides.includes(side) ? organisations.filter((row) => row.headcount! >= dedicated.from).length : 0
  const wanted = large + Math.ceil(((organisations.length - large) / 8) * 1.15)
  return Array.from({ length: wanted }, (_, index) => {
    const near = organisations[below(random, organisations.length)]!
    const shift = () => (random() - 0.5) * 3
    const capacity = 5 + below(random, 6)
    return instructor(number(side === 'locality' ? 'l' : 'b', index), {
      side,
      place: at(near.x + shift(), near.y + shift()),
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
