import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { volunteering } from './contract.ts'
import { endFor } from './leader-acts.ts'
import { type LeaderRow, readLeaders, stepsOf } from './leaders.ts'
import { personOfCode } from './persons.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { leaderState } from './rules/leaders.ts'
import { leaderWordsOn } from './settings.ts'
import { findOwnMember, findOwnVolunteer, unitNames } from './store.ts'

/** What somebody is developed as while it goes on. To be asked as the platform, for the person alone. */
async function goingOn(call: Pick<Call, 'tx'>, volunteerId: string | null): Promise<LeaderRow | null> {
  const [row] = await readLeaders(call.tx, sql<boolean>`l.volunteer_id = ${volunteerId}::uuid and l.ended_on is null`)
  return row ?? null
}

/** All of it, as the person reads it. To be asked as the platform. */
export async function ownLeader(call: Pick<Call, 'tx' | 'today'>, volunteerId: string | null) {
  const row = await goingOn(call, volunteerId)
  if (!row) return null
  const { name, whys } = await leaderWordsOn(call.tx, row.districtNo, call.today)
  const { foundOn, consentOn, words } = row
  const why = whys.find(({ code }) => code === row.why) ?? { code: row.why, zh: row.why, en: row.why }
  const unit = (await unitNames(call.tx, [row.unitNo], call.today))(row.unitNo).name
  return { name, unit, foundOn, consentOn, why, words, state: leaderState(row), steps: await stepsOf(call.tx, row.id) }
}

/** The person ends it: no reason, nobody is asked. Twice is once. */
function endOwn(call: Call, volunteerId: string | null): Promise<{ ended: boolean }> {
  return asPlatform(call.tx, async () => {
    const row = await goingOn(call, volunteerId)
    if (row) await endFor(call, row, null)
    return { ended: row !== null }
  })
}

export const endOwnLeader = command(volunteering.endOwnLeader, async (call) => {
  const member = await findOwnMember(call)
  if (!member) throw problem(problems['volunteer-not-member'])
  return endOwn(call, await asPlatform(call.tx, () => findOwnVolunteer(call, member.member_id)))
})

export const endLeaderByCode = command(volunteering.endLeaderByCode, async (call) => {
  const person = await personOfCode(call, call.body.code)
  if (!person) throw problem(problems['volunteer-not-found'])
  return endOwn(call, person.id)
})
