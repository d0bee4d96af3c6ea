import { sql } from 'kysely'
import { addDays } from '../kernel/dates.ts'
import { members } from '../modules/members/contract.ts'
import { places } from '../modules/places/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import { as } from './play-story.ts'

const asked = [
  { topic: 'transfer', question: '换了单位，组织关系怎么转', answer: '由原党支部开具介绍信，三个月内到新单位党支部报到' },
  {
    topic: 'mobile',
    question: '在外地工作半年以上，要办什么手续',
    asker: '钱问',
    answer: '办理流动党员活动证，到流入地党组织报到',
  },
  { topic: 'dues', question: '停薪留职期间党费怎么交' },
  { topic: 'care', question: '老党员生病住院，能否申请慰问', handed: true },
] as const

const sites = ['示例学校二期工地', '示例医院改扩建工地'] as const

/** The station of a district stands at its first venue and gives advice; two activity rooms stand on building sites (NS-30, CD-24). All invented. */
export async function replayStations(services: Services, districtNo: number): Promise<void> {
  const today = services.clock.today()
  const { items: stations } = await as(services, today, members.listStations, { query: { districtNo } })
  const { items: venues } = await as(services, today, places.listVenues, { query: { districtNo, state: 'open' } })
  const [station, venue] = [stations.find((one) => one.kind === 'station'), venues[0]]
  if (!station || !venue) return
  const params = { id: station.id }
  await as(services, today, members.placeStation, { params, body: { venueNo: venue.no } })
  for (const [index, one] of asked.entries()) {
    const { handed, ...body } = { handed: false, ...one }
    const onDay = addDays(today, -40 + index * 9)
    const made = await as(services, onDay, members.askConsultation, { params, body: { ...body, onDay } })
    if (!handed) continue
    const hand = { act: 'hand' as const, unitNo: venue.owner.no }
    await as(services, onDay, members.answerConsultation, { params: { id: made.id }, revision: made.revision, body: hand })
  }
  const association = await associationOf(services, districtNo)
  for (const [index, site] of sites.entries())
    await as(services, today, members.openStation, {
      body: {
        hostNo: station.host.no,
        kind: 'activity_room',
        name: `${site}党员活动室`,
        whereabouts: `${site}项目部`,
        site,
        associationNo: association,
        openedOn: addDays(today, -90 + index * 30),
        liaison: { name: ['何工', '曹工'][index]! },
      },
    })
}

/** An association of the district, of building where there is one. */
async function associationOf(services: Services, districtNo: number): Promise<number | undefined> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`
      select u.unit_no as no from organisations.unit_on(${services.clock.today()}::date) u
      where u.district_no = ${districtNo} and u.kind = 'social_org' and u.status = 'active' and u.name like '%协会%'
      order by u.name like '%建筑%' desc, u.unit_no limit 1`.execute(tx),
  )
  return rows[0]?.no
}
