import { parseArgs } from 'node:util'
import { isDay } from '../../kernel/dates.ts'
import { figuresReport } from '../../modules/reports/index.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { Platform } from '../platform.ts'
import { callOf } from './coverage.ts'
import { BadInput, type Terminal } from './terminal.ts'

/** `figures [programme]`: the published figures of programmes, each with value, unit, number of records behind it and receipt. */
export async function figuresCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { 'as-of': { type: 'string' } } })
  const asOf = values['as-of']
  if (asOf !== undefined && !isDay(asOf)) throw new BadInput('day-unreadable', { day: asOf })
  const programme = positionals[0]
  const programmes = await platform.services.database.read(systemContext, (tx) =>
    figuresReport(callOf(platform.services, tx), { ...(programme ? { programme } : {}), ...(asOf ? { asOf } : {}) }),
  )
  if (programme !== undefined && programmes.length === 0) throw new BadInput('programme-unknown', { programme })
  const byId = Object.fromEntries(
    programmes.flatMap((entry) =>
      entry.figures.map(({ id, value, unit, records, list, receipt }) => [id, { value, unit, records, list, receipt }]),
    ),
  )
  terminal.result(byId, () =>
    programmes
      .flatMap((entry) => [
        `${entry.zh}  ${entry.district.name}`,
        ...entry.figures.map(
          (figure) =>
            `  ${figure.id}  ${figure.value ?? terminal.words('blank')} ${figure.unit}  (${figure.records})  ${figure.zh}`,
        ),
      ])
      .join('\n'),
  )
}
