import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { Actor } from '../../kernel/policy.ts'
import { demands } from '../demands/contract.ts'
import { learning } from '../learning/contract.ts'
import { periodBefore } from './activity.ts'
import { volunteering } from './contract.ts'
import { membersWithAccounts } from './testing.ts'

let place: SmallDistrict
let home: { no: number; name: string; secretary: Actor }
let other: { no: number; name: string; secretary: Actor }
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(6)
  const branch = partyOrgsOf(() => place, '活跃')
  home = await branch()
  other = await branch()
})
afterAll(() => place.platform.close())

const facts = { title: '节水宣传', kind: 'policy', place: '东社区', risk: 'none' as const, risks: '没有特别风险' }

it('compares with a period of the same length', () => {
  expect(periodBefore('2026-07-01', '2026-10-01')).toEqual({ fromOn: '2026-03-31', untilOn: '2026-07-01' })
})

describe('how actively an organisation serves', () => {
  it('is counted from confirmed records of a period, beside the one before; of one member it is told to the member alone', async () => {
    const [member] = await membersWithAccounts(place.platform.services, home.no, ['钟一'])
    const self = { ...person('钟一'), accountId: member!.accountId }
    const shifts = [{ role: 'volunteer', seats: 5, startsAt: '2026-12-30T09:00:00+08:00', endsAt: '2026-12-30T11:00:00+08:00' }]
    const { id } = await call(home.secretary, volunteering.openNeed, { body: { unitNo: home.no, ...facts, shifts } })
    await call(home.secretary, volunteering.moveNeed, { params: { id }, body: { to: 'published' } })
    const shiftId = (await call(home.secretary, volunteering.getNeed, { params: { id } })).list[0]!.id
    await call(home.secretary, volunteering.signUp, { params: { id: shiftId }, body: { memberIds: [member!.id] } })
    const [fromAt, untilAt] = ['2026-08-01T09:00:00+08:00', '2026-08-01T11:00:00+08:00']
    await place.platform.services.database.transaction(systemContext, (tx) =>
      sql`update volunteering.shift set starts_at = ${fromAt}, ends_at = ${untilAt} where id = ${shiftId}`.execute(tx),
    )
    const { signUpId } = (await call(home.secretary, volunteering.getNeed, { params: { id } })).list[0]!.people[0]!
    const served = [{ signUpId, fromAt, untilAt, minutes: 120, grade: 'measured' as const }]
    await call(home.secretary, volunteering.confirmShift, { params: { id: shiftId }, body: { served } })

    const told = (by: Actor, fromOn: string, untilOn: string, unitNo = home.no) =>
      call(by, volunteering.getServiceActivity, { query: { unitNo, fromOn, untilOn } })
    const nothing = { sessions: 0, people: 0, minutes: 0, posts: 0, wishesTaken: 0 }
    expect(await told(home.secretary, '2026-07-01', '2026-10-01')).toMatchObject({ now: { sessions: 1, people: 1, minutes: 120, posts: 0, wishesTaken: 0 }, before: nothing }) // prettier-ignore
    expect(await told(home.secretary, '2026-10-01', '2027-01-01')).toMatchObject({
      now: nothing,
      before: { sessions: 1, minutes: 120 },
    })
    expect(await refusalOf(told(other.secretary, '2026-07-01', '2026-10-01'))).toBe('need-organiser-unknown')
    expect((await call(self, volunteering.getOwnService)).activity).toMatchObject({ now: { sessions: 1, minutes: 120 }, before: { sessions: 0, minutes: 0 } }) // prettier-ignore
  })
})

describe('a service after learning', () => {
  it('is linked freely and seen from both sides', async () => {
    const body = {
      nodeNo: place.node['示例区']!,
      title: '节水法规学习',
      kind: 'class',
      fromOn: '2026-06-01',
      startTime: '09:00',
      endTime: '11:00',
    }
    const session = await call(systemActor, learning.planSession, { body })
    const { id } = await call(home.secretary, volunteering.openNeed, { body: { unitNo: home.no, ...facts, shifts: [] } })
    const link = (sessionId: string, by: Actor = home.secretary) =>
      call(by, volunteering.linkStudy, { params: { id }, body: { sessionId } })
    expect(await refusalOf(link(id))).toBe('leader-session-unknown')
    expect(await refusalOf(link(session.id, other.secretary))).toBe('need-not-found')
    await link(session.id)
    await link(session.id)
    const studies = async () => (await call(home.secretary, volunteering.getNeed, { params: { id } })).studies
    expect(await studies()).toEqual([{ sessionId: session.id, title: '节水法规学习', onDay: '2026-06-01' }])
    const side = async (by: Actor) => (await call(by, learning.getSession, { params: { id: session.id } })).followUps
    expect(await side(systemActor)).toMatchObject([
      { needId: id, title: '节水宣传', host: { no: home.no }, sessions: 0, lastOn: null },
    ])
    await call(home.secretary, volunteering.unlinkStudy, { params: { id }, body: { sessionId: session.id } })
    expect([await studies(), await side(systemActor)]).toEqual([[], []])
  })
})

describe('a resident reaches a Party organisation without an account', () => {
  it('and the words lie with its secretary, not with another', async () => {
    const form = await call(visitor, demands.getAskForm, { query: { unitNo: home.no } })
    expect(form.addressee).toMatchObject({ no: home.no, name: home.name })
    const district = form.districts.find(({ no }) => no === form.addressee!.districtNo)!
    const ask = (unitNo: number) =>
      call(visitor, demands.ask, {
        body: { category: district.categories[0]!.code, what: '楼道灯坏了，想请党员帮忙看看', streetNo: district.streets[0]!.no, unitNo, name: '莫阿姨', phone: '13911112222', consent: true, consentVersion: form.consentVersion } as never,
      }) // prettier-ignore
    expect(await refusalOf(ask(place.units[0]!))).toBe('order-addressee-unknown')
    const given = await ask(home.no)
    const seen = await call(visitor, demands.follow, { body: { code: given.code, digits: '2222' } })
    expect(seen).toMatchObject({ holder: home.name })
    const orders = async (by: Actor) => (await call(by, demands.listOrders, { query: {} })).items.map(({ no }) => no)
    expect(await orders(home.secretary)).toContain(given.no)
    expect(await orders(other.secretary)).not.toContain(given.no)
  })
})
