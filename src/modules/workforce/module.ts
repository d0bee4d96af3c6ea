import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { assignPost, endPost, listUnitPosts } from './operations.ts'
import { workforceFieldClasses } from './field-classes.ts'
import { checks } from './checks.ts'
import { postDependents } from './dependents.ts'
import { abilities } from './policy.ts'

export const definition: ModuleDefinition = {
  name: 'workforce',
  operations: [listUnitPosts, assignPost, endPost],
  abilities,
  checks,
  dependents: postDependents,
  fieldClasses: workforceFieldClasses,
  migrations: { module: 'workforce', folder: join(import.meta.dirname, 'migrations') },
}
