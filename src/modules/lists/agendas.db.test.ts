import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { lists } from './contract.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let committee: Actor
let street: Actor
let of: ReturnType<typeof listsForTests>
let districtNo = 0
type Side = { no: number; secretary: Actor }
let [home, helper] = [{}, {}] as [Side, Side]
const call: SmallDistrict['platform']['call'] = (...one) => place.platform.call(...one)

beforeAll(async () => {
  place = await openSmallDistrict(4)
  of = listsForTests(place)
  districtNo = place.node['示例区']!
  committee = person('区干事', { role: 'district_officer', nodeNo: districtNo })
  street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  ;[home, helper] = [await of.branch(), await of.branch('西街道')]
})
afterAll(() => place.platform.close())

const agenda = (more: object = {}) => ({
  ownerNo: districtNo,
  title: '治理年度需求计划',
  fromOn: '2026-11-01',
  untilOn: '2027-01-01',
  steps: [
    { title: '摸清需求', dueOn: '2026-11-30' },
    { title: '分批认领', dueOn: '2026-12-20' },
  ],
  ...more,
})
const draft = async (more: object = {}, actor = committee) =>
  (await call(actor, lists.draftAgenda, { body: agenda(more) as never })).id
const get = (actor: Actor, id: string) => call(actor, lists.getAgenda, { params: { id } })
const publish = (id: string, actor = committee) => call(actor, lists.publishAgenda, { params: { id }, body: {} })
const titles = async (actor: Actor) => (await call(actor, lists.listAgendas, { query: {} })).items.map((one) => one.title)
const putInto = (actor: Actor, id: string, stepId: string | null) =>
  call(actor, lists.placeEntry, { params: { id }, body: { stepId } })
const far = async (actor: Actor, id: string) =>
  (await get(actor, id)).steps.map(({ wanted, taken, solved }) => [wanted, taken, solved])

describe('a needs agenda', () => {
  it('is the office’s own as a draft, seen in the district once published, and then not written anew', async () => {
    const id = await draft({ title: '只有草稿' })
    expect(await titles(home.secretary)).not.toContain('只有草稿')
    expect(await titles(street)).not.toContain('只有草稿')
    expect(await refusalOf(get(home.secretary, id))).toBe('agenda-not-found')
    const { revision, steps } = await get(committee, id)
    const body = agenda({
      title: '发布了的',
      steps: [
        { ...steps[1]!, title: '先认领' },
        { title: '再总结', dueOn: '2026-12-31' },
      ],
    })
    await call(committee, lists.correctAgenda, { params: { id }, body: body as never }, { ifMatch: revision })
    await publish(id)
    for (const actor of [home.secretary, helper.secretary, street]) expect(await titles(actor)).toContain('发布了的')
    const seen = await get(helper.secretary, id)
    expect(seen.steps.map((step) => step.title)).toEqual(['先认领', '再总结'])
    expect(seen.steps[0]!.id).toBe(steps[1]!.id)
    expect(seen.can).toEqual({ correct: false, publish: false, end: false, withdraw: false, place: false })
    const again = call(committee, lists.correctAgenda, { params: { id }, body: body as never }, { ifMatch: revision + 2 })
    expect(await refusalOf(again)).toBe('agenda-cannot')
  })

  it('is refused with a step outside its period, without steps, or for somebody else’s node', async () => {
    expect(await refusalOf(draft({ steps: [{ title: '太晚', dueOn: '2027-01-01' }] }))).toBe('agenda-step-unfit')
    expect(await refusalOf(draft({ untilOn: '2026-11-01' }))).toBe('entry-days-unfit')
    expect(await refusalOf(draft({ title: '找 13900000003' }))).toBe('entry-personal')
    expect(await refusalOf(draft({}, street))).toBe('list-owner-not-found')
    expect(await refusalOf(publish(await draft({ steps: [] })))).toBe('agenda-no-steps')
  })

  it('tells how far each step is from the claims of its entries, as the list behind the number does', async () => {
    const id = await draft({ title: '认领进展' })
    await publish(id)
    const [first, second] = (await get(committee, id)).steps
    const straight = await call(committee, lists.submitEntry, {
      body: {
        kind: 'project',
        ownerNo: districtNo,
        title: '直接写进计划的项目',
        category: 'people',
        unit: '项',
        fromOn: '2026-11-01',
        visibility: 'district',
        stepId: first!.id,
      } as never,
    })
    expect(await far(home.secretary, id)).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ])
    await call(systemActor, lists.checkEntry, { params: { id: straight.id }, body: { outcome: 'publish' } })
    const linked = await of.publish(home.secretary, home.no, { title: '已有的需求' })
    await putInto(committee, linked, first!.id)
    const taken = await call(helper.secretary, lists.claimEntry, { params: { id: linked }, body: { asNo: helper.no } })
    expect(await far(helper.secretary, id)).toEqual([
      [2, 1, 0],
      [0, 0, 0],
    ])
    const act = (actor: Actor, deed: string, side: string) =>
      call(actor, lists.actOnClaim, { params: { id: taken.id }, body: { deed, side, line: '办好了', asNo: null } as never })
    await act(helper.secretary, 'solve', 'claimant')
    await act(home.secretary, 'verify', 'owner')
    expect(await far(helper.secretary, id)).toEqual([
      [2, 1, 1],
      [0, 0, 0],
    ])
    const behind = async (more: object) =>
      (await call(helper.secretary, lists.listEntries, { query: { agendaId: id, published: 'true', ...more } as never })).total
    expect([await behind({}), await behind({ claimed: 'true' }), await behind({ solved: 'true' })]).toEqual([2, 1, 1])
    await putInto(committee, linked, second!.id)
    expect(await far(helper.secretary, id)).toEqual([
      [1, 0, 0],
      [1, 1, 1],
    ])
    const entry = await call(helper.secretary, lists.getEntry, { params: { id: linked } })
    expect([entry.agenda?.title, entry.agenda?.step, entry.can.place]).toEqual(['认领进展', '分批认领', false])
  })

  it('takes in what its own office puts there, no resources, and nothing once it has ended', async () => {
    const id = await draft({ title: '要结束的' })
    await publish(id)
    const stepId = (await get(committee, id)).steps[0]!.id
    const need = await of.publish(home.secretary, home.no, { title: '需求' })
    const offer = await of.publish(home.secretary, home.no, { kind: 'resource', title: '资源' })
    expect(await refusalOf(putInto(street, need, stepId))).toBe('agenda-not-found')
    const body = { kind: 'need', ownerNo: home.no, title: '自行写入', category: 'venue', unit: '间', fromOn: '2026-11-01' }
    const written = call(home.secretary, lists.submitEntry, { body: { ...body, visibility: 'district', stepId } as never })
    expect(await refusalOf(written)).toBe('agenda-not-found')
    expect(await refusalOf(putInto(committee, offer, stepId))).toBe('agenda-kind-unfit')
    await putInto(committee, need, stepId)
    await call(committee, lists.endAgenda, { params: { id }, body: { reason: '计划期满' } })
    const ended = await get(home.secretary, id)
    expect([ended.state, ended.reason]).toEqual(['ended', '计划期满'])
    expect(await refusalOf(putInto(committee, need, null))).toBe('agenda-cannot')
    expect(await refusalOf(call(committee, lists.withdrawAgenda, { params: { id }, body: { reason: '再撤' } }))).toBe(
      'agenda-cannot',
    )
  })

  it('that is dropped as a draft stays with the office; one that was published says why it was withdrawn', async () => {
    const withdraw = (id: string) => call(committee, lists.withdrawAgenda, { params: { id }, body: { reason: '另行安排' } })
    const [dropped, told] = [await draft({ title: '未发布即撤' }), await draft({ title: '发布后撤回' })]
    await publish(told)
    for (const id of [dropped, told]) await withdraw(id)
    expect(await titles(home.secretary)).not.toContain('未发布即撤')
    expect(await titles(committee)).toContain('未发布即撤')
    expect((await get(home.secretary, told)).reason).toBe('另行安排')
  })
})
