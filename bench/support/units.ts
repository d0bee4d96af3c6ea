import { sql } from 'kysely'
import {
  loadDivisions,
  loadIndustries,
  prepareStatements,
  recordAct,
  recordStatements,
  unitsChanged,
} from '../../src/modules/organisations/index.ts'
import { foldTallies } from '../../src/modules/coverage/index.ts'
import type { Services } from '../../src/platform/commands/services.ts'
import { systemContext, type Tx } from '../../src/platform/db/database.ts'
import { recordEvent } from '../../src/platform/outbox/outbox.ts'

/** A district with streets, communities and industries in proportion to its size, filled through the register's own door. */
export async function fillDistrict(services: Services, code: string, units: number, streets: number): Promise<number> {
  const districtNo = await services.database.transaction(systemContext, async (tx) => {
    const loaded = await loadDivisions(
      tx,
      {
        code,
        name: `示例${code}区`,
        streets: Array.from({ length: streets }, (_, s) => ({
          code: `${code}${String(s + 1).padStart(3, '0')}`,
          name: `第${s + 1}街道`,
          communities: Array.from({ length: 10 }, (_c, c) => ({
            code: `${code}${String(s + 1).padStart(3, '0')}${String(c + 1).padStart(3, '0')}`,
            name: `第${s + 1}-${c + 1}社区`,
          })),
        })),
      },
      'general',
    )
    await loadIndustries(
      tx,
      loaded.districtNo,
      Array.from({ length: 12 }, (_, i) => ({ code: `行业${i + 1}`, zh: `行业${i + 1}` })),
    )
    return loaded.districtNo
  })
  const batch = 5_000
  let learned = 0
  for (let from = 0; from < units; from += batch) {
    await fillBatch(services, districtNo, code, from, Math.min(batch, units - from))
    // The planner must learn of tables that grow from nothing; autovacuum would come a minute later.
    if (from + batch < learned * 4) continue
    await services.database.pool.query('analyze')
    learned = from + batch
  }
  await services.database.transaction(systemContext, foldTallies)
  await services.database.pool.query('vacuum analyze')
  return districtNo
}

async function fillBatch(services: Services, districtNo: number, code: string, from: number, count: number): Promise<void> {
  const day = '2020-01-01'
  await services.database.transaction(systemContext, async (tx) => {
    const actId = await recordAct(tx, null, { kind: 'seed', effectiveOn: day })
    await prepareStatements(tx)
    await sql`
      with areas as (select array_agg(no order by no) filter (where kind = 'street') as streets, array_agg(no order by street_no, no) filter (where kind = 'community') as communities,
        array_agg(no order by no) filter (where kind = 'industry') as industries from organisations.frame() where district_no = ${districtNo})
      insert into statement (row_id, cert_no, name, type, street_no, community_no, industry_no, headcount, full_members, probationary_members, floating_members,
        party_name, party_form, party_level)
      select n, ${code} || '-' || n, '示例' || (n::bigint * 7919) % 1000003 || '号社会组织服务中心', (array['51', '52', '52', '53'])[1 + n % 4],
        streets[1 + n % array_length(streets, 1)], communities[1 + (n % array_length(streets, 1)) * 10 + (n / 31) % 10], industries[1 + (n / 7) % 12],
        (n * 31) % 60, case when n % 6 = 0 then (n / 6) % 7 else 0 end, case when n % 17 = 0 then 1 else 0 end, case when n % 12 = 0 then 2 else 0 end,
        case when n % 11 = 0 then '第' || n || '党支部' when n % 6 = 1 then '第' || n / 18 || '联合党支部' end,
        case when n % 11 = 0 then 'own' when n % 6 = 1 then 'joint' end, case when n % 11 = 0 or n % 6 = 1 then 'branch' end
      from areas, generate_series(${from}::integer, ${from + count - 1}::integer) n`.execute(tx)
    const { changed } = await recordStatements(tx, { actId, day, districtNo, registrarNo: null })
    await sendInstructors(tx, { actId, day, districtNo }, changed)
    await recordEvent(tx, services, unitsChanged(changed))
  })
}

/** Every fifth unit has an instructor; one serves three to twelve of them. */
async function sendInstructors(
  tx: Tx,
  { actId, day, districtNo }: { actId: number; day: string; districtNo: number },
  nos: readonly number[],
): Promise<void> {
  const fifth = nos.filter((no) => no % 5 === 0)
  const instructor = sql`'指导员' || (no / 5 / (3 + (no / 1000) % 10))`
  await sql`
    insert into workforce.person (district_no, name, recorded_by)
    select distinct ${districtNo}::integer, ${instructor}, ${actId}::bigint from unnest(${fifth}::integer[]) no
    on conflict do nothing`.execute(tx)
  await sql`
    insert into workforce.post (role, person_id, unit_no, from_on, recorded_by)
    select 'instructor', p.id, no, ${day}::date, ${actId}::bigint
    from unnest(${fifth}::integer[]) no join workforce.person p on p.district_no = ${districtNo} and p.sender_name = '' and p.name = ${instructor}`.execute(
    tx,
  )
}
