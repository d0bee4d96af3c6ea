import { sql } from 'kysely'
import { addDays, type Day, daysBetween } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { volunteering } from './contract.ts'
import { requireOrganiser } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { servedIn, unitNames } from './store.ts'

/** The period before one, of the same length and ending where it begins. */
export function periodBefore(fromOn: Day, untilOn: Day): { fromOn: Day; untilOn: Day } {
  const days = daysBetween(fromOn, untilOn)
  return { fromOn: addDays(fromOn, -days), untilOn: fromOn }
}

/** What members at home in an organisation did in a period: counted from confirmed records, posts and wishes taken on. */
async function periodOf({ tx }: Pick<Call, 'tx'>, unitNo: number, fromOn: Day, untilOn: Day) {
  const { rows } = await sql<{
    sessions: number
    people: number
    participations: number
    minutes: number
    posts: number
    taken: number
    fulfilled: number
  }>`
    select count(distinct v.shift_id)::integer as sessions, count(distinct v.volunteer_id)::integer as people, count(*)::integer as participations,
      coalesce(sum(v.minutes), 0)::integer as minutes,
      coalesce((select p.posts from members.posts_between(array[${unitNo}::integer], ${fromOn}::date, ${untilOn}::date) p), 0) as posts,
      coalesce((select w.taken from lists.wishes_between(array[${unitNo}::integer], ${fromOn}::date, ${untilOn}::date) w), 0) as taken,
      coalesce((select w.fulfilled from lists.wishes_between(array[${unitNo}::integer], ${fromOn}::date, ${untilOn}::date) w), 0) as fulfilled
    from volunteering.service v where v.home_no = ${unitNo} and v.reversed_at is null
      and ${servedIn(fromOn, untilOn)}`.execute(tx)
  const { taken, fulfilled, ...counts } = rows[0]!
  return { fromOn, untilOn, ...counts, wishesTaken: taken, wishesFulfilled: fulfilled }
}

export const getServiceActivity = query(volunteering.getServiceActivity, async (call) => {
  const { unitNo, fromOn, untilOn } = call.query
  if (untilOn <= fromOn) throw problem(problems['service-series-days-unfit'])
  await requireOrganiser(call, unitNo)
  const before = periodBefore(fromOn, untilOn)
  const unit = (await unitNames(call.tx, [unitNo], call.today))(unitNo)
  return {
    unit,
    now: await periodOf(call, unitNo, fromOn, untilOn),
    before: await periodOf(call, unitNo, before.fromOn, before.untilOn),
  }
})

/** The own service of this year so far and of the year before; for the person alone. To be asked as the platform. */
export async function ownActivity({ tx, today }: Pick<Call, 'tx' | 'today'>, volunteerId: string | null) {
  const year = Number(today.slice(0, 4))
  const of = async (fromOn: Day, untilOn: Day) => {
    const { rows } = await asPlatform(tx, () =>
      sql<{ sessions: number; minutes: number }>`
        select count(*)::integer as sessions, coalesce(sum(minutes), 0)::integer as minutes from volunteering.service v
        where v.volunteer_id = ${volunteerId}::uuid and v.reversed_at is null and ${servedIn(fromOn, untilOn)}`.execute(tx),
    )
    return { fromOn, untilOn, ...rows[0]! }
  }
  return { now: await of(`${year}-01-01`, `${year + 1}-01-01`), before: await of(`${year - 1}-01-01`, `${year}-01-01`) }
}
