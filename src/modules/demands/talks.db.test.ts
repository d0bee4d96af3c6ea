import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { demands } from './contract.ts'
import { talkReminders } from './reminders.ts'

let place: SmallDistrict
let committee: number
let org: number
let secretary: Actor
let head: Actor
let otherHead: Actor
let street: Actor

beforeAll(async () => {
  place = await openSmallDistrict(12)
  committee = place.node['示例区']!
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{
      no: number
      streetNo: number
    }>`select unit_no as no, street_no as "streetNo" from organisations.unit_on('2026-11-22') where kind = 'social_org'
      and street_no is not null order by unit_no limit 2`.execute(tx),
  )
  org = rows[0]!.no
  secretary = person('区委书记', { role: 'district_officer', nodeNo: committee })
  head = person('会长', { role: 'party_org_secretary', nodeNo: org })
  otherHead = person('另一会长', { role: 'party_org_secretary', nodeNo: rows[1]!.no })
  street = person('街道', { role: 'street_officer', nodeNo: rows[0]!.streetNo })
})
afterAll(() => place.platform.close())

const call = <E extends Parameters<typeof place.platform.call>[1]>(who: Actor, endpoint: E, request: object, options?: object) =>
  place.platform.call(who, endpoint, request as never, options as never)
const ask = (who: Actor, body: Partial<BodyOf<typeof demands.askTalk>> = {}) =>
  place.platform.call(who, demands.askTalk, {
    body: { committeeNo: committee, orgNo: org, about: '商会换届', onDay: '2026-11-22', from: 540, minutes: 60, ...body },
  })
const get = (who: Actor, id: string) => place.platform.call(who, demands.getTalk, { params: { id } })
const act = async (who: Actor, id: string, body: object) => {
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{ revision: number }>`select revision from demands.talk where id = ${id}`.execute(tx),
  )
  return call(who, demands.actOnTalk, { params: { id }, body }, { ifMatch: rows[0]!.revision })
}
const remindedOf = (who: Actor, key: string) =>
  place.platform.services.database.read(
    { scope: { everything: false, nodes: who.grants.map((grant) => grant.nodeNo!) }, accountId: who.accountId } as never,
    (tx) => {
      const scope = { everything: false as const, nodes: who.grants.map((grant) => grant.nodeNo!) }
      return talkReminders
        .find((one) => one.key === key)!
        .find({ tx, actor: who, scope, today: '2026-11-22', can: () => scope } as never, 10)
    },
  )

describe('a talk', () => {
  it('asked for by the head goes to another hour, is held, and its follow-ups are done by their sides', async () => {
    const { id } = await ask(head)
    expect(await get(head, id)).toMatchObject({ state: 'proposed', waits: 'committee', own: 'organisation' })
    expect(await refusalOf(act(head, id, { act: 'accept' }))).toBe('talk-not-yours')
    expect(await remindedOf(secretary, 'demands.talk')).toMatchObject({ total: 1 })
    await act(secretary, id, { act: 'propose', onDay: '2026-11-22', from: 900, minutes: 45, words: '上午有会' })
    await act(head, id, { act: 'accept' })
    await act(secretary, id, {
      act: 'hold',
      words: '换届安排在年底',
      followUps: [
        { matter: '指导换届方案', side: 'committee', who: '陈某', dueOn: '2026-12-01' },
        { matter: '提交候选名单', side: 'organisation', who: '会长', dueOn: '2026-11-20' },
      ],
    })
    const held = await get(head, id)
    expect(held).toMatchObject({ state: 'held', heldOn: '2026-11-22', from: 900, openFollowUps: 2 })
    const [theirs, ours] = held.follows
    expect([theirs, ours].map((one) => [one!.side, one!.late, one!.can.close])).toEqual([
      ['organisation', true, true],
      ['committee', false, false],
    ])
    expect(await remindedOf(head, 'demands.follow-up')).toMatchObject({ total: 1 })
    const close = (who: Actor, followUp: { id: string }) =>
      call(who, demands.closeFollowUp, { params: { id: followUp.id }, body: { state: 'done', words: '已办' } }, { ifMatch: 1 })
    expect(await refusalOf(close(head, ours!))).toBe('talk-not-yours')
    await close(head, theirs!)
    await close(secretary, ours!)
    expect(await refusalOf(close(secretary, ours!))).toBe('follow-up-not-found')
    expect(await get(secretary, id)).toMatchObject({ followUps: 2, openFollowUps: 0 })
    expect((await get(secretary, id)).steps.map((step) => [step.kind, step.side])).toEqual([
      ['ask', 'organisation'],
      ['propose', 'committee'],
      ['accept', 'organisation'],
      ['hold', 'committee'],
    ])
  })

  it('is entered by the committee as told where the organisation answers by telephone', async () => {
    const { id } = await ask(secretary)
    expect(await get(secretary, id)).toMatchObject({ can: { forOther: ['accept', 'decline'] } })
    await act(secretary, id, { act: 'accept', told: '会长电话答复可以' })
    expect((await get(head, id)).steps[1]).toMatchObject({ kind: 'accept', side: 'organisation', told: '会长电话答复可以' })
  })

  it('is seen by its two sides and by nobody else', async () => {
    const { id } = await ask(head)
    for (const who of [otherHead, street]) {
      expect(await refusalOf(get(who, id))).toBe('talk-not-found')
      expect(await refusalOf(act(who, id, { act: 'withdraw', words: '取消' }))).toBe('talk-not-found')
      expect((await place.platform.call(who, demands.listTalks, { query: { view: 'all' } })).total).toBe(0)
      expect((await place.platform.call(who, demands.listFollowUps, { query: { view: 'all' } })).total).toBe(0)
    }
    expect(await refusalOf(ask(otherHead))).toBe('demand-unit-not-found')
  })

  it('is with a committee the organisation stands under', async () => {
    expect(await refusalOf(ask(head, { committeeNo: org }))).toBe('talk-committee-unfit')
    const form = await place.platform.call(head, demands.getTalkForm, {})
    expect(form.units).toMatchObject([{ no: org, committee: false }])
    expect(form.units[0]!.above.map((one) => one.no)).toContain(committee)
    expect(form).toMatchObject({ minutes: 60, source: 'ZF-14' })
  })

  it('once agreed stands in a calendar and once listed in a spreadsheet, in either language', async () => {
    const { id } = await ask(head, { onDay: '2026-12-03', from: 570 })
    await act(secretary, id, { act: 'accept' })
    const text = async (file: unknown) => {
      const { body } = file as { body: Buffer | Readable }
      return (Buffer.isBuffer(body) ? body : await buffer(body)).toString()
    }
    const calendar = await text(await call(head, demands.writeTalkCalendar, { query: {} }))
    expect(calendar).toContain('DTSTART:20261203T013000Z')
    expect(calendar.split('BEGIN:VEVENT')).toHaveLength(3)
    const csv = await text(await call(head, demands.exportTalks, { query: { view: 'all', format: 'csv', language: 'en' } }))
    expect(csv).toContain('Asked by')
    expect(await refusalOf(act(secretary, id, { act: 'hold', words: '谈了' }))).toBe('talk-day-ahead')
  })
})
