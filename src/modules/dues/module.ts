import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { exportBranches, exportLedger } from './exchange.ts'
import { duesDependents } from './dependents.ts'
import { duesFieldClasses } from './field-classes.ts'
import { indicators } from './indicators.ts'
import { getMonth } from './month.ts'
import { abilities } from './policy.ts'
import { agreeQuarterly, assess, publish, recordExtra, recordMonth, recordUse, reduce, retract } from './record.ts'
import { recordRemittance, retractRemittance } from './remittances.ts'
import { duesBurden } from './burden.ts'
import { monthsOpen } from './reminders.ts'
import { getYear, listBranches } from './totals.ts'

export const definition: ModuleDefinition = {
  name: 'dues',
  operations: [
    listBranches,
    exportBranches,
    exportLedger,
    getYear,
    getMonth,
    recordMonth,
    assess,
    reduce,
    recordExtra,
    recordUse,
    retract,
    publish,
    agreeQuarterly,
    recordRemittance,
    retractRemittance,
  ],
  abilities,
  indicators,
  reminders: [monthsOpen],
  dependents: duesDependents,
  burden: [duesBurden],
  fieldClasses: duesFieldClasses,
  migrations: { module: 'dues', folder: join(import.meta.dirname, 'migrations') },
}
