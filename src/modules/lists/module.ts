import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { correctAgenda, draftAgenda, endAgenda, placeEntry, publishAgenda, withdrawAgenda } from './agenda-commands.ts'
import { exportAgendas } from './agenda-file.ts'
import { getAgenda, listAgendas } from './agendas.ts'
import { getCommunities } from './circle.ts'
import { countCommunities, exportCommunities } from './community-counts.ts'
import { findPartners, getMine, listClaims } from './claim-list.ts'
import { actOnClaim, claimEntry } from './claims.ts'
import { checkEntries, checkEntry, closeEntry, correctEntry, linkEntries, submitEntry } from './entries.ts'
import { getEntry } from './entry.ts'
import { exportClaims, exportEntries, exportMatch } from './exchange.ts'
import { dailyJob } from './daily.ts'
import { listDependents } from './dependents.ts'
import { exportDeficits, listDeficits } from './deficits.ts'
import { claimDuties } from './duties.ts'
import { listFieldClasses } from './field-classes.ts'
import { indicators } from './indicators.ts'
import { getWords, listEntries } from './list.ts'
import { exportDuties, exportLoad, listDuties, listLoad } from './load.ts'
import { decidePair, getMatch, listMatches, runMatching } from './match.ts'
import { claimOpen, findOpenClaim, listOpen, tellOpenClaim } from './open.ts'
import { exportGuarantees, getPool, listGuarantees } from './pool.ts'
import { abilities } from './policy.ts'
import {
  listContributions,
  listMeetings,
  listSigned,
  listVisits,
  recordContribution,
  recordMeeting,
  recordVisit,
  retractContribution,
  retractMeeting,
  retractSigned,
  retractVisit,
  signList,
} from './record-commands.ts'
import { exportContributions, exportMeetings, exportSigned, exportVisits } from './record-files.ts'
import { claimsToUrge, claimsWaiting } from './reminders.ts'
import { listOffers } from './offers.ts'
import { findServed } from './served.ts'
import { sharedLists } from './shared.ts'
import { applySheet, downloadRefused, downloadTemplate, getSheet, listSheets, undoSheet, uploadSheet } from './sheets.ts'

export const definition: ModuleDefinition = {
  name: 'lists',
  operations: [
    getWords,
    getMine,
    getCommunities,
    countCommunities,
    exportCommunities,
    listEntries,
    exportEntries,
    getEntry,
    submitEntry,
    correctEntry,
    checkEntry,
    checkEntries,
    closeEntry,
    linkEntries,
    listClaims,
    exportClaims,
    findPartners,
    claimEntry,
    actOnClaim,
    listOpen,
    claimOpen,
    findOpenClaim,
    tellOpenClaim,
    listSigned,
    exportSigned,
    signList,
    retractSigned,
    listMeetings,
    exportMeetings,
    recordMeeting,
    retractMeeting,
    listVisits,
    exportVisits,
    recordVisit,
    retractVisit,
    listContributions,
    exportContributions,
    findServed,
    recordContribution,
    retractContribution,
    downloadTemplate,
    uploadSheet,
    listSheets,
    getSheet,
    applySheet,
    undoSheet,
    downloadRefused,
    listMatches,
    runMatching,
    getMatch,
    exportMatch,
    decidePair,
    getPool,
    listGuarantees,
    exportGuarantees,
    listDeficits,
    exportDeficits,
    listLoad,
    exportLoad,
    listDuties,
    exportDuties,
    listAgendas,
    exportAgendas,
    getAgenda,
    draftAgenda,
    correctAgenda,
    publishAgenda,
    endAgenda,
    withdrawAgenda,
    placeEntry,
  ],
  abilities,
  reminders: [claimsWaiting, claimsToUrge],
  jobs: [dailyJob],
  daily: [dailyJob.name],
  indicators,
  duties: [claimDuties],
  shared: [sharedLists],
  offers: [listOffers],
  dependents: listDependents,
  fieldClasses: listFieldClasses,
  migrations: { module: 'lists', folder: join(import.meta.dirname, 'migrations') },
}
