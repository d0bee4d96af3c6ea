import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/db/database.ts'
import { insertUnit, recordAct, refreshScope } from './store.ts'
import { recordEdge } from './edges.ts'
import { refreshSearch } from './search.ts'

/** Streets and communities of a district, as the civil-affairs office publishes them. */
export const divisionsSchema = z.object({
  code: z.string().regex(/^\d{6}$/),
  name: z.string().min(1),
  city: z.string().optional(),
  streets: z.array(
    z.object({
      code: z.string().min(9),
      name: z.string().min(1),
      communities: z
        .array(z.object({ code: z.string().min(9), name: z.string().min(1), committee: z.string().optional() }))
        .default([]),
    }),
  ),
})
export type Divisions = z.output<typeof divisionsSchema>

export interface LoadedDivisions {
  readonly districtNo: number
  readonly added: number
  readonly unchanged: number
}

/** Areas are in the frame from the beginning of the calendar they are used with: a register of any year may name them. */
const always = '1949-10-01'

/** Brings a district's areas in; run twice it changes nothing. */
export async function loadDivisions(tx: Tx, divisions: Divisions, programme: string): Promise<LoadedDivisions> {
  const wanted = [
    { kind: 'district', code: divisions.code, name: divisions.name, above: null },
    ...divisions.streets.map((street) => ({ kind: 'street', code: street.code, name: street.name, above: divisions.code })),
    ...divisions.streets.flatMap((street) =>
      street.communities.map((community) => ({
        kind: 'community',
        code: community.code,
        name: community.name,
        above: street.code,
      })),
    ),
  ]
  const { rows } = await sql<{ no: number; division_code: string }>`
    select no, division_code from organisations.unit where division_code = any (${wanted.map((area) => area.code)}) and retracted_by is null`.execute(
    tx,
  )
  const known = new Map(rows.map((row) => [row.division_code, row.no]))
  const missing = wanted.filter((area) => !known.has(area.code))
  if (missing.length > 0) {
    const actId = await recordAct(tx, null, { kind: 'seed', reason: `${divisions.name} ${divisions.code}` })
    const added: number[] = []
    for (const area of missing) {
      const districtNo = area.kind === 'district' ? null : known.get(divisions.code)!
      const streetNo = area.kind === 'community' ? known.get(area.above!)! : null
      const unit = await insertUnit(tx, actId, { kind: area.kind, divisionCode: area.code, districtNo }, always, {
        name: area.name,
        street_no: streetNo,
      })
      known.set(area.code, unit.no)
      added.push(unit.no)
      if (area.above !== null)
        await recordEdge(tx, actId, { type: 'part_of', fromNo: unit.no, toNo: known.get(area.above)!, fromOn: always })
    }
    await refreshScope(tx, added)
    await refreshSearch(tx, added)
  }
  const districtNo = known.get(divisions.code)!
  await sql`insert into organisations.district_programme (district_no, programme, home)
    select ${districtNo}, ${programme}, not exists (select from organisations.district_programme where home)
    on conflict (district_no) do nothing`.execute(tx)
  return { districtNo, added: missing.length, unchanged: wanted.length - missing.length }
}

export interface IndustryEntry {
  readonly code: string
  readonly zh: string
}

/** Industries of a district as its programme lists them: nodes of the industry line. */
export async function loadIndustries(tx: Tx, districtNo: number, industries: readonly IndustryEntry[]): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select code from organisations.unit where kind = 'industry' and district_no = ${districtNo} and retracted_by is null`.execute(
    tx,
  )
  const known = new Set(rows.map((row) => row.code))
  const missing = industries.filter((industry) => !known.has(industry.code))
  if (missing.length === 0) return
  const actId = await recordAct(tx, null, { kind: 'seed', reason: 'industries' })
  const added: number[] = []
  for (const industry of missing) {
    const unit = await insertUnit(tx, actId, { kind: 'industry', code: industry.code, districtNo }, always, { name: industry.zh })
    await recordEdge(tx, actId, { type: 'part_of', fromNo: unit.no, toNo: districtNo, fromOn: always })
    added.push(unit.no)
  }
  await refreshScope(tx, added)
}
