import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { requireSide } from './act.ts'
import { demands } from './contract.ts'
import { demandProblems as problems } from './problems.ts'
import type { OrderState } from './rules/orders.ts'
import { getRule } from './settings.ts'
import { getOrderForChange, recordStep } from './store.ts'

/** Registering takes longer than a reply: the organisation is named whenever it is there, once the order is done. */
export const mayFound = (state: OrderState): boolean => ['done', 'replied', 'rated'].includes(state)

interface About {
  readonly districtNo: number
  readonly category: string
}

/** The programme of the district says which category asks to found an organisation. */
export async function isFounding({ tx, today }: Pick<Call, 'tx' | 'today'>, { districtNo, category }: About): Promise<boolean> {
  const { params } = await getRule(tx, districtNo, 'demand.words', today)
  return params.categories.some((one) => one.founding && one.code === category)
}

export const linkFounded = command(demands.linkFounded, async (call) => {
  const { tx, body, params, ifMatch, today, actor } = call
  const order = await getOrderForChange(call, params.id, ifMatch)
  const byNo = await requireSide(call, order, 'replier')
  if (!mayFound(order.state) || !(await isFounding(call, order))) throw problem(problems['order-founding-unfit'])
  if (body.unitNo !== null) await requireFounded(call, order.districtNo, body.unitNo)
  await sql`update demands.order set founded_unit_no = ${body.unitNo}, revision = revision + 1 where id = ${order.id}`.execute(tx)
  await recordStep(tx, order.id, {
    kind: body.unitNo === null ? 'unfound' : 'found',
    byNo,
    toNo: body.unitNo,
    words: body.words || null,
    onDay: today,
    accountId: actor.accountId,
  })
  call.note({ objectType: 'order', objectId: order.id, fields: ['founded'] })
  return { id: order.id, revision: order.revision + 1 }
})

/** A social organisation of the district that stands today, in reach. Throws `order-founded-unit-unfit`. */
async function requireFounded({ tx, scope, today }: Call, districtNo: number, unitNo: number): Promise<void> {
  const { rows } = await sql`
    select from organisations.unit_on(${today}::date) u where u.unit_no = ${unitNo} and u.kind = 'social_org' and u.district_no = ${districtNo}
      and u.status = 'active' and ${reachedBy(scope, 'u.scope_nodes')}`.execute(tx)
  if (rows.length === 0) throw problem(problems['order-founded-unit-unfit'])
}
