import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { Scope } from '../../kernel/policy.ts'
import { query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { getProgramme } from '../../platform/programmes/programmes.ts'
import { organisations } from './contract.ts'
import { districtsOf } from './districts-of.ts'
import { bodiesOf, type Occupant, occupantsOf } from './occupants.ts'
import { organisationProblems as problems } from './problems.ts'
import { namesOf } from './queries.ts'

/** The structure of a district: its programme names the slots, rows fill them. 1, 6, 12 and N are counts of these rows. */
export const getStructure = query(organisations.getStructure, async (call) => {
  const district = await getDistrict(call.tx, call.scope, call.query.districtNo)
  const template = (await getProgramme(call.tx, district.programme))?.structure ?? null
  const reader = { tx: call.tx, scope: call.scope, districtNo: district.no, asOf: call.query.asOf ?? call.today }
  const filled = template ? await occupantsOf(reader, template) : new Map<string, Occupant[]>()
  const sources = call.services.contributions.bodies.flatMap((source) => {
    const scope = call.can(source.action)
    return scope ? [{ ...source, scope }] : []
  })
  const bodies = template ? await bodiesOf(reader, template, sources) : null
  const slots = []
  for (const slot of template?.slots ?? []) {
    const occupants = filled.get(slot.code) ?? []
    const names = await namesOf(
      call,
      occupants.flatMap((row) => [row.no, row.hubOf]),
    )
    slots.push({
      code: slot.code,
      zh: slot.zh,
      en: slot.en,
      line: slot.line,
      fallback: slot.fallback,
      occupants: occupants.flatMap(({ no, level, hubOf, units, partyOrgs }) => {
        const unit = names.get(no)
        return unit ? [{ unit, level, hubOf: hubOf === null ? null : (names.get(hubOf) ?? null), units, partyOrgs }] : []
      }),
      bodies: slot.bodies ? (bodies?.get(slot.code) ?? []) : null,
    })
  }
  return {
    districtNo: district.no,
    template: template && { code: template.code, zh: template.zh, en: template.en, source: template.source },
    slots,
  }
})

/** The district named, else the one the asker works in, else the home district, with the programme it works by. */
async function getDistrict(tx: Tx, scope: Scope, no: number | undefined): Promise<{ no: number; programme: string }> {
  const { rows } = await sql<{ no: number; programme: string }>`
    select district_no as no, programme from organisations.district_programme
    where ${no ?? null}::integer is null or district_no = ${no ?? null}
    order by district_no in ${districtsOf(scope)} desc, home desc, district_no limit 1`.execute(tx)
  if (!rows[0]) throw problem(problems['unit-not-found'])
  return rows[0]
}
