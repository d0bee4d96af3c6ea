import type { Actor } from '../../src/kernel/policy.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { fixedClock } from '../../src/platform/clock/clock.ts'
import { execute } from '../../src/platform/commands/execute.ts'
import { systemContext } from '../../src/platform/db/database.ts'
import { type Divisions, loadDivisions, loadIndustries, organisationsForTests } from '../../src/modules/organisations/testing.ts'
import { openTestPlatform, person, systemActor, type TestPlatform } from './platform.ts'

const divisions: Divisions = {
  code: '999901',
  name: '示例区',
  streets: ['东', '西', '南'].map((side, index) => ({
    code: `99990100${index + 1}`,
    name: `${side}街道`,
    communities: [{ code: `99990100${index + 1}001`, name: `${side}社区` }],
  })),
}

export interface SmallDistrict {
  readonly platform: TestPlatform
  /** Numbers of areas and industries by name. */
  readonly node: Record<string, number>
  readonly units: readonly number[]
}

/** Three streets, two industries and some units since 2020-01-01, a part of them with a Party organisation. */
export async function openSmallDistrict(units: number): Promise<SmallDistrict> {
  const platform = await openTestPlatform()
  await platform.services.database.transaction(systemContext, async (tx) => {
    const { districtNo } = await loadDivisions(tx, divisions, 'general')
    await loadIndustries(tx, districtNo, [
      { code: '教育', zh: '教育' },
      { code: '体育', zh: '体育' },
    ])
  })
  const node = await organisationsForTests(platform.services).nodes()
  return { platform, node, units: await organisationsForTests(platform.services).fill(units, '2020-01-01') }
}

/** Party organisations of a street one after another, each with its secretary; `named` tells those of one test file from others'. */
export function partyOrgsOf(place: () => SmallDistrict, named: string) {
  let made = 0
  return async (street = '东街道'): Promise<{ no: number; name: string; secretary: Actor }> => {
    const { platform, node } = place()
    made += 1
    const name = `${named}第${made}党支部`
    const body = {
      reason: '组建',
      effectiveOn: '2026-01-05',
      kind: 'party_org' as const,
      name,
      districtNo: node['示例区']!,
      streetNo: node[street]!,
      level: 'branch' as const,
      form: 'own' as const,
    }
    const { no } = await platform.call(systemActor, organisations.establishUnit, { body })
    return { no, name, secretary: person(`${named}书记${made}`, { role: 'party_org_secretary', nodeNo: no }) }
  }
}

/** Operations on the day of a story, which moves on while it is told. */
export function callsOn(place: () => SmallDistrict, day: () => string, named: string): TestPlatform['call'] {
  let keys = 0
  return async (actor, endpoint, request = {}, options = {}) => {
    const { services } = place().platform
    const operation = services.contributions.operations.find((one) => one.endpoint.name === endpoint.name)!
    keys += 1
    return (await execute({ ...services, clock: fixedClock(`${day()}T02:00:00Z`) }, operation, actor, {
      params: request.params ?? {},
      query: request.query ?? {},
      body: request.body ?? {},
      ifMatch: options.ifMatch === undefined ? null : String(options.ifMatch),
      idempotencyKey: `calls-on-a-day-of-${named}-${keys}`,
      upload: null,
      traceId: `${named}-${keys}`,
    })) as never
  }
}

/** Findings of the checks of every module, and the checks that looked at nothing. */
export async function findingsOf(platform: TestPlatform): Promise<string[]> {
  const today = platform.services.clock.today()
  return platform.services.database.read(systemContext, async (tx) => {
    const found: string[] = []
    for (const check of platform.services.contributions.checks) {
      const { looked, findings } = await check.run({ tx, today })
      if (looked === 0) found.push(`${check.name} looked at nothing`)
      found.push(...findings.map((finding) => `${check.name}: ${finding.code} ${finding.subject}`))
    }
    return found
  })
}

export const refusalOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: { code?: string; status?: number }) => (error.status === undefined ? String(error) : (error.code ?? String(error))),
  )
