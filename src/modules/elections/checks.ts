import { sql } from 'kysely'
import type { Check } from '../../platform/contributions/checks.ts'

/** Every ballot is asked whether its totals can be true: no candidate beyond the valid ballots, no ballot with more choices than seats. */
const totalsCanBeTrue: Check = {
  name: 'elections.totals-can-be-true',
  async run({ tx }) {
    const { rows } = await sql<{ looked: number; wrong: string[] | null }>`
      select (select count(*) from organisations.unit) as looked, (array_agg(b.id order by b.id) filter (where t.most > b.returned - b.invalid
        or t.votes > (b.returned - b.invalid) * c.seats))[1:20] as wrong
      from elections.ballot b join elections.contest c on c.election_id = b.election_id and c.office = b.office
      cross join lateral (select coalesce(max(t.votes), 0) as most, coalesce(sum(t.votes), 0) as votes from elections.tally t where t.ballot_id = b.id) t
      where b.retracted_at is null`.execute(tx)
    return {
      looked: rows[0]!.looked,
      findings: (rows[0]!.wrong ?? []).map((id) => ({ code: 'totals-beyond-ballots', subject: `ballot ${id}` })),
    }
  },
}

export const checks: readonly Check[] = [totalsCanBeTrue]
