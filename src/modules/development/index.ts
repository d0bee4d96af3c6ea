/** The door of the development module: an application that came in elsewhere becomes a case here, with all that may be said against it. */
export { applyTo } from './commands/open-case.ts'
