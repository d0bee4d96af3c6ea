import { addDays } from '../kernel/dates.ts'
import { places } from '../modules/places/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { as } from './play-story.ts'
import type { Owner } from './replay-places.ts'

const features = [
  '毗邻工业园区，外来务工青年多，社会组织多为服务青年的机构。',
  '老城区，社区社会组织密集，老年居民多。',
  null,
] as const

/** Hub venues some streets consider and a regional centre of the district; one was decided by the district. All invented. */
export async function replayPlans(services: Services, districtNo: number, owners: readonly Owner[]): Promise<void> {
  const today = services.clock.today()
  const [asked, year] = [addDays(today, -40), Number(today.slice(0, 4)) + 1]
  const streets = [...new Set(owners.flatMap((one) => one.streetNo ?? []))].slice(0, features.length)
  for (const [index, areaNo] of streets.entries())
    await as(services, asked, places.enterPlan, {
      body: {
        kind: 'hub',
        areaNo,
        name: `示例枢纽型阵地${index + 1}`,
        wantedYear: year + (index % 2),
        features: features[index],
      },
    })
  const { id } = await as(services, asked, places.enterPlan, {
    body: {
      kind: 'regional-centre',
      areaNo: districtNo,
      name: '示例区域党群活动中心',
      wantedYear: year,
      features: '小区域、大党建，集中建设综合性党群活动中心。',
    },
  })
  await as(services, addDays(today, -12), places.movePlan, {
    params: { id },
    body: { act: 'decide', reason: '列入年度党群服务阵地建设计划' },
    revision: 1,
  })
}
