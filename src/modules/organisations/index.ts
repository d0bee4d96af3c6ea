export { loadCatalogue } from './catalogue.ts'
export { abilities as organisationAbilities } from './policy.ts'
export { type Divisions, divisionsSchema, loadDivisions, loadIndustries } from './divisions.ts'
export { endEdges, recordEdge } from './edges.ts'
export { connectionColumns, listConnectionRows } from './exchange.ts'
export { unitsChanged } from './events.ts'
export { completeSearch, foundBy, refreshSearch, searchWordsOf } from './search.ts'
export {
  ensureBodies,
  knownUnit,
  prepareStatements,
  type RecordedStatements,
  recordStatements,
  type StatementContext,
} from './statements.ts'
export { insertUnit, recordAct, refreshScope } from './store.ts'
export { undoActs } from './undo.ts'
