import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import { inCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { booksOf } from './settings.ts'

/**
 * Once a day: who signed up without being a member is forgotten, name and telephone, so many days after the end of the menu (rule
 * `activity.keep-sign-ups`). How many came stands in the entries of the activities. Running it twice changes nothing.
 */
export const dailyJob: JobDefinition = {
  name: 'activities.daily',
  async run(job) {
    const forgotten = await inCall(job, async (call) => {
      const { rows: menus } = await sql<{ id: string; districtNo: number | null; untilOn: Day }>`
        select m.id, u.district_no as "districtNo", m.until_on as "untilOn" from activities.menu m join organisations.unit u on u.no = m.node_no
        where m.until_on <= ${call.today}::date`.execute(call.tx)
      const book = await booksOf(call.tx)
      const over = menus.filter(({ districtNo, untilOn }) => {
        const days = book(districtNo).keepDays(call.today)
        return days !== null && addDays(untilOn, days) <= call.today
      })
      const { rows } = await sql`
        delete from activities.sign_up s using activities.menu_item i
        where i.id = s.item_id and s.who <> 'member' and i.menu_id = any (${over.map(({ id }) => id)}::uuid[]) returning s.id`.execute(
        call.tx,
      )
      if (rows.length > 0) call.note({ objectType: 'menu', detail: { forgotten: rows.length } })
      return rows.length
    })
    await job.progress(1, 1)
    return { result: { forgotten } }
  },
}
