import { z } from 'zod'

/** One page of a list: the rows, and how many the whole list has under the same filter and scope (counted exactly). */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    total: z.number().int().nonnegative(),
    page: z.number().int().positive(),
    pageSize: z.number().int().positive(),
  })
}

export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
})

export interface Page<T> {
  items: T[]
  total: number
  page: number
  pageSize: number
}

/** How a list is asked for as a spreadsheet: the file, and the language of its words. */
export const fileQuery = {
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  language: z.enum(['zh', 'en']).default('zh'),
}
