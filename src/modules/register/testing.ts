import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { sql } from 'kysely'
import type { TestPlatform } from '../../../test/support/platform.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { runJob } from '../../platform/jobs/worker.ts'
import { coverageReport } from '../coverage/index.ts'
import { loadDivisions, loadIndustries } from '../organisations/index.ts'
import { register } from './contract.ts'
import { importReport } from './report.ts'
import { defaultDictionaries } from './reading/dictionaries.ts'
import { divisions } from './reading/testing.ts'

/** For tests: the district of the sample, and a register taken through the endpoints with its jobs run at once. */

export const sample = (ending: string) => fileURLToPath(new URL(`../../../samples/longhua-2018.${ending}`, import.meta.url))
export const answers = JSON.parse(readFileSync(sample('expected.json'), 'utf8'))

/** Brings the district in. Returns the numbers of its areas by name. */
export async function openDistrict(platform: TestPlatform): Promise<Record<string, number>> {
  return platform.services.database.transaction(systemContext, async (tx) => {
    const { districtNo } = await loadDivisions(tx, divisions as never, 'general')
    await loadIndustries(
      tx,
      districtNo,
      defaultDictionaries.industry.entries.map(({ code }) => ({ code, zh: code })),
    )
    const { rows } = await sql<{ no: number; name: string }>`select no, name from organisations.frame()`.execute(tx)
    return Object.fromEntries(rows.map((row) => [row.name, row.no]))
  })
}

export function registerDesk(platform: TestPlatform, actor: Actor) {
  const { services } = platform
  const definitions = new Map(services.contributions.jobs.map((job) => [job.name, job]))
  const desk = {
    run: (jobId: string) => runJob(services, definitions, jobId),
    async upload(path: string, name = basename(path)): Promise<string> {
      const { size } = await stat(path)
      const { id, jobId } = await platform.call(actor, register.upload, {}, { upload: { path, name, bytes: size } })
      await desk.run(jobId)
      return id
    },
    view: (id: string) => platform.call(actor, register.getImport, { params: { id } }),
    rows: async (id: string, query: Record<string, string | number> = {}) =>
      (await platform.call(actor, register.listRows, { params: { id }, query: { pageSize: 200, ...query } })).items,
    async apply(id: string) {
      const { jobId } = await platform.call(actor, register.apply, { params: { id } })
      await desk.run(jobId)
    },
    async undo(id: string) {
      const { jobId } = await platform.call(actor, register.undo, { params: { id }, body: { reason: 'wrong file' } })
      await desk.run(jobId)
    },
    report: (id: string) => services.database.read(systemContext, (tx) => importReport(tx, id)),
  }
  return desk
}

/** The return of the district as the coverage module computes it. */
export async function figures(platform: TestPlatform, districtNo: number, asOf: string) {
  const { services } = platform
  return services.database.read(systemContext, (tx) =>
    coverageReport(
      { tx, services, scope: { everything: true }, today: services.clock.today(), now: services.clock.now() } as never,
      { no: districtNo, code: divisions.code, name: divisions.name },
      asOf,
    ),
  )
}

/** The facts in force, without numbers that differ from one recording to the next. */
export async function factsInForce(platform: TestPlatform, day: string): Promise<string[]> {
  return platform.services.database.read(systemContext, async (tx) => {
    const { rows } = await sql<{ fact: string }>`
      select (to_jsonb(u) - 'scope_nodes')::text || (select array_agg(n order by n) from unnest(u.scope_nodes) n)::text as fact from organisations.unit_on(${day}::date) u
      union all select concat_ws(' ', e.type, e.from_no, e.to_no, e.from_on, e.until_on) from organisations.edge_on(${day}::date) e
      union all select concat_ws(' ', p.role, p.person_id, p.unit_no, p.from_on, p.until_on) from workforce.post_on(${day}::date) p
      union all select (to_jsonb(v) - 'scope_nodes')::text from coverage.verdict v
      union all select concat_ws(' ', s.unit_no, s.initials, s.codes) from organisations.unit_search s
      order by 1`.execute(tx)
    return rows.map((row) => row.fact)
  })
}
