import { foundingsOf } from './foundings.ts'
import { nobody } from './model.ts'
import { attachedOf, type OpenHosts } from './open-plan.ts'
import type { Prepared } from './prepare.ts'
import type { Option } from './relaxations.ts'
import { objectiveOf, type Solved, starsOf } from './solve.ts'

/** So many of those left out are tried; where there are more, nothing is near and the search has looked at what there is. */
const tried = 200
const worthwhile = -1e-9

/**
 * Brings together organisations a search has left out. It looks at neighbours only, and where branches stand at their limits the last ones
 * left out are nobody's neighbours, though together they could found a branch for less than leaving them out costs. The same solved when
 * there is nothing to gain.
 */
export function gather(prepared: Prepared, solved: Solved, index: number): Solved {
  const host = solved.host.slice()
  const left = [...host.keys()].filter((item) => host[item] === nobody).slice(0, tried)
  let found = 0
  for (const item of left) {
    if (host[item] !== nobody) continue
    const option = cheapest(openFor(prepared, host, index), index, item)
    if (option === null) continue
    for (const [who, to] of option.changes) host[who] = to
    found += 1
  }
  return found === 0 ? solved : { ...solved, host, objective: objectiveOf(solved.model, host) }
}

function cheapest(open: OpenHosts, index: number, item: number): Option | null {
  let best: Option | null = null
  for (const option of foundingsOf(open, index, item))
    if (option.needs.length === 0 && option.price < (best?.price ?? worthwhile)) best = option
  return best
}

/** A run beside its hosts of the moment: what the questions of a founding ask. */
function openFor(prepared: Prepared, host: Int32Array, index: number): OpenHosts {
  const { model } = prepared.runs[index]!
  const alike = <T>(value: T): T[] => prepared.runs.map(() => value)
  return { prepared, hosts: alike(host), stars: alike(starsOf(model.n, host)), attached: alike(attachedOf(model, host)) }
}
