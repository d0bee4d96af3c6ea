import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lists } from './contract.ts'
import type { servedKinds } from './contract-records.ts'
import { listProblems as problems } from './problems.ts'
import { namesOf } from './store.ts'

type ServedKind = (typeof servedKinds)[number]

interface Told {
  readonly kind: ServedKind
  readonly id: string
  readonly no: number
  readonly title: string | null
  readonly onDay: Day | null
  readonly unitNo: number
  readonly campaign: string | null
}

const ofNeeds = sql`'service' as kind, n.need_id as id, n.no, n.title, null::date as "onDay", n.unit_no as "unitNo", n.campaign`
const ofActivities = sql`'activity' as kind, a.activity_id as id, a.no, a.title, a.on_day as "onDay", a.host_no as "unitNo", null::text as campaign`

async function named(tx: Tx, rows: readonly Told[], today: Day) {
  const unit = await namesOf(
    tx,
    rows.map((row) => row.unitNo),
    today,
  )
  return rows.map(({ unitNo, ...row }) => ({ ...row, unit: unit(unitNo) }))
}

/** What contributions served, by identifier, as far as the reader sees it: told through the doors of the modules that keep it. */
export async function servedBy(tx: Tx, today: Day, needs: readonly string[], activities: readonly string[]) {
  if (needs.length + activities.length === 0) return new Map<string, never>()
  const { rows } = await sql<Told>`
    select ${ofNeeds} from volunteering.needs_told(${[...needs]}::uuid[]) n
    union all select ${ofActivities} from activities.told(${[...activities]}::uuid[]) a`.execute(tx)
  return new Map((await named(tx, rows, today)).map((row) => [row.id, row]))
}

/** Throws `served-not-found`. */
export async function requireServed(tx: Tx, today: Day, served: { kind: ServedKind; id: string } | null | undefined) {
  const [needId, activityId] = [served?.kind === 'service' ? served.id : null, served?.kind === 'activity' ? served.id : null]
  const found = await servedBy(tx, today, needId ? [needId] : [], activityId ? [activityId] : [])
  if (served && !found.has(served.id)) throw problem(problems['served-not-found'])
  return { needId, activityId }
}

export const findServed = query(lists.findServed, async ({ tx, query: asked, today }) => {
  const like = likeOf(asked.q)
  const { rows } = await sql<Told>`
    (select ${ofNeeds} from volunteering.needs_found(${like}, 15) n) union all (select ${ofActivities} from activities.found(${like}, 15) a)`.execute(
    tx,
  )
  return { items: await named(tx, rows, today) }
})
