import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { isDay } from '../../kernel/dates.ts'
import { coverageReport } from '../../modules/coverage/index.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/commands/services.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Platform } from '../platform.ts'
import { BadInput, type Terminal } from './terminal.ts'

/** `coverage [--as-of D] [--district CODE]`: both coverages of a district, as the statistical return nests them. */
export async function coverageCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { 'as-of': { type: 'string' }, district: { type: 'string' } } })
  const asOf = values['as-of'] ?? platform.services.clock.today()
  if (!isDay(asOf)) throw new BadInput('day-unreadable', { day: asOf })
  const report = await platform.services.database.read(systemContext, async (tx) => {
    const district = await getDistrict(tx, values.district)
    return coverageReport(callOf(platform.services, tx), district, asOf)
  })
  terminal.result(report, () => {
    const { overall } = report
    const percent = (rate: { num: number; den: number; percent: number | null }) =>
      `${rate.percent === null ? terminal.words('blank') : `${rate.percent}%`} (${rate.num}/${rate.den})`
    return `${report.district.name} ${asOf}\n${terminal.words('coverage.line', {
      registered: overall.registered,
      active: overall.active,
      org: percent(overall.orgCoverage),
      work: percent(overall.workCoverage),
      should: overall.notBuilt.shouldHave,
    })}`
  })
}

export function callOf(services: Services, tx: Tx) {
  return { tx, services, scope: { everything: true as const }, today: services.clock.today(), now: services.clock.now() }
}

/** The district a command means: the one named, else the home district. */
export async function getDistrict(
  tx: Tx,
  code: string | undefined,
): Promise<{ no: number; code: string; name: string; programme: string }> {
  const { rows } = await sql<{ no: number; code: string; name: string; programme: string }>`
    select f.no, f.code, f.name, p.programme from organisations.frame() f join organisations.district_programme p on p.district_no = f.no
    where f.kind = 'district' and (${code ?? null}::text is null or f.code = ${code ?? null}) order by p.home desc, f.no limit 1`.execute(
    tx,
  )
  if (!rows[0]) throw new BadInput(code === undefined ? 'no-district-yet' : 'district-unknown', { district: code ?? '' })
  return rows[0]
}
