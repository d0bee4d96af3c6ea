import { definition as access } from '../modules/access/module.ts'
import { definition as activities } from '../modules/activities/module.ts'
import { definition as alliances } from '../modules/alliances/module.ts'
import { definition as campaigns } from '../modules/campaigns/module.ts'
import { definition as coverage } from '../modules/coverage/module.ts'
import { definition as demands } from '../modules/demands/module.ts'
import { definition as development } from '../modules/development/module.ts'
import { definition as dues } from '../modules/dues/module.ts'
import { definition as elections } from '../modules/elections/module.ts'
import { definition as learning } from '../modules/learning/module.ts'
import { definition as ledger } from '../modules/ledger/module.ts'
import { definition as lists } from '../modules/lists/module.ts'
import { definition as map } from '../modules/map/module.ts'
import { definition as members } from '../modules/members/module.ts'
import { definition as notices } from '../modules/notices/module.ts'
import { definition as organisations } from '../modules/organisations/module.ts'
import { definition as places } from '../modules/places/module.ts'
import { definition as planner } from '../modules/planner/module.ts'
import { definition as procedures } from '../modules/procedures/module.ts'
import { definition as register } from '../modules/register/module.ts'
import { definition as reports } from '../modules/reports/module.ts'
import { definition as volunteering } from '../modules/volunteering/module.ts'
import { definition as workforce } from '../modules/workforce/module.ts'
import { definition as jobs } from '../platform/jobs/operations.ts'
import type { ModuleDefinition } from '../platform/contributions/contributions.ts'
import type { MigrationSource } from '../platform/db/migrate.ts'
import { join } from 'node:path'

/** Every module of the platform. This list and `module-edges.cjs` are all there is to wiring. */
export const modules: readonly ModuleDefinition[] = [
  jobs,
  access,
  organisations,
  ledger,
  workforce,
  members,
  coverage,
  register,
  map,
  reports,
  procedures,
  planner,
  elections,
  campaigns,
  activities,
  alliances,
  notices,
  learning,
  development,
  dues,
  demands,
  places,
  volunteering,
  lists,
]

export const migrationSources: readonly MigrationSource[] = [
  { module: 'platform', folder: join(import.meta.dirname, '../platform/migrations') },
  ...modules.flatMap((module) => module.migrations ?? []),
]
