import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSmallDistrict, type SmallDistrict } from '../../../test/support/small-district.ts'
import { person, systemActor, type TestPlatform } from '../../../test/support/platform.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import type { Actor } from '../../kernel/policy.ts'
import { fixedClock } from '../../platform/clock/clock.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/commands/services.ts'
import { execute } from '../../platform/commands/execute.ts'
import type { JobDefinition, JobRun } from '../../platform/jobs/jobs.ts'
import { coverage } from '../coverage/contract.ts'
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
  /** The same under other services, such as those of another day. */
  actOn(services: Services, actor: Actor, id: string, action: Body['action']): Promise<void>
  see(actor: Actor, id: string): ReturnType<typeof seeAs>
  jobRun(job: JobDefinition, day?: string): JobRun
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
  const jobRun = (job: JobDefinition, day = '2026-11-22'): JobRun => ({
    id: randomUUID(),
    name: job.name,
    payload: {},
    services: { ...platform.services, clock: fixedClock(`${day}T02:00:00Z`) },
    context: systemContext,
    actor: systemActor,
    attempt: 1,
    progress: async () => undefined,
  })
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
    async actOn(services, actor, id, action) {
      const operation = services.contributions.operations.find((one) => one.endpoint.name === procedures.actOnCase.name)!
      const { revision } = await see(systemActor, id)
      const request = { params: { id }, query: {}, body: { action }, ifMatch: String(revision), upload: null }
      await execute(services, operation, actor, { ...request, idempotencyKey: randomUUID(), traceId: randomUUID() })
    },
    jobRun,
    work: async (job, payload = {}, day) => (await job.run({ ...jobRun(job, day), payload })).result,
  }
}

export type Blank = Record<'east' | 'west', number[]>

/** Units without a Party organisation, by the street they are filed under. */
export async function blankUnits({ platform, committee, district }: Office): Promise<Blank> {
  const { items } = await platform.call(committee, coverage.listUnits, { query: { cell: 'not-built', pageSize: 200 } })
  const of = (street: number) => items.filter((unit) => unit.streetNo === street).map((unit) => unit.no)
  return { east: of(district.node['东街道']!), west: of(district.node['西街道']!) }
}

/** How many units a Party organisation covers, of how many. */
export async function built({ platform, committee }: Office): Promise<{ org: number; active: number }> {
  const { figures } = await platform.call(committee, coverage.getSummary, {})
  return { org: figures.orgCoverage.num, active: figures.active }
}

export async function verdictOf({ platform, committee }: Office, no: number): Promise<string | null> {
  return (await platform.call(committee, coverage.getVerdict, { params: { no } })).cell
}

export const numbered = { documentNo: '示社委〔2026〕1号' }

/** Opens, hands in and brings a case before the committee. */
export async function bringToDecision(office: Office, procedure: string, subjectNo: number, details: object): Promise<string> {
  const { committee } = office
  const id = await office.open(committee, procedure, subjectNo, details)
  await office.attach(committee, id)
  let { step } = await office.act(committee, id, 'submit')
  if (step === 'consent') ({ step } = await office.act(committee, id, 'consent'))
  if (step === 'receive') ({ step } = await office.act(committee, id, 'approve'))
  if (step === 'review') ({ step } = await office.act(committee, id, 'approve'))
  if (step !== 'decide') throw new Error(`it stands at ${step}`)
  return id
}

/** The same, decided by a colleague. Answers with the unit it brought about. */
export async function through(office: Office, procedure: string, subjectNo: number, details: object): Promise<number> {
  const id = await bringToDecision(office, procedure, subjectNo, details)
  return (await office.act(office.colleague, id, 'decide', numbered)).resultNo!
}
