import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, person, systemActor, type TestPlatform } from '../../../test/support/platform.ts'
import { Contributions } from '../contributions/contributions.ts'
import { systemContext } from '../db/database.ts'
import { jobs } from './contract.ts'
import type { JobDefinition } from './jobs.ts'
import { startWorker } from './worker.ts'

let platform: TestPlatform
const done: string[] = []
const trial: JobDefinition = {
  name: 'trial',
  async run(job) {
    await job.progress(1, 1, 'trying')
    done.push(job.id)
    return { result: { attempt: job.attempt } }
  },
}

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const start = () =>
  platform.services.database.transaction(systemContext, (tx) =>
    platform.services.jobs.start(tx, 'trial', {}, { actor: systemActor, scope: { everything: true } }),
  )

async function work(until: () => boolean): Promise<void> {
  const services = {
    ...platform.services,
    contributions: new Contributions([{ name: 'trial', operations: [], abilities: [], jobs: [trial] }]),
  }
  const runner = await startWorker(services, platform.url)
  for (let tries = 0; tries < 100 && !until(); tries += 1) await wait(100)
  await runner.stop()
}

it('a job whose worker was killed is taken up by the next one at once', async () => {
  const id = await start()
  const client = new pg.Client({ connectionString: platform.url })
  await client.connect()
  await client.query(`update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now(), attempts = 1`)
  await client.query(`update platform.job set state = 'running', attempts = 1 where id = $1`, [id])
  await client.end()
  await work(() => done.includes(id))
  expect(await platform.call(systemActor, jobs.getJob, { params: { id } })).toMatchObject({
    state: 'done',
    result: { attempt: 2 },
    phase: 'trying',
  })
})

it('everyone sees and cancels the own jobs only', async () => {
  const id = await start()
  const stranger = person('谁')
  await expect(platform.call(stranger, jobs.getJob, { params: { id } })).rejects.toMatchObject({ code: 'job-not-found' })
  await expect(platform.call(stranger, jobs.cancelJob, { params: { id } })).rejects.toMatchObject({ code: 'job-not-found' })
  expect((await platform.call(stranger, jobs.listJobs)).total).toBe(0)
  expect(await platform.call(systemActor, jobs.cancelJob, { params: { id } })).toMatchObject({ cancelAsked: true })
  await expect(platform.call(systemActor, jobs.downloadFile, { params: { id } })).rejects.toMatchObject({
    code: 'job-without-file',
  })
  expect((await platform.call(systemActor, jobs.listJobs)).items.map((job) => job.id)).toContain(id)
})
