import { fileURLToPath } from 'node:url'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { changePasswordOperation } from './commands/change-password.ts'
import {
  approveGrantOperation,
  proposeGrantOperation,
  refuseGrantOperation,
  revokeGrantOperation,
} from './commands/decide-grants.ts'
import {
  createAccountOperation,
  disableAccountOperation,
  enableAccountOperation,
  resetPasswordOperation,
  unlockAccountOperation,
} from './commands/manage-accounts.ts'
import { signInOperation, signOutOperation } from './commands/sign-in.ts'
import { accessAbilities } from './policy.ts'
import { accessFieldClasses } from './field-classes.ts'
import { reads } from './reads.ts'

export const definition: ModuleDefinition = {
  name: 'access',
  operations: [
    signInOperation,
    signOutOperation,
    changePasswordOperation,
    createAccountOperation,
    disableAccountOperation,
    enableAccountOperation,
    unlockAccountOperation,
    resetPasswordOperation,
    proposeGrantOperation,
    approveGrantOperation,
    refuseGrantOperation,
    revokeGrantOperation,
    ...reads,
  ],
  abilities: accessAbilities,
  fieldClasses: accessFieldClasses,
  migrations: { module: 'access', folder: fileURLToPath(new URL('migrations', import.meta.url)) },
}
