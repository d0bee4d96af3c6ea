import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgreementFacts, bindsOn, decideMove, decideSign, inForceFrom, maysAt, signedBy, stageOf } from './agreements.ts'

const side = (
  unitNo: number,
  answer: 'asked' | 'signed' | 'refused',
  answeredOn: string | null = answer === 'asked' ? null : '2026-05-10',
) => ({
  unitNo,
  answer,
  answeredOn,
})
const facts = (more: Partial<AgreementFacts> = {}): AgreementFacts => ({
  fromOn: '2026-05-01',
  untilOn: '2027-05-01',
  proposedOn: '2026-04-20',
  closedAs: null,
  closedOn: null,
  sides: [side(1, 'signed', '2026-04-21'), side(2, 'signed', '2026-05-10')],
  ...more,
})

describe('where an agreement stands', () => {
  it.each([
    ['draft', facts({ proposedOn: null }), '2026-05-11'],
    ['proposed', facts({ sides: [side(1, 'signed'), side(2, 'asked')] }), '2026-05-11'],
    ['refused', facts({ sides: [side(1, 'signed'), side(2, 'refused')] }), '2026-05-11'],
    ['signed', facts({ fromOn: '2026-06-01' }), '2026-05-31'],
    ['in-force', facts(), '2026-05-10'],
    ['in-force', facts(), '2027-03-01'],
    ['expiring', facts(), '2027-03-02'],
    ['expired', facts(), '2027-05-01'],
    ['expired', facts({ sides: [side(1, 'signed'), side(2, 'asked')] }), '2027-05-01'],
    ['in-force', facts({ untilOn: null }), '2036-05-01'],
    ['ended', facts({ closedAs: 'ended', closedOn: '2026-08-01' }), '2026-08-02'],
  ])('is %s', (stage, one, today) => {
    expect(stageOf(one, today, 60)).toBe(stage)
  })

  it('is in force from the day agreed or the last signature, whichever is later', () => {
    expect(inForceFrom(facts())).toBe('2026-05-10')
    expect(inForceFrom(facts({ fromOn: '2026-07-01' }))).toBe('2026-07-01')
    expect(inForceFrom(facts({ sides: [side(1, 'signed')] }))).toBeNull()
  })

  it('has been signed from the last signature on, also after it has run out or was ended, never when it was withdrawn', () => {
    expect([signedBy(facts(), '2026-05-09'), signedBy(facts(), '2026-05-10')]).toEqual([false, true])
    expect(signedBy(facts({ closedAs: 'ended', closedOn: '2026-08-01' }), '2028-01-01')).toBe(true)
    expect(signedBy(facts({ closedAs: 'withdrawn', closedOn: '2026-08-01' }), '2028-01-01')).toBe(false)
  })

  it('binds on no day on which one of its sides has not signed', () => {
    const answers = fc.constantFrom('asked' as const, 'signed' as const, 'refused' as const)
    const days = fc
      .integer({ min: 0, max: 700 })
      .map((n) => new Date(Date.UTC(2026, 3, 1) + n * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.array(fc.tuple(answers, days), { maxLength: 5 }), days, (told, day) => {
        const one = facts({ sides: told.map(([answer, on], index) => side(index, answer, answer === 'asked' ? null : on)) })
        if (bindsOn(one, day)) {
          expect(one.sides.length).toBeGreaterThan(1)
          for (const { answer, answeredOn } of one.sides) expect([answer, answeredOn! <= day]).toEqual(['signed', true])
          expect(['in-force', 'expiring']).toContain(stageOf(one, day, 60))
        }
      }),
    )
  })

  it('takes exactly the moves its stage has', () => {
    expect(maysAt('in-force')).toEqual(['end'])
    expect(decideMove(facts(), 'withdraw', '误', '2026-06-01')).toEqual({ ok: false, code: 'agreement-cannot-move' })
    expect(decideMove(facts({ proposedOn: null, sides: [side(1, 'asked')] }), 'propose', null, '2026-06-01')).toMatchObject({
      code: 'agreement-sides-missing',
    })
    expect(decideMove(facts({ proposedOn: null }), 'propose', null, '2027-06-01')).toMatchObject({
      code: 'agreement-over-already',
    })
  })
})

describe('who signs', () => {
  const open = facts({ sides: [side(1, 'asked'), side(2, 'asked')] })
  const said = { unitNo: 1, answer: 'signed' as const, onDay: '2026-05-02', reason: null, paperNo: null }
  it.each([
    ['here', said, { here: true, paper: false }, 'ok'],
    ['not from above', said, { here: false, paper: true }, 'agreement-not-yours-to-sign'],
    ['from above with the paper', { ...said, paperNo: '协议甲', onDay: '2026-04-01' }, { here: false, paper: true }, 'ok'],
    ['not for a day past without paper', { ...said, onDay: '2026-05-01' }, { here: true, paper: false }, 'agreement-day-unfit'],
    [
      'not for a day to come',
      { ...said, paperNo: '协议甲', onDay: '2026-05-03' },
      { here: true, paper: true },
      'agreement-day-unfit',
    ],
    ['not for a stranger', { ...said, unitNo: 9 }, { here: true, paper: true }, 'agreement-side-unknown'],
    [
      'not against it without a reason',
      { ...said, answer: 'refused' as const },
      { here: true, paper: false },
      'agreement-reason-missing',
    ],
  ])('%s', (_, answer, may, expected) => {
    const decision = decideSign(open, answer, may, '2026-05-02')
    expect(decision.ok ? 'ok' : decision.code).toBe(expected)
  })
})
