import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ask, writeUnits } from '../../modules/coverage/index.ts'
import { systemContext } from '../../platform/db/database.ts'
import { backupCluster, restoreCluster, verifyBackup } from '../../platform/postgres/index.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Platform } from '../platform.ts'
import { callOf, getDistrict } from './coverage.ts'
import { BadInput, type Terminal } from './terminal.ts'

/** `export units <target>`: the list as a spreadsheet. */
export async function exportCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'as-of': { type: 'string' }, district: { type: 'string' }, format: { type: 'string' } },
  })
  const [what, target] = positionals
  if (what !== 'units' || !target) throw new BadInput('export-what-unknown', { what: what ?? '' })
  const format = values.format ?? (target.endsWith('.csv') ? 'csv' : 'xlsx')
  if (format !== 'csv' && format !== 'xlsx') throw new BadInput('export-format-unknown', { format })
  const rows = await platform.services.database.read(systemContext, async (tx) => {
    const district = await getDistrict(tx, values.district)
    const question = await ask(callOf(platform.services, tx), {
      districtNo: district.no,
      status: 'all',
      ...(values['as-of'] ? { asOf: values['as-of'] } : {}),
    })
    return writeUnits(question, resolve(target), format)
  })
  terminal.result({ file: resolve(target), rows }, () => terminal.words('export.done', { rows, file: target }))
}

/** `backup [folder]`: the embedded database with the log it needs, and the keys' folder named so that it is not forgotten. */
export async function backupCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const { services, cluster } = platform
  if (!cluster) throw new BadInput('backup-needs-embedded-database')
  const stamp = services.clock.now().toISOString().replaceAll(/[:.]/g, '-')
  const folder = resolve(positionals[0] ?? join(services.config.dataDir, 'backups', stamp))
  await backupCluster(services.config.dataDir, cluster, folder)
  const backup = await verifyBackup(folder)
  terminal.result({ folder, ...backup, keys: join(services.config.dataDir, 'keys') }, () =>
    terminal.words('backup.done', { folder, bytes: backup.bytes }),
  )
}

/** `restore <backup> [--to T]`: into the data folder, which must hold no database yet. */
export async function restoreCommand(config: Config, terminal: Terminal, args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { to: { type: 'string' } } })
  const from = positionals[0]
  if (!from) throw new BadInput('backup-missing')
  const to = values.to === undefined ? undefined : new Date(values.to)
  if (to !== undefined && Number.isNaN(to.getTime())) throw new BadInput('instant-unreadable', { to: values.to! })
  await restoreCluster({ from: resolve(from), dataDir: config.dataDir, ...(to ? { to } : {}) })
  terminal.result({ folder: config.dataDir, to: values.to ?? null, files: (await readdir(config.dataDir)).length }, () =>
    terminal.words('restore.done', { folder: config.dataDir }),
  )
}
