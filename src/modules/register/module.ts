import { registerFieldClasses } from './field-classes.ts'
import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { correctColumns, correctRow } from './commands/correct.ts'
import { apply, discard, undo } from './commands/decide.ts'
import { upload } from './commands/upload.ts'
import { jobs } from './jobs.ts'
import { abilities } from './policy.ts'
import { getImportRead, listImports, listRows } from './queries.ts'
import { downloadRefused } from './refused.ts'

export const definition: ModuleDefinition = {
  name: 'register',
  operations: [upload, listImports, getImportRead, correctColumns, listRows, correctRow, apply, undo, discard, downloadRefused],
  abilities,
  fieldClasses: registerFieldClasses,
  jobs,
  migrations: { module: 'register', folder: join(import.meta.dirname, 'migrations') },
}
