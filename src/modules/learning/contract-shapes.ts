import { z } from 'zod'
import { ways } from './rules/hours.ts'

export const no = z.coerce.number().int().positive()
export const count = z.number().int()
export const byId = z.object({ id: z.uuid() })
export const id = z.object({ id: z.string() })
export const yearQuery = z.coerce.number().int().min(1949).max(2200)
export const line = (max: number) => z.string().trim().min(1).max(max)
export const optionalLine = (max: number) => z.string().trim().min(1).max(max).nullish()
export const way = z.enum(ways)
export const named = z.object({ no: count, name: z.string() })
export const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
export const ruleView = z.object({ key: z.string(), version: z.string(), source: z.string() })

export const learnerKinds = ['post', 'member'] as const
/** Somebody who learns: a person in post, or a Party member. */
export const learner = z.object({ kind: z.enum(learnerKinds), id: z.uuid() })
export type Learner = z.output<typeof learner>

/** For whom a session is held; the first four are people in post. */
export const audiences = ['secretary', 'liaison', 'full_time_worker', 'instructor', 'member', 'applicant'] as const
export type Audience = (typeof audiences)[number]
export const audience = z.enum(audiences)

export const read = { action: 'learning.read' }
export const change = { action: 'learning.change' }
