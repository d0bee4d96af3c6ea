import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { correctMember, decideStanding, moveMember, recordAway, recordBack } from './commands/change-member.ts'
import { declare, getJoinForm, withdrawDeclaration } from './commands/declare.ts'
import {
  assignServicePost,
  decideRegistration,
  endRegistration,
  notePerformance,
  registerMember,
} from './commands/change-registration.ts'
import { enterMember } from './commands/enter-member.ts'
import { joinDeclaration, placeDeclaration, revealDeclaration } from './commands/place-declaration.ts'
import { inviteMember, unlinkAccount } from './commands/invite-member.ts'
import { askCorrection, deleteOwn, withdrawRequest } from './commands/own-requests.ts'
import { openAccount, takeInvitation } from './commands/take-invitation.ts'
import { undoAct } from './commands/undo-act.ts'
import { getOwnDisplay, makePledge, movePledge, showOwn, withdrawOwnDisplay } from './commands/own-display.ts'
import { exportDisplays, listDisplays } from './displays.ts'
import { exportDeclarations, getDeclaration, listDeclarations } from './declarations.ts'
import { exportMembers } from './exchange.ts'
import { exportTransfers } from './exchange-transfers.ts'
import { memberDependents } from './dependents.ts'
import { memberFieldClasses } from './field-classes.ts'
import { indicators } from './indicators.ts'
import {
  answerConsultation,
  askConsultation,
  exportConsultations,
  listConsultations,
  listTopics,
  withdrawConsultation,
} from './consultations.ts'
import { decideFlow, exportSuggestions, listSuggestions, reportFlow } from './mobile.ts'
import { abilities } from './policy.ts'
import { getOwn, listOwnReads } from './own.ts'
import { exportOwn } from './own-export.ts'
import { claimOwnPost, endOwnRegistration, getOwnRegistrations, registerOwn } from './own-registrations.ts'
import { exportRegistrations, listRegistrations } from './registrations.ts'
import { applySheet, discardSheet, downloadRefused, getSheet, listSheets, undoSheet, uploadSheet } from './sheets.ts'
import { changeServicePost, closeServicePost, exportServicePosts, listServicePosts, openServicePost } from './service-posts.ts'
import { endUnitRegistration, exportUnitRegistrations, listUnitRegistrations, registerUnit } from './unit-registrations.ts'
import { memberBurden } from './burden.ts'
import { registrationsWaiting, requestsWaiting, transfersOnTheWay } from './reminders.ts'
import { decideRequest, exportRequests, listRequests } from './requests.ts'
import { findByPhone, getMember, getSummary, listMembers, revealMember } from './reads.ts'
import { reactToUnitsChanged } from './refresh.ts'
import { changeLiaison, closeStation, exportStations, listStations, openStation, placeStation } from './stations.ts'
import { exportStationVisits, listStationVisits, visitStation, withdrawStationVisit } from './station-visits.ts'
import { exportTeamPeople, getOwnTeams, joinTeam, leaveOwnTeam, listTeamPeople, moveTeamPerson } from './team-people.ts'
import { changeTeam, closeTeam, exportTeams, getTeam, listTeams, openTeam } from './teams.ts'
import {
  acceptTransfer,
  findTargets,
  listTransfers,
  refuseTransfer,
  releaseTransfer,
  requestTransfer,
  withdrawTransfer,
} from './transfers.ts'

export const definition: ModuleDefinition = {
  name: 'members',
  operations: [
    listMembers,
    getSummary,
    exportMembers,
    findByPhone,
    getMember,
    revealMember,
    enterMember,
    correctMember,
    moveMember,
    decideStanding,
    recordAway,
    recordBack,
    undoAct,
    listTransfers,
    exportTransfers,
    findTargets,
    requestTransfer,
    releaseTransfer,
    withdrawTransfer,
    acceptTransfer,
    refuseTransfer,
    listSuggestions,
    exportSuggestions,
    reportFlow,
    decideFlow,
    listStationVisits,
    exportStationVisits,
    visitStation,
    withdrawStationVisit,
    listStations,
    exportStations,
    openStation,
    placeStation,
    listTopics,
    listConsultations,
    exportConsultations,
    askConsultation,
    answerConsultation,
    withdrawConsultation,
    changeLiaison,
    closeStation,
    getJoinForm,
    declare,
    withdrawDeclaration,
    listDeclarations,
    exportDeclarations,
    getDeclaration,
    revealDeclaration,
    placeDeclaration,
    joinDeclaration,
    inviteMember,
    unlinkAccount,
    openAccount,
    takeInvitation,
    getOwn,
    listOwnReads,
    exportOwn,
    askCorrection,
    withdrawRequest,
    deleteOwn,
    getOwnDisplay,
    showOwn,
    withdrawOwnDisplay,
    makePledge,
    movePledge,
    listDisplays,
    exportDisplays,
    listRequests,
    exportRequests,
    decideRequest,
    listServicePosts,
    exportServicePosts,
    openServicePost,
    changeServicePost,
    closeServicePost,
    listUnitRegistrations,
    exportUnitRegistrations,
    registerUnit,
    endUnitRegistration,
    listRegistrations,
    exportRegistrations,
    registerMember,
    decideRegistration,
    assignServicePost,
    notePerformance,
    endRegistration,
    getOwnRegistrations,
    registerOwn,
    claimOwnPost,
    endOwnRegistration,
    listTeams,
    exportTeams,
    openTeam,
    changeTeam,
    closeTeam,
    listTeamPeople,
    exportTeamPeople,
    getTeam,
    joinTeam,
    moveTeamPerson,
    getOwnTeams,
    leaveOwnTeam,
    uploadSheet,
    listSheets,
    getSheet,
    applySheet,
    discardSheet,
    undoSheet,
    downloadRefused,
  ],
  abilities,
  burden: [memberBurden],
  reminders: [transfersOnTheWay, requestsWaiting, registrationsWaiting],
  dependents: memberDependents,
  indicators,
  fieldClasses: memberFieldClasses,
  migrations: { module: 'members', folder: join(import.meta.dirname, 'migrations') },
  reactions: [{ event: 'organisations.units-changed', react: reactToUnitsChanged as never }],
}
