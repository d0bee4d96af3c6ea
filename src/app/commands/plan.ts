import { parseArgs } from 'node:util'
import { isDay } from '../../kernel/dates.ts'
import { proposeFormation } from '../../modules/planner/index.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { Platform } from '../platform.ts'
import { callOf, getDistrict } from './coverage.ts'
import { BadInput, type Terminal } from './terminal.ts'

const numbers = ['opening', 'about', 'max', 'seed', 'steps', 'prove'] as const

/** `plan formation [--as-of D] [--district CODE] [--opening KM | --about N] …`: the plan of the pages, for scripts, with its receipt. */
export async function planCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const [kind, ...rest] = args
  if (kind !== 'formation') throw new BadInput('plan-kind-unknown', { kind: kind ?? '' })
  const { values } = parseArgs({
    args: rest,
    options: {
      'as-of': { type: 'string' },
      district: { type: 'string' },
      mobile: { type: 'string' },
      anew: { type: 'boolean' },
      ...Object.fromEntries(numbers.map((name) => [name, { type: 'string' as const }])),
    },
  })
  const asOf = values['as-of'] ?? platform.services.clock.today()
  if (!isDay(asOf)) throw new BadInput('day-unreadable', { day: asOf })
  const given = values as Record<string, string | boolean | undefined>
  const number = (name: (typeof numbers)[number]): number | null => {
    if (given[name] === undefined) return null
    const value = Number(given[name])
    if (!Number.isFinite(value) || value < 0) throw new BadInput('plan-number-unreadable', { name, value: String(given[name]) })
    return value
  }
  const mobile = readings.find((one) => one === values.mobile) ?? null
  if (values.mobile !== undefined && mobile === null)
    throw new BadInput('plan-number-unreadable', { name: 'mobile', value: values.mobile })
  const parameters = {
    opening: number('opening'),
    about: number('about'),
    maxOrganisations: number('max'),
    seed: number('seed') ?? 1,
    steps: number('steps'),
    anew: values.anew ?? false,
    mobile,
  }
  const proposed = await platform.services.database.read(systemContext, async (tx) => {
    const district = await getDistrict(tx, values.district)
    const wish = { nodeNo: district.no, asOf, parameters, proveSeconds: number('prove') ?? 0 }
    return proposeFormation(callOf(platform.services, tx), wish)
  })
  terminal.result(proposed, () =>
    terminal.words('plan.line', {
      node: proposed.node.name,
      organisations: proposed.organisations,
      branches: proposed.branches.filter((branch) => branch.kind === 'joint').length,
      gap: proposed.gap === null ? terminal.words('blank') : `${(proposed.gap * 100).toFixed(2)}%`,
      hash: proposed.receipt.inputHash.slice(0, 12),
    }),
  )
}

const readings = ['guest', 'joint-mobile', 'liaison'] as const
