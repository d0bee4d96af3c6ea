import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { getDigest, getMark, openDigest, prefer } from './digest.ts'
import { noticeFieldClasses } from './field-classes.ts'
import { abilities } from './policy.ts'

export const definition: ModuleDefinition = {
  name: 'notices',
  operations: [getDigest, getMark, openDigest, prefer],
  abilities,
  fieldClasses: noticeFieldClasses,
  migrations: { module: 'notices', folder: join(import.meta.dirname, 'migrations') },
}
