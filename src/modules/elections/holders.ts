import { sql } from 'kysely'
import type { z } from 'zod'
import { maskName } from '../../kernel/mask.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { holder } from './contract-terms.ts'
import { resultsOf } from './results.ts'
import { listContests } from './store.ts'

export type Holder = z.output<typeof holder>

/**
 * Who was elected in the term that runs: the last regular election that was approved, and the by-elections since. The secretary in
 * post stands among the posts of the organisation; here stands who was elected, and when.
 */
export async function listHolders(tx: Tx, unitNo: number, districtNo: number | null, named: boolean): Promise<Holder[]> {
  const { rows } = await sql<{ id: string; kind: string; approved_on: string }>`
    select id, kind, approved_on from elections.election where unit_no = ${unitNo} and state = 'approved' order by approved_on desc, no desc`.execute(
    tx,
  )
  const regular = rows.findIndex((row) => row.kind === 'regular')
  const since = regular === -1 ? rows : rows.slice(0, regular + 1)
  let holders: Holder[] = []
  for (const { id, approved_on: sinceOn } of since.toReversed()) {
    for (const { contest, result } of await resultsOf(tx, id, await listContests(tx, id), districtNo)) {
      const { office, candidates } = contest
      // A secretary elected in between follows the one before; members of a committee join those who are left.
      if (office === 'secretary') holders = holders.filter((holder) => holder.office !== office)
      for (const elected of result.elected) {
        const name = candidates.find((candidate) => candidate.id === elected)!.name
        holders.push({ office, name: named ? name : maskName(name), masked: !named, sinceOn })
      }
    }
  }
  return holders
}
