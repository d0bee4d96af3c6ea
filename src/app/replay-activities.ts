import { activities } from '../modules/activities/contract.ts'
import type { StoryActivities } from '../programmes/story.ts'
import type { Stage } from './replay-people.ts'

/**
 * Organisation life as branches entered it, each on the day it was held. Who came is the register of that day but for one now and then;
 * where the register has nobody yet, an activity stands without names.
 */
export async function replayActivities(stage: Stage, story: StoryActivities): Promise<void> {
  for (const [index, { hosts, absent, ...told }] of story.held.entries()) {
    const hostNos = await Promise.all(hosts.map((host) => stage.noOf(host)))
    const rolls = await Promise.all(
      hostNos.map((unitNo) => stage.as(told.onDay, activities.getRoll, { query: { unitNo, day: told.onDay } })),
    )
    const there = [...new Set(rolls.flatMap((roll) => roll.members.filter((one) => one.came).map((one) => one.memberId)))].sort()
    const memberIds = there.filter((_, at) => !absent || (at + index) % 5 !== 0)
    await stage.as(told.onDay, activities.recordActivity, { body: { ...told, hostNos, memberIds } })
  }
  for (const { host, ...plan } of story.planned)
    await stage.as(story.today, activities.recordActivity, {
      body: { ...plan, state: 'planned', hostNos: [await stage.noOf(host)] },
    })
  if (!story.menu) return
  const { node, items, ...menu } = story.menu
  const { id } = await stage.as(story.today, activities.openMenu, { body: { ...menu, nodeNo: await stage.noOf(node) } })
  for (const { host, ...item } of items)
    await stage.as(story.today, activities.addMenuItem, { params: { id }, body: { ...item, hostNos: [await stage.noOf(host)] } })
  await stage.as(story.today, activities.moveMenu, { params: { id }, body: { to: 'published' } })
}
