import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command, query } from '../../../platform/commands/operation.ts'
import { coverage } from '../contract.ts'
import type { Figures } from '../figures.ts'
import { coverageProblems as problems } from '../problems.ts'
import { ask, figuresFor } from '../queries.ts'
import { receiptOf } from '../receipt.ts'

type Receipt = ReturnType<typeof receiptOf>

/** Freeze the figures of a day as they are handed in. */
export const freezeReturn = command(coverage.freezeReturn, async (call) => {
  const { body } = call
  if (body.asOf > call.today) throw problem(problems['return-day-in-the-future'])
  await requireDistrict(call, body.districtNo)
  const question = await ask(call, { districtNo: body.districtNo, asOf: body.asOf })
  const figures = await figuresFor(question)
  const receipt = receiptOf(call, question, 'coverage.return', figures)
  const { rows } = await sql<{ id: string }>`
    insert into coverage.frozen_return (district_no, title, as_of, figures, receipt, account_id)
    values (${body.districtNo}, ${body.title}, ${body.asOf}, ${JSON.stringify(figures)}::jsonb, ${JSON.stringify(receipt)}::jsonb, ${call.actor.accountId}) returning id`.execute(
    call.tx,
  )
  call.note({ objectType: 'return', objectId: rows[0]!.id, detail: { asOf: body.asOf, hash: receipt.hash } })
  return { id: rows[0]!.id }
})

/** A return is of a whole district, handed in by whoever answers for all of it. */
async function requireDistrict(call: Call, no: number): Promise<void> {
  const { rows } = await sql`select from organisations.frame() f where f.no = ${no} and f.kind = 'district'
    and (${call.scope.everything} or f.no = any (${nodesOf(call)}::integer[]))`.execute(call.tx)
  if (rows.length === 0) throw problem(problems['return-district-not-found'])
}

const nodesOf = ({ scope }: Pick<Call, 'scope'>) => (scope.everything ? [] : [...scope.nodes])

export const listReturns = query(coverage.listReturns, async (call) => {
  const { rows } = await sql<{
    id: string
    district_no: number
    title: string
    as_of: string
    figures: Figures
    receipt: Receipt
    by: string | null
    frozen_at: Date
  }>`
    select id, district_no, title, as_of, figures, receipt, access.display_name_of(account_id) as by, frozen_at
    from coverage.frozen_return where ${call.scope.everything} or district_no = any (${nodesOf(call)}::integer[]) order by as_of desc, frozen_at desc limit 50`.execute(
    call.tx,
  )
  const items = []
  for (const row of rows) {
    const living = await figuresFor(await ask(call, { districtNo: row.district_no, asOf: row.as_of }))
    items.push({
      id: row.id,
      title: row.title,
      asOf: row.as_of,
      frozenAt: row.frozen_at.toISOString(),
      frozenBy: row.by,
      figures: row.figures,
      living,
      receipt: row.receipt,
    })
  }
  return { items }
})
