import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { type FormLimits, formLimits, type Procedure, procedureDocument } from '../../kernel/procedure.ts'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listProgrammes } from '../../platform/programmes/programmes.ts'

export interface OfferedProcedure {
  readonly programme: string
  readonly procedure: Procedure
  /** Set when the district runs it by a table of its own: why, since when, by whom. */
  readonly own?: OwnTable
}

export interface OwnTable {
  readonly reason: string
  readonly on: Day
  readonly by: string | null
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

export interface FormRule extends FormLimits {
  readonly version: string
  readonly source: string
  readonly fromOn: Day
}

/** What Party organisations of some form may not do on a day: rules of the programme, and the general ones for forms it does not name. */
export function formRulesOf(programmes: readonly ProgrammeDocument[], code: string, day: Day): FormRule[] {
  const of = (wanted: string) =>
    (programmes.find((programme) => programme.code === wanted)?.rules ?? [])
      .filter((rule) => rule.key === 'party-org.form' && rule.fromOn <= day && (rule.untilOn === null || day < rule.untilOn))
      .map(({ version, source, fromOn, params }) => ({ ...formLimits.parse(params), version, source, fromOn }))
  const own = of(code)
  const known = new Set(own.map((rule) => rule.form))
  return code === 'general' ? own : [...own, ...of('general').filter((rule) => !known.has(rule.form))]
}

/** Procedures of a district, by the programme it works by; of the home district when none is named. */
export async function proceduresOf(
  tx: Tx,
  districtNo: number | null,
  today: Day,
): Promise<{ districtNo: number | null; offered: OfferedProcedure[]; forms: FormRule[] }> {
  const { rows } = await sql<{ no: number; programme: string }>`
    select district_no as no, programme from organisations.district_programme
    where ${districtNo}::integer is null or district_no = ${districtNo} order by home desc, district_no limit 1`.execute(tx)
  const programmes = await listProgrammes(tx)
  const code = rows[0]?.programme ?? 'general'
  const own = await ownTables(tx, rows[0]?.no ?? null)
  const offered = offeredBy(programmes, code).map((one) => {
    const changed = own.get(one.procedure.key)
    // What is asked for stays the programme's, also when it has come to ask for more since the district changed a deadline.
    return changed ? { ...one, ...changed, procedure: { ...changed.procedure, fields: one.procedure.fields } } : one
  })
  return { districtNo: rows[0]?.no ?? null, offered, forms: formRulesOf(programmes, code, today) }
}

/** The latest version a district has made of each procedure, where it has not gone back to that of its programme. */
async function ownTables(tx: Tx, districtNo: number | null): Promise<Map<string, Pick<OfferedProcedure, 'procedure' | 'own'>>> {
  const { rows } = await sql<{ key: string; document: unknown; reason: string; on: Day; by: string | null }>`
    select distinct on (key) key, document, reason, (recorded_at at time zone 'Asia/Shanghai')::date as on, access.display_name_of(recorded_by) as by
    from procedures.own_table where district_no = ${districtNo} order by key, id desc`.execute(tx)
  return new Map(
    rows
      .filter((row) => row.document !== null)
      .map(({ key, document, reason, on, by }) => [
        key,
        { procedure: procedureDocument.parse(document), own: { reason, on, by } },
      ]),
  )
}
