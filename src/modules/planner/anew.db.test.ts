import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf, refusalOf } from '../../../test/support/small-district.ts'
import { systemActor } from '../../../test/support/platform.ts'
import { systemContext } from '../../platform/db/database.ts'
import { runJob } from '../../platform/jobs/worker.ts'
import { organisations } from '../organisations/contract.ts'
import { procedures } from '../procedures/contract.ts'
import { built, numbered, type Office, openOffice, through, verdictOf } from '../procedures/testing.ts'
import { planner } from './contract.ts'

let office: Office
let plan: Awaited<ReturnType<typeof makePlan>>
/** Organisations in joint branches before anything was planned, with their branch. */
let before: Map<number, number>

interface Covered {
  readonly unit: number
  readonly party: number
  readonly name: string
  readonly form: string
  readonly active: boolean
}

/** Who covers whom today, once a line. */
function coverage(): Promise<Covered[]> {
  return office.platform.services.database.read(systemContext, async (tx) => {
    const { rows } = await sql<Covered>`
      select e.to_no as unit, e.from_no as party, p.name, p.form, u.status = 'active' as active from organisations.edge_on('2026-11-22') e
      join organisations.unit_on('2026-11-22') u on u.unit_no = e.to_no
      join organisations.unit_on('2026-11-22') p on p.unit_no = e.from_no where e.type = 'covers' order by e.to_no, e.from_no`.execute(
      tx,
    )
    return rows
  })
}

/** Active organisations in joint branches, with their branch. */
const inJoint = async () =>
  new Map((await coverage()).filter((one) => one.form === 'joint' && one.active).map((one) => [one.unit, one.party]))

/** Everyone who was covered is, and nobody twice. */
async function expectOneRoof(): Promise<void> {
  const units = (await coverage()).map((one) => one.unit)
  expect(units).toHaveLength(new Set(units).size)
  for (const no of before.keys()) expect(units).toContain(no)
}

/** The first three joint branches stand at one place; the organisations of the others in six neighbourhoods far from each other. */
async function scatter(): Promise<void> {
  const branches = [...new Set(before.values())]
  let scattered = 0
  for (const [no, party] of before) {
    const branch = branches.indexOf(party)
    const neighbourhood = branch < 3 ? 0 : 1 + (scattered++ % 6)
    const { revision } = await office.platform.call(systemActor, organisations.getUnit, { params: { no } })
    const facts = { fullMembers: branch < 3 ? 1 : 2, lon: 110 + neighbourhood * 0.05, lat: 25 + branch * 0.0005 }
    const body = { kind: 'correct' as const, reason: '更正', effectiveOn: '2020-01-01', facts }
    await office.platform.call(systemActor, organisations.changeUnit, { params: { no }, body }, { ifMatch: revision })
  }
}

async function run(jobId: string): Promise<void> {
  const { services } = office.platform
  await runJob(services, new Map(services.contributions.jobs.map((job) => [job.name, job])), jobId)
}

async function makePlan(parameters: object = {}) {
  const body = { parameters: { steps: 4_000, anew: true, opening: 2, maxOrganisations: 15, stability: 0, ...parameters } }
  const { id, jobId } = await office.platform.call(office.committee, planner.makeFormation, { body })
  await run(jobId)
  return office.platform.call(office.committee, planner.getPlan, { params: { id } })
}

const decide = (one: { id: string; revision: number }) =>
  office.platform.call(office.committee, planner.decidePlan, { params: { id: one.id } }, { ifMatch: one.revision })

async function openings(query: object = {}) {
  const { id } = plan
  return office.platform.call(office.committee, planner.listOpenings, { params: { id }, query: { pageSize: 200, ...query } })
}

async function toDecision(caseId: string): Promise<void> {
  await office.attach(office.committee, caseId)
  let { step } = await office.act(office.committee, caseId, 'submit')
  while (step !== 'decide') ({ step } = await office.act(office.committee, caseId, step === 'consent' ? 'consent' : 'approve'))
}

async function bringAbout(caseId: string): Promise<number> {
  await toDecision(caseId)
  return (await office.act(office.colleague, caseId, 'decide', numbered)).resultNo!
}

beforeAll(async () => {
  office = await openOffice(120)
  before = await inJoint()
  await scatter()
})
afterAll(async () => {
  expect(await findingsOf(office.platform)).toEqual([])
  await office.platform.close()
})

describe('a plan that arranges standing joint branches anew', () => {
  it('says what it changes of what stands, and which cases deciding would open', async () => {
    plan = await makePlan()
    const { transition } = plan
    expect(transition!.stay + transition!.moved + transition!.keep).toBe(before.size)
    expect([transition!.moved > 0, transition!.continued > 0, transition!.dissolved > 0]).toEqual([true, true, true])
    const list = await openings()
    expect([list.opened, list.waiting, list.refused]).toEqual([0, 0, 0])
    expect(list.procedures['dissolve']).toBe(transition!.dissolved)
    expect((await openings({ leaving: 'yes' })).items.every((one) => one.leaves.length > 0)).toBe(true)
    const branches = await office.platform.call(office.committee, planner.listBranches, {
      params: { id: plan.id },
      query: { pageSize: 500 },
    })
    expect(branches.items.filter((one) => one.continues !== null)).toHaveLength(transition!.continued)
  })

  it('is overtaken when one of them has changed its branch meanwhile', async () => {
    const [no, party] = [...before][0]!
    const target = [...before.values()].find((one) => one !== party)!
    await through(office, 'attach', no, { targetNo: target, leaves: [party] })
    expect(await refusalOf(decide(plan))).toBe('plan-overtaken')
    const { overtaken } = await office.platform.call(office.committee, planner.getPlan, { params: { id: plan.id } })
    expect(overtaken.find((one) => one.no === no)).toMatchObject({ what: 'branch' })
    await expectOneRoof()
    before = await inJoint()
    plan = await makePlan()
  })

  it('opens its cases once, also when the job is killed in the middle, and changes nothing by itself', async () => {
    const standing = await coverage()
    const figures = await built(office)
    const planned = await openings()
    const { jobId } = await decide(plan)
    const job = office.platform.services.contributions.jobs.find((one) => one.name === 'planner.open')!
    let steps = 0
    const progress = async () => {
      steps += 1
      if (steps > 3) throw new Error('killed')
    }
    await expect(job.run({ ...office.jobRun(job), payload: { planId: plan.id }, progress })).rejects.toThrow('killed')
    expect((await openings()).total).toBe(3)
    await run(jobId)
    const list = await openings()
    expect(list.refused).toBe(0)
    expect(list.items.map((one) => `${one.unit.no} ${one.procedure}`).sort()).toEqual(
      planned.items.map((one) => `${one.unit.no} ${one.procedure}`).sort(),
    )
    expect(await coverage()).toEqual(standing)
    expect(await built(office)).toEqual(figures)
    for (const one of list.items.filter(({ procedure }) => procedure === 'dissolve')) {
      expect(one.caseId).toBeNull()
      expect(one.leavers.length).toBeGreaterThan(0)
    }
  })

  it('moves whoever changes branch on the day of the decision: never uncovered, never twice, the consents in the case', async () => {
    const joint = (await openings({ procedure: 'establish-joint', leaving: 'yes' })).items
    const moving = (await openings({ procedure: 'attach', leaving: 'yes' })).items
    expect(joint.length + moving.length).toBeGreaterThan(0)
    for (const one of [...joint.slice(1), ...moving]) {
      const figures = await built(office)
      const detail = await office.see(office.committee, one.caseId!)
      const nos = [one.unit.no, ...detail.parties.map((party) => party.unit.no)]
      const covered = new Set((await coverage()).map((line) => line.unit))
      const fresh = nos.filter((no) => !covered.has(no)).length
      const party = await bringAbout(one.caseId!)
      await expectOneRoof()
      expect(await built(office)).toEqual({ ...figures, org: figures.org + fresh })
      for (const no of nos) expect(await verdictOf(office, no)).toBe('joint')
      const now = await inJoint()
      for (const no of nos) expect(now.get(no)).toBe(party)
    }
    const ends = await office.platform.services.database.read(systemContext, (tx) =>
      sql<{ gap: boolean }>`
        select e.until_on <> n.from_on as gap from organisations.edge e join organisations.edge n on n.to_no = e.to_no and n.type = 'covers'
          and n.retracted_at is null and n.until_on is null
        where e.type = 'covers' and e.retracted_at is null and e.until_on is not null`.execute(tx),
    )
    expect(ends.rows.length).toBeGreaterThan(0)
    expect(ends.rows.filter((row) => row.gap)).toEqual([])
  })

  it('leaves those of a refused case where they stand, and their branch with them', async () => {
    const [one] = (await openings({ procedure: 'establish-joint', leaving: 'yes' })).items
    const staying = await inJoint()
    await toDecision(one!.caseId!)
    await office.act(office.colleague, one!.caseId!, 'refuse', { reason: '暂不调整' })
    expect(await inJoint()).toEqual(staying)
    const waiting = (await openings({ procedure: 'dissolve' })).items.filter((each) => each.caseId === null)
    for (const branch of waiting)
      expect(branch.leavers.map(({ no }) => staying.get(no))).toEqual(branch.leavers.map(() => branch.unit.no))
  })

  it('dissolves by its own case a branch nobody is left in, however the last of them left', async () => {
    const continuing = (await inJoint()).values().next().value!
    for (const branch of (await openings({ procedure: 'dissolve', fate: 'waiting' })).items) {
      const covers = branch.leavers.map(({ no }) => no)
      const target = branch.unit.no === continuing ? [...(await inJoint()).values()].find((no) => no !== continuing) : continuing
      const id = await office.open(office.committee, 'adjust', branch.unit.no, { covers, targetNo: target })
      await bringAbout(id)
    }
    await expectOneRoof()
    const { items } = await openings({ procedure: 'dissolve' })
    expect(items.length).toBeGreaterThan(0)
    for (const { unit, caseId } of items) {
      await bringAbout(caseId!)
      const { facts } = await office.platform.call(office.committee, organisations.getUnit, { params: { no: unit.no } })
      expect(facts!.status).toBe('dissolved')
    }
    await expectOneRoof()
    const { total } = await office.platform.call(office.committee, procedures.listCases, {
      query: { view: 'open', procedure: 'dissolve' } as never,
    })
    expect(total).toBe(0)
  })
})

describe('an application that names what is left', () => {
  it('is refused when somebody it names stands in a further branch, so that nobody is covered twice', async () => {
    const now = await inJoint()
    const [no, party] = [...now][0]!
    const [target, other] = [...new Set(now.values())].filter((one) => one !== party)
    const id = await office.open(office.committee, 'attach', no, { targetNo: target, leaves: [other!] })
    await office.attach(office.committee, id)
    expect(await refusalOf(office.act(office.committee, id, 'submit'))).toBe('unit-covered-elsewhere')
    expect(await refusalOf(office.open(office.committee, 'attach', no, { targetNo: target, leaves: [target!] }))).toBe(
      'case-details-unfit',
    )
    expect(
      await refusalOf(office.open(office.committee, 'adjust', party, { covers: [no], targetNo: target, leaves: [party] })),
    ).toBe('case-details-unfit')
  })
})
