import { sql } from 'kysely'
import type { Actor } from '../../src/kernel/policy.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { systemContext } from '../../src/platform/db/database.ts'
import type { TestPlatform } from './platform.ts'

/** What becomes of units while something hangs on them; what it moved and ended is told as `what moved ended`. */
export function unitActs(platform: () => TestPlatform, actor: () => Actor, effectiveOn: string) {
  const revisionOf = async (no: number) => (await platform().call(actor(), organisations.getUnit, { params: { no } })).revision
  const told = (of: { readonly handedOver: readonly { what: string; moved: number; ended: number }[] }) =>
    of.handedOver.map(({ what, moved, ended }) => `${what} ${moved} ${ended}`)
  return {
    revisionOf,
    merge: async (into: number, ...mergedNos: number[]) => {
      const request = { params: { no: into }, body: { mergedNos, reason: '合并', effectiveOn } }
      return told(await platform().call(actor(), organisations.mergeUnits, request, { ifMatch: await revisionOf(into) }))
    },
    dissolve: async (no: number) => {
      const body = { kind: 'dissolve' as const, reason: '撤销', effectiveOn, facts: {} }
      const request = { params: { no }, body }
      return told(await platform().call(actor(), organisations.changeUnit, request, { ifMatch: await revisionOf(no) }))
    },
    undoLast: async () => {
      const { rows } = await platform().services.database.read(systemContext, (tx) =>
        sql<{ id: number }>`select max(id) as id from organisations.act`.execute(tx),
      )
      return platform().call(actor(), organisations.undoAct, { params: { id: rows[0]!.id }, body: { reason: '记错' } })
    },
  }
}
