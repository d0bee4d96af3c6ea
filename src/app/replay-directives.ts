import { sql } from 'kysely'
import { addDays } from '../kernel/dates.ts'
import { demands } from '../modules/demands/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import { type DirectiveAnswer, directiveStories, type DirectiveStory } from '../programmes/directive-story.ts'
import { as } from './play-story.ts'
import { streetsOf } from './replay-demands.ts'

/** Directives of a demonstration: issued by the district or a street and answered unit by unit, as the units told it by telephone. */
export async function replayDirectives(services: Services, districtNo: number, branches: readonly number[]): Promise<void> {
  const today = services.clock.today()
  const [street] = await streetsOf(services, districtNo)
  if (street === undefined) return
  const organisations = await organisationsOf(services, street, today)
  for (const story of directiveStories) {
    const fromNo = story.from === 'district' ? districtNo : street
    const unitNos = (story.to === 'branches' ? branches : organisations).slice(0, story.answers.length)
    if (unitNos.length > 0) await play(services, story, fromNo, unitNos, today)
  }
}

async function organisationsOf(services: Services, street: number, today: string): Promise<number[]> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`
      select unit_no as no from organisations.unit_on(${today}::date) where kind = 'social_org' and street_no = ${street} and status = 'active'
      order by unit_no limit 3`.execute(tx),
  )
  return rows.map((row) => row.no)
}

async function play(
  services: Services,
  { daysAgo, dueInDays, answers, from: _from, to: _to, ...told }: DirectiveStory,
  fromNo: number,
  unitNos: readonly number[],
  today: string,
): Promise<void> {
  const on = addDays(today, -daysAgo)
  const body = { ...told, fromNo, unitNos: [...unitNos], dueOn: addDays(today, dueInDays) }
  const { id } = await as(services, on, demands.issueDirective, { body })
  // Whom a grant of the issuer reaches is said by the platform's own hand: it enters what units told it.
  for (const [index, unitNo] of unitNos.entries()) await answer(services, { id, unitNo, on, today }, answers[index] ?? [])
}

interface Line {
  readonly id: string
  readonly unitNo: number
  readonly on: string
  readonly today: string
}

const byUnit: readonly string[] = ['acknowledge', 'accept', 'decline', 'report']

async function answer(services: Services, { id, unitNo, on, today }: Line, acts: readonly DirectiveAnswer[]): Promise<void> {
  const { lines } = await as(services, on, demands.getDirective, { params: { id } })
  const line = lines.find((one) => one.unit.no === unitNo)
  if (!line) return
  let { revision } = line
  let day = on
  for (const act of acts) {
    day = addDays(day, act.act === 'report' ? 9 : 1)
    const told = byUnit.includes(act.act) ? { told: '电话答复' } : {}
    const moved = await as(services, day < today ? day : today, demands.actOnDirective, {
      params: { id: line.id },
      body: { ...act, ...told },
      revision,
    })
    revision = moved.revision
  }
}
