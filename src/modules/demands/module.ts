import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { actOnOrder, renewCode, revealOrder } from './act.ts'
import { ask, follow, forget, getAskForm, rate, reopen } from './ask.ts'
import { dailyJob } from './daily.ts'
import { demandDependents } from './dependents.ts'
import { exportIssues, exportOrderFigures, exportOrders, exportSessions } from './exchange.ts'
import { exportFollowUps, exportTalks } from './exchange-talks.ts'
import { getOrderFigures } from './figures.ts'
import { closeFollowUp, listFollowUps } from './follow-ups.ts'
import { answerConsultation, askConsultation, withdrawConsultation } from './consultation-acts.ts'
import { getConsultation, listConsultations } from './consultations.ts'
import { exportConsultations } from './exchange-consultations.ts'
import { linkFounded } from './founding.ts'
import { actOnTalk, addFollowUp, askTalk, writeTalkCalendar } from './talk-acts.ts'
import { getTalk, getTalkForm, listTalks } from './talks.ts'
import { actOnDirective, issueDirective, listDirectiveUnits, withdrawDirective } from './directive-acts.ts'
import { listDirectiveTargets } from './directive-lines.ts'
import { getDirective, getDirectiveForm, listDirectives } from './directives.ts'
import { consultationDuties, directiveDuties, orderDuties } from './duties.ts'
import { exportDirectives, exportDirectiveTargets } from './exchange-directives.ts'
import { demandFieldClasses } from './field-classes.ts'
import { indicators } from './indicators.ts'
import { actOnIssue, getIssue, listIssues, raiseIssue } from './issues.ts'
import { listSessions, recordSession } from './sessions.ts'
import { listTopics } from './topics.ts'
import { getReplyLetter, replyLetter } from './letter.ts'
import { getOnline, getPublicOnline, listOnline, listPublicOnline, readOnline } from './online.ts'
import { getOrder, getWords, listOrders, listTargets } from './orders.ts'
import { abilities } from './policy.ts'
import { consultationReminders, directiveReminders, orderReminders, sessionReminders, talkReminders } from './reminders.ts'
import { closeOnline, judgeVoice, openOnline, prolongOnline, tellOnline } from './session-acts.ts'
import { getSession, listVoices } from './session-desk.ts'
import { exportVoices, getSessionRecord, sessionRecord } from './session-file.ts'
import { applySheet, downloadRefused, getSheet, listSheets, undoSheet, uploadSheet } from './sheets.ts'
import { takeOrder } from './take.ts'
import { listOwnWords, sayWithoutAccount, sayWord, supportVoice, withdrawOwnWord, withdrawVoice } from './voices.ts'

export const definition: ModuleDefinition = {
  name: 'demands',
  operations: [
    getWords,
    listOrders,
    exportOrders,
    getOrder,
    listTargets,
    takeOrder,
    actOnOrder,
    revealOrder,
    renewCode,
    getReplyLetter,
    getAskForm,
    ask,
    follow,
    rate,
    reopen,
    forget,
    uploadSheet,
    listSheets,
    getSheet,
    applySheet,
    undoSheet,
    downloadRefused,
    listIssues,
    exportIssues,
    getIssue,
    raiseIssue,
    actOnIssue,
    listSessions,
    exportSessions,
    recordSession,
    openOnline,
    getSession,
    listVoices,
    exportVoices,
    getSessionRecord,
    judgeVoice,
    prolongOnline,
    closeOnline,
    tellOnline,
    listOnline,
    getOnline,
    readOnline,
    sayWord,
    supportVoice,
    withdrawVoice,
    listPublicOnline,
    getPublicOnline,
    sayWithoutAccount,
    listOwnWords,
    withdrawOwnWord,
    listTopics,
    getOrderFigures,
    exportOrderFigures,
    getTalkForm,
    listTalks,
    exportTalks,
    writeTalkCalendar,
    getTalk,
    askTalk,
    actOnTalk,
    listFollowUps,
    exportFollowUps,
    addFollowUp,
    closeFollowUp,
    getDirectiveForm,
    listDirectiveUnits,
    listDirectives,
    exportDirectives,
    listDirectiveTargets,
    exportDirectiveTargets,
    getDirective,
    issueDirective,
    actOnDirective,
    withdrawDirective,
    listConsultations,
    exportConsultations,
    getConsultation,
    askConsultation,
    answerConsultation,
    withdrawConsultation,
    linkFounded,
  ],
  abilities,
  jobs: [dailyJob],
  daily: [dailyJob.name],
  reminders: [...orderReminders, ...talkReminders, ...sessionReminders, ...directiveReminders, ...consultationReminders],
  duties: [orderDuties, directiveDuties, consultationDuties],
  dependents: demandDependents,
  indicators,
  letterTemplates: [replyLetter, sessionRecord],
  fieldClasses: demandFieldClasses,
  migrations: { module: 'demands', folder: join(import.meta.dirname, 'migrations') },
}
