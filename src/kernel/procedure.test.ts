import { describe, expect, it } from 'vitest'
import { procedureDocument, type ProcedureInput, unsoundness } from './procedure.ts'

const step = (code: string, node: 'applicant' | 'covered' | 'street' = 'applicant') => ({
  code,
  zh: code,
  en: code,
  actor: { ability: 'case.act' as const, node },
})
const end = (code: string) => ({ code, zh: code, en: code, outcome: 'done' as const })
const table = (change: Partial<ProcedureInput>): ProcedureInput => ({
  key: 'trial',
  version: '1',
  zh: '试',
  en: 'Trial',
  source: 'none',
  subjectKinds: ['social_org'],
  steps: [step('apply'), step('review', 'street')],
  ends: [end('done')],
  transitions: [
    { from: 'apply', action: 'submit', to: 'review' },
    { from: 'review', action: 'decide', to: 'done' },
  ],
  ...change,
})
const findings = (input: ProcedureInput) => procedureDocument.safeParse(input).error?.issues.map((issue) => issue.message) ?? []

describe('the table of a procedure', () => {
  it('is sound when every place is reached and every step comes to an end', () => {
    expect(findings(table({}))).toEqual([])
  })

  it.each<[string, Partial<ProcedureInput>, string]>([
    ['a step nobody comes to', { steps: [step('apply'), step('review'), step('lost')] }, 'never-reached: lost'],
    ['a step that leads nowhere', { transitions: [{ from: 'apply', action: 'submit', to: 'review' }] }, 'never-ends: apply'],
    [
      'one action with two ways',
      { transitions: [...table({}).transitions, { from: 'review', action: 'decide', to: 'apply' }] },
      'way-twice: review decide',
    ],
    [
      'a way to a place that is not there',
      { transitions: [...table({}).transitions, { from: 'review', action: 'return', to: 'nowhere' }] },
      'to-unknown: nowhere',
    ],
    [
      'a step that asks units without saying how many have to consent',
      { steps: [step('apply'), step('review', 'covered')] },
      'consent-rule: review',
    ],
    [
      'an escalation to nobody',
      { transitions: [...table({}).transitions, { from: 'review', action: 'escalate', to: 'review' }] },
      'escalates-to: review',
    ],
  ])('is unsound with %s', (_, change, finding) => expect(findings(table(change))).toContain(finding))

  it('names a place once', () => {
    const { steps, ends, transitions } = procedureDocument.parse(table({}))
    expect(unsoundness({ steps: [...steps, steps[0]!], ends, transitions })).toContain('place-twice: apply')
  })
})
