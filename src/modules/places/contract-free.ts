import { z } from 'zod'
import { span } from './contract-shapes.ts'

const shape = z.array(z.array(span).nullable())
export type FreeDays = z.output<typeof shape>

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value)

function isSpan(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  let keys = 0
  for (const key in value) {
    if (key !== 'from' && key !== 'until') return false
    keys += 1
  }
  const { from, until } = value as { from: unknown; until: unknown }
  return keys === 2 && isWhole(from) && isWhole(until)
}

/** Says of a value what the shape says, and that nothing else stands in it. */
export const isFreeDays = (value: unknown): value is FreeDays =>
  Array.isArray(value) && value.every((day) => day === null || (Array.isArray(day) && day.every(isSpan)))

const { $schema: _dialect, ...told } = z.toJSONSchema(shape)

/**
 * Of each day what is free, by the minute; null on a day the venue is closed. A week of a district has ten thousand spans: they are checked
 * by hand, as the shape that is published beside them says.
 */
export const freeDays = z.custom<FreeDays>(isFreeDays).meta(told)
