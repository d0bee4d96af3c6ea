import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { discardPlan } from './commands/discard-plan.ts'
import { makeFormation } from './commands/make-formation.ts'
import { removePin, setPin } from './commands/pins.ts'
import { explain, whatIf } from './explain.ts'
import { exportPlan } from './exchange.ts'
import { plannerFieldClasses } from './field-classes.ts'
import { jobs } from './jobs.ts'
import { abilities } from './policy.ts'
import { comparePlans, getPlan, listBranches, listOthers, listPlans } from './reads.ts'

export const definition: ModuleDefinition = {
  name: 'planner',
  operations: [
    makeFormation,
    listPlans,
    getPlan,
    listBranches,
    listOthers,
    explain,
    whatIf,
    setPin,
    removePin,
    comparePlans,
    exportPlan,
    discardPlan,
  ],
  abilities,
  jobs,
  fieldClasses: plannerFieldClasses,
  migrations: { module: 'planner', folder: join(import.meta.dirname, 'migrations') },
}
