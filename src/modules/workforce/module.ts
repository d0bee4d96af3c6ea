import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { assignPost, endPost, listUnitPosts } from './operations.ts'
import { abilities } from './policy.ts'

export const definition: ModuleDefinition = {
  name: 'workforce',
  operations: [listUnitPosts, assignPost, endPost],
  abilities,
  migrations: { module: 'workforce', folder: join(import.meta.dirname, 'migrations') },
}
