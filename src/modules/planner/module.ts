import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { comparePlans, exportComparison } from './compare-reads.ts'
import { decidePlan } from './commands/decide-plan.ts'
import { discardPlan } from './commands/discard-plan.ts'
import { makeFormation } from './commands/make-formation.ts'
import { removePin, setPin } from './commands/pins.ts'
import { compareDispatches, exportDispatchComparison } from './dispatching/compare-reads.ts'
import { decideDispatch } from './dispatching/decide.ts'
import { exportDispatch } from './dispatching/exchange.ts'
import { listAppointments } from './dispatching/appointments.ts'
import { makeDispatch } from './dispatching/make.ts'
import { removeDispatchPin, setDispatchPin } from './dispatching/pins.ts'
import { explainDispatch, getDispatch, listDispatchPeople, listDispatchUnits } from './dispatching/reads.ts'
import { whatIfDispatch } from './dispatching/what-if.ts'
import { explain, whatIf } from './explain.ts'
import { exportPlan } from './exchange.ts'
import { plannerFieldClasses } from './field-classes.ts'
import { jobs } from './jobs.ts'
import { abilities } from './policy.ts'
import { provePlan } from './commands/prove-plan.ts'
import { getPlan, listBranches, listOthers, listPlans } from './reads.ts'
import { listOpenings } from './openings-reads.ts'
import { openEmptied, openWaiting } from './openings-waiting.ts'
import { plansWaiting } from './waiting.ts'

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
    provePlan,
    decidePlan,
    listOpenings,
    comparePlans,
    exportComparison,
    exportPlan,
    discardPlan,
    makeDispatch,
    getDispatch,
    listDispatchPeople,
    listDispatchUnits,
    explainDispatch,
    setDispatchPin,
    removeDispatchPin,
    exportDispatch,
    decideDispatch,
    listAppointments,
    whatIfDispatch,
    compareDispatches,
    exportDispatchComparison,
  ],
  abilities,
  jobs,
  reactions: [
    { event: 'procedures.case-moved', react: openWaiting as never },
    { event: 'organisations.units-changed', react: openEmptied as never },
  ],
  waiting: [plansWaiting],
  fieldClasses: plannerFieldClasses,
  migrations: { module: 'planner', folder: join(import.meta.dirname, 'migrations') },
}
