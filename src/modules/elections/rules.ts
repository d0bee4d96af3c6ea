/** The rules of this module: pure, no clock, no I/O. Every number comes from a versioned row of a programme. */
export * from './rules/contests.ts'
export * from './rules/counts.ts'
export * from './rules/preparation.ts'
export * from '../../kernel/shares.ts'
export * from './rules/states.ts'
export * from './rules/terms.ts'
