import { z } from 'zod'
import { issueStates } from './rules/issues.ts'

export const byId = z.object({ id: z.uuid() })
export const no = z.coerce.number().int().positive()
export const text = (most: number) => z.string().trim().max(most)
export const named = z.object({ no: z.number().int(), name: z.string() })
export const code = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
export const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
/** `founding`: somebody asks to found a social organisation; the organisation that came of it is named on the order (ZF-20). */
export const category = word.extend({ founding: z.boolean() })
export const saved = z.object({ id: z.string(), revision: z.number().int() })
export const count = z.number().int()
export const format = z.enum(['xlsx', 'csv']).default('xlsx')
export { phonePattern } from '../../kernel/phone.ts'

/** What became of an issue so far, without who has it in hand. */
export const issueOutcome = z.object({
  state: z.enum(issueStates),
  decision: z.string().nullable(),
  decidedOn: z.string().nullable(),
  result: z.string().nullable(),
  solvedOn: z.string().nullable(),
  feedback: z.string().nullable(),
  toldOn: z.string().nullable(),
  /** Organisations that were consulted on it and answered (ZF-20). */
  consulted: z.array(z.string()),
})
