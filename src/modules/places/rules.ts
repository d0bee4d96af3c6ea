export * from './rules/booking.ts'
export * from './rules/hours.ts'
export * from './rules/series.ts'
export * from './rules/standard.ts'
