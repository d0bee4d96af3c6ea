import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import {
  checkPlan,
  comparePlans,
  explainOrganisation,
  openPlan,
  planFormation,
  proveFormation,
  repairFormation,
  repairProblem,
} from '../src/modules/planner/formation/index.ts'
import type { FormationProblem, Plan } from '../src/modules/planner/formation/index.ts'
import { adversarialProblems } from '../src/modules/planner/formation/adversarial.ts'
import { readCapacitatedMedian, solveCapacitatedMedian } from '../src/modules/planner/formation/capacitated-median.ts'
import { boundOf } from '../src/modules/planner/formation/solve.ts'
import { problemOf, readInstance } from '../src/modules/planner/formation/instances.ts'
import { madeUpDistricts } from '../src/modules/planner/made-up-districts.ts'
import { below, mulberry32 } from '../src/modules/planner/random.ts'

/**
 * The acceptance table of the planner of joint branches: `node bench/formation.ts [part …]`, parts `300 928 10000 100000 matrix
 * repair explain prove medians`, all unless named. Seconds are CPU of this process.
 */
const parts = process.argv.slice(2)
const wanted = (part: string) => parts.length === 0 || parts.includes(part)
const sample = (name: string) => readFileSync(new URL(`../samples/planner/${name}`, import.meta.url), 'utf8')
const instance = (n: number) => readInstance(sample(`orgs_${n}_s1.csv`))
const say = (...cells: (string | number)[]) =>
  process.stdout.write(`| ${cells.map((cell) => (typeof cell === 'number' ? cell.toPrecision(6) : cell)).join(' | ')} |\n`)
const verdict = (met: boolean) => (met ? 'met' : '**not met**')
const percent = (ratio: number) => `${((ratio - 1) * 100).toFixed(2).replace('-0.00', '0.00')} %`
const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!

function timed<T>(work: () => T): { result: T; seconds: number } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (user + system) / 1e6 }
}

function made(problem: FormationProblem, steps: number, seed: number): Plan {
  const result = planFormation(problem, { steps, seed, boundIterations: 0 })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.plan
}

/** Nothing is measured that the second opinion objects to. */
function planned(problem: FormationProblem, steps: number, seed: number): Plan {
  const plan = made(problem, steps, seed)
  requireOrder(problem, plan)
  return plan
}

function requireOrder(problem: FormationProblem, plan: Plan): void {
  const { violations } = checkPlan(problem, plan)
  if (violations.length > 0) throw new Error(`the second opinion objects: ${JSON.stringify(violations.slice(0, 3))}`)
}

/** The bound beside the plan: its seconds have a goal of their own. */
function boundBeside(problem: FormationProblem, plan: Plan): number {
  const open = openPlan(problem, plan)
  const { model } = open.prepared.runs[0]!
  return boundOf({ model, host: open.hosts[0]!, objective: plan.objective, steps: 0 }, 250).value
}

interface Row {
  readonly n: number
  readonly opening: number
  readonly size: number
  readonly steps: number
  readonly seeds: number
  /** Bar in percent: above the optimum when one is given, above the own bound otherwise. */
  readonly bar: number
  readonly seconds: number
  readonly optimum?: number
}

const rows: readonly Row[] = [
  { n: 300, opening: 0, size: 5, steps: 100_000, seeds: 5, bar: 0.1, seconds: 1, optimum: 88.28 },
  { n: 300, opening: 1, size: 5, steps: 100_000, seeds: 5, bar: 0.1, seconds: 1, optimum: 129.572 },
  { n: 300, opening: 3, size: 10, steps: 60_000, seeds: 5, bar: 0.1, seconds: 1, optimum: 190.973 },
  { n: 928, opening: 0, size: 5, steps: 100_000, seeds: 5, bar: 1, seconds: 1, optimum: 224.632 },
  { n: 928, opening: 1, size: 5, steps: 100_000, seeds: 5, bar: 0.5, seconds: 1, optimum: 349.271 },
  { n: 928, opening: 3, size: 10, steps: 45_000, seeds: 5, bar: 0.5, seconds: 1, optimum: 517.838 },
  { n: 928, opening: 6, size: 10, steps: 45_000, seeds: 5, bar: 2, seconds: 1 },
  { n: 10_000, opening: 0, size: 5, steps: 300_000, seeds: 1, bar: 2.2, seconds: 5 },
  { n: 10_000, opening: 1, size: 5, steps: 300_000, seeds: 1, bar: 0.7, seconds: 5 },
  { n: 10_000, opening: 3, size: 10, steps: 150_000, seeds: 1, bar: 0.8, seconds: 5 },
  { n: 10_000, opening: 6, size: 10, steps: 150_000, seeds: 1, bar: 5, seconds: 5 },
  { n: 100_000, opening: 0, size: 5, steps: 2_000_000, seeds: 1, bar: 2.5, seconds: 30 },
  { n: 100_000, opening: 1, size: 5, steps: 2_000_000, seeds: 1, bar: 1, seconds: 30 },
  { n: 100_000, opening: 3, size: 10, steps: 1_200_000, seeds: 1, bar: 1, seconds: 30 },
  { n: 100_000, opening: 6, size: 10, steps: 1_200_000, seeds: 1, bar: 5, seconds: 30 },
]

const knobs = [
  [0, 5],
  [1, 5],
  [3, 10],
  [6, 10],
] as const

/** Every size at every price, five seeds each, and the districts no honest register shows: what the second opinion objects to. */
function matrix(sizes: readonly number[]): void {
  say('checked', 'plans', 'uncovered', 'objections', 'CPU s', '')
  for (const n of sizes) {
    const organisations = n === 100_000 ? madeUpDistricts(n, 1).organisations : instance(n)
    let [plans, uncovered, objections] = [0, 0, 0]
    const { seconds } = timed(() => {
      for (const [opening, maxOrganisations] of knobs)
        for (let seed = 1; seed <= 5; seed += 1) {
          const problem = problemOf(organisations, { opening, maxOrganisations })
          const result = planFormation(problem, { seed, steps: 5 * n, boundIterations: 0 })
          if (!result.ok) throw new Error('refused')
          plans += 1
          uncovered += result.plan.placements.filter((one) => one.outcome === 'uncovered').length
          objections += checkPlan(problem, result.plan).violations.length
        }
    })
    say(String(n), String(plans), String(uncovered), String(objections), seconds.toFixed(0), verdict(objections === 0))
  }
  for (const [name, problem] of Object.entries(adversarialProblems(928))) {
    const { result, seconds } = timed(() => planFormation(problem, { seed: 1, boundIterations: 0 }))
    if (!result.ok) throw new Error('refused')
    const uncovered = result.plan.placements.filter((one) => one.outcome === 'uncovered').length
    const objections = checkPlan(problem, result.plan).violations.length
    say(name, '1', String(uncovered), String(objections), seconds.toFixed(1), verdict(objections === 0))
  }
}

/** Each row of 100,000 has a process of its own, so that its most memory is its own. */
function heuristics(asked: number | null): void {
  if (asked === null) {
    say('n', 'opening', 'size', 'objective (middle)', 'bound', 'above', 'bar', 'CPU s', 'bound CPU s', 'most MB', '')
    say(...Array.from({ length: 11 }, () => '---'))
  }
  for (const [at, row] of rows.entries()) {
    if (asked === null && row.n === 100_000 && wanted(String(row.n))) {
      spawnSync(process.execPath, [...process.execArgv, import.meta.filename, `row-${at}`], { stdio: 'inherit' })
      continue
    }
    if (asked === null ? !wanted(String(row.n)) : asked !== at) continue
    const organisations = row.n === 100_000 ? madeUpDistricts(row.n, 1).organisations : instance(row.n)
    const problem = problemOf(organisations, { opening: row.opening, maxOrganisations: row.size })
    const runs = Array.from({ length: row.seeds }, (_, at) => timed(() => made(problem, row.steps, at + 1)))
    const memory = process.resourceUsage().maxRSS / 1e3
    for (const { result } of runs) requireOrder(problem, result)
    const objective = middle(runs.map(({ result }) => result.objective))
    const { result: bound, seconds: boundSeconds } = timed(() => boundBeside(problem, runs[0]!.result))
    const seconds = middle(runs.map((run) => run.seconds))
    const above = objective / (row.optimum ?? bound)
    say(
      String(row.n),
      row.opening,
      row.size,
      objective,
      bound,
      percent(above),
      `${row.bar} % in ${row.seconds} s`,
      seconds.toFixed(2),
      boundSeconds.toFixed(2),
      memory.toFixed(0),
      verdict((above - 1) * 100 <= row.bar && seconds <= row.seconds),
    )
    if (row.optimum !== undefined && bound > row.optimum * (1 + 1e-5)) say('bound above the optimum', bound, row.optimum)
  }
}

async function proofs(): Promise<void> {
  say('prove', 'opening', 'size', 'objective', 'gap', 'CPU s', 'bar 40 s')
  for (const row of rows.slice(0, 6)) {
    const problem = problemOf(instance(row.n), { opening: row.opening, maxOrganisations: row.size })
    const plan = planned(problem, row.steps, 1)
    const before = process.cpuUsage()
    const proof = await proveFormation(problem, plan, { seconds: 120 })
    const { user, system } = process.cpuUsage(before)
    if (proof.ok)
      say(
        String(row.n),
        row.opening,
        row.size,
        proof.plan.objective,
        String(proof.plan.gap),
        ((user + system) / 1e6).toFixed(1),
        verdict(proof.plan.status === 'optimal'),
      )
    else say(String(row.n), proof.code)
  }
}

/** Ten organisations relocate, in five draws: the middle of each figure, and the worst where it has a goal. */
function repairs(): void {
  const organisations = instance(928)
  const few = organisations.filter((row) => row.fullMembers > 0 && row.fullMembers < 3)
  const start = planned(problemOf(organisations), 100_000, 1)
  say('repair, ten relocated', 'stability', 'others', 'worst', 'above anew', 'worst', 'CPU s', '')
  for (const stability of [0, 0.5, 2]) {
    const draws = [7, 8, 9, 10, 11].map((seed) => {
      const random = mulberry32(seed)
      const ids = new Set(Array.from({ length: 10 }, () => few[below(random, few.length)]!.id))
      const moved = organisations.map((row) =>
        ids.has(row.id)
          ? { ...row, place: { lon: row.place!.lon + (random() - 0.5) / 20, lat: row.place!.lat + (random() - 0.5) / 20 } }
          : row,
      )
      const base = problemOf(moved)
      const problem = problemOf(moved, { rule: { weights: { ...base.rule.params.weights, stability } } })
      const { result, seconds } = timed(() => repairFormation(problem, start, [...ids]))
      if (!result.ok) throw new Error('refused')
      const asked = repairProblem(problem, start, [...ids])
      requireOrder(asked, result.plan)
      const others = comparePlans(asked, start, result.plan).moved.filter((each) => !ids.has(each.organisation)).length
      const cost = result.plan.objective - result.plan.byTerm.stability
      return { others, seconds, above: cost / planned(base, 100_000, 1).objective }
    })
    const figure = (of: (draw: (typeof draws)[number]) => number) => ({
      middle: middle(draws.map(of)),
      worst: Math.max(...draws.map(of)),
    })
    const [others, above, seconds] = [figure((draw) => draw.others), figure((draw) => draw.above), figure((draw) => draw.seconds)]
    const met = seconds.middle <= 0.3 && (stability !== 0.5 || (others.middle <= 30 && above.middle <= 1.015))
    const cells = [
      String(others.middle),
      String(others.worst),
      percent(above.middle),
      percent(above.worst),
      seconds.middle.toFixed(2),
    ]
    say('', stability, ...cells, verdict(met))
  }
}

function explanations(): void {
  const problem = problemOf(instance(928))
  const plan = planned(problem, 50_000, 1)
  const { result, seconds } = timed(() => {
    const open = openPlan(problem, plan)
    return plan.placements.map(({ organisation }) => explainOrganisation(open, organisation))
  })
  const moves = result.reduce((sum, each) => sum + (each?.optimised?.alternatives.length ?? 0), 0)
  say('explain 928', `${moves} alternatives`, `${(seconds * 1000).toFixed(0)} ms`, 'bar 50 ms', verdict(seconds <= 0.05))
}

function medians(seed: number): void {
  const answers = Array.from({ length: 20 }, (_, at) => {
    const problem = readCapacitatedMedian(sample(`pmedcap/pmedcap1-${at + 1}.txt`))
    const { result, seconds } = timed(() => solveCapacitatedMedian(problem, 3200, seed))
    return { above: (result / problem.known - 1) * 100, seconds }
  })
  const exact = answers.filter(({ above }) => above <= 0).length
  const worst = Math.max(...answers.map(({ above }) => above))
  const slowest = Math.max(...answers.map(({ seconds }) => seconds))
  say(
    `medians, seed ${seed}`,
    `${exact}/20 exact`,
    `worst ${worst.toFixed(2)} %`,
    `slowest ${slowest.toFixed(2)} s`,
    'bar 16/20, 0.3 %, 1 s',
    verdict(exact >= 16 && worst <= 0.3 && slowest <= 1),
  )
}

const row = /^row-(\d+)$/.exec(parts[0] ?? '')
if (row) heuristics(Number(row[1]))
if (wanted('300') || wanted('928') || wanted('10000') || wanted('100000')) heuristics(null)
if (wanted('matrix')) matrix([300, 928, 10_000, 100_000])
if (wanted('prove')) await proofs()
if (wanted('repair')) repairs()
if (wanted('explain')) explanations()
if (wanted('medians')) for (const seed of [1, 2, 3, 4, 5]) medians(seed)
