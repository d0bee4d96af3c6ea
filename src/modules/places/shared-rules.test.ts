import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates.ts'
import {
  actsOfOffer,
  actsOfUpgrade,
  answers,
  decideAcceptance,
  offerActNames,
  offerActs,
  offerStates,
  type UpgradeState,
  upgradeActNames,
  upgradeActs,
  upgradeStates,
} from './rules.ts'

describe('a project that upgrades a venue', () => {
  it('ends by acceptance or by being stopped, and nothing follows either', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...upgradeActNames), { maxLength: 12 }), (acts) => {
        let state: UpgradeState = 'planned'
        for (const act of acts) {
          if (!actsOfUpgrade(state).includes(act)) continue
          expect(['accepted', 'stopped']).not.toContain(state)
          if (act === 'accept') expect(state).toBe('under-way')
          state = upgradeActs[act].to
        }
        expect(actsOfUpgrade(state).length === 0).toBe(state === 'accepted' || state === 'stopped')
      }),
    )
    expect(upgradeStates.filter((state) => actsOfUpgrade(state).includes('accept'))).toEqual(['under-way'])
  })

  it('is accepted by a self-check made since it began and not after the day, with no more unmet than the rule allows', () => {
    const items = fc.array(fc.record({ code: fc.string(), answer: fc.constantFrom(...answers) }), { maxLength: 12 })
    const ahead = fc.integer({ min: -30, max: 30 })
    fc.assert(
      fc.property(items, ahead, ahead, fc.integer({ min: 0, max: 3 }), (found, checked, accepted, most) => {
        const begun = '2026-06-01'
        const check = { onDay: addDays(begun, checked), items: found }
        const decision = decideAcceptance(check, begun, addDays(begun, accepted), most)
        const lacking = found.filter((one) => one.answer === 'no').length
        expect(decision.ok).toBe(checked >= 0 && checked <= accepted && lacking <= most)
        if (!decision.ok && decision.code === 'upgrade-check-lacking') expect(decision.lacking).toBe(lacking)
      }),
    )
    expect(decideAcceptance(null, '2026-06-01', '2026-06-02', 3)).toMatchObject({ code: 'upgrade-check-missing' })
  })
})

describe('a service that is proposed', () => {
  it('is answered once, by the owner or by who proposed it, each with the own answers', () => {
    fc.assert(
      fc.property(fc.constantFrom(...offerStates), fc.boolean(), fc.boolean(), (state, venue, unit) => {
        const acts = actsOfOffer(state, { venue, unit })
        if (state !== 'proposed') expect(acts).toEqual([])
        else expect(acts).toEqual(offerActNames.filter((act) => (offerActs[act].by === 'venue' ? venue : unit)))
        for (const act of acts) expect(actsOfOffer(offerActs[act].to, { venue: true, unit: true })).toEqual([])
      }),
    )
  })
})
