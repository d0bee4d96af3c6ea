import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { procedureActions, procedureDocument, type Procedure } from '../../kernel/procedure.ts'
import { programmes } from '../../programmes/index.ts'
import { programmeDocument } from '../../kernel/programme.ts'
import { emptyCalendar } from '../../kernel/working-days.ts'
import { noticesOf, readDetails } from './rules-details.ts'
import { procedureProblems } from './problems.ts'
import { actionsFor, type Asker, type CaseState, consentOf, decideStep, dueOf, stepOf } from './rules.ts'

const today = '2026-11-22'
const all: Procedure[] = programmes.flatMap((document) => programmeDocument.parse(document).procedures)
const joint = all.find((one) => one.key === 'establish-joint')!
const own = all.find((one) => one.key === 'establish-own')!
const everybody: Asker = { accountId: 'officer', acts: true, applies: true, speaksFor: [7, 8] }
const at = (step: string, change: Partial<CaseState> = {}): CaseState => ({
  step,
  parties: [
    { unitNo: 7, state: 'asked' },
    { unitNo: 8, state: 'asked' },
  ],
  papers: ['request'],
  submittedBy: 'applicant',
  ...change,
})

describe('a step of a case', () => {
  it.each([
    ['an application with its papers goes to the units asked', joint, at('apply'), { action: 'submit' }, 'consent'],
    ['an application of one unit goes to the street', own, at('apply', { parties: [] }), { action: 'submit' }, 'review'],
    ['the street approves', joint, at('review'), { action: 'approve' }, 'decide'],
    ['the street sends it back with a reason', joint, at('review'), { action: 'return', reason: '缺名册' }, 'apply'],
    [
      'the committee decides under a number',
      joint,
      at('decide'),
      { action: 'decide', documentNo: '深龙社委〔2026〕1号' },
      'done',
    ],
    ['the committee refuses with a reason', joint, at('decide'), { action: 'refuse', reason: '不足三人' }, 'refused'],
    ['the applicant withdraws', joint, at('apply'), { action: 'withdraw' }, 'withdrawn'],
    ['one unit declines, and it goes back', joint, at('consent'), { action: 'decline', reason: '不同意', unitNos: [8] }, 'apply'],
    ['all units consent at once', joint, at('consent'), { action: 'consent' }, 'review'],
  ] as const)('%s', (_, procedure, state, act, wanted) => {
    const decision = decideStep(procedure, state, act, everybody, today)
    expect(decision).toMatchObject({ ok: true, next: { step: wanted, moved: true } })
  })

  it('stays while one of the units has not answered yet', () => {
    const first = decideStep(joint, at('consent'), { action: 'consent', unitNos: [7] }, everybody, today)
    expect(first).toMatchObject({ ok: true, next: { step: 'consent', moved: false, answered: [7] } })
    if (!first.ok) throw new Error('refused')
    const second = decideStep(joint, at('consent', { parties: first.next.parties }), { action: 'consent' }, everybody, today)
    expect(second).toMatchObject({ ok: true, next: { step: 'review', answered: [8] } })
  })

  it('asks the units anew when the application is handed in again', () => {
    const parties = [{ unitNo: 7, state: 'consented' as const }]
    const again = decideStep(joint, at('apply', { parties }), { action: 'submit' }, everybody, today)
    expect(again).toMatchObject({ ok: true, next: { parties: [{ unitNo: 7, state: 'asked' }] } })
  })

  it.each([
    ['without its papers', at('apply', { papers: [] }), { action: 'submit' }, everybody, 'case-papers-missing'],
    ['without a reason', at('review'), { action: 'return', reason: '  ' }, everybody, 'case-reason-missing'],
    ['without the number of the decision', at('decide'), { action: 'decide' }, everybody, 'case-document-no-missing'],
    [
      'by who applied',
      at('decide', { submittedBy: 'officer' }),
      { action: 'decide', documentNo: '1' },
      everybody,
      'case-own-application',
    ],
    ['by somebody whose step it is not', at('review'), { action: 'approve' }, { ...everybody, acts: false }, 'case-not-yours'],
    ['by somebody who did not apply', at('apply'), { action: 'submit' }, { ...everybody, applies: false }, 'case-not-yours'],
    ['where the table has no such way', at('apply'), { action: 'decide' }, everybody, 'case-action-not-here'],
    ['after the end', at('done'), { action: 'decide' }, everybody, 'case-ended'],
    ['for a unit that is not asked', at('consent'), { action: 'consent', unitNos: [9] }, everybody, 'case-party-unknown'],
    [
      'on a day to come',
      at('decide'),
      { action: 'decide', documentNo: '1', effectiveOn: '2026-12-01' },
      everybody,
      'case-day-in-future',
    ],
  ] as const)('is refused %s', (_, state, act, asker, code) => {
    expect(decideStep(joint, state, act, asker, today)).toMatchObject({ ok: false, code })
  })

  it('offers exactly what the table and the person allow', () => {
    const offered = (state: CaseState, asker = everybody) => actionsFor(joint, state, asker).map((one) => one.action)
    expect(offered(at('review'))).toEqual(['approve', 'return', 'delegate', 'escalate', 'withdraw'])
    expect(offered(at('review'), { ...everybody, applies: false })).toEqual(['approve', 'return', 'delegate', 'escalate'])
    expect(offered(at('decide', { submittedBy: 'officer' }))).toEqual(['return', 'withdraw'])
    expect(offered(at('consent'), { ...everybody, applies: false, speaksFor: [] })).toEqual([])
    expect(offered(at('done'))).toEqual([])
  })
})

describe('consent', () => {
  const parties = (...states: ('asked' | 'consented' | 'declined')[]) => states.map((state, unitNo) => ({ unitNo, state }))
  it.each([
    ['all', parties('consented', 'consented'), 'given'],
    ['all', parties('consented', 'asked'), 'open'],
    ['all', parties('consented', 'declined'), 'withheld'],
    ['majority', parties('consented', 'consented', 'declined'), 'given'],
    ['majority', parties('consented', 'asked', 'declined'), 'open'],
    ['majority', parties('consented', 'declined'), 'withheld'],
    ['any', parties('declined', 'asked'), 'open'],
    ['any', parties('declined', 'declined'), 'withheld'],
    ['all', parties(), 'given'],
  ] as const)('%s of %o is %s', (rule, asked, wanted) => expect(consentOf(rule, asked)).toBe(wanted))
})

describe('random walks through every shipped procedure', () => {
  const move = fc.record({
    action: fc.constantFrom(...procedureActions),
    reason: fc.constantFrom(undefined, '', '理由'),
    documentNo: fc.constantFrom(undefined, '一号'),
    unitNos: fc.constantFrom(undefined, [7], [8], [9]),
    acts: fc.boolean(),
    applies: fc.boolean(),
    accountId: fc.constantFrom(null, 'applicant', 'officer'),
    papers: fc.constantFrom<string[]>([], ['request']),
  })

  it('never leave the table, name a known code with every refusal, and stay where they ended', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.array(move, { maxLength: 40 }), (procedure, moves) => {
        const places = new Set([...procedure.steps, ...procedure.ends].map((place) => place.code))
        let state = at(procedure.steps[0]!.code)
        for (const { acts, applies, accountId, papers, ...act } of moves) {
          const asker = { accountId, acts, applies, speaksFor: [7, 8] }
          const decision = decideStep(procedure, { ...state, papers }, act, asker, today)
          const ended = stepOf(procedure, state.step) === undefined
          if (!decision.ok) {
            expect(Object.keys(procedureProblems)).toContain(decision.code)
            if (ended) expect(decision.code).toBe('case-ended')
            continue
          }
          expect(ended).toBe(false)
          expect(places).toContain(decision.next.step)
          expect(decision.next.parties.map((party) => party.unitNo)).toEqual([7, 8])
          expect(decision.next.outcome === null).toBe(stepOf(procedure, decision.next.step) !== undefined)
          const { step, parties } = decision.next
          state = at(step, { parties })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('can always be brought to an end by somebody', () => {
    for (const procedure of all)
      for (const step of procedure.steps)
        expect(decideStep(procedure, at(step.code), { action: 'withdraw', reason: '不再需要' }, everybody, today).ok).toBe(true)
  })
})

describe('details', () => {
  it('are asked for by the table, and what has one value only is filled in', () => {
    expect(readDetails(joint, { name: '某联合党支部', covers: [7], site: '不问' }, today)).toEqual({
      ok: true,
      details: { name: '某联合党支部', level: 'branch', form: 'joint', covers: [7] },
    })
  })
  it('of more units than usual are said and not refused', () => {
    const many = { covers: [1, 2, 3, 4, 5] }
    expect(noticesOf(joint, many)).toMatchObject([{ field: 'covers', most: 5, now: 6 }])
    expect(noticesOf(joint, { covers: [1, 2, 3, 4] })).toEqual([])
    expect(noticesOf(own, {})).toEqual([])
  })

  it.each([
    ['missing ones', own, { name: '某支部' }, 'case-details-missing'],
    ['a level that is not offered', own, { name: '某支部', level: 'office' }, 'case-details-unfit'],
    [
      'an end that is past',
      all.find((one) => one.key === 'establish-temporary')!,
      { name: '临时', task: '赛会', untilOn: today },
      'case-until-past',
    ],
  ])('refuse %s', (_, procedure, given, code) => expect(readDetails(procedure, given, today)).toMatchObject({ ok: false, code }))
})

it('the decision of the committee is due a month after the application, however long the street took', () => {
  const due = dueOf(stepOf(joint, 'decide')!, '2026-11-30', '2026-11-22', emptyCalendar)
  expect(due).toEqual({ dueOn: '2026-12-22', provisional: false })
  expect(dueOf(stepOf(joint, 'review')!, '2026-11-22', '2026-11-22', emptyCalendar)).toMatchObject({ provisional: true })
  expect(dueOf(stepOf(joint, 'apply')!, today, null, emptyCalendar)).toBeNull()
  expect(procedureDocument.safeParse(joint).success).toBe(true)
})
