import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { listProgrammes } from '../../platform/programmes/programmes.ts'
import { type Process, processShape } from './rules.ts'

const key = 'development.process'

/** Versions of the rules by district: a district's own where its programme has some, else the general ones. */
export async function processes(tx: Tx): Promise<(districtNo: number) => readonly Process[]> {
  const documents = await listProgrammes(tx)
  const read = (code: string): Process[] =>
    (documents.find((document) => document.code === code)?.rules ?? [])
      .filter((rule) => rule.key === key)
      .map((rule) => ({
        ...processShape.parse(rule.params),
        version: rule.version,
        source: rule.source,
        fromOn: rule.fromOn,
        untilOn: rule.untilOn,
      }))
  const general = read('general')
  const { rows } = await sql<{ no: number; programme: string }>`
    select district_no as no, programme from organisations.district_programme`.execute(tx)
  const own = new Map(rows.map((row) => [row.no, read(row.programme)]))
  return (districtNo) => {
    const versions = own.get(districtNo)
    return versions && versions.length > 0 ? versions : general
  }
}
