import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { linkAccount, postsOfAccount, unlinkAccount } from './accounts.ts'
import { drawChecks, dropCheck, listChecks, recordCheck } from './checks-of-liaisons.ts'
import { explainUnitDuties, getSummary, listUnitDuties } from './compliance.ts'
import { workforceFieldClasses } from './field-classes.ts'
import { visitBurden } from './burden.ts'
import { checks } from './checks.ts'
import { postDependents } from './dependents.ts'
import { listGrowth, getGrowth, getMyGrowth } from './growth.ts'
import { addCapability, endGrowth, enterStage, openGrowth, recordProgress, takeBackGrowth } from './growth-commands.ts'
import { exportGrowth } from './growth-exchange.ts'
import { indicators } from './indicators.ts'
import { leave } from './leave.ts'
import { getMine } from './mine.ts'
import { listNominations, nominate } from './nominations.ts'
import { assignPost, endPost } from './operations.ts'
import { exportPeople, listPeople } from './people.ts'
import { getPerson } from './person.ts'
import { moveRecommendation, recommend, recordReview, recordTraining, takeBackRecord } from './person-records.ts'
import { abilities } from './policy.ts'
import { getWords, listUnitPosts } from './posts.ts'
import { tasksDue } from './reminders.ts'
import { followUpTask, listTasks, openTask } from './tasks.ts'
import { changeTerms } from './terms.ts'
import { correctVisit, listVisits, planVisit, recordVisit, takeBackVisit } from './visits.ts'

export const definition: ModuleDefinition = {
  name: 'workforce',
  operations: [
    listUnitPosts,
    assignPost,
    changeTerms,
    endPost,
    getWords,
    listPeople,
    exportPeople,
    getPerson,
    nominate,
    listNominations,
    leave,
    recordTraining,
    recordReview,
    takeBackRecord,
    recommend,
    moveRecommendation,
    linkAccount,
    unlinkAccount,
    getSummary,
    listUnitDuties,
    explainUnitDuties,
    planVisit,
    recordVisit,
    correctVisit,
    takeBackVisit,
    listVisits,
    openTask,
    followUpTask,
    listTasks,
    drawChecks,
    recordCheck,
    dropCheck,
    listChecks,
    getMine,
    listGrowth,
    exportGrowth,
    getGrowth,
    getMyGrowth,
    openGrowth,
    enterStage,
    endGrowth,
    addCapability,
    recordProgress,
    takeBackGrowth,
  ],
  abilities,
  indicators,
  scopeSources: [postsOfAccount],
  checks,
  dependents: postDependents,
  reminders: [tasksDue],
  burden: [visitBurden],
  fieldClasses: workforceFieldClasses,
  migrations: { module: 'workforce', folder: join(import.meta.dirname, 'migrations') },
}
