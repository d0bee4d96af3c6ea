import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { activities } from './contract.ts'
import { activityProblems as problems } from './problems.ts'
import { followTurns, loadRotation, seriesReached } from './rotation.ts'
import { type Rotation, type TurnChange, turnsFrom } from './rules.ts'

interface Locked {
  readonly id: string
  readonly unitNo: number
  readonly revision: number
  readonly memberNos: number[]
  readonly servedBefore: number[]
  readonly turnsFrom: Day | null
}

/** A series that goes round, locked, of the revision the writer has seen; two people at once are told of one another. */
export async function getForTurns(call: Call, id: string, ifMatch: number | null): Promise<Locked> {
  const { rows } = await sql<Locked & { ended: boolean }>`
    select s.id, s.unit_no as "unitNo", s.revision, s.member_nos as "memberNos", s.served_before as "servedBefore", s.turns_from as "turnsFrom", s.ended_at is not null as ended
    from activities.series s where s.id = ${id} and s.member_nos is not null and ${seriesReached(call.scope)} for update of s`.execute(
    call.tx,
  )
  const found = rows[0]
  if (!found) throw problem(problems['series-not-found'])
  if (ifMatch !== found.revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: found.revision })
  if (found.ended) throw problem(problems['turn-not-open'])
  return found
}

/** Whose turn a day is, while it is still planned. */
function hostOn(rotation: Rotation, day: Day, today: Day): number {
  const found = turnsFrom(rotation, today).find((turn) => turn.day === day)
  if (found?.who == null) throw problem(problems['turn-not-open'])
  return found.who
}

/** A turn is changed by its own organisation, by whoever arranges the series, or by the committee above either. */
export async function requireSay(call: Call, nos: readonly number[]): Promise<void> {
  const { rows } =
    await sql`select from organisations.unit u where u.no = any (${[...nos]}::integer[]) and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(
      call.tx,
    )
  if (rows.length === 0) throw problem(problems['turn-not-own'])
}

interface Said extends TurnChange {
  readonly withDay: Day | null
}

async function change(
  call: Call,
  series: Locked,
  rotation: Awaited<ReturnType<typeof loadRotation>>,
  said: readonly Said[],
  reason: string,
) {
  const { tx } = call
  const now = { ...rotation, changes: [...rotation.changes, ...said] }
  const stranded = turnsFrom(now, call.today).find((turn) => turn.who === null)
  if (stranded) throw problem(problems['turn-nobody-left'], { day: stranded.day })
  // What belongs to all of them is written for all of them, whichever of them is in the writer's reach.
  await asPlatform(tx, async () => {
    for (const { what, day, unitNo, withDay } of said)
      await sql`insert into activities.turn_change (series_id, what, on_day, unit_no, with_day, reason, account_id)
        values (${series.id}, ${what}, ${day}, ${unitNo}, ${withDay}, ${reason}, ${call.actor.accountId})`.execute(tx)
    await sql`update activities.series set revision = revision + 1 where id = ${series.id}`.execute(tx)
  })
  const moved = await followTurns(tx, now, call.today, call.actor.accountId)
  call.note({
    objectType: 'series',
    objectId: series.id,
    fields: ['turn'],
    detail: { days: said.map((one) => one.day), moved: moved.length },
  })
  return { id: series.id, revision: series.revision + 1, moved: moved.length }
}

export const skipTurn = command(activities.skipTurn, async (call) => {
  const { day, reason } = call.body
  const series = await getForTurns(call, call.params.id, call.ifMatch)
  const rotation = await loadRotation(call.tx, series)
  const unitNo = hostOn(rotation, day, call.today)
  await requireSay(call, [unitNo, series.unitNo])
  return change(call, series, rotation, [{ what: 'skip', day, unitNo, withDay: null }], reason)
})

export const swapTurns = command(activities.swapTurns, async (call) => {
  const { day, withDay, reason } = call.body
  const series = await getForTurns(call, call.params.id, call.ifMatch)
  const rotation = await loadRotation(call.tx, series)
  const [one, other] = [hostOn(rotation, day, call.today), hostOn(rotation, withDay, call.today)]
  if (one === other) throw problem(problems['turns-not-exchanged'])
  await requireSay(call, [one, other, series.unitNo])
  const said: Said[] = [
    { what: 'settle', day, unitNo: other, withDay },
    { what: 'settle', day: withDay, unitNo: one, withDay: day },
  ]
  return change(call, series, rotation, said, reason)
})
