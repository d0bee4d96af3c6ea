import type { Plan } from './formation/index.ts'

/** A plan as JSON: the same, with the prices as pairs. */
export type StoredPlan = Omit<Plan, 'prices'> & { readonly prices: readonly (readonly [string, number])[] }

export function toStored(plan: Plan): StoredPlan {
  return { ...plan, prices: [...plan.prices] }
}

export function fromStored(plan: StoredPlan): Plan {
  return { ...plan, prices: new Map(plan.prices) }
}
