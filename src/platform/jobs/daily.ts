import { sql } from 'kysely'
import { platformItself } from '../../kernel/policy.ts'
import type { Services } from '../commands/services.ts'
import { systemContext } from '../db/database.ts'

/** Starts the jobs of the day that nobody has started yet: asked as often as one likes, by any number of processes, each begins once. */
export async function startDailyJobs(services: Services): Promise<string[]> {
  const started: string[] = []
  for (const name of services.contributions.daily) {
    await services.database.transaction(systemContext, async (tx) => {
      const { rows } = await sql`
        insert into platform.setting (key, value) values (${`jobs.daily.${name}`}, ${JSON.stringify(services.clock.today())}::jsonb)
        on conflict (key) do update set value = excluded.value, changed_at = now() where setting.value < excluded.value returning key`.execute(
        tx,
      )
      if (rows.length === 0) return
      await services.jobs.start(tx, name, {}, { actor: platformItself, scope: { everything: true } })
      started.push(name)
    })
  }
  return started
}
