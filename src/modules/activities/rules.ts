export * from './rules/burden.ts'
export * from './rules/counting.ts'
export * from './rules/recurrence.ts'
export * from './rules/windows.ts'
