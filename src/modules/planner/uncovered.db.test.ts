import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, type SmallDistrict } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import { runJob } from '../../platform/jobs/worker.ts'
import { organisations } from '../organisations/contract.ts'
import { planner } from './contract.ts'

let place: SmallDistrict
beforeAll(async () => {
  place = await openSmallDistrict(9)
})
afterAll(() => place.platform.close())

/** No branch stands that somebody could be attached to. */
async function endStandingBranches(): Promise<void> {
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`select distinct party_org_no as no from coverage.verdict where party_org_no is not null`.execute(tx),
  )
  for (const { no } of rows) {
    const { revision } = await place.platform.call(systemActor, organisations.getUnit, { params: { no } })
    const body = { kind: 'dissolve' as const, reason: '撤销', effectiveOn: '2026-11-01', facts: {} }
    await place.platform.call(systemActor, organisations.changeUnit, { params: { no }, body }, { ifMatch: revision })
  }
}

/** The only blanks: so many organisations, each with one member. */
async function leaveBlanks(count: number): Promise<number[]> {
  const { services } = place.platform
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`select unit_no as no from coverage.verdict where party_org_no is null order by 1`.execute(tx),
  )
  for (const [index, { no }] of rows.entries()) {
    const { revision } = await place.platform.call(systemActor, organisations.getUnit, { params: { no } })
    const facts = { fullMembers: index < count ? 1 : 0, probationaryMembers: 0, floatingMembers: 0 }
    const body = { kind: 'correct' as const, reason: '更正', effectiveOn: '2026-11-01', facts }
    await place.platform.call(systemActor, organisations.changeUnit, { params: { no }, body }, { ifMatch: revision })
  }
  return rows.slice(0, count).map(({ no }) => no)
}

test('whoever a plan cannot place is told the least that would have to be given, and what that would cost', async () => {
  await endStandingBranches()
  const blanks = await leaveBlanks(3)
  // Pairs only: three are needed to found a branch of three members.
  const body = { parameters: { steps: 2_000, maxOrganisations: 2 } }
  const { id, jobId } = await place.platform.call(systemActor, planner.makeFormation, { body })
  const { services } = place.platform
  await runJob(services, new Map(services.contributions.jobs.map((job) => [job.name, job])), jobId)
  const others = await place.platform.call(systemActor, planner.listOthers, { params: { id }, query: { outcome: 'uncovered' } })
  expect(others.items.map((unit) => unit.no).sort()).toEqual(blanks)
  const why = await place.platform.call(systemActor, planner.explain, { params: { id, no: blanks[0]! } })
  expect([why.host, why.relaxation?.kind, why.relaxation?.needs]).toEqual([
    null,
    'new',
    [{ code: 'SIZE_LIMIT', amount: 1, limit: 2 }],
  ])
  expect(why.relaxation!.others.map((unit) => unit.no).sort()).toEqual(blanks.slice(1))
})
