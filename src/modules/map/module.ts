import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { importBoundaries } from './commands/import-boundaries.ts'
import { removeBoundaries } from './commands/remove-boundaries.ts'
import { mapFieldClasses } from './field-classes.ts'
import { mapAbilities } from './policy.ts'
import { listAreas, listPoints } from './queries.ts'

export const definition: ModuleDefinition = {
  name: 'map',
  operations: [listAreas, listPoints, importBoundaries, removeBoundaries],
  abilities: mapAbilities,
  fieldClasses: mapFieldClasses,
  migrations: { module: 'map', folder: join(import.meta.dirname, 'migrations') },
}
