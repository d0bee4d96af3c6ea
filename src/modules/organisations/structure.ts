import { sql } from 'kysely'
import type { StructureTemplate } from '../../kernel/programme.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { getProgramme } from '../../platform/programmes/programmes.ts'
import { organisations } from './contract.ts'
import { organisationProblems as problems } from './problems.ts'
import { namesOf } from './queries.ts'

interface Occupant {
  no: number
  level: string | null
  hub_of: number | null
  units: number
  party_orgs: number
}

/** The structure of a district: its programme names the slots, rows fill them. 1, 6, 12 and N are counts of these rows. */
export const getStructure = query(organisations.getStructure, async (call) => {
  const asOf = call.query.asOf ?? call.today
  const district = await getDistrict(call, call.query.districtNo)
  const programme = await getProgramme(call.tx, district.programme)
  const template = programme?.structure ?? null
  const slots = []
  for (const slot of template?.slots ?? []) {
    const occupants = slot.fallback
      ? await fallbackOccupants(call, district.no, asOf, template!)
      : await hubOccupants(call, district.no, asOf, slot.edge!, slot.targetKind!)
    const names = await namesOf(
      call,
      occupants.flatMap((row) => [row.no, row.hub_of]),
    )
    slots.push({
      code: slot.code,
      zh: slot.zh,
      en: slot.en,
      line: slot.line,
      fallback: slot.fallback,
      occupants: occupants.flatMap((row) => {
        const unit = names.get(row.no)
        return unit
          ? [
              {
                unit,
                level: row.level,
                hubOf: row.hub_of === null ? null : (names.get(row.hub_of) ?? null),
                units: row.units,
                partyOrgs: row.party_orgs,
              },
            ]
          : []
      }),
    })
  }
  return {
    districtNo: district.no,
    template: template && { code: template.code, zh: template.zh, en: template.en, source: template.source },
    slots,
  }
})

async function getDistrict(call: Call, no: number | undefined): Promise<{ no: number; programme: string }> {
  const { rows } = await sql<{ no: number; programme: string }>`
    select district_no as no, programme from organisations.district_programme
    where ${no ?? null}::integer is null or district_no = ${no ?? null} order by home desc, district_no limit 1`.execute(call.tx)
  if (!rows[0]) throw problem(problems['unit-not-found'])
  return rows[0]
}

/** Party organisations that are the core or a hub of an area or an industry, each with what stands under it. */
async function hubOccupants(call: Call, districtNo: number, asOf: string, edge: string, targetKind: string): Promise<Occupant[]> {
  const { rows } = await sql<Occupant>`
    select p.unit_no as no, p.level, e.to_no as hub_of,
      (select count(*) from organisations.unit_on(${asOf}::date) u where u.kind = 'social_org' and u.status = 'active' and u.scope_nodes @> array[e.to_no]) as units,
      (select count(*) from organisations.unit_on(${asOf}::date) u where u.kind = 'party_org' and u.status = 'active' and u.scope_nodes @> array[e.to_no]
        and exists (select from organisations.edge_on(${asOf}::date) c where c.from_no = u.unit_no and c.type = 'covers')) as party_orgs
    from organisations.edge_on(${asOf}::date) e
    join organisations.unit_on(${asOf}::date) p on p.unit_no = e.from_no and p.status = 'active' and p.district_no = ${districtNo}
    where e.type = ${edge} and e.to_no in (select f.no from organisations.frame() f where f.kind = ${targetKind} and (f.district_no = ${districtNo} or f.no = ${districtNo}))
    order by e.to_no, p.unit_no`.execute(call.tx)
  return rows
}

/** The fallback slot: Party organisations of registered social organisations that fill no other slot of the template. */
async function fallbackOccupants(call: Call, districtNo: number, asOf: string, template: StructureTemplate): Promise<Occupant[]> {
  const edges = template.slots.flatMap((slot) => slot.edge ?? [])
  const { rows } = await sql<Occupant>`
    select p.unit_no as no, p.level, null::integer as hub_of, count(*) as units, 1 as party_orgs
    from organisations.unit_on(${asOf}::date) p
    join organisations.edge_on(${asOf}::date) c on c.from_no = p.unit_no and c.type = 'covers'
    join organisations.unit_on(${asOf}::date) u on u.unit_no = c.to_no and u.status = 'active'
    where p.kind = 'party_org' and p.status = 'active' and p.district_no = ${districtNo}
      and not exists (select from organisations.edge_on(${asOf}::date) h where h.from_no = p.unit_no and h.type = any (${edges}))
    group by p.unit_no, p.level, p.name order by p.name`.execute(call.tx)
  return rows
}
