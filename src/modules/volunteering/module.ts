import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { getServiceActivity } from './activity.ts'
import { closeApproach, revealApproach, sayApproach, takeApproach, withdrawApproach } from './approach-acts.ts'
import { listApproaches } from './approaches.ts'
import { getBank, setBank, settle } from './bank.ts'
import { certificateFile } from './certificate-file.ts'
import { issueCertificate, verifyCertificate } from './certificates.ts'
import { confirmShift } from './confirm.ts'
import { decideCorrection, listCorrections, proposeCorrection } from './corrections.ts'
import { dailyJob } from './daily.ts'
import {
  exportCorrections,
  exportItems,
  exportLeaders,
  exportNeeds,
  exportOfferings,
  exportRedemptions,
  exportSessions,
  exportVolunteers,
} from './exchange.ts'
import { exportApproaches, exportSeries, exportServiceCases, exportTeams } from './exchange-steady.ts'
import { volunteeringDependents } from './dependents.ts'
import { volunteeringFieldClasses } from './field-classes.ts'
import { give } from './gifts.ts'
import { forgetHelpByCode, forgetOwnHelp, noteHelp } from './helped.ts'
import { indicators } from './indicators.ts'
import { changeItem, listItems, openItem } from './items.ts'
import { addLeaderStep, dropLeaderStep, endLeader, findLeader } from './leader-acts.ts'
import { endLeaderByCode, endOwnLeader } from './leader-own.ts'
import { getLeader, listLeaders } from './leaders.ts'
import { getNeed, listNeeds } from './list.ts'
import { addShift, cancelShift, changeNeed, getWords, moveNeed, openNeed } from './needs.ts'
import { findByCode, getOpenNeed, join as joinNeed, leaveByCode } from './open.ts'
import { askOwn, certifyOwn, getOwnService, giveOwn, leaveOwn, redeemOwn, signUpOwn } from './own.ts'
import { enterVolunteer } from './persons.ts'
import { abilities } from './policy.ts'
import { changeOffering, endOffering, listOfferings, openOffering } from './offerings.ts'
import { listRedemptions, moveRedemption, redeem } from './redeem.ts'
import { changeSeriesDay, endSeries, startSeries } from './series-acts.ts'
import { getSeries, listSeries } from './series.ts'
import { openServiceCase, recordServiceCase } from './service-case-acts.ts'
import { getServiceCase, listServiceCases, revealServiceCase } from './service-cases.ts'
import { getCaseWords, setOwnSkills, setSkills, setSkillsByCode } from './skills.ts'
import { listSessions } from './sessions.ts'
import { signUp, withdraw } from './sign-ups.ts'
import { linkStudy, unlinkStudy } from './studies.ts'
import { listTeams } from './teams.ts'
import { forgetOrigin, setOrigin } from './origins.ts'
import { getVolunteer, listVolunteers } from './volunteers.ts'

export const definition: ModuleDefinition = {
  name: 'volunteering',
  operations: [
    getWords,
    listNeeds,
    exportNeeds,
    getNeed,
    openNeed,
    changeNeed,
    addShift,
    moveNeed,
    cancelShift,
    signUp,
    withdraw,
    confirmShift,
    listSessions,
    exportSessions,
    enterVolunteer,
    listVolunteers,
    exportVolunteers,
    getVolunteer,
    proposeCorrection,
    decideCorrection,
    listCorrections,
    exportCorrections,
    issueCertificate,
    certificateFile,
    verifyCertificate,
    getBank,
    setBank,
    settle,
    listItems,
    exportItems,
    openItem,
    changeItem,
    listOfferings,
    exportOfferings,
    openOffering,
    changeOffering,
    endOffering,
    redeem,
    give,
    listRedemptions,
    exportRedemptions,
    moveRedemption,
    listLeaders,
    exportLeaders,
    getLeader,
    findLeader,
    addLeaderStep,
    dropLeaderStep,
    endLeader,
    noteHelp,
    listTeams,
    exportTeams,
    listSeries,
    exportSeries,
    getSeries,
    startSeries,
    changeSeriesDay,
    endSeries,
    listApproaches,
    exportApproaches,
    revealApproach,
    takeApproach,
    closeApproach,
    setOrigin,
    sayApproach,
    withdrawApproach,
    forgetOrigin,
    getServiceActivity,
    linkStudy,
    unlinkStudy,
    getCaseWords,
    listServiceCases,
    exportServiceCases,
    getServiceCase,
    openServiceCase,
    recordServiceCase,
    revealServiceCase,
    setSkills,
    setOwnSkills,
    setSkillsByCode,
    getOwnService,
    endOwnLeader,
    forgetOwnHelp,
    signUpOwn,
    leaveOwn,
    askOwn,
    redeemOwn,
    giveOwn,
    certifyOwn,
    getOpenNeed,
    joinNeed,
    findByCode,
    leaveByCode,
    endLeaderByCode,
    forgetHelpByCode,
  ],
  abilities,
  jobs: [dailyJob],
  daily: [dailyJob.name],
  indicators,
  dependents: volunteeringDependents,
  fieldClasses: volunteeringFieldClasses,
  migrations: { module: 'volunteering', folder: join(import.meta.dirname, 'migrations') },
}
