export * from './rules/agendas.ts'
export * from './rules/claims.ts'
export * from './rules/deficits.ts'
export * from './rules/entries.ts'
