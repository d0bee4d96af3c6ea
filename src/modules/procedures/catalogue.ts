import { sql } from 'kysely'
import { type Procedure, procedureDocument } from '../../kernel/procedure.ts'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listProgrammes } from '../../platform/programmes/programmes.ts'

export interface OfferedProcedure {
  readonly programme: string
  readonly procedure: Procedure
}

/** Procedures of a programme: its own, and the general ones it has no version of. */
export function offeredBy(programmes: readonly ProgrammeDocument[], code: string): OfferedProcedure[] {
  const of = (wanted: string) =>
    (programmes.find((programme) => programme.code === wanted)?.procedures ?? []).map((document) => ({
      programme: wanted,
      procedure: procedureDocument.parse(document),
    }))
  const own = of(code)
  const known = new Set(own.map((one) => one.procedure.key))
  return code === 'general' ? own : [...own, ...of('general').filter((one) => !known.has(one.procedure.key))]
}

/** Procedures of a district, by the programme it works by; of the home district when none is named. */
export async function proceduresOf(
  tx: Tx,
  districtNo: number | null,
): Promise<{ districtNo: number | null; offered: OfferedProcedure[] }> {
  const { rows } = await sql<{ no: number; programme: string }>`
    select district_no as no, programme from organisations.district_programme
    where ${districtNo}::integer is null or district_no = ${districtNo} order by home desc, district_no limit 1`.execute(tx)
  const programmes = await listProgrammes(tx)
  return { districtNo: rows[0]?.no ?? null, offered: offeredBy(programmes, rows[0]?.programme ?? 'general') }
}
