import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { getActivity, getRoll } from './activity.ts'
import { activityBurden } from './burden-source.ts'
import { listBurden, listBurdenRecords } from './burden.ts'
import { getCalendar, renewCalendar } from './calendar.ts'
import { getMine, listDue, setBranch } from './due.ts'
import { exportBurden, exportBurdenRecords } from './exchange-burden.ts'
import { exportActivities, exportCredits, exportDue, exportRecordBook } from './exchange.ts'
import { listChangedItems } from './changed-items.ts'
import { listCredits } from './credits.ts'
import { activityDependents } from './dependents.ts'
import { dailyJob } from './daily.ts'
import { activityFieldClasses } from './field-classes.ts'
import { indicators } from './indicators.ts'
import { getWords, listActivities } from './list.ts'
import { addMenuItem, changeMenuItem, getMenu, listMenus, moveMenu, openMenu, withdrawMenuItem } from './menu.ts'
import { exportMinutes, revealNames } from './minutes.ts'
import { exportPartners, listPartners } from './partners.ts'
import { abilities } from './policy.ts'
import { listTotals } from './totals.ts'
import { lastActivity } from './signs-of-life.ts'
import { itemsChanged, lifeToRecord, outreachToTell } from './reminders.ts'
import { cancelActivity, correctActivity, recordActivity, retractActivity } from './record.ts'
import { exportSeries, getSeries, getSeriesCalendar } from './series-view.ts'
import { endSeries, listSeries, previewSeries, startSeries } from './series.ts'
import { findSignUp, getOffer, joinOffer, leaveOffer, listSignUps, signUpMembers, withdrawSignUp } from './sign-ups.ts'
import { changeTurnMembers } from './turn-members.ts'
import { skipTurn, swapTurns } from './turns.ts'

export const definition: ModuleDefinition = {
  name: 'activities',
  operations: [
    getWords,
    getMine,
    listActivities,
    exportActivities,
    exportRecordBook,
    listTotals,
    listCredits,
    exportCredits,
    listPartners,
    exportPartners,
    exportMinutes,
    revealNames,
    getRoll,
    getActivity,
    recordActivity,
    correctActivity,
    cancelActivity,
    retractActivity,
    listDue,
    exportDue,
    listBurden,
    exportBurden,
    listBurdenRecords,
    exportBurdenRecords,
    setBranch,
    previewSeries,
    startSeries,
    endSeries,
    listSeries,
    getSeries,
    exportSeries,
    getSeriesCalendar,
    skipTurn,
    swapTurns,
    changeTurnMembers,
    renewCalendar,
    getCalendar,
    listMenus,
    listChangedItems,
    getMenu,
    openMenu,
    addMenuItem,
    changeMenuItem,
    withdrawMenuItem,
    moveMenu,
    signUpMembers,
    listSignUps,
    withdrawSignUp,
    getOffer,
    joinOffer,
    findSignUp,
    leaveOffer,
  ],
  abilities,
  jobs: [dailyJob],
  daily: [dailyJob.name],
  reminders: [lifeToRecord, itemsChanged, outreachToTell],
  burden: [activityBurden],
  signsOfLife: [lastActivity],
  dependents: activityDependents,
  indicators,
  fieldClasses: activityFieldClasses,
  migrations: { module: 'activities', folder: join(import.meta.dirname, 'migrations') },
}
