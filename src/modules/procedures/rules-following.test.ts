import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { procedureDocument } from '../../kernel/procedure.ts'
import { formationProcedures } from '../../programmes/procedures.ts'
import { followUnit, type Naming } from './rules-following.ts'
import { stepOf } from './rules.ts'

const all = formationProcedures().map((document) => procedureDocument.parse(document))
const named = (key: string) => all.find((one) => one.key === key)!

const joint: Naming = {
  step: 'consent',
  subjectNo: 1,
  details: { name: '联合', level: 'branch', form: 'joint', covers: [2, 3], superiorNo: 9 },
  parties: [
    { unitNo: 2, state: 'consented' },
    { unitNo: 3, state: 'asked' },
  ],
}
const follow = (key: string, before: Naming, unitNo: number, successorNo: number | null) =>
  followUnit(named(key), before, { unitNo, successorNo }, 'takes-over')

describe('an open case whose unit is merged', () => {
  it('goes on under the successor, with what the unit had answered', () => {
    expect(follow('establish-joint', joint, 2, 7)).toMatchObject({
      step: 'consent',
      moved: false,
      details: { covers: [7, 3] },
      parties: [
        { unitNo: 7, state: 'consented' },
        { unitNo: 3, state: 'asked' },
      ],
    })
    expect(follow('establish-joint', joint, 1, 7)).toMatchObject({ subjectNo: 7, details: { covers: [2, 3] } })
    expect(follow('establish-joint', joint, 9, 8)).toMatchObject({ details: { superiorNo: 8 }, step: 'consent' })
    const leaving = { ...joint, details: { ...joint.details, leaves: [9, 7] } }
    expect(follow('establish-joint', leaving, 9, 8)).toMatchObject({ details: { leaves: [8, 7] } })
    expect(follow('establish-joint', leaving, 9, null)).toMatchObject({ details: { leaves: [7] } })
  })

  it('asks nobody twice: a successor that is asked already answers for itself, and one that applies consents by applying', () => {
    expect(follow('establish-joint', joint, 2, 3)).toMatchObject({
      details: { covers: [3] },
      parties: [{ unitNo: 3, state: 'asked' }],
      step: 'consent',
    })
    expect(follow('establish-joint', joint, 3, 1)).toMatchObject({ details: { covers: [2] }, step: 'review', moved: true })
  })

  it('goes back to the applicant when it now lacks what the table asks for', () => {
    const pair: Naming = { ...joint, step: 'review', details: { ...joint.details, covers: [2] }, parties: [joint.parties[0]!] }
    expect(follow('establish-joint', pair, 2, 1)).toMatchObject({ step: 'apply', moved: true, parties: [] })
    const attach: Naming = { step: 'receive', subjectNo: 1, details: { targetNo: 5 }, parties: [] }
    expect(follow('attach', attach, 5, 6)).toMatchObject({ step: 'receive', details: { targetNo: 6 } })
    expect(follow('attach', attach, 5, null)).toMatchObject({ step: 'apply', moved: true, details: { targetNo: null } })
  })

  it('ends where nobody could carry on, and says why', () => {
    const because = (key: string, successor: 'takes-over' | 'has-its-own' | 'unfit', successorNo: number | null = 7) => {
      const following = followUnit(named(key), { ...joint, step: 'apply' }, { unitNo: 1, successorNo }, successor)
      return following.goesOn ? null : following.because
    }
    expect(because('establish-own', 'takes-over')).toBeNull()
    expect(because('establish-own', 'has-its-own')).toBe('successor-has-its-own')
    expect(because('establish-own', 'unfit')).toBe('successor-unfit')
    expect(because('establish-own', 'takes-over', null)).toBe('applicant-ended')
    expect(because('dissolve', 'takes-over')).toBe('applicant-merged')
    expect(because('upgrade', 'takes-over')).toBe('applicant-merged')
  })
})

describe('an open case whose unit ends', () => {
  it('goes on when it waited for that unit alone, and waits for the others otherwise', () => {
    expect(follow('establish-joint', joint, 3, null)).toMatchObject({ step: 'review', moved: true, details: { covers: [2] } })
    expect(follow('establish-joint', joint, 2, null)).toMatchObject({ step: 'consent', moved: false, details: { covers: [3] } })
  })
})

it('whatever unit is no more, a case that goes on names it nowhere, and stands at a step of its table', () => {
  const unit = fc.integer({ min: 1, max: 6 })
  const anywhere = all.flatMap((procedure) => procedure.steps.map((step) => ({ procedure, step: step.code })))
  fc.assert(
    fc.property(
      fc.constantFrom(...anywhere),
      unit,
      fc.uniqueArray(unit, { maxLength: 4 }),
      fc.option(unit),
      unit,
      fc.option(unit),
      ({ procedure, step }, subjectNo, others, targetNo, gone, next) => {
        const covers = others.filter((no) => no !== subjectNo)
        const details = { name: '某', level: 'branch', form: 'own', task: '某', untilOn: '2027-01-01', covers, targetNo }
        const parties = covers.map((unitNo, index) => ({
          unitNo,
          state: index % 2 === 0 ? ('asked' as const) : ('consented' as const),
        }))
        const successorNo = next === gone ? null : next
        const after = followUnit(procedure, { step, subjectNo, details, parties }, { unitNo: gone, successorNo }, 'takes-over')
        if (!after.goesOn) return
        const everywhere = [
          after.subjectNo,
          ...(after.details.covers ?? []),
          after.details.targetNo,
          ...after.parties.map((party) => party.unitNo),
        ]
        expect(everywhere).not.toContain(gone)
        expect(new Set(after.details.covers).size).toBe(after.details.covers?.length)
        expect(after.parties.map((party) => party.unitNo)).not.toContain(after.subjectNo)
        expect(stepOf(procedure, after.step)).toBeDefined()
        expect(after.moved).toBe(after.step !== step)
      },
    ),
  )
})
