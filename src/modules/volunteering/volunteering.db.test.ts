import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { findingsOf, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { post } from '../ledger/index.ts'
import { volunteering } from './contract.ts'
import { organisationAccount } from './credit.ts'
import { membersWithAccounts } from './testing.ts'

let place: SmallDistrict
let districtNo: number
let host: number
let home: number
let district: Actor
let organiser: Actor
let second: Actor
const selves: Actor[] = []
const members: string[] = []
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const as = (name: string, accountId: string): Actor => ({ ...person(name), accountId })

const branch = async (name: string) => {
  const body = { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org' as const, name, districtNo, streetNo: place.node['东街道']!, level: 'branch' as const, form: 'own' as const } // prettier-ignore
  return (await call(systemActor, organisations.establishUnit, { body })).no
}

beforeAll(async () => {
  place = await openSmallDistrict(10)
  districtNo = place.node['示例区']!
  ;[host, home] = [await branch('服务队党支部'), await branch('家园党支部')]
  district = person('区干事', { role: 'district_officer', nodeNo: districtNo })
  organiser = person('队长', { role: 'party_org_secretary', nodeNo: host })
  second = person('副队长', { role: 'party_org_secretary', nodeNo: host })
  const names = ['周大一', '周大二', '周大三', ...Array.from({ length: 40 }, (_, index) => `众人${index}`)]
  for (const { id, accountId } of await membersWithAccounts(place.platform.services, home, names)) {
    selves.push(as(id, accountId))
    members.push(id)
  }
})
afterAll(() => place.platform.close())

const at = (time: string, day = '2026-11-20') => `${day}T${time}:00+08:00`
const facts = { title: '助老服务', kind: 'elderly', place: '东社区', risk: 'none' as const, risks: '没有特别风险' }
interface ShiftTimes {
  readonly from?: string
  readonly until?: string
  readonly seats?: number
}
const publish = async (
  { from = at('09:00', '2026-12-01'), until = at('11:00', '2026-12-01'), seats = 5 }: ShiftTimes = {},
  more: object = {},
) => {
  const shifts = [{ role: 'volunteer', startsAt: from, endsAt: until, seats }]
  const { id } = await call(organiser, volunteering.openNeed, { body: { unitNo: host, ...facts, ...more, shifts } })
  await call(organiser, volunteering.moveNeed, { params: { id }, body: { to: 'published' } })
  const need = await call(organiser, volunteering.getNeed, { params: { id } })
  return { id, shiftId: need.list[0]!.id }
}
/** A shift whose time has gone by; sign-ups were made before, so they are put in as they would stand. */
const held = async (who: readonly number[], from: string, until: string) => {
  const { id, shiftId } = await publish({ from: at('09:00', '2026-12-02'), until: at('09:30', '2026-12-02'), seats: who.length })
  for (const one of who) await call(selves[one]!, volunteering.signUpOwn, { params: { id: shiftId } })
  await place.platform.services.database.transaction(systemContext, (tx) =>
    sql`update volunteering.shift set starts_at = ${from}, ends_at = ${until} where id = ${shiftId}`.execute(tx),
  )
  const need = await call(organiser, volunteering.getNeed, { params: { id } })
  return { id, shiftId, signUps: need.list[0]!.people.map(({ signUpId }) => signUpId) }
}
const confirm = (shiftId: string, signUpId: string, fromAt: string, untilAt: string, minutes: number, more: object = {}) =>
  call(organiser, volunteering.confirmShift, {
    params: { id: shiftId },
    body: { served: [{ signUpId, fromAt, untilAt, minutes, grade: 'measured', ...more }] },
  })
const own = (who: number) => call(selves[who]!, volunteering.getOwnService)

describe('a need', () => {
  it('that endangers persons is published only with insurance to its last day', async () => {
    const shifts = [{ role: 'volunteer', startsAt: at('09:00', '2026-12-01'), endsAt: at('11:00', '2026-12-01'), seats: 1 }]
    const danger = { ...facts, risk: 'danger' as const, risks: '高处作业' }
    const { id } = await call(organiser, volunteering.openNeed, { body: { unitNo: host, ...danger, shifts } })
    const move = () => call(organiser, volunteering.moveNeed, { params: { id }, body: { to: 'published' } })
    expect(await refusalOf(move())).toBe('need-danger-uninsured')
    const insured = { ...danger, insurance: '某保险公司', insuredUntil: '2026-11-30' }
    await call(organiser, volunteering.changeNeed, { params: { id }, body: insured })
    expect(await refusalOf(move())).toBe('need-danger-uninsured')
    await call(organiser, volunteering.changeNeed, { params: { id }, body: { ...insured, insuredUntil: '2026-12-01' } })
    await move()
    expect(await refusalOf(call(organiser, volunteering.changeNeed, { params: { id }, body: danger }))).toBe(
      'need-danger-uninsured',
    )
    const { state } = await call(organiser, volunteering.getNeed, { params: { id } })
    expect(state).toBe('published')
  })

  it('is drafted by its organiser, with words of the programme, and seen by others once it is published', async () => {
    const stranger = person('别队', { role: 'party_org_secretary', nodeNo: home })
    expect(await refusalOf(call(stranger, volunteering.openNeed, { body: { unitNo: host, ...facts, shifts: [] } }))).toBe(
      'need-organiser-unknown',
    )
    expect(
      await refusalOf(call(organiser, volunteering.openNeed, { body: { unitNo: host, ...facts, kind: 'secret', shifts: [] } })),
    ).toBe('need-word-unknown')
    const { id } = await call(organiser, volunteering.openNeed, { body: { unitNo: host, ...facts, shifts: [] } })
    expect(await refusalOf(call(organiser, volunteering.moveNeed, { params: { id }, body: { to: 'published' } }))).toBe(
      'need-without-shift',
    )
    expect(await refusalOf(call(stranger, volunteering.getNeed, { params: { id } }))).toBe('need-not-found')
    const seen = await publish()
    const theirs = await call(stranger, volunteering.getNeed, { params: { id: seen.id } })
    expect(theirs).toMatchObject({ mine: false, can: { organise: false }, list: [{ people: [] }] })
  })
})

describe('the last seat', () => {
  it('goes to one of many who come at once, and the others wait in order', async () => {
    const { id, shiftId } = await publish({ seats: 1, from: at('09:00', '2026-12-03'), until: at('10:00', '2026-12-03') })
    const outcomes = await Promise.all(selves.map((self) => call(self, volunteering.signUpOwn, { params: { id: shiftId } })))
    expect(outcomes.filter(({ outcome }) => outcome === 'seated')).toHaveLength(1)
    const { list } = await call(organiser, volunteering.getNeed, { params: { id } })
    expect(list[0]).toMatchObject({ taken: 1, waiting: selves.length - 1 })
  })

  it('is given once to two hundred on connections of their own', async () => {
    const { shiftId } = await publish({ seats: 1, from: at('09:00', '2026-12-04'), until: at('10:00', '2026-12-04') })
    const { database, crypto } = place.platform.services
    const sealed = crypto.seal('volunteering.volunteer.name', '何某')
    const { rows } = await database.transaction(systemContext, (tx) =>
      sql<{ id: string }>`
        insert into volunteering.volunteer (id, district_no, name_sealed, phone_sealed, phone_mac, consent_at)
        select gen_random_uuid(), ${districtNo}, ${sealed}, ${sealed}, int4send(n), now() from generate_series(1, 200) n returning id`.execute(
        tx,
      ),
    )
    const clients = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const client = new pg.Client({ connectionString: place.platform.url })
        await client.connect()
        return client
      }),
    )
    const take = (client: pg.Client, id: string) =>
      client.query<{ outcome: string }>(
        `select outcome from volunteering.take_seat($1, $2, null, null, '2026-11-22T02:00:00Z')`,
        [shiftId, id],
      )
    const told = await Promise.all(rows.map(({ id }, index) => take(clients[index % 40]!, id)))
    await Promise.all(clients.map((client) => client.end()))
    expect(told.filter((one) => one.rows[0]!.outcome === 'seated')).toHaveLength(1)
    expect(told.filter((one) => one.rows[0]!.outcome === 'waiting')).toHaveLength(199)
  })

  it('moves on to whoever has waited longest when it is given up, and nobody sits in two places at once', async () => {
    const times = { from: at('09:00', '2026-12-05'), until: at('11:00', '2026-12-05') }
    const { shiftId } = await publish({ seats: 1, ...times })
    const other = await publish({ seats: 1, ...times })
    const take = (who: number, id = shiftId) => call(selves[who]!, volunteering.signUpOwn, { params: { id } })
    expect([(await take(0)).outcome, (await take(1)).outcome]).toEqual(['seated', 'waiting'])
    expect(await refusalOf(take(0))).toBe('volunteer-signed-up')
    expect(await refusalOf(take(0, other.shiftId))).toBe('volunteer-elsewhere')
    const { signedUp } = await own(0)
    const mine = signedUp.find((one) => one.startsAt === new Date(times.from).toISOString())!
    expect(await refusalOf(call(selves[1]!, volunteering.leaveOwn, { params: { id: mine.signUpId } }))).toBe(
      'service-sign-up-not-found',
    )
    await call(selves[0]!, volunteering.leaveOwn, { params: { id: mine.signUpId } })
    expect((await own(1)).signedUp.find((one) => one.startsAt === mine.startsAt)).toMatchObject({ seated: true })
    expect((await own(0)).needs.every((need) => need.shifts.every((shift) => shift.id !== shiftId || shift.mine === null))).toBe(
      true,
    )
  })
})

describe('confirmed service', () => {
  it('is confirmed by the organiser, never by the volunteer, and never overlaps', async () => {
    const one = await held([0], at('09:00'), at('11:00'))
    const confirmed = await confirm(one.shiftId, one.signUps[0]!, at('09:00'), at('11:00'), 120)
    expect(confirmed).toEqual({ confirmed: 1, minutes: 120 })
    expect(await refusalOf(confirm(one.shiftId, one.signUps[0]!, at('09:00'), at('11:00'), 120))).toBe('service-confirmed')
    const two = await held([0], at('10:30'), at('12:00'))
    expect(await refusalOf(confirm(two.shiftId, two.signUps[0]!, at('10:30'), at('12:00'), 90))).toBe('service-overlaps')
    expect(await refusalOf(confirm(two.shiftId, two.signUps[0]!, at('11:00'), at('12:00'), 61))).toBe('service-times-unfit')
    expect(await refusalOf(confirm(two.shiftId, two.signUps[0]!, at('11:00'), at('12:00'), 60, { grade: 'entered' }))).toBe(
      'service-without-guarantee',
    )
    await confirm(two.shiftId, two.signUps[0]!, at('11:00'), at('12:00'), 60, { grade: 'entered', guarantee: '社区居委会' })
    const leader: Actor = { ...selves[1]!, grants: [{ role: 'party_org_secretary', nodeNo: host }] }
    const three = await held([1], at('13:00'), at('14:00'))
    const body = {
      served: [
        { signUpId: three.signUps[0]!, fromAt: at('13:00'), untilAt: at('14:00'), minutes: 60, grade: 'measured' as const },
      ],
    }
    expect(await refusalOf(call(leader, volunteering.confirmShift, { params: { id: three.shiftId }, body }))).toBe('service-own')
    expect(await own(0)).toMatchObject({
      minutes: 180,
      services: [
        { minutes: 60, grade: 'entered' },
        { minutes: 120, grade: 'measured' },
      ],
    })
    expect(
      await refusalOf(
        call(district, volunteering.issueCertificate, {
          params: { id: one.id },
          body: { unitNo: host, fromOn: '2026-01-01', untilOn: '2027-01-01' },
        }),
      ),
    ).toBe('volunteer-not-found')
  })

  it('cannot overlap by the database itself, nor be edited', async () => {
    const { database } = place.platform.services
    const doubled = database.transaction(systemContext, (tx) =>
      sql`insert into volunteering.service (id, sign_up_id, shift_id, volunteer_id, unit_no, from_at, until_at, minutes, grade)
        select gen_random_uuid(), (select id from volunteering.sign_up order by place desc limit 1), shift_id, volunteer_id, unit_no, from_at + interval '1 minute', until_at, 5, grade from volunteering.service limit 1`.execute(
        tx,
      ),
    )
    await expect(doubled).rejects.toThrow('service_apart')
    const edited = database.transaction(systemContext, (tx) =>
      sql`update volunteering.service set minutes = minutes - 1`.execute(tx),
    )
    await expect(edited).rejects.toMatchObject({ code: '42501' })
  })

  it('counts sessions, participations, people and whom they reached, each from its rows', async () => {
    const { id, shiftId, signUps } = await held([0, 1], at('15:00'), at('16:00'))
    const campaign = '我为群众办实事'
    await call(organiser, volunteering.changeNeed, { params: { id }, body: { ...facts, campaign } })
    const served = signUps.map((signUpId) => ({
      signUpId,
      fromAt: at('15:00'),
      untilAt: at('16:00'),
      minutes: 60,
      grade: 'measured' as const,
    }))
    const tallies = [{ category: 'hardship', times: 12 }, { category: 'members', times: 30 }] // prettier-ignore
    await call(organiser, volunteering.confirmShift, { params: { id: shiftId }, body: { served, tallies } })
    const all = await call(district, volunteering.listSessions, { query: {} })
    expect(all.counts).toMatchObject({ sessions: 3, participations: 4, people: 2, times: 42, organisers: 1 })
    const hardship = await call(district, volunteering.listSessions, { query: { category: 'hardship', provider: 'party' } })
    expect(hardship).toMatchObject({ total: 1, counts: { times: 12 }, items: [{ people: 2, times: 12, minutes: 120 }] })
    expect((await call(district, volunteering.listSessions, { query: { provider: 'mass' } })).total).toBe(0)
    const under = await call(district, volunteering.listSessions, { query: { campaign } })
    expect(under.items.map(({ needId }) => needId)).toEqual([id])
    expect(under.counts).toMatchObject({ sessions: 1, times: 42 })
    expect(all.levels).toMatchObject({ join: 1, together: 1 })
    const { items } = await call(district, volunteering.listVolunteers, { query: { served: 'yes' } })
    // Forty pressed at once before: who came first into the register is not said.
    expect(Object.fromEntries(items.map(({ name, services }) => [name, services]))).toEqual({ '周*一': 3, '周*二': 1 })
    const homely = person('家书记', { role: 'party_org_secretary', nodeNo: home })
    expect(
      (await call(homely, volunteering.listVolunteers, { query: { served: 'yes' } })).items.map(({ name }) => name).toSorted(),
    ).toEqual(['周大一', '周大二'])
  })
})

describe('a correction', () => {
  it('is asked for by one and agreed to by another; what stood stays to be read', async () => {
    const service = (await own(1)).services[0]!
    const right = { fromAt: service.fromAt, untilAt: service.untilAt, minutes: 45 }
    const { id } = await call(organiser, volunteering.proposeCorrection, {
      params: { id: service.id },
      body: { right, reason: '提前离开' },
    })
    expect(
      await refusalOf(
        call(second, volunteering.proposeCorrection, { params: { id: service.id }, body: { right, reason: '又提' } }),
      ),
    ).toBe('correction-waits')
    expect(await refusalOf(call(organiser, volunteering.decideCorrection, { params: { id }, body: { agree: true } }))).toBe(
      'correction-same-person',
    )
    const [waiting] = (await call(second, volunteering.listCorrections, { query: { verdict: 'waiting' } })).items
    expect(waiting).toMatchObject({ was: 60, wanted: 45, can: { decide: true } })
    await call(second, volunteering.decideCorrection, { params: { id }, body: { agree: true } })
    const { minutes, services } = await own(1)
    expect([minutes, services.map((one) => [one.minutes, one.standing])]).toEqual([45, [[45, true], [60, false]]]) // prettier-ignore
  })

  it('may be asked for by the volunteer, of the own service only', async () => {
    const service = (await own(1)).services.find(({ standing }) => standing)!
    const body = { right: null, reason: '我没有去' }
    expect(await refusalOf(call(selves[0]!, volunteering.askOwn, { params: { id: service.id }, body }))).toBe('service-not-found')
    const { id } = await call(selves[1]!, volunteering.askOwn, { params: { id: service.id }, body })
    await call(organiser, volunteering.decideCorrection, { params: { id }, body: { agree: false, reason: '签到表上有' } })
    expect((await own(1)).minutes).toBe(45)
  })
})

describe('a certificate', () => {
  it('is made from records only, and its code says whether they still say so', async () => {
    const span = { unitNo: host, fromOn: '2026-11-01', untilOn: '2026-12-01' }
    expect(await refusalOf(call(selves[2]!, volunteering.certifyOwn, { body: span }))).toBe('certificate-nothing')
    const made = await call(selves[0]!, volunteering.certifyOwn, { body: span })
    expect(made).toMatchObject({ name: '周大一', issuer: '服务队党支部', minutes: 240, number: 'ZY2026-000001' })
    const verify = (code: string) => call(visitor, volunteering.verifyCertificate, { body: { code } })
    expect(await verify(made.code)).toMatchObject({ name: '周*一', minutes: 240, still: 240 })
    expect(await refusalOf(verify('AAAA-BBBB-CCCC'))).toBe('certificate-unknown')
    const service = (await own(0)).services.find((one) => one.minutes === 60)!
    const { id } = await call(organiser, volunteering.proposeCorrection, {
      params: { id: service.id },
      body: { right: null, reason: '记错' },
    })
    await call(second, volunteering.decideCorrection, { params: { id }, body: { agree: true } })
    expect(await verify(made.code)).toMatchObject({ minutes: 240, still: 180 })
  })
})

describe('somebody without an account', () => {
  it('signs up with consent, sees the own service by a code, and withdraws', async () => {
    const { id, shiftId } = await publish({ from: at('09:00', '2026-12-08'), until: at('10:00', '2026-12-08') })
    expect(await call(visitor, volunteering.getOpenNeed, { params: { id } })).toMatchObject({
      title: '助老服务',
      risks: '没有特别风险',
    })
    const body = { name: '何居民', phone: '13900001111', consent: true as const }
    const { outcome, code } = await call(visitor, volunteering.join, { params: { id: shiftId }, body })
    expect(outcome).toBe('seated')
    expect(await refusalOf(call(visitor, volunteering.join, { params: { id: shiftId }, body }))).toBe('volunteer-known')
    const { signedUp } = await call(visitor, volunteering.findByCode, { body: { code: code.toLowerCase() } })
    expect(signedUp).toMatchObject([{ title: '助老服务', seated: true }])
    const { list } = await call(organiser, volunteering.getNeed, { params: { id } })
    expect(list[0]!.people.map(({ name }) => name)).toEqual(['何*民'])
    await call(visitor, volunteering.leaveByCode, { body: { code, signUpId: signedUp[0]!.signUpId } })
    expect((await call(visitor, volunteering.findByCode, { body: { code } })).signedUp).toEqual([])
    const again = await call(visitor, volunteering.join, { params: { id: shiftId }, body: { ...body, code } })
    expect(again.outcome).toBe('seated')
  })
})

describe('the time bank', () => {
  const set = (profile: string | null) =>
    call(district, volunteering.setBank, { body: { districtNo, profile, fromOn: '2026-01-01' } })
  const item = (more: object = {}) =>
    call(district, volunteering.openItem, { body: { unitNo: home, kind: 'gift', title: '雨伞', cost: 60, stock: 1, ...more } })
  const balance = async (who: number) => (await own(who)).bank?.balance ?? null
  const serve = async (who: number, day: string, minutes: number) => {
    const until = new Date(Date.parse(at('08:00', day)) + minutes * 60_000).toISOString()
    const one = await held([who], at('08:00', day), until)
    await confirm(one.shiftId, one.signUps[0]!, at('08:00', day), until, minutes)
    return one
  }

  it('is off until the district chooses a profile', async () => {
    expect((await own(2)).bank).toBeNull()
    expect(await refusalOf(item())).toBe('bank-off')
    expect(await refusalOf(set('money'))).toBe('bank-profile-unknown')
    await serve(2, '2026-11-10', 60)
    await set('rewards')
    expect(await balance(2)).toBe(0)
  })

  it('banks confirmed service, corrects it by reversal, and gives it for an item once', async () => {
    await serve(2, '2026-11-11', 180)
    expect(await balance(2)).toBe(180)
    const service = (await own(2)).services[0]!
    const right = { fromAt: service.fromAt, untilAt: service.untilAt, minutes: 120 }
    const { id } = await call(organiser, volunteering.proposeCorrection, {
      params: { id: service.id },
      body: { right, reason: '记多了' },
    })
    await call(second, volunteering.decideCorrection, { params: { id }, body: { agree: true } })
    const { bank } = await own(2)
    expect([bank!.balance, bank!.movements.map(({ kind, amount }) => [kind, amount])]).toEqual([120, [['service', 120], ['reversal', -180], ['service', 180]]]) // prettier-ignore
    await serve(0, '2026-11-11', 60)
    const { id: itemId } = await item()
    const asked = await Promise.all(
      [0, 2, 0, 2].map((who) => refusalOf(call(selves[who]!, volunteering.redeemOwn, { body: { itemId } }))),
    )
    expect(asked.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(asked.filter((answer) => answer === 'item-gone')).toHaveLength(3)
  })

  it('gives an hour to a parent, of another relation nothing, and never more than there is', async () => {
    const gift = { name: '周老', phone: '13900002222', relation: 'parent', minutes: 60, consent: true as const }
    await serve(0, '2026-11-12', 60)
    const before = (await balance(0))!
    await call(selves[0]!, volunteering.giveOwn, { body: gift })
    expect(await balance(0)).toBe(before - 60)
    expect(await refusalOf(call(selves[0]!, volunteering.giveOwn, { body: { ...gift, relation: 'friend' } }))).toBe(
      'bank-relation-unknown',
    )
    expect(await refusalOf(call(selves[0]!, volunteering.giveOwn, { body: { ...gift, minutes: 6000 } }))).toBe(
      'ledger-below-floor',
    )
    const { items } = await call(district, volunteering.listVolunteers, { query: { who: 'other', pageSize: 200, page: 2 } })
    const parent = items.find(({ name }) => name === '周*')!
    const seen = await call(district, volunteering.getVolunteer, { params: { id: parent.id } })
    expect(seen.bank).toMatchObject({ balance: 60, movements: [{ kind: 'gift', amount: 60 }] })
  })

  it('of many redeeming at once lets nobody fall below zero', async () => {
    await serve(1, '2026-11-13', 60)
    const { id: itemId } = await item({ stock: null, title: '理发' })
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(call(selves[1]!, volunteering.redeemOwn, { body: { itemId } }))),
    )
    expect(asked.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(await balance(1)).toBe(0)
  })

  it('tells who has too little at once, also while another still waits for the item', async () => {
    const { id: itemId } = await item({ stock: null, title: '理发' })
    const other = new pg.Client({ connectionString: place.platform.url })
    await other.connect()
    await other.query(`begin; set local lianjian.scope = '*'`)
    const { rows: waitedFor } = await other.query('select id from volunteering.item where id = $1 for update', [itemId])
    expect(waitedFor).toHaveLength(1)
    expect(await balance(1)).toBe(0)
    expect(await refusalOf(call(selves[1]!, volunteering.redeemOwn, { body: { itemId } }))).toBe('ledger-below-floor')
    await other.query('rollback')
    await other.end()
  })

  it('gives time and item back when a redemption is cancelled, by somebody other than who ordered it', async () => {
    const [order] = (await call(district, volunteering.listRedemptions, { query: { state: 'ordered' } })).items
    await call(district, volunteering.moveRedemption, { params: { id: order!.id }, body: { to: 'cancelled', reason: '缺货' } })
    expect(await balance(1)).toBe(60)
    expect(
      await refusalOf(call(district, volunteering.moveRedemption, { params: { id: order!.id }, body: { to: 'handed' } })),
    ).toBe('redemption-moved')
  })

  it('settles between who took time in and whose volunteers earned it, no more than stands between them', async () => {
    const { organisations: before } = await call(district, volunteering.getBank, { query: {} })
    const took = before.find(({ no }) => no === home)!.balance
    expect(took).toBeGreaterThan(0)
    const body = { fromNo: home, toNo: host, minutes: took, document: '结算单1' }
    expect(await refusalOf(call(district, volunteering.settle, { body: { ...body, minutes: took + 1 } }))).toBe(
      'bank-nothing-to-settle',
    )
    await call(district, volunteering.settle, { body })
    const after = await call(district, volunteering.getBank, { query: {} })
    expect(after.organisations.find(({ no }) => no === home)).toBeUndefined()
    expect(after.organisations.reduce((sum, one) => sum + one.balance, 0) + after.held + after.donated + after.expired).toBe(0)
  })

  it('donates what goes beyond the cap, and asks for the age its profile asks for', async () => {
    await set('capped')
    await place.platform.services.database.transaction(systemContext, async (tx) => {
      const { rows } = await sql<{ id: string; balance: number }>`
        select a.id, a.balance from ledger.account a join volunteering.volunteer v on v.id = a.owner_id where v.member_id = ${members[1]!}`.execute(
        tx,
      )
      const [from, { id, balance: stands }] = [await organisationAccount({ tx, today: '2026-11-22' }, host), rows[0]!]
      const amount = 90_000 - 30 - stands
      const lines = [{ accountId: from, amount: -amount }, { accountId: id, amount }] // prettier-ignore
      await post(tx, { key: 'nearly-full', kind: 'test', onDay: '2026-11-22', lines, by: null })
    })
    await serve(1, '2026-11-14', 60)
    expect(await balance(1)).toBe(90_000)
    expect((await call(district, volunteering.getBank, { query: {} })).donated).toBe(30)
    const { id: itemId } = await item({ stock: null, title: '陪诊' })
    expect(await refusalOf(call(selves[1]!, volunteering.redeemOwn, { body: { itemId } }))).toBe('bank-age-unknown')
    expect((await call(district, volunteering.getBank, { query: {} })).profile).toBe('capped')
  })

  it('leaves every check without a finding', async () => {
    expect((await findingsOf(place.platform)).filter((finding) => finding.startsWith('ledger'))).toEqual([])
  })
})
