import { addDays } from '../kernel/dates.ts'
import { workforce } from '../modules/workforce/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import type { DemoStory } from '../programmes/story.ts'
import { as } from './play-story.ts'

const basis = '区社会组织党委会议研究，纳入递进培养'

/** A few people in post in staged development: the instructor whose eyes a demonstration lends, and the first full-time workers by name. */
export async function replayGrowth(services: Services, districtNo: number, story: DemoStory): Promise<void> {
  const today = services.clock.today()
  const workers = await as(services, today, workforce.listPeople, {
    query: { districtNo, role: 'full_time_worker', pageSize: 3 },
  })
  const lent = story.people.account
  const guide = lent
    ? await as(services, today, workforce.listPeople, { query: { districtNo, role: 'instructor', q: lent.person, pageSize: 20 } })
    : { items: [] }
  const own = guide.items.filter(({ name, senderName }) => name === lent?.person && senderName === lent.sender)
  for (const [index, { id }] of [...own, ...workers.items].entries()) await develop(services, id, index)
}

async function develop(services: Services, id: string, index: number): Promise<void> {
  const today = services.clock.today()
  const begunOn = addDays(today, -420 + index * 30)
  const plan = await as(services, begunOn, workforce.openGrowth, {
    params: { id },
    body: { begunOn, basis, documentNo: '示例社工委〔2025〕15号', stage: 'foundation' },
  })
  const params = { id: plan.id }
  const onDay = addDays(begunOn, 200)
  if (index % 3 < 2)
    await as(services, onDay, workforce.enterStage, {
      params,
      body: { stage: 'practice', onDay, reason: '完成岗位培训，安排到联建项目实践' },
    })
  const item = await as(services, onDay, workforce.addCapability, {
    params,
    body: { what: '独立组织一次换届选举', stage: 'practice', dueOn: addDays(today, 60) },
  })
  await as(services, onDay, workforce.addCapability, { params, body: { what: '能讲清社会组织党建的基本要求' } })
  const seenOn = addDays(onDay, 60)
  await as(services, seenOn, workforce.recordProgress, {
    params: { id: item.id },
    body: { onDay: seenOn, state: index % 2 === 0 ? 'reached' : 'under-way', note: '跟随完成一家单位的换届，程序熟悉' },
  })
}
