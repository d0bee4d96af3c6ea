import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../../test/support/platform.ts'
import { findingsOf, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../../test/support/small-district.ts'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { needsLiaison } from '../../../kernel/readings.ts'
import type { Actor } from '../../../kernel/policy.ts'
import { systemContext } from '../../../platform/db/database.ts'
import { runJob } from '../../../platform/jobs/worker.ts'
import { recordEvent } from '../../../platform/outbox/outbox.ts'
import { ensureBodies, refreshScope, unitsChanged } from '../../organisations/index.ts'
import { workforce } from '../../workforce/contract.ts'
import { planner } from '../contract.ts'
import { checkDispatch } from '../dispatch/index.ts'
import { dispatchProblemOf } from './problem.ts'
import { proposeDispatch } from './propose.ts'
import { getReadyDispatch, listDispatchPins } from './store.ts'

let place: SmallDistrict
let district: Actor
let east: Actor
let west: Actor
let bureau: number
const today = '2026-11-22'

beforeAll(async () => {
  place = await openSmallDistrict(60)
  const { node, platform } = place
  district = person('区', { role: 'district_officer', nodeNo: node['示例区']! })
  east = person('东', { role: 'street_officer', nodeNo: node['东街道']! })
  west = person('西', { role: 'street_officer', nodeNo: node['西街道']! })
  // A district that asks for an instructor of both sides (ZF-04), and a department in charge of every second organisation.
  await platform.services.database.transaction(systemContext, async (tx) => {
    await sql`update organisations.district_programme set programme = 'zhifu'`.execute(tx)
    const { rows } = await sql<{ id: string }>`select max(id) as id from organisations.act`.execute(tx)
    const bodies = await ensureBodies(tx, { actId: Number(rows[0]!.id), day: today, districtNo: node['示例区']! } as never, [
      '区教育局',
    ])
    bureau = [...bodies.values()][0]!
    const { rows: guided } = await sql<{ unit_no: number }>`
      update organisations.unit_state set supervisor_no = ${bureau}
      where unit_no in (select no from organisations.unit where kind = 'social_org' and no % 2 = 0) returning unit_no`.execute(tx)
    const changed = guided.map((row) => row.unit_no)
    await refreshScope(tx, changed)
    await recordEvent(tx, platform.services, unitsChanged(changed))
  })
})
afterAll(async () => {
  expect(await findingsOf(place.platform)).toEqual([])
  await place.platform.close()
})

type View = AnswerOf<typeof planner.getDispatch>
const call: SmallDistrict['platform']['call'] = (...args) => place.platform.call(...args)
const see = (id: string, actor = district) => call(actor, planner.getDispatch, { params: { id } })
const units = async (id: string, query: object = {}) =>
  (await call(district, planner.listDispatchUnits, { params: { id }, query: { pageSize: 200, ...query } })).items
const people = async (id: string) =>
  (await call(district, planner.listDispatchPeople, { params: { id }, query: { pageSize: 200 } })).items

async function run(jobId: string): Promise<void> {
  const { services } = place.platform
  await runJob(services, new Map(services.contributions.jobs.map((job) => [job.name, job])), jobId)
}

async function make(body: object = {}, actor: Actor = district): Promise<View> {
  const { id, jobId } = await call(actor, planner.makeDispatch, { body })
  await run(jobId)
  return see(id, actor)
}

async function decide(plan: View, fromOn = today): Promise<void> {
  const body = { fromOn, documentNo: '联建〔2026〕8号', reason: '选派' }
  const { jobId } = await call(district, planner.decideDispatch, { params: { id: plan.id }, body }, { ifMatch: plan.revision })
  await run(jobId)
  await run(jobId)
}

const nominate = (bodyNo: number, side: 'business' | 'locality', names: string[], more: object = {}) =>
  call(district, workforce.nominate, { body: { bodyNo, side, names, fromOn: '2026-11-01', ...more } })

const duty = async (name: 'sides' | 'business' | 'locality', state: 'met' | 'missing' | 'asked') =>
  (await call(district, workforce.listUnitDuties, { query: { duty: name, state, pageSize: 1 } })).total

describe('people whom departments and streets send', () => {
  it('are at hand before they serve anybody, named once, and seen by whom their sender is seen', async () => {
    expect(await refusalOf(make())).toBe('dispatch-nobody-at-hand')
    const first = await nominate(bureau, 'business', ['赵一', '赵二', '赵三', '赵四'], { source: 'organ-cadre' })
    expect(first).toEqual({ nominated: 4, already: [] })
    expect(await nominate(bureau, 'business', ['赵一'])).toEqual({ nominated: 0, already: ['赵一'] })
    for (const [street, name] of [
      ['东街道', '钱'],
      ['西街道', '孙'],
      ['南街道', '李'],
    ] as const)
      // prettier-ignore
      await nominate(place.node[street]!, 'locality', ['甲', '乙', '丙', '丁'].map((one) => `${name}${one}`))
    const seen = async (actor: Actor) => (await call(actor, workforce.listNominations, {})).items.map((one) => one.person.name)
    expect((await seen(district)).length).toBe(16)
    expect((await seen(east)).sort()).toEqual(['钱丁', '钱丙', '钱乙', '钱甲'].sort())
    expect(
      await refusalOf(
        call(east, workforce.nominate, { body: { bodyNo: bureau, side: 'business', names: ['周某'], fromOn: today } }),
      ),
    ).toBe('sender-not-found')
    expect(await refusalOf(nominate(bureau, 'business', ['周某'], { source: 'nobody-knows' }))).toBe('post-word-unknown')
  })
})

describe('a dispatch plan', () => {
  let plan: View

  it('gives every organisation an instructor of each side that owes it one, as the rules on people read it', async () => {
    plan = await make()
    expect(plan.state).toBe('ready')
    const list = await units(plan.id)
    for (const side of ['business', 'locality'] as const) {
      const asked = list.filter((unit) => unit.lines.some((line) => line.side === side)).length
      expect([side, asked]).toEqual([side, await duty(side, 'asked')])
      expect(plan.sides.find((one) => one.side === side)).toMatchObject({ units: asked, unserved: 0 })
    }
    expect(plan.rules.map((rule) => rule.key)).toContain('instructor.dispatch-sides')
    expect(plan.bound!).toBeLessThanOrEqual(plan.objective! + 1e-6)
    expect(plan.needs.map((need) => need.group.name)).toEqual(expect.arrayContaining(['东街道', '西街道', '南街道', '区教育局']))
  })

  it('is found sound by the second opinion, keeps to the band, and gives large ones an instructor of their own', async () => {
    const stored = await place.platform.services.database.read(systemContext, async (tx) => {
      const row = await getReadyDispatch(tx, plan.id)
      return { row, asked: dispatchProblemOf(row.facts, row.rule, await listDispatchPins(tx, row.id)) }
    })
    expect(checkDispatch(stored.asked, stored.row.result.plan)).toEqual([])
    const all = await people(plan.id)
    expect(all.every((one) => one.load + one.elsewhere <= plan.band.high)).toBe(true)
    expect(all.filter((one) => one.dedicated).every((one) => one.load === 1)).toBe(true)
    expect(all.map((one) => one.name)).toEqual(
      all.map((one) => one.name!).toSorted(new Intl.Collator('zh-CN-u-co-pinyin').compare),
    )
    const { reading } = { reading: stored.row.rule.params.liaison }
    const list = await units(plan.id)
    for (const unit of list) {
      const facts = stored.row.facts.units.find((one) => one.no === unit.no)!
      const instructor = unit.lines.some((line) => line.person !== null)
      const needed = needsLiaison({ hasPartyOrg: facts.hasPartyOrg, fullTime: facts.fullTime, instructor }, reading)
      expect([unit.no, unit.liaison !== null]).toEqual([unit.no, needed])
    }
  })

  it('is the same from the command line and each time it is made, with the same receipt', async () => {
    const again = await make()
    expect(again.receipt).toEqual(plan.receipt)
    expect(await units(again.id)).toEqual(await units(plan.id))
    const scope = { everything: true } as const
    const proposed = await place.platform.services.database.read(systemContext, (tx) =>
      proposeDispatch(
        { tx, scope, services: place.platform.services },
        { asOf: today, parameters: { for: 'all', seed: 1 }, proveSeconds: 0 },
      ),
    )
    expect([proposed.receipt, proposed.objective]).toEqual([plan.receipt, plan.objective])
  })

  it('explains every line exactly: a pinned instructor costs what the explanation said, and taking the pin off costs nothing', async () => {
    const cost = (view: View) => view.sides.find((one) => one.side === 'business')!.objective
    const unit = (await units(plan.id, { side: 'business' }))[0]!
    const why = await call(district, planner.explainDispatch, { params: { id: plan.id, no: unit.no } })
    const other = why.sides.find((one) => one.side === 'business')!.alternatives.find((one) => one.bestDelta !== null)!
    const params = { id: plan.id }
    const body = { kind: 'must' as const, unitNo: unit.no, personId: other.person.id, reason: '熟悉情况' }
    const stranger = { ...body, personId: '00000000-0000-4000-8000-000000000000' }
    const ifMatch = plan.revision
    expect(await refusalOf(call(district, planner.setDispatchPin, { params, body: stranger }, { ifMatch }))).toBe(
      'plan-person-unknown',
    )
    const supposed = await call(district, planner.whatIfDispatch, { params, body: { pins: [body] } })
    expect(supposed.delta).toBeCloseTo(other.bestDelta!, 4)
    expect(Object.values(supposed.terms).reduce((sum, part) => sum + part, 0)).toBeCloseTo(supposed.delta, 4)
    expect(supposed.moved[0]).toMatchObject({ unit: { no: unit.no }, side: 'business', to: { id: other.person.id }, named: true })
    expect((await see(plan.id)).revision).toBe(plan.revision)
    const set = await call(district, planner.setDispatchPin, { params, body }, { ifMatch })
    expect(await refusalOf(call(district, planner.setDispatchPin, { params, body }, { ifMatch }))).toBe('revision-stale')
    const pinned = await see(plan.id)
    expect(cost(pinned) - cost(plan)).toBeCloseTo(other.bestDelta!, 4)
    expect(pinned.pins).toMatchObject([{ kind: 'must', unmet: false, person: { id: other.person.id } }])
    const [line] = (await units(plan.id, { side: 'business' })).find((one) => one.no === unit.no)!.lines
    expect(line!.person?.id).toBe(other.person.id)
    const unpinned = await make({ parameters: plan.parameters })
    const { items, reasons, total } = await call(district, planner.compareDispatches, {
      params: { id: unpinned.id, other: plan.id },
      query: { pageSize: 200 },
    })
    expect(items.map((one) => [one.unit.no, one.from?.id, one.to?.id]).sort()).toEqual(
      supposed.moved.map((one) => [one.unit.no, one.from?.id, one.to?.id]).sort(),
    )
    expect(items.find((one) => one.unit.no === unit.no)!.reason).toBe('pinned')
    expect([reasons['pinned'], total]).toEqual([1, supposed.moved.length])
    const pinId = pinned.pins[0]!.id
    await call(district, planner.removeDispatchPin, { params: { id: plan.id, pinId } }, { ifMatch: set.revision })
    const free = await see(plan.id)
    expect(cost(free)).toBeCloseTo(cost(plan), 6)
    expect(free.pins).toEqual([])
    plan = free
  })

  it('keeps a bound the solver proves, and is never worse for being asked', async () => {
    if (!plan.can.prove) return expect(plan.status).toBe('optimal')
    const { jobId } = await call(district, planner.provePlan, { params: { id: plan.id } })
    await run(jobId)
    const proven = await see(plan.id)
    expect(proven.objective!).toBeLessThanOrEqual(plan.objective! + 1e-6)
    expect(proven.bound!).toBeGreaterThanOrEqual(plan.bound! - 1e-6)
    plan = proven
  })

  it('becomes posts in one go, once, with document, day and side; what the rules owe is met', async () => {
    expect(await duty('sides', 'met')).toBe(0)
    await decide(plan)
    const decided = await see(plan.id)
    const told = await call(district, planner.listAppointments, { params: { id: plan.id }, query: { pageSize: 200 } })
    expect([decided.state, told.refused, told.waiting, told.done]).toEqual(['decided', 0, 0, plan.changes!.new])
    expect(await duty('sides', 'missing')).toBe(0)
    const { items } = await call(district, workforce.listUnitPosts, { params: { no: told.items[0]!.unit.no }, query: {} })
    expect(items.find((post) => post.person.id === told.items[0]!.to.id)).toMatchObject({
      fromOn: today,
      documentNo: '联建〔2026〕8号',
      side: told.items[0]!.side,
    })
    expect(
      await refusalOf(
        call(
          district,
          planner.decideDispatch,
          { params: { id: plan.id }, body: { fromOn: today } },
          { ifMatch: decided.revision },
        ),
      ),
    ).toBe('plan-already-decided')
  })

  it('made again from the present changes nothing', async () => {
    const again = await make()
    expect(again.changes).toMatchObject({ forced: 0, new: 0, lost: 0 })
    expect(again.changes!.chosen).toBe(0)
  })
})

describe('when one leaves', () => {
  it('the gaps show, the plan made before is overtaken, and the one made anew changes few', async () => {
    const before = await make()
    const leaver = (await people(before.id)).find((one) => one.side === 'locality' && one.load >= 4 && !one.dedicated)!
    const answer = await call(district, workforce.leave, { params: { id: leaver.id }, body: { untilOn: today, reason: '退休' } })
    expect(answer).toEqual({ ended: leaver.load, elsewhere: 0 })
    expect(await duty('locality', 'missing')).toBe(leaver.load)
    const stale = await see(before.id)
    expect(stale.overtaken.map((one) => one.what)).toContain('left')

    const after = await make({ basedOn: before.id })
    const compared = await call(district, planner.compareDispatches, {
      params: { id: before.id, other: after.id },
      query: { pageSize: 200 },
    })
    expect(compared.reasons['left']).toBe(leaver.load)
    expect(compared.peopleOnlyHere.map((one) => one.id)).toEqual([leaver.id])
    expect(compared.here.sides).toEqual(before.sides)
    const own = await call(district, planner.compareDispatches, {
      params: { id: before.id, other: after.id },
      query: { reason: 'left', side: 'locality', q: leaver.name! },
    })
    expect(own.items.every((one) => one.from?.id === leaver.id)).toBe(true)
    expect(own.total).toBe(leaver.load)
    const file = (await call(district, planner.exportDispatchComparison, {
      params: { id: before.id, other: after.id },
      query: { reason: 'left', format: 'csv' },
    })) as { body: AsyncIterable<Buffer> }
    const pieces: Buffer[] = []
    for await (const piece of file.body) pieces.push(piece)
    const rows = Buffer.concat(pieces).toString('utf8').trim().split('\r\n').slice(1)
    expect(rows.length).toBe(leaver.load)
    expect(rows.every((row) => row.includes(leaver.name!) && row.includes('原来的人已不在方案里'))).toBe(true)
    expect(await refusalOf(call(west, planner.compareDispatches, { params: { id: before.id, other: after.id } }))).toBe(
      'plan-not-found',
    )
    const served = await units(after.id, { side: 'locality' })
    expect(served.every((unit) => unit.lines[0]!.person !== null || unit.lines[0]!.unserved !== null)).toBe(true)
    const { kept, forced, chosen, new: fresh } = after.changes!
    expect(fresh + forced).toBe(leaver.load)
    expect(chosen).toBeLessThanOrEqual(2 * leaver.load)
    expect(kept).toBeGreaterThanOrEqual(before.changes!.kept - leaver.load - chosen)
    await decide(after)
    expect(await duty('locality', 'missing')).toBe(after.sides.find((one) => one.side === 'locality')!.unserved)
    expect(await refusalOf(call(district, workforce.leave, { params: { id: leaver.id }, body: { untilOn: today } }))).toBe(
      'nothing-to-end',
    )
  })

  it('a change that is no longer possible is told with its reason and stops no other', async () => {
    const everyone = await people((await make()).id)
    const gone = everyone.filter((one) => one.side === 'locality' && one.load > 0 && !one.dedicated)[0]!
    await call(district, workforce.leave, { params: { id: gone.id }, body: { untilOn: today } })
    const plan = await make()
    const changed = (await units(plan.id, { change: 'new', side: 'locality' }))[0]!
    const { jobId } = await call(
      district,
      planner.decideDispatch,
      { params: { id: plan.id }, body: { fromOn: today } },
      { ifMatch: plan.revision },
    )
    const line = changed.lines[0]!.person!
    const sender = everyone.find((one) => one.id === line.id)!.sender!
    await call(district, workforce.assignPost, {
      body: { role: 'instructor', unitNo: changed.no, personName: line.name!, senderName: sender, fromOn: today },
    })
    await run(jobId)
    const told = await call(district, planner.listAppointments, { params: { id: plan.id }, query: { pageSize: 200 } })
    expect(told.items.filter((one) => one.problem).map((one) => [one.unit.no, one.problem!.code])).toEqual([
      [changed.no, 'post-exists'],
    ])
    expect(told.waiting).toBe(0)
  })
})

describe('a dispatch plan of a street', () => {
  it('is seen by that street and not by another; facts of the day the plan was made from stay with it', async () => {
    const own = await make({ nodeNo: place.node['东街道']! }, east)
    expect(own.sides.map((side) => side.side)).toEqual(['business', 'locality'])
    expect(await refusalOf(see(own.id, west))).toBe('plan-not-found')
    expect(await refusalOf(call(west, planner.makeDispatch, { body: { nodeNo: place.node['东街道']! } }))).toBe(
      'plan-node-not-found',
    )
    const loads = await people(own.id)
    expect(loads.some((one) => one.elsewhere > 0)).toBe(true)
    expect(loads.every((one) => one.load + one.elsewhere <= own.band.high)).toBe(true)
    const discarded = await call(east, planner.discardPlan, { params: { id: own.id } }, { ifMatch: own.revision })
    expect(discarded.revision).toBe(own.revision + 1)
    expect(await refusalOf(call(east, planner.getPlan, { params: { id: own.id } }))).toBe('plan-not-found')
  })
})

describe('where a programme does not ask for both sides', () => {
  it('one instructor from anywhere is enough, and nobody is made to change side', async () => {
    await place.platform.services.database.transaction(systemContext, (tx) =>
      sql`update organisations.district_programme set programme = 'general'`.execute(tx),
    )
    const plan = await make({ parameters: { for: 'without-party-org' } })
    expect(plan.sides.map((side) => side.side)).toEqual(['any'])
    const list = await units(plan.id)
    expect(list.every((unit) => unit.lines.length === 1)).toBe(true)
    expect(list.length).toBeLessThan(place.units.length)
    expect(plan.changes!.lost).toBe(0)
    // No rule says how many organisations a full-time worker serves: said so, and nobody is planned.
    expect(plan.fullTime).toMatchObject({ state: 'no-ratio', orgsEach: null })
  })
})

describe('full-time workers, where a programme says how many organisations one serves', () => {
  const owed = async (state: 'met' | 'missing') =>
    (await call(district, workforce.listUnitDuties, { query: { duty: 'full-time', state, pageSize: 50 } })).items.map(
      ({ no }) => no,
    )

  it('are not applicable while no Party organisation is large with many members', async () => {
    await place.platform.services.database.transaction(systemContext, (tx) =>
      sql`update organisations.district_programme set programme = 'longhua'`.execute(tx),
    )
    const plan = await make()
    expect([plan.fullTime!.state, plan.sides.map((side) => side.side)]).toEqual(['nobody-owed', ['any']])
  })

  it('are a kind of post of their own: planned beside instructors, with gaps, and taken into posts', async () => {
    const { rows } = await place.platform.services.database.transaction(systemContext, async (tx) => {
      const large = await sql<{ unit_no: number }>`
        update organisations.unit_state set headcount = 90, full_members = 40 where unit_no in (
          select p.unit_no from organisations.party_on(${today}::date) p join organisations.unit_on(${today}::date) u on u.unit_no = p.unit_no
          where u.kind = 'social_org' and u.status = 'active' order by p.unit_no limit 3) returning unit_no`.execute(tx)
      await recordEvent(tx, place.platform.services, unitsChanged(large.rows.map((row) => row.unit_no)))
      return large
    })
    const large = rows.map((row) => row.unit_no).toSorted((a, b) => a - b)
    expect((await owed('missing')).toSorted((a, b) => a - b)).toEqual(large)
    await nominate(place.node['东街道']!, 'locality', ['专职甲', '专职乙'], { role: 'full_time_worker' })
    const listed = await call(district, workforce.listNominations, { query: { role: 'full_time_worker' } })
    expect(listed.items.map((one) => [one.person.name, one.load])).toEqual([
      ['专职甲', 0],
      ['专职乙', 0],
    ])
    const plan = await make()
    expect(plan.fullTime).toEqual({ state: 'planned', orgsEach: 1, headcountFrom: 60, membersFrom: 30 })
    expect(plan.sides.find((side) => side.side === 'full-time')).toMatchObject({ people: 2, units: 3, assigned: 2, unserved: 1 })
    expect(plan.rules.map((rule) => rule.key)).toContain('worker.full-time-ratio')
    const lines = (await units(plan.id, { side: 'full-time' })).flatMap((unit) => unit.lines)
    expect(lines.filter((line) => line.person === null).map((line) => line.unserved)).toEqual(['all-full'])
    expect(plan.needs.some((need) => need.side === 'full-time' && need.unserved === 1)).toBe(true)
    // Whoever is sent as a worker guides nobody as an instructor.
    expect((await people(plan.id)).filter((one) => one.name?.startsWith('专职')).map((one) => one.side)).toEqual([
      'full-time',
      'full-time',
    ])

    await decide(plan)
    expect((await owed('met')).length).toBe(2)
    const [held] = await owed('met')
    const { items } = await call(district, workforce.listUnitPosts, { params: { no: held! }, query: {} })
    expect(items.filter((post) => post.role === 'full_time_worker')).toMatchObject([{ fromOn: today, side: null }])
    const again = await make()
    expect(await units(again.id, { side: 'full-time', show: 'changed' })).toEqual([])

    // One leaves: the gap shows, and the worker who stays keeps the post.
    const gone = (await people(again.id)).find((one) => one.side === 'full-time')!
    await call(district, workforce.leave, { params: { id: gone.id }, body: { untilOn: today } })
    const after = await make({ basedOn: again.id })
    expect(after.sides.find((side) => side.side === 'full-time')).toMatchObject({ people: 1, assigned: 1, unserved: 2 })
    const { items: moved } = await call(district, planner.compareDispatches, {
      params: { id: again.id, other: after.id },
      query: { side: 'full-time' },
    })
    expect(moved).toMatchObject([{ from: { id: gone.id }, to: null, reason: 'left' }])
  })
})
