import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { changeUnit } from './commands/change-unit.ts'
import { connectUnits, endConnection, undoAct } from './commands/connect-units.ts'
import { deployUnit } from './commands/deploy-unit.ts'
import { establishUnit } from './commands/establish-unit.ts'
import { mergeUnits, previewMerge, splitUnit } from './commands/merge-units.ts'
import { indicators } from './indicators.ts'
import { areaSource } from './areas.ts'
import { checks } from './checks.ts'
import { organisationFieldClasses } from './field-classes.ts'
import { revealPhone } from './commands/reveal-phone.ts'
import { explainVisibility } from './visibility.ts'
import { nodeSource } from './nodes.ts'
import { abilities } from './policy.ts'
import { procedureEffects } from './procedure-effects.ts'
import { findUnitsRead, getCatalogue, getUnit, getUnitHistory, listUnitsRead } from './reads.ts'
import { getStructure } from './structure.ts'

export const definition: ModuleDefinition = {
  name: 'organisations',
  operations: [
    getCatalogue,
    findUnitsRead,
    getUnit,
    getUnitHistory,
    listUnitsRead,
    getStructure,
    establishUnit,
    deployUnit,
    changeUnit,
    mergeUnits,
    previewMerge,
    splitUnit,
    connectUnits,
    endConnection,
    undoAct,
    revealPhone,
    explainVisibility,
  ],
  abilities,
  indicators,
  fieldClasses: organisationFieldClasses,
  checks,
  procedureEffects,
  areaSource,
  nodeSource,
  migrations: { module: 'organisations', folder: join(import.meta.dirname, 'migrations') },
}
