import { electionEndpoints } from './contract-elections.ts'
import { termEndpoints } from './contract-terms.ts'

/** Every endpoint of the module: terms with their ends and reminders, elections with their ballots in totals. */
export const elections = { ...termEndpoints, ...electionEndpoints }
