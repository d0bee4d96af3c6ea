import { sql } from 'kysely'
import type { LifeSource, SignOfLife } from '../../platform/contributions/signs-of-life.ts'

/** The latest activity an organisation held or took part in, as it was recorded; plans are no sign. */
export const lastActivity: LifeSource = {
  key: 'activities.held',
  async latest(tx, nos, day) {
    const { rows } = await sql<SignOfLife>`
      select n.no as "unitNo", max(e.on_day) as "lastOn", '/activities?state=held&unitNo=' || n.no as link
      from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
      cross join lateral unnest(e.host_nos || e.partner_nos) n (no)
      where e.replaced_at is null and e.state = 'held' and e.on_day <= ${day}::date and (e.host_nos || e.partner_nos) && ${[...nos]}::integer[]
        and n.no = any (${[...nos]}::integer[]) group by n.no`.execute(tx)
    return rows
  },
}
