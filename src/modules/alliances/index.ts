/** The door of the alliances module: who coordinates a community today, for what is kept to it elsewhere. */
export { findSupervised, type Supervised } from './supervising.ts'
