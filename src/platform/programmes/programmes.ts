import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { programmeDocument, type ProgrammeDocument } from '../../kernel/programme.ts'
import { ruleOn } from '../../kernel/rule.ts'
import type { Tx } from '../db/database.ts'

/** Puts documents into the database; the same version again changes nothing. */
export async function loadProgrammes(tx: Tx, documents: readonly unknown[]): Promise<ProgrammeDocument[]> {
  const parsed = documents.map((document) => programmeDocument.parse(document))
  for (const document of parsed) {
    await sql`insert into platform.programme (code, version, document) values (${document.code}, ${document.version}, ${JSON.stringify(document)}::jsonb)
      on conflict (code) do update set version = excluded.version, document = excluded.document, loaded_at = now()
      where programme.document is distinct from excluded.document`.execute(tx)
  }
  return parsed
}

export async function listProgrammes(tx: Tx): Promise<ProgrammeDocument[]> {
  const { rows } = await sql<{ document: ProgrammeDocument }>`select document from platform.programme order by code`.execute(tx)
  return rows.map((row) => row.document)
}

export async function getProgramme(tx: Tx, code: string): Promise<ProgrammeDocument | null> {
  const { rows } = await sql<{
    document: ProgrammeDocument
  }>`select document from platform.programme where code = ${code}`.execute(tx)
  return rows[0]?.document ?? null
}

type Rules = Pick<ProgrammeDocument, 'code' | 'rules'>

/** Rules of these keys in a programme and in the general one. Documents are large; what is asked at each request reads no more than it needs. */
export async function listRules(tx: Tx, code: string, keys: readonly string[]): Promise<Rules[]> {
  const { rows } = await sql<Rules>`
    select p.code, jsonb_agg(r.rule order by r.at) as rules
    from platform.programme p cross join lateral jsonb_array_elements(p.document -> 'rules') with ordinality r (rule, at)
    where p.code in (${code}, 'general') and r.rule ->> 'key' = any (${[...keys]}::text[]) group by p.code`.execute(tx)
  return rows
}

/** The rule in force on a day: the programme's own version where it has one, else the general one. */
export function ruleOfProgramme(documents: readonly Rules[], code: string, key: string, day: Day) {
  for (const wanted of [code, 'general']) {
    const versions = documents.find((document) => document.code === wanted)?.rules.filter((rule) => rule.key === key) ?? []
    const found = ruleOn(versions, day)
    if (found) return found
  }
  return undefined
}

/** One rule in force on a day, read by itself. */
export async function findRule(tx: Tx, code: string, key: string, day: Day) {
  return ruleOfProgramme(await listRules(tx, code, [key]), code, key, day)
}

/** The programme of an administrative district: the one that names its code, else the general one. */
export function programmeOfDistrict(
  programmes: readonly ProgrammeDocument[],
  divisionCode: string,
): ProgrammeDocument | undefined {
  return (
    programmes.find((programme) => programme.districtCodes.includes(divisionCode)) ??
    programmes.find((programme) => programme.code === 'general')
  )
}
