import { sql } from 'kysely'
import type { Offer, OfferSource } from '../../platform/contributions/offers.ts'
import { entrySeen } from './store.ts'

/** Published needs nobody has claimed, and resources something is left of, as far as the reader sees them. */
export const listOffers: OfferSource = {
  action: 'lists.read',
  async find({ tx, scope, today }, unitNos) {
    const { rows } = await sql<Offer>`
      select e.id, e.owner_no as "unitNo", case e.kind when 'need' then 'wanted' else 'offered' end as sort, e.title, e.category, e.published_on as "publishedOn"
      from lists.entry e where ${entrySeen(scope)} and e.owner_no = any (${[...unitNos]}::integer[]) and e.state = 'published' and e.published_on is not null
        and e.from_on <= ${today}::date and (e.until_on is null or e.until_on > ${today}::date)
        and (e.kind = 'need' and e.taken = 0 or e.kind = 'resource' and e.taken < e.quantity)
      order by e.published_on, e.no`.execute(tx)
    return rows
  },
}
