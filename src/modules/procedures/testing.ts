import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSmallDistrict, type SmallDistrict } from '../../../test/support/small-district.ts'
import { person, systemActor, type TestPlatform } from '../../../test/support/platform.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import type { Actor } from '../../kernel/policy.ts'
import { fixedClock } from '../../platform/clock/clock.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { procedures } from './contract.ts'

type Body = BodyOf<typeof procedures.actOnCase>

export interface Office {
  readonly district: SmallDistrict
  readonly platform: TestPlatform
  /** Officers of two streets, two of the district, and one who only looks. */
  readonly east: Actor
  readonly west: Actor
  readonly committee: Actor
  readonly colleague: Actor
  readonly viewer: Actor
  /** A person of the organisation itself. */
  secretaryOf(unitNo: number): Actor
  open(actor: Actor, procedure: string, subjectNo: number, details?: object): Promise<string>
  attach(actor: Actor, id: string, paper?: string, bytes?: Buffer): Promise<string>
  act(
    actor: Actor,
    id: string,
    action: Body['action'],
    more?: Partial<Body>,
    ifMatch?: number,
  ): Promise<{ step: string; resultNo: number | null; revision: number }>
  see(actor: Actor, id: string): ReturnType<typeof seeAs>
  /** Runs a job to its end as the platform, or as its starter, on a day of its own. */
  work(job: JobDefinition, payload?: Record<string, unknown>, day?: string): Promise<unknown>
}

const pdf = Buffer.from('%PDF-1.4\n%one page\n')
const seeAs = (platform: TestPlatform, actor: Actor, id: string) => platform.call(actor, procedures.getCase, { params: { id } })

/** A small district with people in it, and short words for what they do. */
export async function openOffice(units = 60): Promise<Office> {
  const district = await openSmallDistrict(units)
  const { platform, node } = district
  const whole = node['示例区']!
  const see = (actor: Actor, id: string) => seeAs(platform, actor, id)
  return {
    district,
    platform,
    east: person('东街道干事', { role: 'street_officer', nodeNo: node['东街道']! }),
    west: person('西街道干事', { role: 'street_officer', nodeNo: node['西街道']! }),
    committee: person('区管理员', { role: 'district_officer', nodeNo: whole }),
    colleague: person('区里另一位', { role: 'district_officer', nodeNo: whole }),
    viewer: person('区领导', { role: 'district_viewer', nodeNo: whole }),
    secretaryOf: (unitNo) => person(`单位${unitNo}`, { role: 'party_org_secretary', nodeNo: unitNo }),
    see,
    async open(actor, procedure, subjectNo, details = {}) {
      const body = { procedure, subjectNo, title: `${procedure} ${subjectNo}`, details }
      return (await platform.call(actor, procedures.openCase, { body })).id
    },
    async attach(actor, id, paper = 'request', bytes = pdf) {
      const path = join(platform.dataDir, randomUUID())
      await writeFile(path, bytes)
      const upload = { path, name: '申请书.pdf', bytes: bytes.length }
      return (await platform.call(actor, procedures.attachDocument, { params: { id }, body: { paper } }, { upload })).id
    },
    async act(actor, id, action, more = {}, ifMatch) {
      const revision = ifMatch ?? (await see(systemActor, id)).revision
      return platform.call(actor, procedures.actOnCase, { params: { id }, body: { action, ...more } }, { ifMatch: revision })
    },
    async work(job, payload = {}, day = '2026-11-22') {
      const services = { ...platform.services, clock: fixedClock(`${day}T02:00:00Z`) }
      const { result } = await job.run({
        id: randomUUID(),
        name: job.name,
        payload,
        services,
        context: systemContext,
        actor: systemActor,
        attempt: 1,
        progress: async () => undefined,
      })
      return result
    },
  }
}
