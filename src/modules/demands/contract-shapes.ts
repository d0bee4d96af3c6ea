import { z } from 'zod'

export const byId = z.object({ id: z.uuid() })
export const no = z.coerce.number().int().positive()
export const text = (most: number) => z.string().trim().max(most)
export const named = z.object({ no: z.number().int(), name: z.string() })
export const code = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
export const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
export const saved = z.object({ id: z.string(), revision: z.number().int() })
export const count = z.number().int()
export const format = z.enum(['xlsx', 'csv']).default('xlsx')
export { phonePattern } from '../../kernel/phone.ts'
