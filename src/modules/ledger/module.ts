import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { checks } from './checks.ts'
import { ledgerFieldClasses } from './field-classes.ts'

/** No operations of its own: movements have a reason, and the module that knows the reason asks for them. */
export const definition: ModuleDefinition = {
  name: 'ledger',
  operations: [],
  abilities: [],
  checks,
  fieldClasses: ledgerFieldClasses,
  migrations: { module: 'ledger', folder: join(import.meta.dirname, 'migrations') },
}
