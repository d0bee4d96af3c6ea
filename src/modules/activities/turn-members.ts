import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { activities } from './contract.ts'
import { activityProblems as problems } from './problems.ts'
import { followTurns, loadRotation } from './rotation.ts'
import { regrouped } from './rules.ts'
import { getForTurns, requireSay } from './turns.ts'

/**
 * Who takes turns from a day on. What was held, and what is planned before the day, stays with those who took turns then; days from it on go
 * round among the members as they are now, and exchanges with somebody who left are void.
 */
export const changeTurnMembers = command(activities.changeTurnMembers, async (call) => {
  const { tx, today } = call
  const { memberNos, fromOn, reason } = call.body
  const series = await getForTurns(call, call.params.id, call.ifMatch)
  await requireSay(call, [series.unitNo])
  if (fromOn < today || (series.turnsFrom !== null && fromOn < series.turnsFrom)) throw problem(problems['turn-not-open'])
  const { rows } = await sql<{
    able: number[]
  }>`select activities.able_to_host(${memberNos}::integer[], ${today}::date) as able`.execute(tx)
  const able = new Set(rows[0]!.able)
  if (!memberNos.includes(series.unitNo) || able.size !== memberNos.length) throw problem(problems['series-member-unfit'])
  const rotation = await loadRotation(tx, series)
  const now = { ...rotation, ...regrouped(rotation, memberNos, fromOn) }
  const said = [
    ...memberNos.filter((no) => !series.memberNos.includes(no)).map((no) => ({ what: 'join', no })),
    ...series.memberNos.filter((no) => !memberNos.includes(no)).map((no) => ({ what: 'leave', no })),
  ]
  await asPlatform(tx, async () => {
    for (const { what, no } of said)
      await sql`insert into activities.turn_change (series_id, what, on_day, unit_no, reason, account_id)
        values (${series.id}, ${what}, ${fromOn}, ${no}, ${reason}, ${call.actor.accountId})`.execute(tx)
    await sql`
      update activities.series set member_nos = ${[...now.memberNos]}::integer[], served_before = ${[...now.servedBefore]}::integer[],
        turns_from = ${fromOn}, revision = revision + 1 where id = ${series.id}`.execute(tx)
  })
  const moved = await followTurns(tx, now, today, call.actor.accountId)
  call.note({
    objectType: 'series',
    objectId: series.id,
    fields: ['turn'],
    detail: { units: said.map(({ no }) => no), moved: moved.length },
  })
  return { id: series.id, revision: series.revision + 1, moved: moved.length }
})
