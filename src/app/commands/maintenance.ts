import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../../platform/config/config.ts'
import { type Beside, backupCluster, restoreCluster, verifyBackup } from '../../platform/postgres/index.ts'
import type { Platform } from '../platform.ts'
import { BadInput, type Terminal } from './terminal.ts'

/** What a backup holds beside the database: uploaded files, and how far the chain of the audit log had come. Never the keys. */
const beside: readonly Beside[] = [
  { folder: 'anchors', fixed: false },
  { folder: 'files', fixed: true },
]

/** `backup [folder]`: the embedded database with the log it needs, uploaded files and anchors; the keys' folder is named, not copied. */
export async function backupCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const { services, cluster } = platform
  if (!cluster) throw new BadInput('backup-needs-embedded-database')
  const stamp = services.clock.now().toISOString().replaceAll(/[:.]/g, '-')
  const folder = resolve(positionals[0] ?? join(services.config.dataDir, 'backups', stamp))
  const manifest = await backupCluster(services.config.dataDir, cluster, folder, beside)
  const uploads = manifest.files.filter(({ path }) => path.startsWith('data/files/')).length
  const keys = join(services.config.dataDir, 'keys')
  const backup = await verifyBackup(folder)
  terminal.result({ folder, ...backup, uploads, keys }, () =>
    terminal.words('backup.done', { folder, bytes: backup.bytes, uploads, keys }),
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
  const keys = join(config.dataDir, 'keys')
  const locked = !(await readdir(keys).catch((): string[] => [])).includes('kek')
  const files = (await readdir(join(config.dataDir, 'files')).catch(() => [])).length
  terminal.result({ folder: config.dataDir, to: values.to ?? null, files, keys: locked ? 'missing' : 'present' }, () =>
    [
      terminal.words('restore.done', { folder: config.dataDir, files }),
      ...(locked ? [terminal.words('restore.keys', { keys })] : []),
    ].join('\n'),
  )
}
