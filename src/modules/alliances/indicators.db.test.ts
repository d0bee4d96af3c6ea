import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { activities } from '../activities/contract.ts'
import { reports } from '../reports/contract.ts'
import { alliances } from './contract.ts'
import { branchIn } from './testing.ts'

let place: SmallDistrict
let nos: number[]
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const secretaryOf = (no: number): Actor => person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })
const held = (onDay: string, kind: string, hostNos: number[], rest: object = {}) =>
  call(systemActor, activities.recordActivity, { body: { onDay, kinds: [kind], hostNos, ...rest } as never })

beforeAll(async () => {
  place = await openSmallDistrict(12)
  nos = []
  const covered = [[place.units[7]!], [], [place.units[9]!], []]
  for (const [index, name] of ['甲党支部', '乙党支部', '丙党总支', '丁党支部'].entries())
    nos.push(await branchIn(place, name, { covers: covered[index]! }))
  await asSystem(place.platform.services.database, (tx) =>
    sql`update organisations.district_programme set programme = 'nansha' where district_no = ${place.node['示例区']}`.execute(tx),
  )
}, 60_000)
afterAll(() => place.platform.close())

async function figures(ids: readonly string[]) {
  const { programmes } = await call(systemActor, reports.listFigures, { query: { programme: 'nansha' } })
  return ids.map((id) => programmes[0]!.figures.find((one) => one.id === id)!)
}

it('a branch of social organisations that builds together with other Party organisations counts once, each partner once, and the list shows those activities', async () => {
  const [one, two, three] = nos as [number, number, number]
  await held('2026-05-06', 'cobuilding', [one], { partnerNos: [two], partnerNames: ['河畔村党支部', '河畔食品公司'] })
  await held('2026-06-06', 'roundtable', [one], { partnerNos: [two] })
  await held('2026-07-06', 'roundtable', [three], { partnerNames: ['河畔村党支部'] })
  await held('2026-07-07', 'cobuilding', [nos[3]!], { partnerNames: ['河畔食品公司'] }) // no other Party organisation
  await held('2026-07-08', 'theme-day', [nos[3]!], { partnerNos: [two] })
  await held('2026-07-09', 'roundtable', [nos[3]!], { partnerNos: [two] }) // covers no social organisation
  const found = await figures(['NS-F17', 'NS-F18', 'NS-F19', 'NS-F20'])
  expect(found.map(({ value, records }) => [value, records])).toEqual([
    [2, 4],
    [2, 4],
    [1, 1],
    [3, 3],
  ])
  const query = Object.fromEntries(new URLSearchParams(found[0]!.list.split('?')[1])) as never
  expect((await call(systemActor, activities.listActivities, { query })).total).toBe(4)
})

it('a pairing counts once every side has signed: branches of social organisations whoever drew it up, and who signed with them', async () => {
  const [one, two, three, four] = nos as [number, number, number, number]
  const pair = async (leadNo: number, sideNos: number[], signs: readonly number[]) => {
    const body = {
      kind: 'pairing' as const,
      title: '结对共建协议',
      content: '每月共上党课',
      leadNo,
      sideNos,
      fromOn: '2026-11-01',
    }
    const lead = secretaryOf(leadNo)
    const { id, revision } = await call(lead, alliances.draftAgreement, { body })
    await call(lead, alliances.moveAgreement, { params: { id }, body: { move: 'propose' } }, { ifMatch: revision })
    for (const unitNo of signs)
      await call(secretaryOf(unitNo), alliances.signAgreement, { params: { id }, body: { unitNo, answer: 'signed' } })
  }
  await pair(one, [two, four], [one, two, four])
  await pair(two, [three], [two, three])
  await pair(two, [four], [two, four]) // no branch of a social organisation
  await pair(three, [four], [three])
  const told = async () => (await figures(['NS-F25', 'NS-F26'])).map(({ value, records }) => [value, records])
  expect(await told()).toEqual([
    [2, 2],
    [2, 2],
  ])
  await pair(one, [three], [one, three]) // each is a branch, and the partner of the other
  expect(await told()).toEqual([
    [2, 3],
    [4, 3],
  ])
  const [found] = await figures(['NS-F25'])
  const query = Object.fromEntries(new URLSearchParams(found!.list.split('?')[1])) as never
  const list = await call(systemActor, alliances.listAgreements, { query })
  expect(list.items.map((item) => item.lead.no)).toEqual([one, two, one])
})
