import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { memberFieldClasses } from './field-classes.ts'
import { abilities } from './policy.ts'
import { reactToUnitsChanged } from './refresh.ts'

export const definition: ModuleDefinition = {
  name: 'members',
  operations: [],
  abilities,
  fieldClasses: memberFieldClasses,
  migrations: { module: 'members', folder: join(import.meta.dirname, 'migrations') },
  reactions: [{ event: 'organisations.units-changed', react: reactToUnitsChanged as never }],
}
