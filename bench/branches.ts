import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { registerHooks } from 'node:module'
import { branchesOf, type Branch } from './support/branches.ts'

/**
 * Which branches of the pure rules of the ledger, of booking, of rent paid by service and of the time bank their unit tests take:
 * `node bench/branches.ts [part of a file name]`. The tests run in this process while the engine counts; every arm of an `if`, a `?:`, a
 * `&&`, `||` or `??`, a `case` and a default is one branch, taken if the innermost counted range around it ran. What no test takes is listed.
 */
const root = new URL('../src/modules/', import.meta.url)
const files: Readonly<Record<string, readonly string[]>> = {
  'ledger/rules.test.ts': ['ledger/rules.ts'],
  'places/rules.test.ts': ['rules.ts', 'rules/booking.ts', 'rules/hours.ts', 'rules/series.ts', 'rules/standard.ts'].map(
    (file) => `places/${file}`,
  ),
  'places/rules/rent.test.ts': ['places/rules/rent.ts'],
  'volunteering/rules.test.ts': ['volunteering/rules.ts', 'volunteering/rules/months.ts'],
  'volunteering/rules/leaders.test.ts': ['volunteering/rules/leaders.ts'],
}
const testsHere = new URL('support/tests-here.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vitest' && context.parentURL !== testsHere ? next(testsHere, context) : next(specifier, context),
})
const { runCollected } = await import('./support/tests-here.ts')

interface Counted {
  readonly startOffset: number
  readonly endOffset: number
  readonly count: number
}

const wanted = process.argv[2] ?? ''
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
for (const test of Object.keys(files)) {
  await import(new URL(test, root).href)
  await runCollected()
}
const { result } = await session.post('Profiler.takePreciseCoverage')
let [taken, all] = [0, 0]
for (const file of Object.values(files).flat()) {
  if (!file.includes(wanted)) continue
  const { href } = new URL(file, root)
  const ranges = result.find(({ url }) => url === href)?.functions.flatMap((one) => one.ranges) ?? []
  const source = readFileSync(new URL(href), 'utf8')
  const branches = branchesOf(source)
  const missed = branches.filter((branch) => !isTaken(branch, ranges))
  taken += branches.length - missed.length
  all += branches.length
  console.log(`${file}: ${branches.length - missed.length} of ${branches.length} branches`)
  for (const { at, start, end } of missed)
    console.log(`  ${lineOf(source, start)}: ${at} ${source.slice(start, end).replaceAll(/\s+/g, ' ').slice(0, 60)}`)
}
console.log(`branches taken ${((100 * taken) / all).toFixed(1)} % (${taken} of ${all})`)

/** The innermost range around the first character of a branch says whether it ran. An `if` without `else` is asked by what follows it. */
function isTaken({ start, end, implicit }: Branch, ranges: readonly Counted[]): boolean {
  const count = (from: number, until: number) => {
    let found: Counted | undefined
    for (const range of ranges) {
      if (range.startOffset > from || range.endOffset < until) continue
      if (!found || range.endOffset - range.startOffset <= found.endOffset - found.startOffset) found = range
    }
    return found?.count ?? 0
  }
  // Not taken into the body at least once: the statement ran more often than its body.
  if (implicit) return count(implicit.start, implicit.start + 1) > count(start, start + 1)
  return count(start, Math.min(end, start + 1)) > 0
}

function lineOf(source: string, at: number): number {
  return source.slice(0, at).split('\n').length
}
