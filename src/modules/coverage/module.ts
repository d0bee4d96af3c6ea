import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { diagnose, followUp, listDiagnoses } from './commands/diagnose.ts'
import { listFilters, removeFilter, saveFilter } from './commands/filters.ts'
import { freezeReturn, listReturns } from './commands/returns.ts'
import { listTargets, setTarget } from './commands/targets.ts'
import { confirmDormancy, exportDormancy, listDormancy, refuseDormancy } from './dormancy.ts'
import { indicators } from './indicators.ts'
import { checks } from './checks.ts'
import { coverageLayer } from './map-layer.ts'
import { coverageFieldClasses } from './field-classes.ts'
import { abilities } from './policy.ts'
import { listRemedies } from './remedies.ts'
import { exportUnits } from './exchange.ts'
import { reactToUnitsChanged } from './projection.ts'
import {
  getBreakdown,
  getMatrix,
  getSummary,
  getVerdict,
  listInstructors,
  listJointPartyOrgs,
  listRules,
  listUnits,
} from './reads.ts'

export const definition: ModuleDefinition = {
  name: 'coverage',
  operations: [
    listUnits,
    exportUnits,
    getSummary,
    listJointPartyOrgs,
    listInstructors,
    getBreakdown,
    getMatrix,
    getVerdict,
    listRules,
    diagnose,
    followUp,
    listDiagnoses,
    listDormancy,
    exportDormancy,
    confirmDormancy,
    refuseDormancy,
    listRemedies,
    setTarget,
    listTargets,
    freezeReturn,
    listReturns,
    saveFilter,
    listFilters,
    removeFilter,
  ],
  abilities,
  indicators,
  mapLayers: [coverageLayer],
  fieldClasses: coverageFieldClasses,
  checks,
  migrations: { module: 'coverage', folder: join(import.meta.dirname, 'migrations') },
  reactions: [{ event: 'organisations.units-changed', react: reactToUnitsChanged as never }],
}
