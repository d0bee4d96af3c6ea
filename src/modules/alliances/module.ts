import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { amendAgreement, draftAgreement, findSides, moveAgreement, renewAgreement, signAgreement } from './agreement-commands.ts'
import { writeAgreement } from './agreement-file.ts'
import { getAgreement, getWords, listAgreements } from './agreements.ts'
import { exportClusters, listClusters } from './clusters.ts'
import { getCommunity } from './community-page.ts'
import { listCommunities } from './community-list.ts'
import { assessCommunity, dissolveCommunity, getYear, recheckCommunity } from './assessment.ts'
import { allianceDependents } from './dependents.ts'
import { exportAgreements, exportCommunities, exportJoint, exportLines } from './exchange.ts'
import { communityBodies } from './bodies.ts'
import { exportJointWork, listJointWork } from './joint-work.ts'
import { exportExperience, listExperience, retractExperience, writeExperience } from './experience.ts'
import { allianceFieldClasses } from './field-classes.ts'
import { establishCommunity, followCase } from './founding-case.ts'
import {
  amendCommunity,
  applyCommunity,
  draftCharter,
  foundCommunity,
  setTeam,
  stateReadiness,
  withdrawCommunity,
} from './founding.ts'
import { bookFund, exportFunds, listFunds, reverseFund } from './funds.ts'
import { indicators } from './indicators.ts'
import { letterTemplates } from './letters/templates.ts'
import { answerRequest, askToJoin, listDirectory, listRequests, withdrawRequest } from './joining.ts'
import { handOverLead, leaveCommunity } from './membership.ts'
import { getNetwork } from './network-overview.ts'
import { listTies } from './network.ts'
import { answerTie, askTie, designateLead, endLead, endTie } from './network-commands.ts'
import { findLinked, getCall, listCalls } from './network-calls.ts'
import { answerCall, makeCall, planCall, withdrawCall } from './network-call-commands.ts'
import { exportCalls, exportResponsibilities, exportTies } from './network-exchange.ts'
import { networkIndicators } from './network-indicators.ts'
import { networkReminders } from './network-reminders.ts'
import {
  acknowledgeResponsibility,
  endResponsibility,
  listResponsibilities,
  passResponsibility,
} from './network-responsibilities.ts'
import { changeTurn, getDue, getTurns, writeTurns } from './life.ts'
import { exportInward, listInward } from './inward.ts'
import { exportVillagePartners } from './exchange-villages.ts'
import { listJoint, listLines, recordLine, retractLine, solveLine } from './lines.ts'
import { exportPairing } from './exchange-pairing.ts'
import { listPairing } from './pairing.ts'
import { amendMeeting, callMeeting, cancelMeeting, recordMeeting, tableItem, withdrawItem } from './meeting-commands.ts'
import { meetingReminders } from './meeting-reminders.ts'
import { exportMeetings, listMeetings, writeMeeting } from './meetings.ts'
import { abilities } from './policy.ts'
import { reminders } from './reminders.ts'
import { listVillagePartners } from './villages.ts'

export const definition: ModuleDefinition = {
  name: 'alliances',
  operations: [
    getWords,
    findSides,
    listAgreements,
    exportAgreements,
    getAgreement,
    draftAgreement,
    amendAgreement,
    moveAgreement,
    signAgreement,
    renewAgreement,
    writeAgreement,
    listCommunities,
    exportCommunities,
    listDirectory,
    getCommunity,
    foundCommunity,
    amendCommunity,
    setTeam,
    stateReadiness,
    draftCharter,
    applyCommunity,
    withdrawCommunity,
    listRequests,
    askToJoin,
    withdrawRequest,
    answerRequest,
    leaveCommunity,
    handOverLead,
    listFunds,
    exportFunds,
    bookFund,
    reverseFund,
    getTurns,
    changeTurn,
    writeTurns,
    getDue,
    listJoint,
    listLines,
    exportJoint,
    exportLines,
    recordLine,
    solveLine,
    retractLine,
    listJointWork,
    exportJointWork,
    listExperience,
    exportExperience,
    writeExperience,
    retractExperience,
    listMeetings,
    exportMeetings,
    writeMeeting,
    callMeeting,
    amendMeeting,
    tableItem,
    withdrawItem,
    recordMeeting,
    cancelMeeting,
    getYear,
    assessCommunity,
    recheckCommunity,
    dissolveCommunity,
    getNetwork,
    listTies,
    exportTies,
    designateLead,
    endLead,
    askTie,
    answerTie,
    endTie,
    listCalls,
    exportCalls,
    findLinked,
    getCall,
    makeCall,
    answerCall,
    planCall,
    withdrawCall,
    listResponsibilities,
    exportResponsibilities,
    passResponsibility,
    acknowledgeResponsibility,
    endResponsibility,
    listVillagePartners,
    exportVillagePartners,
    listPairing,
    exportPairing,
    listClusters,
    exportClusters,
    listInward,
    exportInward,
  ],
  abilities,
  procedureEffects: [establishCommunity],
  reactions: [{ event: 'procedures.case-moved', react: followCase as never }],
  letterTemplates,
  reminders: [...reminders, ...meetingReminders, ...networkReminders],
  indicators: [...indicators, ...networkIndicators],
  dependents: allianceDependents,
  bodies: [communityBodies],
  fieldClasses: allianceFieldClasses,
  migrations: { module: 'alliances', folder: join(import.meta.dirname, 'migrations') },
}
