import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clockOf,
  decideDirective,
  type DirectiveAct,
  directiveActs,
  directiveActsOpen,
  directiveSides,
  type DirectiveState,
  directiveStates,
  owedBy,
} from './directives.ts'

const walk = (acts: readonly { readonly act: DirectiveAct; readonly by: 'issuer' | 'target' }[]) =>
  acts.reduce<DirectiveState[]>(
    (states, { act, by }) => {
      const decision = decideDirective(states.at(-1)!, act, { by })
      return decision.ok ? [...states, decision.state] : states
    },
    ['sent'],
  )
const anyActs = fc.array(fc.record({ act: fc.constantFrom(...directiveActs), by: fc.constantFrom(...directiveSides) }), {
  maxLength: 20,
})

describe('a directive at one unit', () => {
  it('is over only through the issuer, whatever is tried', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const states = walk(acts)
        for (const [index, state] of states.entries())
          if (clockOf(state) === null)
            expect(['reported', 'declined', 'sent', 'acknowledged', 'accepted']).toContain(states[index - 1])
        if (states.includes('confirmed')) expect(states.at(-2)).toBe('reported')
        if (states.includes('released')) expect(states.at(-2)).toBe('declined')
      }),
    )
  })

  it('has no dead end: whoever owes the next step has an act, nobody has one when it is over', () => {
    for (const state of directiveStates) {
      const side = owedBy(state)
      if (side === null) for (const by of directiveSides) expect(directiveActsOpen(state, by).acts).toEqual([])
      else expect(directiveActsOpen(state, side).acts.length).toBeGreaterThan(0)
    }
  })

  it('is answered by the unit alone, or entered by the issuer with how it was told', () => {
    expect(decideDirective('sent', 'accept', { by: 'issuer' })).toEqual({ ok: false, code: 'directive-not-yours' })
    expect(decideDirective('sent', 'accept', { by: 'issuer', told: '电话' })).toEqual({
      ok: true,
      state: 'accepted',
      side: 'target',
    })
    expect(decideDirective('reported', 'confirm', { by: 'target', told: '电话' })).toMatchObject({ ok: false })
    expect(directiveActsOpen('sent', 'issuer')).toEqual({ acts: ['withdraw'], forOther: ['acknowledge', 'accept', 'decline'] })
  })
})
