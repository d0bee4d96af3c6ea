import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { learning } from '../learning/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { volunteering } from './contract.ts'
import { indicators } from './indicators.ts'
import { membersWithAccounts } from './testing.ts'

let place: SmallDistrict
let districtNo: number
let [host, other, gone] = [0, 0, 0]
let district: Actor
let secretary: Actor
let stranger: Actor
let self: Actor
let memberId: string
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const acts = unitActs(() => place.platform, () => systemActor, '2026-11-01') // prettier-ignore

beforeAll(async () => {
  place = await openSmallDistrict(10)
  districtNo = place.node['示例区']!
  const branch = async (name: string) => {
    const body = { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org' as const, name, districtNo, streetNo: place.node['东街道']!, level: 'branch' as const, form: 'own' as const } // prettier-ignore
    return (await call(systemActor, organisations.establishUnit, { body })).no
  }
  ;[host, other, gone] = [await branch('邻里党支部'), await branch('别处党支部'), await branch('将并党支部')]
  district = person('区委', { role: 'district_officer', nodeNo: districtNo })
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: host })
  stranger = person('别人', { role: 'party_org_secretary', nodeNo: other })
  const [member] = await membersWithAccounts(place.platform.services, host, ['钟大姐'])
  memberId = member!.id
  self = { ...person(memberId), accountId: member!.accountId }
})
afterAll(() => place.platform.close())

const found = { foundOn: '2026-05-02', consentOn: '2026-05-01', why: 'trusted', words: '院子里的事大家都来问她', consent: true as const } // prettier-ignore
const find = (phone: string, more: object = {}, by: () => Actor = () => secretary, unitNo = host) =>
  call(by(), volunteering.findLeader, { body: { unitNo, who: { name: '陈阿姨', phone }, ...found, ...more } })
const told = (id: string, by: Actor = secretary) => call(by, volunteering.getLeader, { params: { id } })
const talk = (id: string, onDay = '2026-05-10', by: Actor = secretary) =>
  call(by, volunteering.addLeaderStep, { params: { id }, body: { what: 'talk', onDay, title: '愿意带大家做什么' } })
const activity = (id: string, shiftId: string) =>
  call(secretary, volunteering.addLeaderStep, { params: { id }, body: { what: 'activity', shiftId } })

/** Somebody serves at a session of the organiser; answers the session and the record of the service. */
async function serves(volunteerId: string, day: string): Promise<{ shiftId: string; serviceId: string }> {
  const shifts = [{ role: 'volunteer', seats: 3, startsAt: '2026-12-01T09:00:00+08:00', endsAt: '2026-12-01T11:00:00+08:00' }]
  const facts = { title: '楼道议事', kind: 'civil', place: '院子', risk: 'none' as const, risks: '没有特别风险' }
  const { id } = await call(secretary, volunteering.openNeed, { body: { unitNo: host, ...facts, shifts } })
  await call(secretary, volunteering.moveNeed, { params: { id }, body: { to: 'published' } })
  const shiftId = (await call(secretary, volunteering.getNeed, { params: { id } })).list[0]!.id
  await call(secretary, volunteering.signUp, { params: { id: shiftId }, body: { memberIds: [], volunteerIds: [volunteerId] } })
  const [fromAt, untilAt] = [`${day}T09:00:00+08:00`, `${day}T11:00:00+08:00`]
  await place.platform.services.database.transaction(systemContext, (tx) =>
    sql`update volunteering.shift set starts_at = ${fromAt}, ends_at = ${untilAt} where id = ${shiftId}`.execute(tx),
  )
  const signUpId = (await call(secretary, volunteering.getNeed, { params: { id } })).list[0]!.people[0]!.signUpId
  const served = [{ signUpId, fromAt, untilAt, minutes: 120, grade: 'measured' as const }]
  await call(secretary, volunteering.confirmShift, { params: { id: shiftId }, body: { served } })
  const { list } = await call(secretary, volunteering.getVolunteer, { params: { id: volunteerId } })
  return { shiftId, serviceId: list[0]!.id }
}
const volunteerOf = async (leaderId: string): Promise<string> => {
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{ id: string }>`select volunteer_id as id from volunteering.leader where id = ${leaderId}`.execute(tx),
  )
  return rows[0]!.id
}

describe('a community leader', () => {
  it('is found by a human being with a reason, agreed before, and read back by the code shown once', async () => {
    expect(await refusalOf(find('13912340001', { consentOn: '2026-05-03' }))).toBe('leader-unasked')
    expect(await refusalOf(find('13912340001', { foundOn: '2026-12-31' }))).toBe('leader-day-unfit')
    expect(await refusalOf(find('13912340001', { why: 'score' }))).toBe('need-word-unknown')
    const { id, code } = await find('13912340001')
    expect(await told(id)).toMatchObject({ state: 'found', name: '陈阿姨', why: 'trusted', words: found.words, trainings: 0 })
    const mine = await call(visitor, volunteering.findByCode, { body: { code: code! } })
    expect(mine.leader).toMatchObject({
      unit: '邻里党支部', words: found.words, state: 'found', foundOn: '2026-05-02', why: { zh: '邻里信任' }, name: { zh: '社区带头人' },
    }) // prettier-ignore
  })

  it('is developed by one organisation at a time, and known by the telephone only to who reaches the person', async () => {
    expect(await refusalOf(find('13912340001'))).toBe('leader-known')
    expect(await refusalOf(find('13912340001', {}, () => stranger, other))).toBe('volunteer-known')
  })

  it('is seen by who reaches the organisation, masked for the committee, and by nobody else', async () => {
    const { items } = await call(district, volunteering.listLeaders, { query: {} })
    expect(items.map(({ name }) => name)).toEqual(['陈*姨'])
    expect((await call(stranger, volunteering.listLeaders, { query: {} })).total).toBe(0)
    expect(await refusalOf(told(items[0]!.id, stranger))).toBe('leader-not-found')
    expect(await refusalOf(talk(items[0]!.id, '2026-05-10', stranger))).toBe('leader-not-found')
  })

  it('is trained by a talk or a session of learning, and active by a session of service the records show the person at', async () => {
    const { id } = await find('13912340002')
    const volunteerId = await volunteerOf(id)
    const early = await serves(volunteerId, '2026-05-05')
    expect(await refusalOf(activity(id, early.shiftId))).toBe('leader-untrained')
    const body = {
      nodeNo: districtNo,
      title: '社区骨干培训',
      kind: 'class',
      fromOn: '2026-06-01',
      startTime: '09:00',
      endTime: '11:00',
    }
    const made = await call(systemActor, learning.planSession, { body })
    const session = { params: { id }, body: { what: 'session' as const, sessionId: made.id } }
    await call(secretary, volunteering.addLeaderStep, session)
    expect(await refusalOf(call(secretary, volunteering.addLeaderStep, session))).toBe('leader-step-known')
    const nowhere = { ...session, body: { what: 'session' as const, sessionId: id } }
    expect(await refusalOf(call(secretary, volunteering.addLeaderStep, nowhere))).toBe('leader-session-unknown')
    expect(await told(id)).toMatchObject({ state: 'trained', trainedOn: '2026-06-01', trainings: 1, couldBe: [] })
    expect(await refusalOf(activity(id, early.shiftId))).toBe('leader-untrained')
    const led = await serves(volunteerId, '2026-07-01')
    expect((await told(id)).couldBe).toEqual([{ shiftId: led.shiftId, title: '楼道议事', heldOn: expect.any(String) }])
    await activity(id, led.shiftId)
    expect(await told(id)).toMatchObject({ state: 'active', activeOn: '2026-07-01', activities: 1, couldBe: [] })

    // The service it rests on is corrected away: what was organised no longer stands, and says so.
    const asked = await call(secretary, volunteering.proposeCorrection, { params: { id: led.serviceId }, body: { right: null, reason: '没有来' } }) // prettier-ignore
    await call(district, volunteering.decideCorrection, { params: { id: asked.id }, body: { agree: true } })
    const after = await told(id)
    expect([after.state, after.activities, after.steps.map(({ what, stands }) => `${what} ${stands}`)]).toEqual(['trained', 0, ['session true', 'activity false']]) // prettier-ignore
    const step = after.steps[0]!.id
    await call(secretary, volunteering.dropLeaderStep, { params: { id: step } })
    expect((await told(id)).state).toBe('found')
    expect(await refusalOf(activity(id, early.shiftId.replace(/^./, '0')))).toBe('leader-not-there')
  })

  it('counts and lists the same, in every state, also as a figure', async () => {
    const { counts, total } = await call(district, volunteering.listLeaders, { query: {} })
    expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(total)
    for (const state of ['found', 'trained', 'active', 'ended'] as const) {
      const list = await call(district, volunteering.listLeaders, { query: { state } })
      expect([list.total, list.items.length]).toEqual([counts[state], counts[state]])
      expect(list.items.every((one) => one.state === state)).toBe(true)
      const figure = await place.platform.services.database.read(systemContext, (tx) =>
        indicators.find(({ key }) => key === 'volunteering.leaders')!
          .compute({ tx, scope: { everything: true }, districtNo, asOf: '2026-11-20', params: { state } } as never),
      ) // prettier-ignore
      expect(figure).toMatchObject({ value: counts[state], list: expect.stringContaining(`/service/leaders?state=${state}`) })
    }
  })

  it('ends it without a reason; the words about the person go, that it was stays counted', async () => {
    const { id, code } = await find('13912340003')
    await talk(id)
    expect(await call(visitor, volunteering.endLeaderByCode, { body: { code: code! } })).toEqual({ ended: true })
    expect(await call(visitor, volunteering.endLeaderByCode, { body: { code: code! } })).toEqual({ ended: false })
    const after = await told(id)
    expect(after).toMatchObject({ state: 'ended', endedBy: 'person', endWhy: null, words: null, name: null, trainings: 1 })
    expect(after.steps.map(({ title }) => title)).toEqual([null])
    expect(await refusalOf(talk(id))).toBe('leader-ended')
    expect(await refusalOf(call(secretary, volunteering.endLeader, { params: { id }, body: { why: 'moved' } }))).toBe('leader-ended') // prettier-ignore
    expect((await call(visitor, volunteering.findByCode, { body: { code: code! } })).leader).toBeNull()
    await find('13912340003') // Who agrees again is found again.
  })

  it('who is a member reads and ends it on the own page', async () => {
    await place.platform.services.database.transaction(systemContext, (tx) =>
      sql`insert into volunteering.volunteer (id, district_no, home_no, member_id) values (${memberId}, ${districtNo}, ${host}, ${memberId})`.execute(tx),
    ) // prettier-ignore
    const { id, code } = await call(secretary, volunteering.findLeader, { body: { unitNo: host, who: { volunteerId: memberId }, ...found } }) // prettier-ignore
    expect(code).toBeNull()
    expect((await call(self, volunteering.getOwnService)).leader).toMatchObject({ unit: '邻里党支部', words: found.words })
    expect((await call(secretary, volunteering.getVolunteer, { params: { id: memberId } })).leader).toEqual({
      id,
      state: 'found',
    })
    expect(await call(self, volunteering.endOwnLeader, {})).toEqual({ ended: true })
    expect((await call(self, volunteering.getOwnService)).leader).toBeNull()
    expect((await told(id)).endedBy).toBe('person')
  })

  it('is ended by staff for a reason of the programme', async () => {
    const { id } = await find('13912340005')
    expect(await refusalOf(call(secretary, volunteering.endLeader, { params: { id }, body: { why: 'useless' } }))).toBe('need-word-unknown') // prettier-ignore
    await call(secretary, volunteering.endLeader, { params: { id }, body: { why: 'moved' } })
    expect(await told(id)).toMatchObject({ endedBy: 'staff', endWhy: 'moved', words: null })
  })

  it('goes on at the successor of who was merged, at the committee where it ended, and comes back', async () => {
    const by = () => person('将并书记', { role: 'party_org_secretary', nodeNo: gone })
    const { id } = await find('13912340006', {}, by, gone)
    expect(await acts.merge(host, gone)).toEqual(expect.arrayContaining(['service-volunteer 1 0', 'service-leader 1 0']))
    expect((await told(id)).unit.no).toBe(host)
    await acts.undoLast()
    expect((await told(id, district)).unit.no).toBe(gone)
    expect(await acts.dissolve(gone)).toEqual(expect.arrayContaining(['service-leader 1 0']))
    expect((await told(id, district)).unit.no).toBe(districtNo)
    await acts.undoLast()
    expect((await told(id, by())).unit.no).toBe(gone)
  })
})

describe('somebody who was helped and now serves', () => {
  it('is noted with consent, counted from records since the help, and private', async () => {
    const { id, code } = await call(secretary, volunteering.enterVolunteer, { body: { homeNo: host, name: '苏先生', phone: '13912340010', consent: true } }) // prettier-ignore
    await serves(id, '2026-03-01')
    const note = (on: string) =>
      call(secretary, volunteering.noteHelp, { params: { id }, body: { help: { byNo: host, on, consent: true } } })
    expect(await refusalOf(note('2026-12-31'))).toBe('help-day-unfit')
    await note('2026-04-01')
    const list = (query: object) => call(district, volunteering.listVolunteers, { query: query as never })
    expect((await list({})).counts).toEqual({ helped: 1, returned: 0 })
    await serves(id, '2026-04-01')
    await serves(id, '2026-08-01')
    expect((await list({})).counts).toEqual({ helped: 1, returned: 1 })
    const rows = await list({ returned: 'yes' })
    expect(rows.items).toMatchObject([{ id, helpedOn: '2026-04-01', givenSince: { services: 2, minutes: 240 } }])
    expect((await list({ returned: 'yes', fromOn: '2026-09-01' })).total).toBe(0)
    const figure = await place.platform.services.database.read(systemContext, (tx) =>
      indicators.find(({ key }) => key === 'volunteering.people')!
        .compute({ tx, scope: { everything: true }, districtNo, asOf: '2026-11-20', params: { returned: 'yes' } } as never),
    ) // prettier-ignore
    expect(figure).toMatchObject({ value: 1, list: expect.stringContaining('returned=yes') })
    const mine = await call(visitor, volunteering.findByCode, { body: { code } })
    expect(mine.helped).toEqual({ by: '邻里党支部', on: '2026-04-01', services: 2, minutes: 240 })
    expect(await call(visitor, volunteering.forgetHelpByCode, { body: { code } })).toEqual({ forgotten: true })
    expect((await call(visitor, volunteering.findByCode, { body: { code } })).helped).toBeNull()
    expect((await list({})).counts).toEqual({ helped: 0, returned: 0 })
  })

  it('reads and takes it out on the own page', async () => {
    await call(secretary, volunteering.noteHelp, { params: { id: memberId }, body: { help: { byNo: host, on: '2026-01-10', consent: true } } }) // prettier-ignore
    expect((await call(self, volunteering.getOwnService)).helped).toMatchObject({ by: '邻里党支部', services: 0 })
    expect(await call(self, volunteering.forgetOwnHelp, {})).toEqual({ forgotten: true })
    expect((await call(self, volunteering.getOwnService)).helped).toBeNull()
  })
})
