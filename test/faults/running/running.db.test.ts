import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../../../src/platform/postgres/sql.ts'
import { openCluster } from '../../../src/platform/postgres/index.ts'
import { mulberry32 } from '../../../src/modules/planner/random.ts'
import { History } from './run.ts'
import { Installation, victims } from './process.ts'
import { insist, race } from './races.ts'
import { lastSeat, officeOf, records, seats } from './workloads.ts'
import { demoPassword } from '../../../src/app/demo.ts'

const cycles = Number(process.env['CYCLES'] ?? 30)
/** A thousand rounds by `ROUNDS=1000`; fewer in every run. */
const rounds = Number(process.env['ROUNDS'] ?? 20)
const keys = Number(process.env['KEYS'] ?? 1000)
const seed = Number(process.env['SEED'] ?? 20_261_122)
let installation: Installation

async function inDatabase(...statements: string[]): Promise<void> {
  const cluster = await openCluster({ dataDir: installation.data })
  await withClient(cluster.url, async (client) => {
    for (const statement of statements) await client.query(statement)
  })
  await cluster.close()
}

async function enter() {
  const door = await installation.signIn('district', demoPassword)
  const office = officeOf(door)
  const { branches } = await office.read<{ branches: { no: number }[] }>('/api/activities/mine')
  return { door, office, branchNo: branches[0]!.no }
}

// It kills the server that comes with the platform; one given by DATABASE_URL belongs to others.
describe.skipIf(process.env['DATABASE_URL'])('the platform as an office runs it', () => {
  beforeAll(async () => {
    installation = await Installation.make()
    await installation.start()
  }, 300_000)
  afterAll(() => installation.remove())

  it(
    `gives to one of two hundred who press at once what is there once, ${rounds} times each`,
    { timeout: 3_600_000 },
    async () => {
      const { door, office, branchNo } = await enter()
      const contests = [lastSeat(office, branchNo, '2099-01-05')]
      const findings: string[] = []
      for (let round = 1; round <= rounds; round += 1) {
        for (const contest of contests) findings.push(...(await race(door, contest, round, 200)))
      }
      expect(findings).toEqual([])
    },
  )

  it(`does once what is sent twenty times under one key and hung up on, for ${keys} keys`, { timeout: 3_600_000 }, async () => {
    const { door, office, branchNo } = await enter()
    const dice = mulberry32(seed)
    const workload = records(office, branchNo, '2026-11-18')
    const findings: string[] = []
    const wanted: string[] = []
    for (let n = 1; n <= keys; n += 1) {
      const request = workload.next(n)
      wanted.push(request.mark)
      findings.push(...(await insist(door, request, `insist-${n}-${seed}`, 20, dice)))
    }
    expect(findings).toEqual([])
    expect((await workload.standing()).toSorted()).toEqual(wanted.toSorted())
  })

  it(
    `keeps what was acknowledged once and nothing else, ${cycles} times killed: application, database or both`,
    { timeout: 900_000 },
    async () => {
      const { door, office, branchNo } = await enter()
      const workloads = [records(office, branchNo, '2026-11-20'), seats(office, branchNo, '2099-01-05')]
      const history = new History({ installation, door, workloads, victims, dice: mulberry32(seed) })
      await history.live(cycles)
      expect(await history.findings()).toEqual([])
      const counts = history.counts()
      expect(counts.done).toBeGreaterThan(cycles * 20)
      expect(counts.lost).toBeGreaterThan(0)
    },
  )

  it(
    'is found to have lost something by the judge where its database answers before it writes',
    { timeout: 300_000 },
    async () => {
      await inDatabase('alter database lianjian set synchronous_commit = off', `alter system set wal_writer_delay = '10s'`)
      await installation.kill('both')
      await installation.start()
      const { door, office, branchNo } = await enter()
      const workloads = [records(office, branchNo, '2026-11-19')]
      // So much for who has signed in; what follows is at stake.
      await inDatabase('checkpoint')
      const history = new History({ installation, door, workloads, victims: ['database'], dice: mulberry32(seed) })
      await history.live(1)
      expect((await history.findings()).filter((one) => one.startsWith('lost')).length).toBeGreaterThan(0)
    },
  )
})
