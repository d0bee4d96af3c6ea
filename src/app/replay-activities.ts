import { sql } from 'kysely'
import { activities, fieldsOf } from '../modules/activities/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import type { StoryActivities } from '../programmes/story.ts'
import { as, findNo } from './play-story.ts'

/**
 * Organisation life as branches entered it, each on the day it was held, through the operations people use. Who came is the register of
 * that day but for one now and then.
 */
export async function replayActivities(services: Services, districtNo: number, story: StoryActivities): Promise<void> {
  const branches = await branchesWithMembers(services, districtNo)
  const noOf = (place: number): number => branches[place % branches.length]!
  if (branches.length === 0) return
  for (const [index, { hosts, absent, ...told }] of story.held.entries()) {
    const hostNos = [...new Set(hosts.map(noOf))]
    const there: string[] = []
    for (const unitNo of hostNos) {
      const roll = await as(services, told.onDay, activities.getRoll, { query: { unitNo, day: told.onDay } })
      there.push(...roll.members.filter((one) => one.came).map((one) => one.memberId))
    }
    const memberIds = [...new Set(there)].filter((_, at) => !absent || (at + index) % 5 !== 0)
    const others = Number((told.nonMembers ?? 0) + (told.residents ?? 0) > 0)
    const fieldsTyped = fieldsOf({ kinds: told.kinds.length, absent: there.length - memberIds.length, others, line: 1 })
    await as(services, told.onDay, activities.recordActivity, { body: { ...told, hostNos, memberIds, fieldsTyped } })
  }
  for (const { host, ...plan } of story.planned)
    await as(services, story.today, activities.recordActivity, { body: { ...plan, state: 'planned', hostNos: [noOf(host)] } })
  if (story.turns) await goRound(services, story.today, story.turns, noOf)
  if (story.menu) await publishMenu(services, districtNo, story.today, story.menu, noOf)
}

async function goRound(
  services: Services,
  today: string,
  { hosts, day, skip, ...told }: NonNullable<StoryActivities['turns']>,
  noOf: (place: number) => number,
): Promise<void> {
  const memberNos = [...new Set(hosts.map(noOf))]
  if (memberNos.length < 2) return
  const rule = { every: 'month', on: 'day', day } as const
  const { id } = await as(services, today, activities.startSeries, { body: { ...told, unitNo: memberNos[0]!, memberNos, rule } })
  await as(services, today, activities.skipTurn, { params: { id }, body: skip, revision: 1 })
}

async function publishMenu(
  services: Services,
  districtNo: number,
  day: string,
  { node, items, ...menu }: NonNullable<StoryActivities['menu']>,
  noOf: (place: number) => number,
): Promise<void> {
  const nodeNo = await findNo(services, districtNo, new Map(), node)
  const { id } = await as(services, day, activities.openMenu, { body: { ...menu, nodeNo } })
  for (const { host, interests, ...item } of items)
    await as(services, day, activities.addMenuItem, {
      params: { id },
      body: { ...item, interests: [...interests], hostNos: [noOf(host)] },
    })
  await as(services, day, activities.moveMenu, { params: { id }, body: { to: 'published' } })
}

async function branchesWithMembers(services: Services, districtNo: number): Promise<number[]> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`
      select distinct u.unit_no as no from members.member_on('2026-07-01'::date) m
      join organisations.unit_on('2026-07-01'::date) u on u.unit_no = m.branch_no and u.district_no = ${districtNo} and u.status = 'active'
      order by 1`.execute(tx),
  )
  return rows.map((row) => row.no)
}
