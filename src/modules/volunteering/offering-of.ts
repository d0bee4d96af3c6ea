import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { volunteeringProblems as problems } from './problems.ts'

/** What a need is offered under: of its district and going on. Throws `offering-not-found`. */
export async function requireOffering(
  { tx }: Pick<Call, 'tx'>,
  districtNo: number,
  id: string | null | undefined,
): Promise<void> {
  if (!id) return
  const { rows } = await sql`
    select from volunteering.offering where id = ${id} and district_no = ${districtNo} and until_on is null`.execute(tx)
  if (rows.length === 0) throw problem(problems['offering-not-found'])
}
