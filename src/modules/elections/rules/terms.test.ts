import { describe, expect, it } from 'vitest'
import { programmeDocument } from '../../../kernel/programme.ts'
import { programmes } from '../../../programmes/index.ts'
import { decideMove, electionStates, openStates, ownActions, superiorActions, transitions } from './states.ts'
import { decideDecision, endOf, ruledEnd, standingOf } from './terms.ts'

const general = programmeDocument.parse(programmes.find((document) => document.code === 'general'))
const params = <T>(key: string) => general.rules.find((rule) => rule.key === key)!.params as T
const { years } = params<{ years: { committee: number; general: number; branch: number } }>('term.length')
const { months } = params<{ months: number[] }>('term.reminder')

describe('a term', () => {
  it('lasts five years for a committee and three for branches; the last day of February stays one', () => {
    expect(ruledEnd('2024-02-29', 'branch', years)).toBe('2027-02-28')
    expect(ruledEnd('2024-02-29', 'committee', years)).toBe('2029-02-28')
    expect([ruledEnd('2017-01-01', 'branch', undefined), ruledEnd('2024-01-01', null, years)]).toEqual([null, null])
    expect(endOf({ fromOn: '2024-01-01', decidedUntilOn: '2027-06-01' }, '2027-01-01')).toBe('2027-06-01')
  })

  it('is reminded of six, three and one month ahead, and is over the day after it ends', () => {
    const on = (day: string) => standingOf('2026-12-31', day, months)
    expect(on('2026-06-29')).toEqual({ stage: 'running', reminder: null })
    expect(on('2026-06-30')).toEqual({ stage: 'due', reminder: 6 })
    expect(on('2026-09-30')).toEqual({ stage: 'due', reminder: 3 })
    expect(on('2026-11-30')).toEqual({ stage: 'due', reminder: 1 })
    expect(on('2026-12-31')).toEqual({ stage: 'due', reminder: 1 })
    expect(on('2027-01-01')).toEqual({ stage: 'past', reminder: null })
    expect(standingOf(null, '2027-01-01', months).stage).toBe('unknown')
  })

  it('is extended by a year at most, unless the decision names an exception; early ends lie within it', () => {
    const decide = (kind: 'extension' | 'early', untilOn: string, exception = false, blocks = false) => {
      const verdict = decideDecision('2024-01-10', '2027-01-10', { kind, untilOn, exception }, { months: 12, blocks })
      return verdict.ok ? (verdict.beyond ? 'beyond' : 'ok') : verdict.code
    }
    expect(decide('extension', '2028-01-10')).toBe('ok')
    expect(decide('extension', '2028-01-11')).toBe('term-extension-too-long')
    expect(decide('extension', '2028-01-11', true)).toBe('beyond')
    expect(decide('extension', '2028-01-11', true, true)).toBe('term-extension-too-long')
    expect(decide('extension', '2027-01-10')).toBe('term-extension-backward')
    expect(decide('early', '2026-05-01')).toBe('ok')
    expect([decide('early', '2027-01-10'), decide('early', '2024-01-10')]).toEqual(['term-early-outside', 'term-early-outside'])
    expect(
      decideDecision('2017-01-01', null, { kind: 'early', untilOn: '2018-01-01', exception: false }, undefined),
    ).toMatchObject({
      code: 'term-end-unknown',
    })
  })
})

describe('the states of an election', () => {
  const somebody = { accountId: 'a', sentBy: 'b' }

  it('lead from the first seat to the approval, and out of it only through the table', () => {
    const way = ['propose', 'approve-candidates', 'report', 'approve'] as const
    const end = way.reduce(
      (state, action) => {
        const verdict = decideMove(state, action, { reason: '好', documentNo: '1号' }, somebody)
        if (!verdict.ok) throw new Error(verdict.code)
        return verdict.to
      },
      electionStates[0] as (typeof electionStates)[number],
    )
    expect(end).toBe('approved')
    const every = [...ownActions, ...superiorActions]
    expect(decideMove('approved', 'withdraw-approval', { reason: '好', documentNo: '1号' }, somebody)).toEqual({
      ok: true,
      to: 'reported',
    })
    for (const state of ['approved', 'cancelled'] as const)
      for (const action of every.filter((one) => state === 'cancelled' || one !== 'withdraw-approval'))
        expect(decideMove(state, action, { reason: '好', documentNo: '1号' }, somebody)).toMatchObject({
          code: 'election-cannot-move',
        })
  })

  it('are all reached, and all but the one called off can be left', () => {
    const reachable = new Set(['drafted', ...transitions.map((way) => way.to)])
    expect([...electionStates].sort()).toEqual([...reachable].sort())
    expect(new Set(transitions.map((way) => way.from))).toEqual(new Set([...openStates, 'approved']))
  })

  it('need another person, a reason or a document where the table says so', () => {
    const own = { accountId: 'a', sentBy: 'a' }
    expect(decideMove('proposed', 'approve-candidates', {}, own)).toMatchObject({ code: 'election-own-proposal' })
    expect(decideMove('reported', 'approve', {}, somebody)).toMatchObject({ code: 'election-document-missing' })
    expect(decideMove('reported', 'return-result', { reason: ' ' }, somebody)).toMatchObject({ code: 'election-reason-missing' })
    expect(decideMove('proposed', 'approve-candidates', {}, { accountId: null, sentBy: null })).toEqual({ ok: true, to: 'ready' })
  })
})
