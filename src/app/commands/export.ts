import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { randomUUID } from 'node:crypto'
import { isDay } from '../../kernel/dates.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { platformItself } from '../../kernel/policy.ts'
import { actorNamed } from '../../modules/access/index.ts'
import { writeAudit } from '../../platform/audit/entries.ts'
import { systemContext } from '../../platform/db/database.ts'
import { writeCsv } from '../../platform/exchange/csv-writer.ts'
import { type RowsToWrite } from '../../platform/exchange/output.ts'
import { writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { exports, type FileExport, type TableExport, type Wish } from '../exports.ts'
import type { Platform } from '../platform.ts'
import { getDistrict } from './coverage.ts'
import { BadInput, type Terminal } from './terminal.ts'

/**
 * `export <what> <target> [--as login]`: a list as a spreadsheet, within the scope of the account named, or everything there is for
 * whoever has a shell on the server. Recorded in the audit log, because data leave the platform.
 */
export async function exportCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { services } = platform
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      'as-of': { type: 'string' },
      district: { type: 'string' },
      format: { type: 'string' },
      import: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
    },
  })
  const [what = '', target] = positionals
  const known = Object.keys(exports).join(', ')
  const wanted = Object.hasOwn(exports, what) ? exports[what] : undefined
  if (!wanted) throw new BadInput('export-what-unknown', { what, known })
  if (!target) throw new BadInput('export-target-missing', { what })
  const format = values.format ?? (target.endsWith('.csv') ? 'csv' : 'xlsx')
  if (format !== 'csv' && format !== 'xlsx') throw new BadInput('export-format-unknown', { format })
  for (const day of [values['as-of'], values.from, values.until])
    if (day !== undefined && !isDay(day)) throw new BadInput('day-unreadable', { day })
  const actor = values.as === undefined ? platformItself : await actorNamed(services, values.as)
  const permitted = services.abilities.decide(actor, wanted.action)
  if (!permitted.ok) throw problem(commonProblems['not-allowed'], { action: wanted.action })
  const asOf = values['as-of'] ?? services.clock.today()
  const district = await services.database.read(systemContext, (tx) => getDistrict(tx, values.district))
  const context = { scope: permitted.scope, accountId: actor.accountId, roles: permitted.roles }
  const wish: Wish = {
    services,
    actor,
    asOf,
    districtNo: district.no,
    importId: values.import,
    from: values.from,
    until: values.until,
  }
  const writeFrom = (table: TableExport) =>
    services.database.transaction(context, async (tx) => {
      const count = await writeTable(table, await table.rows({ ...wish, tx, scope: permitted.scope }), resolve(target), format)
      const fields = table.columns.map(({ header }) => header)
      const notes = [{ objectType: 'export', objectId: what, fields, detail: { rows: count, asOf, format } }]
      const { roles, scope } = permitted
      await writeAudit(tx, { actor, roles, scope, action: `export.${what}`, result: 'ok', traceId: randomUUID(), notes })
      return count
    })
  const rows = 'file' in wanted ? await writeFile(wanted, wish, resolve(target), format) : await writeFrom(wanted)
  terminal.result({ file: resolve(target), rows }, () => terminal.words('export.done', { rows, file: target }))
}

/** A file an endpoint makes; the endpoint writes the audit entry. */
async function writeFile({ file }: FileExport, wish: Wish, path: string, format: 'csv' | 'xlsx'): Promise<number> {
  const { importId } = wish
  if (importId === undefined || !/^[0-9a-f-]{36}$/.test(importId)) throw new BadInput('import-unknown', { id: importId ?? '' })
  const made = await file({ ...wish, importId }, format)
  await pipeline(made.file.body, createWriteStream(path, { mode: 0o600 }))
  return made.rows
}

async function writeTable(wanted: TableExport, source: RowsToWrite, path: string, format: 'csv' | 'xlsx'): Promise<number> {
  const out = createWriteStream(path, { mode: 0o600 })
  let count = 0
  const counted = async function* () {
    for await (const row of source) {
      count += 1
      yield row
    }
  }
  const headers = wanted.columns.map(({ header }) => header)
  if (format === 'csv') await writeCsv(out, headers, counted())
  else await writeXlsx(out, [{ name: wanted.sheet, columns: [...wanted.columns], rows: counted(), frozenColumns: 1 }])
  out.end()
  await once(out, 'close')
  return count
}
