import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { answerSeries } from './answers.ts'
import { applyPublic } from './applications.ts'
import { getBooking, getMine, listBookings } from './bookings.ts'
import { getDoor, readCalendar, renewCalendar } from './calendars.ts'
import { book, moveBooking } from './commands/book.ts'
import { changeVenue, enterVenue, setHours } from './commands/enter-venue.ts'
import {
  addException,
  addOperator,
  addRoom,
  addService,
  changeRoom,
  checkVenue,
  endService,
  retractException,
  retractOperator,
} from './commands/keep-venue.ts'
import { addFacility, addResident, changeFacility, endResident } from './commands/keep-parts.ts'
import { endRent, moveRent, proposeRent } from './commands/agree-rent.ts'
import { revealApplicant } from './contacts.ts'
import { listChecks } from './checks.ts'
import { listFacilities, listResidents } from './parts.ts'
import { dailyJob } from './daily.ts'
import { placeDependents } from './dependents.ts'
import { exportFacilities, exportResidents } from './exchange-parts.ts'
import { exportChecks, exportServiceOffers, exportUpgrades } from './exchange-upgrades.ts'
import { exportBookings, exportReach, exportVenues } from './exchange.ts'
import { placeFieldClasses } from './field-classes.ts'
import { getWeek, listFree } from './free.ts'
import { indicators } from './indicators.ts'
import { reachLayer } from './map-layer.ts'
import { cancelPublic, followPublic, forgetPublic, writePublicCalendar } from './own-applications.ts'
import { changePlan, enterPlan, movePlan } from './commands/keep-plan.ts'
import { exportPlans } from './exchange-plans.ts'
import { getPlan, listPlans } from './plans.ts'
import { abilities } from './policy.ts'
import { getPublic, getPublicForm, listPublic } from './public-venues.ts'
import { listReach } from './reach.ts'
import { applied, offered, proposed, rentProposed } from './reminders.ts'
import { exportRents } from './rents-export.ts'
import { getRent, getRentTerms, listRents } from './rents.ts'
import { bookSeries, endSeries, getSeries, previewSeries } from './series.ts'
import { downloadRefused, sheetTemplate } from './sheet-files.ts'
import { applySheet, getSheet, listSheets, undoSheet, uploadSheet } from './sheets.ts'
import { answerServiceOffer, listServiceOffers, proposeService } from './service-offers.ts'
import { getUpgrade, listUpgrades, moveUpgrade, planUpgrade } from './upgrades.ts'
import { getVenue } from './venue.ts'
import { venueSource } from './venue-source.ts'
import { getWords, listVenues } from './venues.ts'

export const definition: ModuleDefinition = {
  name: 'places',
  operations: [
    getWords,
    listVenues,
    exportVenues,
    getVenue,
    enterVenue,
    changeVenue,
    setHours,
    addRoom,
    changeRoom,
    addException,
    retractException,
    addOperator,
    retractOperator,
    addService,
    endService,
    addFacility,
    changeFacility,
    addResident,
    endResident,
    checkVenue,
    listFree,
    getWeek,
    getMine,
    listBookings,
    exportBookings,
    getBooking,
    book,
    moveBooking,
    previewSeries,
    bookSeries,
    getSeries,
    endSeries,
    answerSeries,
    revealApplicant,
    renewCalendar,
    readCalendar,
    getDoor,
    listReach,
    exportReach,
    listRents,
    exportRents,
    getRentTerms,
    getRent,
    proposeRent,
    moveRent,
    endRent,
    uploadSheet,
    listSheets,
    sheetTemplate,
    getSheet,
    applySheet,
    undoSheet,
    downloadRefused,
    listUpgrades,
    exportUpgrades,
    getUpgrade,
    planUpgrade,
    moveUpgrade,
    listChecks,
    exportChecks,
    listFacilities,
    exportFacilities,
    listResidents,
    exportResidents,
    proposeService,
    listServiceOffers,
    exportServiceOffers,
    answerServiceOffer,
    listPlans,
    exportPlans,
    getPlan,
    enterPlan,
    changePlan,
    movePlan,
    getPublicForm,
    listPublic,
    getPublic,
    applyPublic,
    followPublic,
    cancelPublic,
    writePublicCalendar,
    forgetPublic,
  ],
  abilities,
  indicators,
  mapLayers: [reachLayer],
  venueSource,
  reminders: [applied, offered, proposed, rentProposed],
  jobs: [dailyJob],
  daily: [dailyJob.name],
  dependents: placeDependents,
  fieldClasses: placeFieldClasses,
  migrations: { module: 'places', folder: join(import.meta.dirname, 'migrations') },
}
