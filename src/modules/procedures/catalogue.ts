import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { type FormLimits, formLimits, type Procedure, procedureDocument } from '../../kernel/procedure.ts'
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
  return { districtNo: rows[0]?.no ?? null, offered: offeredBy(programmes, code), forms: formRulesOf(programmes, code, today) }
}
