import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Crypto } from '../../platform/crypto/crypto.ts'
import type { Tx } from '../../platform/db/database.ts'
import { programmeOf, rulesInForce } from '../coverage/index.ts'
import { defaultDictionaries } from './reading/dictionaries.ts'
import type { Divisions } from './reading/divisions.ts'
import { headerKey } from './reading/header.ts'
import { headerWords } from './reading/headers.ts'
import type { RegisterReadingOptions } from './reading/options.ts'
import type { ColumnMeaning, Field } from './reading/types.ts'
import type { ImportRecord } from './store.ts'

/** Header of the column in which a file of refused rows says why; put in again, it is passed over. */
export const reasonHeader = '原因'

const settingKey = 'register.columns'

export function isField(name: string): name is Field {
  return name !== 'serial' && Object.hasOwn(headerWords, name)
}

export function isMeaning(name: string | null): name is ColumnMeaning | null {
  return name === null || name === 'ignore' || name === 'serial' || isField(name)
}

/** All that a reading needs to know of the district: its areas, its industries, the sizes usual under its rules, how its columns were read before, what was corrected. */
export async function readingOptions(
  tx: Tx,
  record: ImportRecord,
  scope: Scope,
  crypto: Crypto,
  today: Day,
): Promise<RegisterReadingOptions> {
  const { rows } = await sql<{ no: number; kind: string; code: string; name: string; above: string | null }>`
    select f.no, f.kind, f.code, f.name, s.code as above from organisations.frame() f left join organisations.frame() s on s.no = f.street_no
    where f.no = ${record.district_no} or f.district_no = ${record.district_no} order by f.code`.execute(tx)
  const of = (kind: string) => rows.filter((row) => row.kind === kind)
  const district = of('district')[0]!
  const divisions: Divisions = {
    code: district.code,
    name: district.name,
    streets: of('street').map((street) => ({
      code: street.code,
      name: street.name,
      communities: of('community').filter((community) => community.above === street.code),
    })),
  }
  const own = scope.everything ? [] : of('street').filter((street) => scope.nodes.includes(street.no))
  const { settings } = await rulesInForce(tx, today, await programmeOf(tx, record.district_no))
  return {
    divisions,
    usual: {
      minFull: settings.min_full,
      branchMost: settings.branch_usual_most,
      generalFrom: settings.general_usual_from,
      committeeFrom: settings.committee_usual_from,
      jointMost: settings.usual_most_units,
    },
    fileName: record.file_name,
    dictionaries: withIndustries(of('industry').map((industry) => industry.name)),
    columns: {
      corrected: record.columns as Record<string, Record<number, ColumnMeaning | null>>,
      remembered: await rememberedColumns(tx),
    },
    corrections: openCorrections(record, crypto),
    // An officer of one street may leave the street out: there is only one it can be.
    ...(own.length === 1 ? { defaultStreet: own[0]!.code } : {}),
  }
}

/** Industries of the district that the words of the field do not know are read as they are written. */
function withIndustries(names: readonly string[]) {
  const { industry } = defaultDictionaries
  const known = new Set(industry.entries.map((entry) => entry.code))
  const added = names.filter((name) => !known.has(name)).map((name) => ({ code: name, names: [name] }))
  return { ...defaultDictionaries, industry: { ...industry, entries: [...industry.entries, ...added] } }
}

function openCorrections({ corrections }: ImportRecord, crypto: Crypto): NonNullable<RegisterReadingOptions['corrections']> {
  const opened: NonNullable<RegisterReadingOptions['corrections']> = {}
  for (const [sheet, rows] of Object.entries(corrections)) {
    for (const [row, cells] of Object.entries(rows)) {
      ;(opened[sheet] ??= {})[Number(row)] = Object.entries(cells).map(([field, cell]) => ({
        field: field as Field,
        value: 'sealed' in cell ? crypto.open('register.phone', Buffer.from(cell.sealed, 'base64')) : (cell.value ?? ''),
      }))
    }
  }
  return opened
}

async function rememberedColumns(tx: Tx): Promise<Record<string, ColumnMeaning | null>> {
  const { rows } = await sql<{ value: Record<string, ColumnMeaning | null> }>`
    select value from platform.setting where key = ${settingKey}`.execute(tx)
  return { ...rows[0]?.value, [headerKey(reasonHeader, true)]: 'ignore' }
}

/** Keeps how a header is to be read, for the next register with the same one. */
export async function rememberColumns(tx: Tx, meanings: Readonly<Record<string, string | null>>): Promise<void> {
  const byKey = Object.fromEntries(Object.entries(meanings).map(([header, meaning]) => [headerKey(header, true), meaning]))
  await sql`
    insert into platform.setting (key, value) values (${settingKey}, ${JSON.stringify(byKey)}::jsonb)
    on conflict (key) do update set value = setting.value || excluded.value, changed_at = now()`.execute(tx)
}
