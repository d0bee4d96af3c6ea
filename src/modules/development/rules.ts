export * from './rules/course.ts'
export * from './rules/due.ts'
export * from './rules/judge.ts'
export * from './rules/process.ts'
