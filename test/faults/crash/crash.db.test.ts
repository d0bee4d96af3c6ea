import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../../../src/platform/postgres/sql.ts'
import { openCluster } from '../../../src/platform/postgres/index.ts'
import { diceOf, History } from './run.ts'
import { Installation, victims } from './process.ts'
import { officeOf, records, seats } from './workloads.ts'
import { demoPassword } from '../../../src/app/demo.ts'

const cycles = Number(process.env['CYCLES'] ?? 30)
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
describe.skipIf(process.env['DATABASE_URL'])('what was acknowledged stands once, whatever is killed', () => {
  beforeAll(async () => {
    installation = await Installation.make()
    await installation.start()
  }, 300_000)
  afterAll(() => installation.remove())

  it(`after ${cycles} times application, database or both`, { timeout: 900_000 }, async () => {
    const { door, office, branchNo } = await enter()
    const workloads = [records(office, branchNo, '2026-11-20'), seats(office, branchNo, '2099-01-05')]
    const history = new History({ installation, door, workloads, victims, dice: diceOf(seed) })
    await history.live(cycles)
    expect(await history.findings()).toEqual([])
    const counts = history.counts()
    expect(counts.done).toBeGreaterThan(cycles * 20)
    expect(counts.lost).toBeGreaterThan(0)
  })

  it('and the judge finds what a database loses that answers before it writes', { timeout: 300_000 }, async () => {
    await inDatabase('alter database lianjian set synchronous_commit = off', `alter system set wal_writer_delay = '10s'`)
    await installation.kill('both')
    await installation.start()
    const { door, office, branchNo } = await enter()
    const workloads = [records(office, branchNo, '2026-11-19')]
    // So much for who has signed in; what follows is at stake.
    await inDatabase('checkpoint')
    const history = new History({ installation, door, workloads, victims: ['database'], dice: diceOf(seed) })
    await history.live(1)
    expect((await history.findings()).filter((one) => one.startsWith('lost')).length).toBeGreaterThan(0)
  })
})
