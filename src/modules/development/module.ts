import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { openCase } from './commands/open-case.ts'
import { checkEntry, recordStep } from './commands/record-step.ts'
import { retractRecord } from './commands/retract-record.ts'
import { developmentDependents } from './dependents.ts'
import { exportCases } from './exchange.ts'
import { developmentFieldClasses } from './field-classes.ts'
import { applyIntake, getIntake, listIntakes, undoIntake, uploadIntake } from './intakes.ts'
import { indicators } from './indicators.ts'
import { abilities } from './policy.ts'
import { getCase, listCases, listPeople } from './reads.ts'
import { caseBurden, stepBurden } from './burden.ts'
import { stepsDue } from './reminders.ts'

export const definition: ModuleDefinition = {
  name: 'development',
  operations: [
    listCases,
    exportCases,
    getCase,
    listPeople,
    openCase,
    checkEntry,
    recordStep,
    retractRecord,
    uploadIntake,
    listIntakes,
    getIntake,
    applyIntake,
    undoIntake,
  ],
  abilities,
  indicators,
  reminders: [stepsDue],
  burden: [caseBurden, stepBurden],
  dependents: developmentDependents,
  fieldClasses: developmentFieldClasses,
  migrations: { module: 'development', folder: join(import.meta.dirname, 'migrations') },
}
