/** The rules of this module: pure, no clock, no I/O. */
export * from './rules/explain.ts'
export * from '../../kernel/mask.ts'
export * from './rules/passwords.ts'
export * from './rules/roles.ts'
export * from './rules/sign-in.ts'
