import { sql } from 'kysely'
import { command } from '../../../platform/commands/operation.ts'
import { planner } from '../contract.ts'
import { getPlanForChange } from '../store.ts'

/** Put a plan aside. Nothing of it had become a fact, so nothing is undone. */
export const discardPlan = command(planner.discardPlan, async (call) => {
  const plan = await getPlanForChange(call, call.params.id, 'either')
  await sql`update planner.plan set state = 'discarded', decided_at = now(), decided_by = ${call.actor.accountId} where id = ${plan.id}`.execute(
    call.tx,
  )
  call.note({ objectType: 'plan', objectId: plan.id })
  return { revision: plan.revision }
})
