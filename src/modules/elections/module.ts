import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { leaveSeatsOpen, recordBallot, takeBackBallot } from './ballots.ts'
import { checks } from './checks.ts'
import { dailyJob } from './daily.ts'
import { electionDependents } from './dependents.ts'
import { getDue } from './due.ts'
import { getElection } from './election.ts'
import { listElections } from './elections.ts'
import { exportElections, exportTerms } from './exchange.ts'
import { electionFieldClasses } from './field-classes.ts'
import { indicators } from './indicators.ts'
import { decideElection, moveElection } from './moves.ts'
import { abilities } from './policy.ts'
import { openElection, prepareElection } from './preparation.ts'
import { reminders } from './reminders.ts'
import { decideTerm, recordTerm, takeBackTerm } from './term-commands.ts'
import { getUnitTerm, listTerms } from './terms.ts'

export const definition: ModuleDefinition = {
  name: 'elections',
  operations: [
    listTerms,
    exportTerms,
    getDue,
    getUnitTerm,
    recordTerm,
    decideTerm,
    takeBackTerm,
    listElections,
    exportElections,
    getElection,
    openElection,
    prepareElection,
    moveElection,
    decideElection,
    recordBallot,
    takeBackBallot,
    leaveSeatsOpen,
  ],
  abilities,
  jobs: [dailyJob],
  daily: [dailyJob.name],
  checks,
  indicators,
  dependents: electionDependents,
  reminders,
  fieldClasses: electionFieldClasses,
  migrations: { module: 'elections', folder: join(import.meta.dirname, 'migrations') },
}
