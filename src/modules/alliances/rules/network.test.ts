import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CallFacts, decideAnswer, decideAsk, decidePassing, decidePlan, decideTie, linkedWith, tieStage } from './network.ts'

const asking = { unitNo: 1, lead: { no: 2, fromOn: '2026-02-01' }, fromOn: '2026-03-01', standing: null }
const code = (decision: { ok: true } | { ok: false; code: string }) => (decision.ok ? 'ok' : decision.code)

describe('being attached to a lead unit (NS-10)', () => {
  it('is asked once, of somebody else who leads by that day, and may be asked again after a refusal', () => {
    expect(code(decideAsk(asking))).toBe('ok')
    expect(code(decideAsk({ ...asking, lead: null }))).toBe('network-lead-unknown')
    expect(code(decideAsk({ ...asking, unitNo: 2 }))).toBe('network-itself')
    expect(code(decideAsk({ ...asking, fromOn: '2026-01-31' }))).toBe('network-day-unfit')
    expect(code(decideAsk({ ...asking, standing: 'asked' }))).toBe('network-asked-already')
    expect(code(decideAsk({ ...asking, standing: 'attached' }))).toBe('network-attached-already')
    for (const standing of ['declined', 'withdrawn', 'ended'] as const)
      expect(code(decideAsk({ ...asking, standing }))).toBe('ok')
  })

  it('is agreed or declined by the lead unit, withdrawn by the asker, and only once', () => {
    const lead = { answer: 'asked', isLead: true, isAsker: false } as const
    const asker = { answer: 'asked', isLead: false, isAsker: true } as const
    expect(code(decideTie({ answer: 'agreed', reason: null }, lead))).toBe('ok')
    expect(code(decideTie({ answer: 'agreed', reason: null }, asker))).toBe('network-not-yours')
    expect(code(decideTie({ answer: 'withdrawn', reason: null }, lead))).toBe('network-not-yours')
    expect(code(decideTie({ answer: 'declined', reason: null }, lead))).toBe('network-reason-missing')
    expect(code(decideTie({ answer: 'agreed', reason: null }, { ...lead, answer: 'declined' }))).toBe('network-answered-already')
  })

  it('agreed, stands as long as its connection does', () => {
    expect([tieStage('agreed', true), tieStage('agreed', false), tieStage('declined', true)]).toEqual([
      'attached',
      'ended',
      'declined',
    ])
  })
})

const call = (...answers: CallFacts['answers'][number]['answer'][]): CallFacts => ({
  activityId: null,
  closedOn: null,
  answers: answers.map((answer, at) => ({ unitNo: at + 1, answer })),
})

describe('a call for joint work (NS-12)', () => {
  it('is answered by those called on while it is open; whoever cannot says why', () => {
    const joins = { unitNo: 1, answer: 'joins', reason: null } as const
    expect(code(decideAnswer(call('asked'), joins))).toBe('ok')
    expect(code(decideAnswer(call('cannot'), joins))).toBe('ok')
    expect(code(decideAnswer(call('asked'), { ...joins, unitNo: 9 }))).toBe('call-not-asked')
    expect(code(decideAnswer(call('asked'), { ...joins, answer: 'cannot' }))).toBe('network-reason-missing')
    expect(code(decideAnswer({ ...call('asked'), activityId: 'a' }, joins))).toBe('call-closed')
    expect(code(decideAnswer({ ...call('asked'), closedOn: '2026-03-01' }, joins))).toBe('call-closed')
  })

  it('becomes an activity once, when somebody joins', () => {
    expect(code(decidePlan(call('asked', 'cannot')))).toBe('call-nobody-joins')
    expect(code(decidePlan(call('asked', 'joins')))).toBe('ok')
    expect(code(decidePlan({ ...call('joins'), activityId: 'a' }))).toBe('call-closed')
  })

  it('reaches everybody linked but the caller, and nobody where the caller is not linked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer({ min: 1, max: 9 })), (unitNo, linked) => {
        const found = linkedWith(unitNo, linked)
        expect(found.includes(unitNo)).toBe(false)
        const expected = linked.includes(unitNo) ? new Set(linked.filter((no) => no !== unitNo)) : new Set()
        expect(new Set(found)).toEqual(expected)
        expect(found.length).toBe(expected.size)
      }),
    )
  })
})

describe('a responsibility (CD-11)', () => {
  const tiers = ['surface', 'line', 'point']

  it('goes down exactly one tier from one that stands, to another body', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tiers), fc.constantFrom(...tiers), fc.boolean(), fc.boolean(), (from, to, stands, same) => {
        const decision = decidePassing(tiers, { tier: to, bodyNo: 1 }, { tier: from, bodyNo: same ? 1 : 2, stands })
        expect(decision.ok).toBe(to !== 'surface' && stands && !same && tiers.indexOf(from) + 1 === tiers.indexOf(to))
      }),
    )
  })

  it('begins at the first tier, from nobody, and knows no other tiers', () => {
    expect(code(decidePassing(tiers, { tier: 'surface', bodyNo: 1 }, null))).toBe('ok')
    expect(code(decidePassing(tiers, { tier: 'line', bodyNo: 1 }, null))).toBe('responsibility-above-missing')
    expect(code(decidePassing(tiers, { tier: 'net', bodyNo: 1 }, null))).toBe('responsibility-tier-unknown')
  })
})
