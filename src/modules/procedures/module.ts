import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { openCases, openManyJob } from './bulk.ts'
import { actOnCase } from './commands/act-on-case.ts'
import { amendCase } from './commands/amend-case.ts'
import { changeTable, restoreTable } from './commands/change-table.ts'
import { openCase } from './commands/open-case.ts'
import { listCalendar, recordYear } from './commands/record-year.ts'
import { attachDocument, downloadDocument, removeDocument } from './commands/papers.ts'
import { dailyJob } from './daily.ts'
import { caseDependents } from './dependents.ts'
import { exportCases } from './exchange.ts'
import { procedureFieldClasses } from './field-classes.ts'
import {
  downloadTemplate,
  getLetter,
  lettersJob,
  listTemplates,
  restoreTemplate,
  uploadTemplate,
  writeLetters,
} from './letters/commands.ts'
import { letterTemplates } from './letters/defaults.ts'
import { abilities } from './policy.ts'
import { checks, refreshReach } from './reach.ts'
import { getCase, getWaiting, listCases, listProcedures } from './reads.ts'
import { caseBurden } from './burden.ts'
import { casesAtDoor } from './reminders.ts'
import { casesWaiting } from './waiting.ts'

export const definition: ModuleDefinition = {
  name: 'procedures',
  operations: [
    listProcedures,
    getWaiting,
    listCases,
    getCase,
    openCase,
    openCases,
    amendCase,
    actOnCase,
    attachDocument,
    removeDocument,
    downloadDocument,
    exportCases,
    getLetter,
    writeLetters,
    listTemplates,
    downloadTemplate,
    uploadTemplate,
    restoreTemplate,
    listCalendar,
    recordYear,
    changeTable,
    restoreTable,
  ],
  abilities,
  jobs: [dailyJob, openManyJob, lettersJob],
  daily: [dailyJob.name],
  letterTemplates,
  waiting: [casesWaiting],
  burden: [caseBurden],
  reminders: [casesAtDoor],
  reactions: [{ event: 'organisations.units-changed', react: refreshReach as never }],
  dependents: caseDependents,
  checks,
  fieldClasses: procedureFieldClasses,
  migrations: { module: 'procedures', folder: join(import.meta.dirname, 'migrations') },
}
