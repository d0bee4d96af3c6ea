import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { demands } from './contract.ts'
import { escalateDirectives } from './daily.ts'
import { directiveReminders } from './reminders.ts'

let place: SmallDistrict
let districtNo: number
let orgs: number[]
let district: Actor
let head: Actor
let otherHead: Actor
let street: Actor
const today = '2026-11-22'

beforeAll(async () => {
  place = await openSmallDistrict(12)
  districtNo = place.node['示例区']!
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{ no: number; streetNo: number }>`select unit_no as no, street_no as "streetNo" from organisations.unit_on(${today})
      where kind = 'social_org' and street_no is not null order by unit_no limit 3`.execute(tx),
  )
  orgs = rows.map((row) => row.no)
  district = person('区社工部', { role: 'district_officer', nodeNo: districtNo })
  head = person('会长', { role: 'party_org_secretary', nodeNo: orgs[0]! })
  otherHead = person('另一会长', { role: 'party_org_secretary', nodeNo: orgs[1]! })
  street = person('街道', { role: 'street_officer', nodeNo: rows[0]!.streetNo })
})
afterAll(() => place.platform.close())

const issue = (who: Actor, body: Partial<BodyOf<typeof demands.issueDirective>> = {}) =>
  place.platform.call(who, demands.issueDirective, {
    body: {
      fromNo: districtNo,
      kind: 'work',
      title: '排查活动场所安全',
      body: '对活动场所逐处排查并报结果',
      dueOn: '2026-12-11',
      unitNos: orgs.slice(0, 2),
      ...body,
    },
  })
const get = (who: Actor, id: string) => place.platform.call(who, demands.getDirective, { params: { id } })
const lineOf = async (who: Actor, id: string, unitNo: number) =>
  (await get(who, id)).lines.find((line) => line.unit.no === unitNo)!
const act = async (who: Actor, id: string, unitNo: number, body: BodyOf<typeof demands.actOnDirective>) => {
  const { id: lineId, revision } = await lineOf(district, id, unitNo)
  return place.platform.call(who, demands.actOnDirective, { params: { id: lineId }, body }, { ifMatch: revision })
}
const remindedOf = (who: Actor, key: string) => {
  const scope = { everything: false as const, nodes: who.grants.map((grant) => grant.nodeNo!) }
  return place.platform.services.database.read({ scope, accountId: who.accountId } as never, (tx) =>
    directiveReminders.find((one) => one.key === key)!.find({ tx, actor: who, scope, today, can: () => scope } as never, 10),
  )
}

describe('a directive', () => {
  it('is acknowledged, taken on, reported, returned and confirmed, unit by unit', async () => {
    const [one, two] = orgs as [number, number]
    const { id } = await issue(district)
    expect(await get(district, id)).toMatchObject({ targets: 2, acknowledged: 0, open: 2, confirmed: 0 })
    expect(await lineOf(head, id, one)).toMatchObject({ state: 'sent', dueWhat: 'acknowledge', own: 'target' })
    expect((await remindedOf(head, 'demands.directive')).total).toBeGreaterThan(0)

    await act(head, id, one, { act: 'acknowledge' })
    await act(head, id, one, { act: 'accept' })
    expect(await lineOf(head, id, one)).toMatchObject({
      state: 'accepted',
      dueWhat: 'report',
      dueOn: '2026-12-11',
      acknowledgedOn: today,
    })
    expect(await refusalOf(act(head, id, one, { act: 'report' }))).toBe('directive-words-missing')
    await act(head, id, one, { act: 'report', words: '查了三处，换灭火器两个' })
    expect(await refusalOf(act(head, id, one, { act: 'confirm' }))).toBe('directive-not-yours')
    await act(district, id, one, { act: 'return', words: '请补照片', dueOn: '2026-12-18' })
    expect(await lineOf(head, id, one)).toMatchObject({ state: 'accepted', dueOn: '2026-12-18', words: '请补照片' })
    await act(head, id, one, { act: 'report', words: '照片已补' })
    await act(district, id, one, { act: 'confirm' })

    // The other cannot, and is let go; nobody but the issuer ends it.
    await act(otherHead, id, two, { act: 'decline', words: '没有活动场所' })
    expect(await refusalOf(act(otherHead, id, two, { act: 'release', words: '算了' }))).toBe('directive-not-yours')
    await act(district, id, two, { act: 'insist', words: '借用的场所也算' })
    await act(otherHead, id, two, { act: 'decline', words: '借用的已退' })
    await act(district, id, two, { act: 'release', words: '同意' })
    expect(await get(district, id)).toMatchObject({ targets: 2, acknowledged: 2, open: 0, confirmed: 1, declined: 1 })
    expect((await get(district, id)).can.withdraw).toBe(false)
  })

  it('lets a unit see what it was asked and nothing of what others answered', async () => {
    const { id } = await issue(district)
    await act(otherHead, id, orgs[1]!, { act: 'decline', words: '人手不够' })
    const seen = await get(head, id)
    expect(seen.lines.map((line) => line.unit.no)).toEqual([orgs[0]])
    expect(seen).toMatchObject({ targets: 1, declined: 0, steps: [] })
    const stranger = person('第三会长', { role: 'party_org_secretary', nodeNo: orgs[2]! })
    expect(await refusalOf(get(stranger, id))).toBe('directive-not-found')
    const list = async (who: Actor, query: object) =>
      (await place.platform.call(who, demands.listDirectiveTargets, { query } as never)).total
    expect(await list(stranger, { view: 'all' })).toBe(0)
    // The street above reads what its unit owes and does not acknowledge for it.
    expect(await refusalOf(act(street, id, orgs[0]!, { act: 'acknowledge' }))).toBe('directive-not-yours')
  })

  it('is entered by the issuer as told where a unit answers by telephone', async () => {
    const { id } = await issue(district)
    expect(await refusalOf(act(district, id, orgs[0]!, { act: 'accept' }))).toBe('directive-not-yours')
    await act(district, id, orgs[0]!, { act: 'accept', told: '秘书长电话答复可以' })
    expect((await get(head, id)).steps).toMatchObject([{ kind: 'accept', side: 'target', told: '秘书长电话答复可以' }])
  })

  it('goes down only: to units beneath a unit the issuer speaks for, by a day to come', async () => {
    expect(await refusalOf(issue(street))).toBe('demand-unit-not-found')
    expect(await refusalOf(issue(head))).toBe('demand-unit-not-found')
    expect(await refusalOf(issue(district, { unitNos: [districtNo] }))).toBe('directive-unit-unfit')
    expect(await refusalOf(issue(district, { dueOn: '2026-11-20' }))).toBe('directive-day-past')
    const form = await place.platform.call(district, demands.getDirectiveForm, {})
    expect(form).toMatchObject({ units: [{ no: districtNo }], clock: { acknowledge: 1, source: 'NS-04；ZF-51' } })
    const units = await place.platform.call(district, demands.listDirectiveUnits, {
      query: { fromNo: districtNo, kind: 'social_org' },
    })
    expect(units.items.map((one) => one.no)).toEqual(expect.arrayContaining(orgs))
  })

  it('tells the issuer once a unit is late, and no longer once it has answered', async () => {
    const { id } = await issue(district, { kind: 'governance', title: '暑期托管看护' })
    const late = async () => {
      await asSystem(place.platform.services.database, (tx) =>
        sql`update demands.directive_target set due_on = '2026-11-19' where directive_id = ${id}`.execute(tx),
      )
      return asSystem(place.platform.services.database, (tx) => escalateDirectives({ tx, today, note: () => undefined } as never))
    }
    expect(await late()).toBeGreaterThanOrEqual(2)
    expect(await late()).toBe(0)
    const told = await remindedOf(district, 'demands.directive-late')
    expect(told.items.map((item) => item.title)).toContain('暑期托管看护')
    expect(await lineOf(district, id, orgs[0]!)).toMatchObject({ late: true, escalatedOn: today })
    await act(head, id, orgs[0]!, { act: 'acknowledge' })
    expect(await lineOf(district, id, orgs[0]!)).toMatchObject({ late: false, escalatedOn: null })
  })

  it('is withdrawn from every unit that is not done, and stands in a spreadsheet in either language', async () => {
    const { id } = await issue(district, { title: '整理档案' })
    const { revision } = await get(district, id)
    const withdraw = (who: Actor) =>
      place.platform.call(
        who,
        demands.withdrawDirective,
        { params: { id }, body: { words: '改由区里统一办' } },
        { ifMatch: revision },
      )
    expect(await refusalOf(withdraw(head))).toBe('directive-not-yours')
    await withdraw(district)
    expect(await get(district, id)).toMatchObject({ open: 0, can: { withdraw: false } })
    for (const [endpoint, word] of [
      [demands.exportDirectives, 'Acknowledged'],
      [demands.exportDirectiveTargets, 'Withdrawn'],
    ] as const) {
      const { body } = (await place.platform.call(district, endpoint, {
        query: { view: 'all', q: '整理档案', format: 'csv', language: 'en' },
      })) as unknown as { body: Buffer | Readable }
      expect((Buffer.isBuffer(body) ? body : await buffer(body)).toString()).toContain(word)
    }
  })

  it('goes on with the successor of a unit that is merged, and comes back with it', async () => {
    let named = 0
    const branch = async () => {
      const body = { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org' as const, name: `第${++named}支部`, districtNo, streetNo: place.node['东街道']!, level: 'branch' as const, form: 'own' as const } // prettier-ignore
      return (await place.platform.call(systemActor, organisations.establishUnit, { body })).no
    }
    const acts = unitActs(
      () => place.platform,
      () => district,
      '2026-11-21',
    )
    const [one, into] = [await branch(), await branch()]
    const { id } = await issue(district, { unitNos: [one] })
    const told = await acts.merge(into, one)
    expect(told).toContain('directive 1 0')
    const secretary = person('书记', { role: 'party_org_secretary', nodeNo: into })
    expect((await get(secretary, id)).lines).toMatchObject([{ unit: { no: into }, own: 'target' }])
    await acts.undoLast()
    expect((await get(district, id)).lines).toMatchObject([{ unit: { no: one } }])
  })
})
