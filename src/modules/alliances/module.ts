import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { amendAgreement, draftAgreement, findSides, moveAgreement, renewAgreement, signAgreement } from './agreement-commands.ts'
import { writeAgreement } from './agreement-file.ts'
import { getAgreement, getWords, listAgreements } from './agreements.ts'
import { exportAgreements } from './exchange.ts'
import { allianceFieldClasses } from './field-classes.ts'
import { letterTemplates } from './letters/templates.ts'
import { abilities } from './policy.ts'
import { reminders } from './reminders.ts'

export const definition: ModuleDefinition = {
  name: 'alliances',
  operations: [
    getWords,
    findSides,
    listAgreements,
    exportAgreements,
    getAgreement,
    draftAgreement,
    amendAgreement,
    moveAgreement,
    signAgreement,
    renewAgreement,
    writeAgreement,
  ],
  abilities,
  letterTemplates,
  reminders,
  fieldClasses: allianceFieldClasses,
  migrations: { module: 'alliances', folder: join(import.meta.dirname, 'migrations') },
}
