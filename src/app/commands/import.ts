import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isDay } from '../../kernel/dates.ts'
import { applyNow, importReport, readAndStage, undoNow } from '../../modules/register/index.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { Platform } from '../platform.ts'
import { getDistrict } from './coverage.ts'
import { BadInput, type Terminal } from './terminal.ts'

/** `import <file> [--preview|--apply]` and `import --undo <id>`. A register is only previewed unless told to apply. */
export async function importCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<boolean> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      preview: { type: 'boolean' },
      apply: { type: 'boolean' },
      undo: { type: 'string' },
      reason: { type: 'string' },
      'as-of': { type: 'string' },
      district: { type: 'string' },
    },
  })
  if (values.undo !== undefined) return undo(platform, terminal, values.undo, values.reason ?? 'lianjian import --undo')
  const file = positionals[0]
  if (!file) throw new BadInput('file-missing')
  if (values.preview && values.apply) throw new BadInput('preview-or-apply')
  if (values['as-of'] !== undefined && !isDay(values['as-of'])) throw new BadInput('day-unreadable', { day: values['as-of'] })
  await requireFile(file)
  const { services } = platform
  const district = await services.database.read(systemContext, (tx) => getDistrict(tx, values.district))
  const id = await readAndStage(services, {
    path: resolve(file),
    name: basename(file),
    districtNo: district.no,
    statementOn: values['as-of'] ?? null,
  })
  const staged = await services.database.read(systemContext, (tx) => importReport(tx, id))
  if (staged.problem) throw new BadInput(staged.problem.code, { file, ...staged.problem.params })
  const applied = values.apply ? await applyNow(services, id) : null
  const report = { ...(await services.database.read(systemContext, (tx) => importReport(tx, id))), applied }
  terminal.result(report, () =>
    [
      terminal.words('import.done', { ...report.rowCounts, id }),
      ...(applied ? [terminal.words('import.applied', { written: applied.written.new + applied.written.changed })] : []),
    ].join('\n'),
  )
  return true
}

async function undo(platform: Platform, terminal: Terminal, id: string, reason: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new BadInput('import-unknown', { id })
  const undone = await undoNow(platform.services, id, reason)
  terminal.result({ id, ...undone }, () => terminal.words('import.undone', { kept: undone.kept.length }))
  return true
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new BadInput('file-unreadable', { file })
}
