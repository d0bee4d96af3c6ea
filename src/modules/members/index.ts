/** The door of the members module: what other modules decide about a member is entered here once, as the register enters it. */
export { admitMember } from './commands/enter-member.ts'
export { turnStanding } from './commands/change-member.ts'
