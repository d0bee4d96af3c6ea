import { parseArgs } from 'node:util'
import { isDay } from '../../kernel/dates.ts'
import { type Figure, figuresReport } from '../../modules/reports/index.ts'
import { en, zh } from '../../modules/reports/phrases.ts'
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
  const english = terminal.language.startsWith('en')
  const name = (named: { readonly zh: string; readonly en: string }) => (english ? named.en : named.zh)
  terminal.result(byId, () =>
    programmes
      .flatMap((entry) => [
        `${name(entry)}  ${entry.district.name}`,
        ...entry.figures.map((figure) => `  ${figure.id}  ${name(figure)}  ${valueText(terminal, figure, english)}`),
      ])
      .join('\n'),
  )
}

/** Value and unit in words; a ratio lies between 0 and 1 and is shown as a percentage. */
function valueText(terminal: Terminal, { value, unit, records }: Figure, english: boolean): string {
  if (value === null) return terminal.words('blank')
  if (unit === 'ratio') return `${(value * 100).toFixed(1)}% (${records})`
  const units: Readonly<Record<string, string>> = english ? en.units : zh.units
  return `${value} ${units[unit] ?? unit}`.trim()
}
