import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Frontier, Queue, Scan } from './frontier.ts'

const nodes = 7
const drawn = fc.array(fc.oneof(fc.record({ node: fc.nat(nodes - 1), length: fc.nat(9) }), fc.constant('next' as const)), {
  maxLength: 40,
})

/** What comes out when reaching and asking alternate; a node given out is never reached by less, as in a search. */
function walk(make: (length: Float64Array) => Frontier, steps: typeof drawn extends fc.Arbitrary<infer T> ? T : never): number[] {
  const length = new Float64Array(nodes).fill(Infinity)
  const frontier = make(length)
  const given: number[] = []
  let floor = 0
  for (const step of [...steps, ...Array<'next'>(nodes).fill('next')]) {
    if (step !== 'next') frontier.reach(step.node, floor + step.length)
    else {
      const node = frontier.next()
      if (node >= 0) floor = length[node]!
      given.push(node)
    }
  }
  return given
}

test('looking through all nodes and keeping a heap give the nodes in the same order', () => {
  fc.assert(
    fc.property(drawn, (steps) => {
      const scanned = walk((length) => new Scan(length), steps)
      expect(walk((length) => new Queue(length), steps)).toEqual(scanned)
    }),
  )
})
