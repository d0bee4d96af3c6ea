import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { correctMember, decideStanding, moveMember, recordAway, recordBack } from './commands/change-member.ts'
import { enterMember } from './commands/enter-member.ts'
import { undoAct } from './commands/undo-act.ts'
import { exportMembers } from './exchange.ts'
import { exportTransfers } from './exchange-transfers.ts'
import { memberFieldClasses } from './field-classes.ts'
import { abilities } from './policy.ts'
import { findByPhone, getMember, getSummary, listMembers, revealMember } from './reads.ts'
import { reactToUnitsChanged } from './refresh.ts'
import {
  acceptTransfer,
  findTargets,
  listTransfers,
  refuseTransfer,
  releaseTransfer,
  requestTransfer,
  withdrawTransfer,
} from './transfers.ts'

export const definition: ModuleDefinition = {
  name: 'members',
  operations: [
    listMembers,
    getSummary,
    exportMembers,
    findByPhone,
    getMember,
    revealMember,
    enterMember,
    correctMember,
    moveMember,
    decideStanding,
    recordAway,
    recordBack,
    undoAct,
    listTransfers,
    exportTransfers,
    findTargets,
    requestTransfer,
    releaseTransfer,
    withdrawTransfer,
    acceptTransfer,
    refuseTransfer,
  ],
  abilities,
  fieldClasses: memberFieldClasses,
  migrations: { module: 'members', folder: join(import.meta.dirname, 'migrations') },
  reactions: [{ event: 'organisations.units-changed', react: reactToUnitsChanged as never }],
}
