/** The door of the access module. */
export {
  actorNamed,
  createAccount,
  grantRole,
  listAccounts,
  type ListedLogin,
  type NewLogin,
  type OneTimeLogin,
  resetPassword,
  type ServerGrant,
  setAccountDisabled,
  sweepAccess,
} from './administration.ts'
export { findLinkableAccount } from './following-grants.ts'
export { accessPhrases } from './phrases.ts'
export { accessProblems } from './problems.ts'
export { explain, type Explanation, type ExplainLine } from './rules/explain.ts'
export { maskIdNumber, maskName, maskPhone, maskWhole } from '../../kernel/mask.ts'
export type { PasswordProfile } from './rules/passwords.ts'
export { administrators, businessRoles, isPlatformRole, platformRoles, type RoleCode, roleCodes } from './rules/roles.ts'
export { hashOwnPassword, openOwnAccount } from './own-account.ts'
export { pageOfReadsAbout, type Read, type ReadObject } from './queries-audit.ts'
export { purposeWords } from './purposes.ts'
export { authenticate, cookieName } from './sessions.ts'
export { readPasswordProfile, savePasswordProfile } from './settings.ts'
export { recordUnmasking, type Unmasking } from './unmasking.ts'
