import { assignmentModel } from '../src/modules/planner/dispatch/linear-model.ts'
import { sideProblem } from '../src/modules/planner/dispatch/arcs.ts'
import { assignAll } from '../src/kernel/assignment/assignment.ts'
import { km } from '../src/kernel/assignment/assignment-problem.ts'
import {
  checkDispatch,
  DispatchExplainer,
  type DispatchPlan,
  type DispatchPolicy,
  type DispatchProblem,
  groupNeeds,
  ordinaryEffort,
  planDispatch,
  proveDispatch,
  replanDispatch,
  type Side,
  supposeDispatch,
  instructorSides as sides,
} from '../src/modules/planner/dispatch/index.ts'
import { sideModels } from '../src/modules/planner/dispatch/plan-dispatch.ts'
import { readProblem } from '../src/modules/planner/dispatch/read-problem.ts'
import { madeUpDistricts, policy, reference } from '../src/modules/planner/dispatch/testing.ts'

/**
 * Dispatch of instructors against its goals: `node bench/dispatch.ts [small] [middle] [large]`, ordinarily 928 10000 100000.
 * Times are CPU times of this process, so that a busy machine changes little. `--prove` adds the joint proof (a minute a side).
 */
const sizes = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number)
const [small = 928, middle = 10_000, large = 100_000] = sizes
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
function timed<T>(work: () => T): { value: T; seconds: number } {
  const before = cpu()
  const value = work()
  return { value, seconds: cpu() - before }
}
const show = (value: number) => String(Number(value.toPrecision(3)))
const line = (what: string, measured: string, goal: string, met: boolean) =>
  process.stdout.write(`| ${what} | ${measured} | ${goal} | ${met ? 'yes' : 'NO'} |\n`)
const onlySide = (side: Side, more: Partial<DispatchPolicy> = {}) => ({ sides: { [side]: policy.sides[side]! }, ...more })
function planned(problem: DispatchProblem, effort = ordinaryEffort): DispatchPlan {
  const answer = planDispatch(problem, effort)
  if (!answer.ok) throw new Error(answer.params.field)
  return answer.plan
}

process.stdout.write('| what | measured | goal | met |\n| --- | --- | --- | --- |\n')
// Warms the code up, so that the smallest size is not charged for compiling it.
planned(madeUpDistricts(small, 2))

const limits: [number, number][] = [
  [small, 0.1],
  [middle, 0.7],
  [large, 6],
]
for (const [size, limit] of limits) {
  const problem = madeUpDistricts(size, 1)
  for (const model of sideModels(readProblem(problem))) {
    const built = sideProblem(model)
    const own = timed(() => assignAll(built))
    line(`${size} ${model.side}: core, ${built.agent.length} pairs, CPU s`, show(own.seconds), `≤ ${limit}`, own.seconds <= limit)
    const objective = km(own.value.objective())
    if (size > middle) continue
    const before = cpu()
    const other = await reference(assignmentModel(built), 300)
    const ratio = (cpu() - before) / own.seconds
    line(
      `${size} ${model.side}: HiGHS LP, times slower`,
      show(ratio),
      size === middle ? '≥ 5' : '—',
      size !== middle || ratio >= 5,
    )
    const apart = Math.abs(objective - other.objective)
    line(`${size} ${model.side}: objectives apart`, apart.toExponential(1), '≤ 1e-6 of it', apart <= 1e-6 * objective)
  }
}

for (const size of [small, middle, large]) {
  const problem = madeUpDistricts(size, 1)
  const whole = timed(() => planned(problem))
  line(`${size}: both sides from raw input to plan, CPU s`, show(whole.seconds), '—', true)
  if (size > middle) continue
  const violations = checkDispatch(problem, whole.value).length
  line(`${size}: violations the checker finds`, String(violations), '0', violations === 0)
}

for (const size of [small, middle])
  for (const side of sides) {
    const problem = madeUpDistricts(size, 1, onlySide(side))
    const before = planned(problem)
    const current = before.sides[0]!.assigned.map((row) => ({
      side,
      organisationId: row.organisationId,
      instructorId: row.instructorId,
    }))
    const own = problem.instructors.filter((row) => row.side === side)
    const gone = new Set(own.filter((_, index) => index % 67 === 20).map((row) => row.id))
    const left = { ...problem, current, instructors: problem.instructors.filter((row) => !gone.has(row.id)) }
    const free = replanDispatch(left, 0)
    const careful = timed(() => replanDispatch(left, 1))
    if (!free.ok || !careful.value.ok) throw new Error('refused')
    const { counts } = careful.value.comparison!
    const changed = (counts.forced + counts.chosen) / counts.forced
    const extra = careful.value.plan.sides[0]!.terms.travel / free.plan.sides[0]!.terms.travel - 1
    const story = `${counts.forced} forced, ${counts.forced + counts.chosen} changed (λ = 0: ${free.comparison!.counts.chosen + counts.forced})`
    line(
      `${size} ${side}: ${gone.size} of ${own.length} left: changed / forced`,
      `${show(changed)} — ${story}`,
      '≤ 3.2',
      changed <= 3.2,
    )
    line(`${size} ${side}: extra travel`, `${show(extra * 100)} %`, '≤ 2 %', extra <= 0.02)
  }

for (const seed of [1, 2, 3])
  for (const side of sides) {
    const problem = madeUpDistricts(small, seed, onlySide(side, { dedicated: { from: 30, sides } }))
    const { value, seconds } = timed(() => planned(problem))
    const { objective, bound } = value.sides[0]!
    const gap = objective / bound - 1
    line(`${small} seed ${seed} ${side}: dedicated, gap to own bound`, `${show(gap * 100)} %`, '≤ 3 %', gap <= 0.03)
    line(`${small} seed ${seed} ${side}: the same with reading and bound, CPU s`, show(seconds), '≤ 0.5', seconds <= 0.5)
    if (!process.argv.includes('--prove') || seed > 1) continue
    const proven = await proveDispatch(problem, value, (model) => reference(model, 55))
    const [best] = proven.sides
    const proof = best!.objective / best!.bound - 1
    line(`${small} seed ${seed} ${side}: proof in the background`, `${show(proof * 100)} %`, '≤ 0.5 %', proof <= 0.005)
    line(
      `${small} seed ${seed} ${side}: first plan above the proven bound`,
      `${show((objective / best!.bound - 1) * 100)} %`,
      '≤ 3 %',
      objective / best!.bound <= 1.03,
    )
  }

const explained = (problem: DispatchProblem, answer: DispatchPlan, side: Side) =>
  timed(() => {
    const explainer = new DispatchExplainer(problem, answer)
    return problem.organisations.map((row) => explainer.explain(side, row.id))
  })
const another = madeUpDistricts(small, 2)
for (const side of sides) explained(another, planned(another), side)
const district = madeUpDistricts(small, 1)
const plan = planned(district)
for (const side of sides) {
  const { seconds } = explained(district, plan, side)
  line(`${small} ${side}: all organisations explained, CPU ms`, show(seconds * 1000), '≤ 50', seconds <= 0.05)
}
for (const [name, asked] of [
  ['sharing', district],
  ['with dedicated instructors', madeUpDistricts(small, 1, { dedicated: { from: 30, sides } })],
] as const) {
  const stands = planned(asked)
  const rows = stands.sides.flatMap((side) => side.assigned).filter((_, index) => index % 40 === 7)
  let worst = 0
  for (const { organisationId, instructorId } of rows)
    worst = Math.max(
      worst,
      timed(() => supposeDispatch(asked, stands, [{ kind: 'never', organisationId, instructorId }])).seconds,
    )
  line(`${small} ${name}: worst of ${rows.length} what-ifs, CPU s`, show(worst), '≤ 0.5', worst <= 0.5)
}
const needs = timed(() => groupNeeds(district, plan))
line(`${small}: where one more instructor helps, ${needs.value.length} groups, CPU ms`, show(needs.seconds * 1000), '—', true)
const loads = plan.sides.map((side) => side.loads.map((row) => row.load))
const spread = Math.max(...loads.map((list) => Math.max(...list) - Math.min(...list)))
line(`${small}: largest less smallest load`, String(spread), '≤ 5', spread <= 5)
