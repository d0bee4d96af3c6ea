import { planMatches } from '../src/modules/lists/rules/match-plan.ts'
import { type MatchNeed, type MatchResource, modelOf, solve } from '../src/modules/lists/rules/matching.ts'
import { seeded } from '../src/programmes/seeded.ts'

/**
 * Matching of needs and resources: `node bench/matching.ts [needs …]`. Made-up districts with fifty areas, five categories and two resources
 * for three needs; the same on every machine. CPU milliseconds of this process for the model and for the optimum, and pairs found.
 */
const settings = { weights: { kind: 40, distance: 25, time: 20, load: 15 }, farKm: 3, fullLoad: 5, fullDays: 30 }
const categories = ['people', 'funds', 'venue', 'goods', 'skills']
const tags = ['社工', '法律', '财务', '医疗', '培训', '心理', '文艺', '体育']

function madeUp(count: number): { needs: MatchNeed[]; resources: MatchResource[] } {
  const random = seeded(7919 + count)
  // A district of a thousand entries has fifty areas; a larger number is several districts side by side.
  const areas = Array.from({ length: Math.max(50, Math.ceil(count / 20)) }, (_, index) => ({
    lon: 114 + Math.floor(index / 50) * 0.3 + random.below(2000) / 10_000,
    lat: 22.6 + random.below(1500) / 10_000,
  }))
  const entry = (id: string) => {
    const divisible = random.chance(20)
    const start = random.between(1, 28)
    return {
      id,
      ownerNo: random.below(count),
      category: random.pick(categories),
      tags: random.chance(60) ? [random.pick(tags)] : [],
      unit: '项',
      left: divisible ? random.between(2, 4) : 1,
      divisible,
      ...random.pick(areas),
      fromOn: `2026-12-${String(start).padStart(2, '0')}`,
      untilOn: random.chance(50) ? `2027-01-${String(random.between(1, 28)).padStart(2, '0')}` : null,
    }
  }
  return {
    needs: Array.from({ length: count }, (_, index) => ({
      ...entry(`n${String(index).padStart(6, '0')}`),
      urgent: random.chance(10),
    })),
    resources: Array.from({ length: Math.floor((count * 2) / 3) }, (_, index) => ({
      ...entry(`r${String(index).padStart(6, '0')}`),
      load: random.below(4),
    })),
  }
}

const cpu = () => process.cpuUsage().user / 1000
for (const count of process.argv
  .slice(2)
  .map(Number)
  .concat(process.argv.length > 2 ? [] : [2000, 20_000])) {
  const { needs, resources } = madeUp(count)
  const begun = cpu()
  const model = modelOf(needs, resources, settings)
  const built = cpu()
  const solved = solve(model)
  const done = cpu()
  const arcs = model.problem.agent.length
  console.log(
    `${count} needs, ${resources.length} resources, ${arcs} arcs: model ${Math.round(built - begun)} ms, optimum ${Math.round(done - built)} ms CPU, cost ${Math.round(solved.objective() / 1e6)}`,
  )
  if (count <= 2000) console.log(`  with reasons: ${planMatches(model).pairs.length} pairs, ${Math.round(cpu() - done)} ms CPU`)
}
