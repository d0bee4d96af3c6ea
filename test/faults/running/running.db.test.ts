import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../../../src/app/demo.ts'
import { dayOf } from '../../../src/kernel/dates.ts'
import { mulberry32 } from '../../../src/modules/planner/random.ts'
import { openCluster } from '../../../src/platform/postgres/index.ts'
import { withClient } from '../../../src/platform/postgres/sql.ts'
import { officeOf, type Town } from './office.ts'
import { Installation, victims } from './process.ts'
import { race } from './races.ts'
import { History, insistOn } from './run.ts'
import { contests, records, workloadsOf } from './scenes/index.ts'

const cycles = Number(process.env['CYCLES'] ?? 30)
/** A thousand of each by `ROUNDS=1000 KEYS=1000`; fewer in every run. */
const rounds = Number(process.env['ROUNDS'] ?? 3)
const keys = Number(process.env['KEYS'] ?? 100)
const seed = Number(process.env['SEED'] ?? 20_261_122)
const clients = 200
let installation: Installation

/** How far a long run has come, into the file named by `TELL`. */
const tell = (line: string) => process.env['TELL'] && appendFileSync(process.env['TELL'], `${line}\n`)

async function inDatabase(...statements: string[]): Promise<void> {
  const cluster = await openCluster({ dataDir: installation.data })
  await withClient(cluster.url, async (client) => {
    for (const statement of statements) await client.query(statement)
  })
  await cluster.close()
}

interface Numbered {
  readonly no: number
}

async function enter(): Promise<Town> {
  const door = await installation.signIn('district', demoPassword)
  const [office, secretary] = [officeOf(door), officeOf(await installation.signIn('tangdu', demoPassword))]
  const { branches } = await office.read<{ branches: Numbered[] }>('/api/activities/mine')
  const { units } = await secretary.read<{ units: Numbered[] }>('/api/lists/mine')
  const secretaryNo = units[0]!.no
  const branchNos = branches.map(({ no }) => no).filter((no) => no !== secretaryNo)
  return { door, office, secretary, secretaryNo, branchNos, today: dayOf(new Date()) }
}

// It kills the server that comes with the platform; one given by DATABASE_URL belongs to others.
describe.skipIf(process.env['DATABASE_URL'])('the platform as an office runs it', () => {
  beforeAll(async () => {
    installation = await Installation.make()
    await installation.start()
  }, 300_000)
  afterAll(() => installation.remove())

  describe(`gives what is there to two hundred who press at once, and no more, ${rounds} rounds`, () => {
    it.each(Object.keys(contests))('%s', { timeout: 7_200_000 }, async (name) => {
      const town = await enter()
      const contest = contests[name]!(town)
      const findings: string[] = []
      let sentAway = 0
      installation.takeFaults()
      for (let round = 1; round <= rounds; round += 1) {
        const end = await race(town.door, contest, round, clients)
        findings.push(...end.findings)
        sentAway += end.sentAway
        for (const finding of end.findings) tell(finding)
        tell(`${name}: ${round} rounds, ${findings.length} findings, ${sentAway} sent away`)
      }
      expect(findings).toEqual([])
      expect(installation.takeFaults()).toEqual([])
    })
  })

  it(`does once what is sent twenty times under one key and hung up on, for ${keys} keys`, { timeout: 3_600_000 }, async () => {
    const town = await enter()
    const workloads = workloadsOf(town, '2026-11-18')
    const { findings, done } = await insistOn({ door: town.door, workloads, dice: mulberry32(seed) }, keys)
    tell(`keys: ${keys}, done ${JSON.stringify(done)}, ${findings.length} findings`)
    expect(findings).toEqual([])
    for (const { name } of workloads) expect([name, done[name]! > 0]).toEqual([name, true])
  })

  it(
    `keeps what was acknowledged once and nothing else, ${cycles} times killed: application, database or both`,
    { timeout: 900_000 },
    async () => {
      const town = await enter()
      const workloads = workloadsOf(town, '2026-11-20')
      const history = new History({ installation, door: town.door, workloads, victims, dice: mulberry32(seed) })
      await history.live(cycles)
      expect(await history.findings()).toEqual([])
      expect(await installation.verify()).toEqual([])
      tell(`cycles: ${cycles}, attempts ${JSON.stringify(history.counts())}`)
      const counts = Object.values(history.counts())
      const sum = (outcome: 'done' | 'lost') => counts.reduce((all, one) => all + one[outcome], 0)
      expect(counts.every(({ done }) => done > 0)).toBe(true)
      expect(sum('done')).toBeGreaterThan(cycles * 10)
      expect(sum('lost')).toBeGreaterThan(0)
    },
  )

  it(
    'is found to have lost something by the judge where its database answers before it writes',
    { timeout: 300_000 },
    async () => {
      await inDatabase('alter database lianjian set synchronous_commit = off', `alter system set wal_writer_delay = '10s'`)
      await installation.kill('both')
      await installation.start()
      const town = await enter()
      const workloads = [records(town, '2026-11-19')]
      // So much for who has signed in; what follows is at stake.
      await inDatabase('checkpoint')
      const history = new History({ installation, door: town.door, workloads, victims: ['database'], dice: mulberry32(seed) })
      await history.live(1)
      expect((await history.findings()).filter((one) => one.startsWith('lost')).length).toBeGreaterThan(0)
    },
  )
})
