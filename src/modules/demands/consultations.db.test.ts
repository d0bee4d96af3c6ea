import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { demands } from './contract.ts'
import { consultationReminders } from './reminders.ts'

let place: SmallDistrict
let district: Actor
let east: number
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const unit = (index: number) => place.units[index]!
const headOf = (no: number) => person(`负责人${no}`, { role: 'party_org_secretary', nodeNo: no })
const { undoLast, ...acts } = unitActs(
  () => place.platform,
  () => district,
  '2026-11-21',
)

beforeAll(async () => {
  place = await openSmallDistrict(40)
  east = place.node['东街道']!
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const raise = (more: object = {}) =>
  call(district, demands.raiseIssue, {
    body: { hostNo: east, category: 'safety', title: '高空抛物反复发生', what: '三号楼', ...more },
  })
const consult = async (orgNos: readonly number[], issueId?: string) => {
  const id = issueId ?? (await raise()).id
  const { items } = await call(district, demands.askConsultation, {
    params: { id },
    body: { orgNos: [...orgNos], question: '请诊断原因', dueOn: '2026-12-01' },
  })
  return { issueId: id, id: items[0]!.id, items }
}
const issueOf = (id: string) => call(district, demands.getIssue, { params: { id } })
const answer = (who: Actor, id: string, more: object = {}, ifMatch = 1) =>
  call(
    who,
    demands.answerConsultation,
    { params: { id }, body: { act: 'answer', finding: '护栏低', advice: '加装防护网', ...more } as never },
    { ifMatch },
  )
const act = async (id: string, body: object) =>
  call(district, demands.actOnIssue, { params: { id }, body: body as never }, { ifMatch: (await issueOf(id)).revision })
const remindedOf = (who: Actor) => {
  const scope = { everything: false as const, nodes: who.grants.map((grant) => grant.nodeNo!) }
  return place.platform.services.database.read({ scope, accountId: who.accountId } as never, (tx) =>
    consultationReminders[0]!.find({ tx, actor: who, scope, today: '2026-11-22', can: () => scope } as never, 5),
  )
}
const own = async (who: Actor, view: 'mine' | 'all' = 'mine') =>
  (await call(who, demands.listConsultations, { query: { view } })).items.map((one) => one.id)

describe('a consultation', () => {
  it('is asked of organisations, shown in their list, answered, and stands with the issue', async () => {
    const [one, two] = [unit(1), unit(2)]
    const { issueId, items } = await consult([one, two])
    expect(items).toHaveLength(2)
    expect(await own(headOf(one))).toEqual([items[0]!.id])
    expect(await remindedOf(headOf(one))).toMatchObject({ total: 1, items: [{ title: '高空抛物反复发生' }] })
    await answer(headOf(one), items[0]!.id)
    expect(await refusalOf(answer(headOf(one), items[0]!.id, {}, 2))).toBe('consultation-not-now')
    expect(await own(headOf(one))).toEqual([])
    const { consultations } = await issueOf(issueId)
    expect(consultations.find((row) => row.id === items[0]!.id)).toMatchObject({
      state: 'answered',
      finding: '护栏低',
      advice: '加装防护网',
      closedOn: '2026-11-22',
    })
    expect(await refusalOf(consult([two], issueId))).toBe('consultation-asked-already')
  })

  it('shows the organisation title and description of the issue, and not the issue', async () => {
    const no = unit(3)
    const { issueId, id } = await consult([no])
    const seen = await call(headOf(no), demands.getConsultation, { params: { id } })
    expect(seen).toMatchObject({
      issue: { title: '高空抛物反复发生' },
      what: '三号楼',
      issueId: null,
      can: { answer: true, tell: false, withdraw: false },
    })
    expect(await refusalOf(call(headOf(no), demands.getIssue, { params: { id: issueId } }))).toBe('issue-not-found')
    expect(await refusalOf(call(headOf(unit(4)), demands.getConsultation, { params: { id } }))).toBe('consultation-not-found')
    expect(await refusalOf(answer(headOf(unit(4)), id))).toBe('consultation-not-found')
  })

  it('is answered by the organisation itself, or entered by who asked with how it was told', async () => {
    const { id } = await consult([unit(5)])
    expect(await refusalOf(answer(district, id))).toBe('consultation-told-missing')
    await answer(district, id, { told: '电话' })
    expect(await call(district, demands.getConsultation, { params: { id } })).toMatchObject({ state: 'answered', told: '电话' })
  })

  it('is withdrawn by who asked with a reason the organisation reads, and can be asked anew', async () => {
    const no = unit(6)
    const { issueId, id } = await consult([no])
    const withdraw = (who: Actor, ifMatch = 1) =>
      call(who, demands.withdrawConsultation, { params: { id }, body: { reason: '楼栋已自行解决' } }, { ifMatch })
    expect(await refusalOf(withdraw(headOf(no)))).toBe('consultation-not-yours')
    expect(await refusalOf(withdraw(district, 9))).toBe('revision-stale')
    await withdraw(district)
    expect(await own(headOf(no))).toEqual([])
    expect(await call(headOf(no), demands.getConsultation, { params: { id } })).toMatchObject({
      state: 'withdrawn',
      reason: '楼栋已自行解决',
      closedOn: '2026-11-22',
      can: { answer: false, tell: false, withdraw: false },
    })
    expect(await refusalOf(answer(headOf(no), id, {}, 2))).toBe('consultation-not-now')
    expect((await consult([no], issueId)).items).toHaveLength(1)
    expect(await call(district, demands.listConsultations, { query: { view: 'withdrawn' } })).toMatchObject({ total: 1 })
  })

  it('is of social organisations, and lapses when the issue is told back; who asked reads who was consulted', async () => {
    const order = await call(systemActor, demands.takeOrder, {
      body: { districtNo: place.node['示例区']!, category: 'safety', what: '楼上扔东西', name: '某人', phone: '13900000009' },
    })
    const issue = await raise({ orderId: order.id })
    expect(await refusalOf(consult([east], issue.id))).toBe('consultation-unit-unfit')
    const { items } = await consult([unit(8), unit(9)], issue.id)
    await answer(headOf(unit(8)), items[0]!.id)
    await call(district, demands.recordSession, {
      body: { hostNo: east, mode: 'offline', onDay: '2026-11-20', minutes: '议过', issueIds: [issue.id] },
    })
    await act(issue.id, { act: 'decline', words: '产权不清' })
    await act(issue.id, { act: 'tell', words: '已说明' })
    expect((await issueOf(issue.id)).consultations.map((one) => one.state)).toEqual(['lapsed', 'answered'])
    expect(await refusalOf(consult([unit(10)], issue.id))).toBe('issue-not-now')
    const followed = await call(systemActor, demands.follow, { body: { code: order.code!, digits: '0009' } })
    expect(followed.issues[0]!.consulted).toEqual([
      (await call(district, demands.getConsultation, { params: { id: items[0]!.id } })).organisation.name,
    ])
  })

  it('goes to the successor of the organisation and comes back; without a successor it lapses', async () => {
    const [from, into, ending] = [unit(13), unit(16), unit(19)]
    const { id } = await consult([from])
    expect(await acts.merge(into, from)).toContain('consultation 1 0')
    expect(await own(headOf(into))).toEqual([id])
    await undoLast()
    expect([await own(headOf(into)), await own(headOf(from))]).toEqual([[], [id]])
    const last = await consult([ending])
    expect(await acts.dissolve(ending)).toContain('consultation 0 1')
    expect(await call(district, demands.getConsultation, { params: { id: last.id } })).toMatchObject({ state: 'lapsed' })
    await undoLast()
    expect(await call(district, demands.getConsultation, { params: { id: last.id } })).toMatchObject({ state: 'asked' })
  })
})

describe('an order by which a resident asks to found an organisation', () => {
  const category = async () => {
    const { categories } = await call(district, demands.getWords, {})
    return categories.find((one) => one.founding)!.code
  }
  const founding = async (about: string) => {
    const told = await call(systemActor, demands.ask, {
      body: { category: about, what: '想成立互助组织', streetNo: east, name: '温某', phone: '13900000010', consent: true, consentVersion: '2026-11' }, // prettier-ignore
    })
    const { items } = await call(district, demands.listOrders, { query: { view: 'all', q: String(told.no) } })
    return { ...told, id: items[0]!.id }
  }
  const link = async (id: string, unitNo: number | null) =>
    call(
      district,
      demands.linkFounded,
      { params: { id }, body: { unitNo } },
      { ifMatch: (await call(district, demands.getOrder, { params: { id } })).revision },
    )
  const done = async (id: string) => {
    const bodies = [
      { act: 'handle' },
      { act: 'finish', outcome: 'solved', words: '已登记' },
      { act: 'reply', words: '已成立', how: 'page', by: '值班' },
    ]
    for (const [index, body] of bodies.entries())
      await call(district, demands.actOnOrder, { params: { id }, body: body as never }, { ifMatch: index + 1 })
  }

  it('names the registered organisation once it is done, is counted, and tells who asked', async () => {
    const { id, code } = await founding(await category())
    expect(await refusalOf(link(id, unit(1)))).toBe('order-founding-unfit')
    await done(id)
    expect(await refusalOf(link(id, east))).toBe('order-founded-unit-unfit')
    await link(id, unit(1))
    const list = await call(district, demands.listOrders, { query: { view: 'all', founded: 'yes', requester: 'resident' } })
    expect(list).toMatchObject({ total: 1, items: [{ id, founded: { no: unit(1) } }] })
    const followed = await call(systemActor, demands.follow, { body: { code, digits: '0010' } })
    expect(followed.founded).toBe(list.items[0]!.founded!.name)
    await link(id, null)
    expect((await call(district, demands.listOrders, { query: { view: 'all', founded: 'yes' } })).total).toBe(0)
  })

  it('is of the category the programme names for it, and of no other', async () => {
    const { id } = await founding('other')
    await done(id)
    expect((await call(district, demands.getOrder, { params: { id } })).can.found).toBe(false)
    expect(await refusalOf(link(id, unit(1)))).toBe('order-founding-unfit')
  })
})
