import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { twoNewOn } from './settings.ts'

/** A unit of the kinds the programme calls two-new, wherever it is registered. Throws `origin-unfit`. */
export async function requireOrigin(call: Pick<Call, 'tx' | 'today'>, districtNo: number, unitNo: number): Promise<void> {
  const { kinds } = await twoNewOn(call.tx, districtNo, call.today)
  const { rows } = await sql<{ fits: boolean }>`
    select volunteering.two_new(array[${unitNo}::integer], ${[...kinds]}::text[]) as fits`.execute(call.tx)
  if (!rows[0]!.fits) throw problem(problems['origin-unfit'])
}
