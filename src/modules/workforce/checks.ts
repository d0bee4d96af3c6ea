import { sql } from 'kysely'
import type { Check } from '../../platform/contributions/checks.ts'

/** Every unit is asked whether somebody dissolved or merged it and left a person in post there. */
const nobodyLeftBehind: Check = {
  name: 'workforce.nobody-left-behind',
  async run({ tx, today }) {
    const { rows } = await sql<{ looked: number; left: string[] | null }>`
      select (select count(*) from organisations.unit) as looked, (array_agg(p.post_id order by p.post_id) filter (where d.no is not null))[1:20] as left
      from workforce.post_on(${today}::date) p left join organisations.ended_by_decision(${today}::date) d on d.no = p.unit_no`.execute(
      tx,
    )
    return {
      looked: rows[0]!.looked,
      findings: (rows[0]!.left ?? []).map((id) => ({ code: 'post-at-ended-unit', subject: `post ${id}` })),
    }
  },
}

export const checks: readonly Check[] = [nobodyLeftBehind]
