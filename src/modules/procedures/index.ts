/** The door of the procedures module. */
export { loadCalendar } from './calendar.ts'
export { type CaseMoved, caseMoved } from './events.ts'
export { templateOf } from './letters/write.ts'
export { openOne } from './commands/open-case.ts'
