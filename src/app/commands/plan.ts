import { parseArgs } from 'node:util'
import { isDay } from '../../kernel/dates.ts'
import { proposeDispatch, proposeFormation } from '../../modules/planner/index.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { Platform } from '../platform.ts'
import { callOf, getDistrict } from './coverage.ts'
import { BadInput, type Terminal } from './terminal.ts'

const kinds = { formation: planFormation, dispatch: planDispatch }

/** `plan formation|dispatch …`: the plan of the pages, for scripts, with its receipt. */
export async function planCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const [kind, ...rest] = args
  const plan = Object.entries(kinds).find(([name]) => name === kind)?.[1]
  if (!plan) throw new BadInput('plan-kind-unknown', { kind: kind ?? '' })
  await plan(platform, terminal, rest)
}

/** `[--as-of D] [--district CODE] [--opening KM | --about N] …` */
async function planFormation(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { given, number, asOf } = read(platform, args, {
    numbers: ['opening', 'about', 'max', 'seed', 'steps', 'prove'],
    words: ['mobile'],
    switches: ['anew'],
  })
  const parameters = {
    opening: number('opening'),
    about: number('about'),
    maxOrganisations: number('max'),
    seed: number('seed') ?? 1,
    steps: number('steps'),
    anew: given['anew'] === true,
    mobile: oneOf('mobile', given['mobile'], ['guest', 'joint-mobile', 'liaison'] as const),
  }
  const proposed = await platform.services.database.read(systemContext, async (tx) => {
    const district = await getDistrict(tx, given['district'] as string | undefined)
    const wish = { nodeNo: district.no, asOf, parameters, proveSeconds: number('prove') ?? 0 }
    return proposeFormation(callOf(platform.services, tx), wish)
  })
  terminal.result(proposed, () =>
    terminal.words('plan.line', {
      node: proposed.node.name,
      organisations: proposed.organisations,
      branches: proposed.branches.filter((branch) => branch.kind === 'joint').length,
      gap: gapText(terminal, proposed.gap),
      hash: proposed.receipt.inputHash.slice(0, 12),
    }),
  )
}

/** `[--as-of D] [--district CODE] [--for all|without-party-org] [--handover KM] …` */
async function planDispatch(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { given, number, asOf } = read(platform, args, {
    numbers: ['handover', 'fairness', 'seed', 'steps', 'prove'],
    words: ['for'],
    switches: [],
  })
  const parameters = {
    for: oneOf('for', given['for'], ['all', 'without-party-org'] as const) ?? 'all',
    handover: number('handover'),
    fairness: number('fairness'),
    seed: number('seed') ?? 1,
    steps: number('steps'),
  }
  const proposed = await platform.services.database.read(systemContext, async (tx) => {
    const district = await getDistrict(tx, given['district'] as string | undefined)
    const wish = { nodeNo: district.no, asOf, parameters, proveSeconds: number('prove') ?? 0 }
    return proposeDispatch(callOf(platform.services, tx), wish)
  })
  const { kept: _kept, ...changes } = proposed.changes
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  terminal.result(proposed, () =>
    terminal.words('plan.dispatch', {
      node: proposed.node.name,
      organisations: proposed.organisations,
      people: proposed.people,
      assigned: sum(proposed.sides.map((side) => side.lines.length)),
      unserved: sum(proposed.sides.map((side) => side.unserved.length)),
      changes: sum(Object.values(changes)),
      gap: gapText(terminal, proposed.gap),
      hash: proposed.receipt.inputHash.slice(0, 12),
    }),
  )
}

const gapText = (terminal: Terminal, gap: number | null) =>
  gap === null ? terminal.words('blank') : `${(gap * 100).toFixed(2)}%`

interface Known {
  readonly numbers: readonly string[]
  readonly words: readonly string[]
  readonly switches: readonly string[]
}

/** Reads the arguments of a plan; a day or a number nobody can read is refused before anything is asked. */
function read(platform: Platform, args: string[], known: Known) {
  const text = ['as-of', 'district', ...known.words, ...known.numbers]
  const { values } = parseArgs({
    args,
    options: {
      ...Object.fromEntries(text.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(known.switches.map((name) => [name, { type: 'boolean' as const }])),
    },
  })
  const given = values as Record<string, string | boolean | undefined>
  const asOf = (given['as-of'] as string | undefined) ?? platform.services.clock.today()
  if (!isDay(asOf)) throw new BadInput('day-unreadable', { day: asOf })
  const number = (name: string): number | null => {
    if (given[name] === undefined) return null
    const value = Number(given[name])
    if (!Number.isFinite(value) || value < 0) throw new BadInput('plan-number-unreadable', { name, value: String(given[name]) })
    return value
  }
  return { given, number, asOf }
}

function oneOf<T extends string>(name: string, value: string | boolean | undefined, known: readonly T[]): T | null {
  if (value === undefined) return null
  const found = known.find((one) => one === value)
  if (found === undefined) throw new BadInput('plan-number-unreadable', { name, value: String(value) })
  return found
}
