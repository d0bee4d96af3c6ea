import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { person, systemActor } from '../../../test/support/platform.ts'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { Download } from '../../platform/commands/operation.ts'
import { runJob } from '../../platform/jobs/worker.ts'
import { organisations } from '../organisations/contract.ts'
import { planner } from './contract.ts'
import { checkPlan } from './formation/index.ts'
import { problemOf } from './problem-of-plan.ts'
import { getReadyPlan, listPins } from './store.ts'
import { fromStored } from './stored.ts'

let place: SmallDistrict
let district: Actor
let east: Actor
let west: Actor

beforeAll(async () => {
  place = await openSmallDistrict(120)
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
  east = person('东', { role: 'street_officer', nodeNo: place.node['东街道']! })
  west = person('西', { role: 'street_officer', nodeNo: place.node['西街道']! })
})
afterAll(() => place.platform.close())

type Plan = AnswerOf<typeof planner.getPlan>

async function make(actor: Actor = district, body: object = {}): Promise<Plan> {
  const { services } = place.platform
  const { id, jobId } = await place.platform.call(actor, planner.makeFormation, {
    body: { parameters: { steps: 2_000 }, ...body },
  })
  await runJob(services, new Map(services.contributions.jobs.map((job) => [job.name, job])), jobId)
  return place.platform.call(actor, planner.getPlan, { params: { id } })
}

const branchesOf = (plan: Plan, actor: Actor = district) =>
  place.platform.call(actor, planner.listBranches, { params: { id: plan.id }, query: { pageSize: 5_000 } })

/** Violations the second opinion finds in what is stored. */
async function violations(id: string) {
  return place.platform.services.database.read(systemContext, async (tx) => {
    const row = await getReadyPlan(tx, id)
    return checkPlan(problemOf(row.facts, row.rule, await listPins(tx, id)), fromStored(row.result)).violations
  })
}

describe('a plan for a district', () => {
  it('places every organisation without a Party organisation once, by the rule, and the checker agrees', async () => {
    const plan = await make()
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{
        count: number
      }>`select count(*) as count from coverage.verdict where status = 'active' and party_org_no is null`.execute(tx),
    )
    expect([plan.state, plan.organisations]).toEqual(['ready', rows[0]!.count])
    expect(Object.values(plan.outcomes).reduce((sum, count) => sum + count, 0)).toBe(plan.organisations)
    expect(Object.values(plan.clauses).reduce((sum, count) => sum + count, 0)).toBe(plan.organisations)
    expect(await violations(plan.id)).toEqual([])
    expect(plan.totals!.jointBranches).toBeGreaterThan(0)
    expect(plan.bound! <= plan.objective! + 1e-9).toBe(true)
    expect([plan.overtaken, plan.rule.source]).toEqual([[], expect.stringContaining('中国共产党章程')])
  })

  it('is the same each time it is made with the same seed and steps', async () => {
    const [one, two] = [await make(), await make()]
    expect((await branchesOf(one)).items).toEqual((await branchesOf(two)).items)
    expect(one.receipt).toEqual(two.receipt)
  })

  it('has fewer and larger branches when opening one is dear, and about as many as are wished for', async () => {
    const cheap = await make(district, { parameters: { steps: 2_000, opening: 0 } })
    const dear = await make(district, { parameters: { steps: 2_000, opening: 6, maxOrganisations: 10 } })
    expect(dear.totals!.jointBranches).toBeLessThan(cheap.totals!.jointBranches)
    const wish = dear.totals!.jointBranches + 1
    const about = await make(district, { parameters: { steps: 2_000, about: wish, maxOrganisations: 10 } })
    expect(Math.abs(about.totals!.jointBranches - wish)).toBeLessThanOrEqual(1)
  })

  it('says why each organisation stands where it stands; what it says moving would cost is what it costs', async () => {
    const plan = await make()
    const joint = (await branchesOf(plan)).items.filter((branch) => branch.kind === 'joint')
    const member = joint.flatMap((branch) => branch.members)[0]!
    const why = await place.platform.call(district, planner.explain, { params: { id: plan.id, no: member.no } })
    expect([why.rule.clause, why.rule.full]).toEqual(['R3', member.fullMembers])
    expect(why.alternatives.length).toBeGreaterThan(0)
    for (const other of why.alternatives) expect(other.delta === null).toBe(other.blocked.length > 0)
    expect(
      await refusalOf(place.platform.call(district, planner.explain, { params: { id: plan.id, no: place.node['示例区']! } })),
    ).toBe('plan-unit-unknown')
  })

  it('keeps pins, tells beforehand what they change, and lets them go again', async () => {
    const plan = await make()
    const joint = (await branchesOf(plan)).items.filter((branch) => branch.kind === 'joint')
    const [first, second] = [joint[0]!, joint[1]!]
    const pin = { kind: 'together' as const, unitNo: first.host.no, otherNo: second.host.no }
    const params = { id: plan.id }
    const trial = await place.platform.call(district, planner.whatIf, { params, body: { pins: [pin] } })
    expect([trial.unmet, trial.moved.length > 0]).toEqual([[], true])
    const untouched = await place.platform.call(district, planner.getPlan, { params })
    expect([untouched.revision, untouched.pins, untouched.objective]).toEqual([plan.revision, [], plan.objective])
    const { id: pinId } = await place.platform.call(
      district,
      planner.setPin,
      { params, body: { ...pin, reason: '同一幢楼' } },
      { ifMatch: plan.revision },
    )
    const pinned = await place.platform.call(district, planner.getPlan, { params })
    expect(pinned.pins).toMatchObject([{ kind: 'together', reason: '同一幢楼', unmet: false }])
    expect(pinned.objective! - plan.objective!).toBeCloseTo(trial.delta, 6)
    expect(await violations(plan.id)).toEqual([])
    const together = (await branchesOf(pinned)).items.find((branch) => branch.members.some((one) => one.no === first.host.no))!
    expect(together.members.map((one) => one.no)).toContain(second.host.no)
    const stale = place.platform.call(district, planner.removePin, { params: { id: plan.id, pinId } }, { ifMatch: plan.revision })
    expect(await refusalOf(stale)).toBe('revision-stale')
    await place.platform.call(district, planner.removePin, { params: { id: plan.id, pinId } }, { ifMatch: pinned.revision })
    expect((await place.platform.call(district, planner.getPlan, { params })).pins).toEqual([])
  })

  it('says which pins contradict each other instead of dropping one in silence', async () => {
    const plan = await make()
    const [one] = (await branchesOf(plan)).items.filter((branch) => branch.kind === 'joint')
    const [a, b] = one!.members
    const both = ['together', 'apart'].map((kind) => ({ kind: kind as 'apart', unitNo: a!.no, otherNo: b!.no }))
    const trial = await place.platform.call(district, planner.whatIf, { params: { id: plan.id }, body: { pins: both } })
    expect(trial.unmet.length).toBeGreaterThan(0)
  })

  it('knows when facts have overtaken it, and a plan based on it changes little', async () => {
    const plan = await make()
    const joint = (await branchesOf(plan)).items.filter((branch) => branch.kind === 'joint')
    const no = joint[0]!.members.at(-1)!.no
    const { revision } = await place.platform.call(systemActor, organisations.getUnit, { params: { no } })
    await place.platform.call(
      systemActor,
      organisations.changeUnit,
      { params: { no }, body: { kind: 'correct', reason: '更正', effectiveOn: '2026-11-01', facts: { fullMembers: 0 } } },
      { ifMatch: revision },
    )
    expect((await place.platform.call(district, planner.getPlan, { params: { id: plan.id } })).overtaken).toMatchObject([
      { no, what: 'members' },
    ])
    const next = await make(district, { basedOn: plan.id, parameters: { steps: 2_000, stability: 2 } })
    expect([next.basedOn, next.overtaken]).toEqual([plan.id, []])
    const compared = (query: object) =>
      place.platform.call(district, planner.comparePlans, {
        params: { id: plan.id, other: next.id },
        query: { pageSize: 200, ...query },
      })
    const moved = await compared({ show: 'moved' })
    expect(moved.items.map((one) => one.unit.no)).toContain(no)
    expect(moved.total).toBeLessThanOrEqual(joint[0]!.members.length + 3)
    const { kinds, total } = await compared({})
    expect([kinds['moved'], total]).toEqual([moved.total, plan.organisations])
    const eastern = await compared({ streetNo: place.node['东街道'], q: '服务' })
    expect([...new Set(eastern.items.map((one) => one.street))]).toEqual(['东街道'])
    for (const [language, head] of [
      ['zh', '安排不同'],
      ['en', 'elsewhere'],
    ] as const) {
      const file = await place.platform.call(district, planner.exportComparison, {
        params: { id: plan.id, other: next.id },
        query: { show: 'moved', format: 'csv', language },
      })
      const lines = (await text(Readable.from((file as Download).body))).trim().split('\r\n')
      expect([lines.length, lines[1]!.includes(head)]).toEqual([moved.total + 1, true])
    }
  })

  it('is put aside, read on, and changed no more', async () => {
    const plan = await make()
    await place.platform.call(district, planner.discardPlan, { params: { id: plan.id } }, { ifMatch: plan.revision })
    const aside = await place.platform.call(district, planner.getPlan, { params: { id: plan.id } })
    expect([aside.state, aside.can]).toEqual(['discarded', { change: false, decide: false, discard: false, prove: false }])
    const again = place.platform.call(district, planner.discardPlan, { params: { id: plan.id } }, { ifMatch: aside.revision })
    expect(await refusalOf(again)).toBe('plan-already-decided')
  })
})

describe('who sees a plan', () => {
  it('of a street: that street and the district; of the district: the district alone', async () => {
    const [whole, own] = [await make(), await make(east, { nodeNo: place.node['东街道'] })]
    const seen = async (actor: Actor) =>
      (await place.platform.call(actor, planner.listPlans, { query: { pageSize: 200 } })).items.map((plan) => plan.id)
    expect(await seen(district)).toEqual(expect.arrayContaining([whole.id, own.id]))
    expect(await seen(east)).toEqual([own.id])
    expect(await seen(west)).toEqual([])
    const open = (actor: Actor, id: string) => refusalOf(place.platform.call(actor, planner.getPlan, { params: { id } }))
    expect([await open(east, whole.id), await open(west, own.id), await open(east, own.id)]).toEqual([
      'plan-not-found',
      'plan-not-found',
      'done',
    ])
    const streets = new Set(
      (await branchesOf(own, east)).items.flatMap((branch) => branch.members.map((member) => member.street)),
    )
    expect([...streets]).toEqual(['东街道'])
    expect(await refusalOf(place.platform.call(west, planner.makeFormation, { body: { nodeNo: place.node['东街道'] } }))).toBe(
      'plan-node-not-found',
    )
    expect(await refusalOf(place.platform.call(west, planner.makeFormation, { body: { basedOn: own.id } }))).toBe(
      'plan-not-found',
    )
  })
})

describe('a plan that cannot be made', () => {
  it('says so with the reason, and what was asked stays', async () => {
    const plan = await make(district, { parameters: { steps: 2_000, maxOrganisations: 2, opening: 50 } })
    expect(['ready', 'failed']).toContain(plan.state)
    const refused = place.platform.call(district, planner.makeFormation, { body: { asOf: '2027-01-01' } })
    expect(await refusalOf(refused)).toBe('plan-day-in-the-future')
  })

  it('because its job was stopped can be made again from the same conditions', async () => {
    const { services } = place.platform
    const { id, jobId } = await place.platform.call(district, planner.makeFormation, {
      body: { parameters: { steps: 5_000_000 } },
    })
    await services.database.transaction(systemContext, (tx) =>
      sql`update platform.job set cancel_asked = true where id = ${jobId}`.execute(tx),
    )
    await runJob(services, new Map(services.contributions.jobs.map((job) => [job.name, job])), jobId)
    const stopped = await place.platform.call(district, planner.getPlan, { params: { id } })
    expect([stopped.state, stopped.problem!.code]).toEqual(['failed', 'plan-stopped'])
    const again = await make(district, { basedOn: id, parameters: { steps: 2_000 } })
    expect(again.state).toBe('ready')
  })
})
