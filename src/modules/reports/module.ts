import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { abilities } from './policy.ts'
import { listFigures } from './reads.ts'

export const definition: ModuleDefinition = {
  name: 'reports',
  operations: [listFigures],
  abilities,
}
