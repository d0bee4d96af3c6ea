import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { activities } from '../activities/contract.ts'
import { reports } from '../reports/contract.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity } from './testing.ts'

let place: SmallDistrict
let nos: number[]
let communities: string[]
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const secretaryOf = (no: number): Actor => person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })
const people = (no: number) =>
  asSystem(place.platform.services.database, async (tx) => {
    const { rows } = await sql<{
      id: string
    }>`select member_id as id from members.membership where branch_no = ${no} order by member_id`.execute(tx)
    return rows.map((row) => row.id)
  })

beforeAll(async () => {
  place = await openSmallDistrict(8)
  nos = []
  for (const name of ['甲机关党支部', '乙社区党总支', '丙企业党支部', '丁协会党支部', '戊学校党支部'])
    nos.push(await branchIn(place, name, { members: [`${name[0]}一`, `${name[0]}二`] }))
  const street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  const committee = person('区管理员', { role: 'district_officer', nodeNo: place.node['示例区']! })
  communities = []
  for (const members of [nos.slice(0, 4), [nos[0]!, nos[1]!, nos[4]!, nos[3]!]])
    communities.push(await foundedCommunity(place, members, { secretaryOf, street, committee }))
  await asSystem(place.platform.services.database, (tx) =>
    sql`update organisations.district_programme set programme = 'chaonan' where district_no = ${place.node['示例区']}`.execute(
      tx,
    ),
  )
}, 120_000)
afterAll(() => place.platform.close())

const held = async (onDay: string, kind: string, hostNos: number[], memberIds: string[] = [], state = 'held') =>
  call(systemActor, activities.recordActivity, {
    body: { state, onDay, kinds: [kind], hostNos, title: `${onDay} ${kind}`, memberIds } as never,
  })

it('lists what members of a community held together once, however many communities they share, with how many came', async () => {
  const [one, two, three, , five] = nos as [number, number, number, number, number]
  const came = [...(await people(one)), ...(await people(two))]
  await held('2026-11-22', 'training', [one, two], came) // both communities
  await held('2026-11-22', 'theme-day', [two, three]) // the first alone
  await held('2026-11-22', 'theme-day', [three, five]) // members of two communities, of no common one
  await held('2026-11-22', 'training', [five]) // alone
  const list = await call(systemActor, alliances.listJointWork, { query: {} })
  expect(list.items.map(({ kinds, attendances, communities: of }) => [kinds[0], attendances, of.length])).toEqual([
    ['theme-day', 0, 1],
    ['training', 4, 2],
  ])
  expect(list.counts).toEqual({ sessions: 2, attendances: 4 })
  const first = await call(systemActor, alliances.listJointWork, { query: { communityId: communities[1]! } })
  expect(first.items.map(({ members }) => members.map(({ name }) => name))).toEqual([['甲机关党支部', '乙社区党总支']])
  const none = await call(secretaryOf(place.units[0]!), alliances.listJointWork, { query: {} })
  expect(none.items).toEqual([])
})

it('gives 潮南 its figures of themed Party days and joint training, and the list behind each shows the same', async () => {
  const { programmes } = await call(systemActor, reports.listFigures, { query: { programme: 'chaonan' } })
  const figure = (id: string) => programmes[0]!.figures.find((one) => one.id === id)!
  expect(['CN-F03', 'CN-F07', 'CN-F08'].map((id) => [figure(id).value, figure(id).records])).toEqual([
    [1, 1],
    [1, 1],
    [4, 1],
  ])
  const query = Object.fromEntries(new URLSearchParams(figure('CN-F08').list.split('?')[1])) as never
  expect((await call(systemActor, alliances.listJointWork, { query })).counts).toEqual({ sessions: 1, attendances: 4 })
})
