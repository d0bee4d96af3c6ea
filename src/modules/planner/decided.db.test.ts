import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf, refusalOf } from '../../../test/support/small-district.ts'
import { systemActor } from '../../../test/support/platform.ts'
import { runJob } from '../../platform/jobs/worker.ts'
import { organisations } from '../organisations/contract.ts'
import { procedures } from '../procedures/contract.ts'
import { built, numbered, type Office, openOffice, verdictOf } from '../procedures/testing.ts'
import { planner } from './contract.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice(120)
})
afterAll(async () => {
  expect(await findingsOf(office.platform)).toEqual([])
  await office.platform.close()
})

async function run(jobId: string): Promise<void> {
  const { services } = office.platform
  await runJob(services, new Map(services.contributions.jobs.map((job) => [job.name, job])), jobId)
}

async function plan(parameters: object = {}) {
  const body = { parameters: { steps: 2_000, ...parameters } }
  const { id, jobId } = await office.platform.call(office.committee, planner.makeFormation, { body })
  await run(jobId)
  return office.platform.call(office.committee, planner.getPlan, { params: { id } })
}

const openings = (id: string, fate?: 'opened' | 'waiting' | 'refused') =>
  office.platform.call(office.committee, planner.listOpenings, { params: { id }, query: { pageSize: 200, fate } })

/** Brings a case the plan has opened to its decision. */
async function bringAbout(caseId: string): Promise<number> {
  await office.attach(office.committee, caseId)
  let { step } = await office.act(office.committee, caseId, 'submit')
  for (const action of ['consent', 'approve', 'approve'] as const)
    if ((action === 'consent') === (step === 'consent') && step !== 'decide')
      ({ step } = await office.act(office.committee, caseId, action))
  expect(step).toBe('decide')
  return (await office.act(office.colleague, caseId, 'decide', numbered)).resultNo!
}

describe('a plan that is decided', () => {
  it('opens one case for every branch and attachment, once, and nothing stands before a case is decided', async () => {
    const ready = await plan()
    const before = await built(office)
    const decide = () =>
      office.platform.call(office.committee, planner.decidePlan, { params: { id: ready.id } }, { ifMatch: ready.revision })
    const { jobId } = await decide()
    expect(await refusalOf(decide())).toBe('revision-stale')
    await run(jobId)
    await run(jobId)
    const { outcomes, totals, state } = await office.platform.call(office.committee, planner.getPlan, {
      params: { id: ready.id },
    })
    const list = await openings(ready.id)
    const alone = ['own-branch', 'general-branch', 'committee', 'mobile-branch'].reduce(
      (sum, one) => sum + (outcomes[one] ?? 0),
      0,
    )
    expect(state).toBe('decided')
    expect(list.refused).toBe(0)
    expect(list.total).toBe(totals!.jointBranches + alone + (outcomes['attached'] ?? 0) + (outcomes['attached-mobile'] ?? 0))
    expect(await built(office)).toEqual(before)
    const { total } = await office.platform.call(office.committee, procedures.listCases, { query: { view: 'open' } })
    expect(total).toBe(list.opened)
  })

  it('comes true case by case: the branch stands, coverage moves, and who waits for a branch applies once it stands', async () => {
    const { items } = await office.platform.call(office.committee, planner.listPlans, { query: { state: 'decided' } })
    const { id } = items[0]!
    const joint = (await openings(id, 'opened')).items.find((one) => one.procedure === 'establish-joint')!
    const detail = await office.see(office.committee, joint.caseId!)
    const covered = [joint.unit.no, ...detail.parties.map((party) => party.unit.no)]
    const before = await built(office)
    const party = await bringAbout(joint.caseId!)
    expect(await built(office)).toEqual({ ...before, org: before.org + covered.length })
    for (const no of covered) expect(await verdictOf(office, no)).toBe('joint')
    const { facts } = await office.platform.call(office.committee, organisations.getUnit, { params: { no: party } })
    expect(facts!.name).toBe(`${joint.unit.name}联合党支部`)

    const waiting = (await openings(id, 'waiting')).items[0]
    if (waiting) {
      const own = (await openings(id, 'opened')).items.find((one) => one.unit.no === waiting.waitsFor!.no)!
      const target = await bringAbout(own.caseId!)
      const now = (await openings(id)).items.find((one) => one.unit.no === waiting.unit.no)!
      expect(now).toMatchObject({ procedure: 'attach', waitsFor: null, problem: null })
      expect((await office.see(office.committee, now.caseId!)).details.targetNo).toBe(target)
    }
    expect((await plan()).organisations).toBeLessThan(120)
  })

  it('is refused while facts have overtaken it', async () => {
    const ready = await plan({ seed: 7 })
    const branches = await office.platform.call(office.committee, planner.listBranches, {
      params: { id: ready.id },
      query: { kind: 'joint' },
    })
    const no = branches.items[0]!.host.no
    const { revision } = await office.platform.call(systemActor, organisations.getUnit, { params: { no } })
    const facts = { fullMembers: 0 }
    const body = { kind: 'correct' as const, reason: '更正', effectiveOn: '2026-11-01', facts }
    await office.platform.call(systemActor, organisations.changeUnit, { params: { no }, body }, { ifMatch: revision })
    const decide = (one: { id: string; revision: number }) =>
      refusalOf(office.platform.call(office.committee, planner.decidePlan, { params: { id: one.id } }, { ifMatch: one.revision }))
    expect(await decide(ready)).toBe('plan-overtaken')
  })

  it('tells which case could not be opened and why, and opens the others', async () => {
    const ready = await plan({ seed: 9 })
    const branches = await office.platform.call(office.committee, planner.listBranches, {
      params: { id: ready.id },
      query: { kind: 'joint' },
    })
    const taken = branches.items[0]!.host.no
    const already = await refusalOf(
      office.open(office.committee, 'establish-joint', taken, { name: '先来的', covers: [branches.items[0]!.members[1]!.no] }),
    )
    const { jobId } = await office.platform.call(
      office.committee,
      planner.decidePlan,
      { params: { id: ready.id } },
      { ifMatch: ready.revision },
    )
    await run(jobId)
    const refused = await openings(ready.id, 'refused')
    expect(['done', 'case-open-already']).toContain(already)
    expect(refused.items.map((one) => one.problem!.code)).toContain('case-open-already')
    expect(refused.items.map((one) => one.unit.no)).toContain(taken)
  })
})

describe('a proof', () => {
  it('leaves a plan at least as good, says how good it is, and keeps what people decided', async () => {
    const ready = await plan({ steps: 1_000 })
    const { jobId } = await office.platform.call(office.committee, planner.provePlan, { params: { id: ready.id } })
    expect(await refusalOf(office.platform.call(office.committee, planner.provePlan, { params: { id: ready.id } }))).toBe(
      'plan-job-running',
    )
    await run(jobId)
    const proved = await office.platform.call(office.committee, planner.getPlan, { params: { id: ready.id } })
    expect([proved.status, proved.jobId]).toEqual(['optimal', null])
    expect(proved.objective!).toBeLessThanOrEqual(ready.objective! + 1e-9)
    expect(proved.bound!).toBeGreaterThanOrEqual(ready.bound! - 1e-6)
  })
})
