import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { callsOn, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { notices } from '../notices/contract.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity } from './testing.ts'

let place: SmallDistrict
let three: number[]
let id: string
let day = '2026-11-22'
let stranger: Actor
const people = new Map<number, Actor>()
const secretaryOf = (unitNo: number): Actor => {
  const known = people.get(unitNo) ?? person(`书记${unitNo}`, { role: 'party_org_secretary', nodeNo: unitNo })
  people.set(unitNo, known)
  return known
}
const call = callsOn(
  () => place,
  () => day,
  'meetings',
)

beforeAll(async () => {
  place = await openSmallDistrict(4)
  three = []
  for (const name of ['小学党支部', '社区党总支', '建设党支部']) three.push(await branchIn(place, name))
  stranger = secretaryOf(await branchIn(place, '旁人党支部'))
  const street = person('东街道', { role: 'street_officer', nodeNo: place.node['东街道']! })
  const committee = person('区委', { role: 'district_officer', nodeNo: place.node['示例区']! })
  id = await foundedCommunity(place, three, { secretaryOf, street, committee })
}, 60_000)
afterAll(() => place.platform.close())

const content = { kind: 'regular-meeting', onDay: '2026-12-10', atTime: '14:30', place: '小学会议室', title: '课后托管' }
const ask = (unitNo: number, more: object = {}) =>
  call(secretaryOf(unitNo), alliances.callMeeting, { params: { id }, body: { ...content, unitNo, ...more } })
const seen = async (actor: Actor, query: object = {}) =>
  (await call(actor, alliances.listMeetings, { query: { communityId: id, ...query } })).items
const due = async (code: string) => {
  const { cadences } = await call(secretaryOf(three[0]!), alliances.getDue, { params: { id }, query: { year: 2026 } })
  return cadences.find((one) => one.code === code)!.windows.map(({ held, status }) => [held, status])
}
const digest = async (actor: Actor, source: string) =>
  (await call(actor, notices.getDigest, {})).groups.find((group) => group.source === source)?.total ?? 0

describe('a meeting the convenor calls ahead', () => {
  it('is called by whose turn it is, for a day that lies ahead; a bulletin is no meeting', async () => {
    const [first, second] = three as [number, number, number]
    expect((await call(secretaryOf(first), alliances.listMeetings, { query: { communityId: id } })).callFor).toMatchObject([
      { no: first },
    ])
    expect(await refusalOf(ask(second))).toBe('meeting-not-convenor')
    expect(await refusalOf(ask(first, { onDay: '2026-11-21' }))).toBe('meeting-day-unfit')
    expect(await refusalOf(ask(first, { kind: 'bulletin' }))).toBe('community-word-unknown')
    expect(await due('regular-meeting')).toEqual([[0, 'not-applicable']])
    await ask(first)
    // The next convenor may call for a day of the own turn already now.
    await ask(second, { onDay: '2027-03-01', title: '春季例会' })
    expect(await due('regular-meeting')).toEqual([[0, 'not-applicable']])
  })

  it('is seen by every member on page and digest, and by nobody else', async () => {
    for (const no of three) {
      expect((await seen(secretaryOf(no))).map((one) => [one.onDay, one.stage])).toEqual([
        ['2026-12-10', 'called'],
        ['2027-03-01', 'called'],
      ])
      expect(await digest(secretaryOf(no), 'alliances.meetings')).toBe(2)
      const list = await call(secretaryOf(no), alliances.listMeetings, { query: { mine: 'true', stage: 'called' } })
      expect(list.total).toBe(2)
    }
    expect(await seen(stranger)).toEqual([])
    expect(await digest(stranger, 'alliances.meetings')).toBe(0)
    const [one] = await seen(secretaryOf(three[2]!))
    expect(await refusalOf(call(stranger, alliances.writeMeeting, { params: { id: one!.id } }))).toBe('meeting-not-found')
    const file = await call(secretaryOf(three[2]!), alliances.writeMeeting, { params: { id: one!.id } })
    const text = String((file as { body: Buffer }).body)
    expect(text).toContain('DTSTART:20261210T063000Z')
    expect(text).toContain('LOCATION:小学会议室')
  })

  it('has matters tabled by members before it, each taken off again by whoever tabled it', async () => {
    const [first, , third] = three as [number, number, number]
    const [one] = await seen(secretaryOf(third))
    const table = (by: number, unitNo: number, title: string) =>
      call(secretaryOf(by), alliances.tableItem, { params: { id: one!.id }, body: { unitNo, title } })
    expect(await refusalOf(table(third, first, '替别人提'))).toBe('community-member-unknown')
    const mine = await table(third, third, '工地开放日')
    await table(first, first, '托管场地')
    const withdraw = (by: number) =>
      call(secretaryOf(by), alliances.withdrawItem, { params: { id: one!.id, itemId: mine.id }, body: {} })
    expect(await refusalOf(withdraw(first))).toBe('meeting-item-not-found')
    expect((await seen(secretaryOf(first)))[0]!.agenda.map((item) => [item.title, item.unit.no])).toEqual([
      ['工地开放日', third],
      ['托管场地', first],
    ])
    await withdraw(third)
    expect((await seen(secretaryOf(first)))[0]!.agenda.map((item) => item.title)).toEqual(['托管场地'])
  })

  it('is moved by whoever called it, and once held becomes the record by its minutes, with nothing entered twice', async () => {
    const [first, second] = three as [number, number, number]
    const [one] = await seen(secretaryOf(first))
    const params = { id: one!.id }
    const move = (by: number) =>
      call(secretaryOf(by), alliances.amendMeeting, { params, body: { ...content, onDay: '2026-12-12', atTime: '09:00' } })
    expect(await refusalOf(move(second))).toBe('meeting-not-found')
    await move(first)
    const record = (by = first) =>
      call(secretaryOf(by), alliances.recordMeeting, { params, body: { minutes: '商定周三开放教室' } })
    expect(await refusalOf(record())).toBe('meeting-not-yet')
    day = '2026-12-13'
    expect(await refusalOf(move(first))).toBe('meeting-cannot-move')
    expect(await digest(secretaryOf(first), 'alliances.meetings-to-record')).toBe(1)
    expect(await digest(secretaryOf(second), 'alliances.meetings-to-record')).toBe(0)
    expect(await refusalOf(record(second))).toBe('meeting-not-found')
    const line = await record()
    expect(await refusalOf(record())).toBe('meeting-cannot-move')
    const { items } = await call(secretaryOf(second), alliances.listLines, { params: { id }, query: { kind: 'regular-meeting' } })
    expect(items).toMatchObject([{ id: line.id, onDay: '2026-12-12', title: '课后托管', body: '商定周三开放教室' }])
    expect(await due('regular-meeting')).toEqual([[1, 'recorded']])
    expect((await seen(secretaryOf(second), { stage: 'held' }))[0]!.minutes).toBe('商定周三开放教室')
    await call(secretaryOf(first), alliances.retractLine, { params: { id, lineId: line.id }, body: { reason: '记错' } })
    expect((await seen(secretaryOf(second), { stage: 'to-record' })).map((meeting) => meeting.id)).toEqual([one!.id])
    await record()
    expect(await due('regular-meeting')).toEqual([[1, 'recorded']])
  })

  it('is cancelled with its reason, and members see both', async () => {
    const [first, second] = three as [number, number, number]
    const [one] = await seen(secretaryOf(second), { stage: 'called' })
    const cancel = () => call(secretaryOf(second), alliances.cancelMeeting, { params: { id: one!.id }, body: { reason: '台风' } })
    await cancel()
    expect(await refusalOf(cancel())).toBe('meeting-cannot-move')
    expect(await seen(secretaryOf(first), { stage: 'cancelled' })).toMatchObject([{ title: '春季例会', cancelReason: '台风' }])
    expect(await digest(secretaryOf(first), 'alliances.meetings')).toBe(0)
  })
})
