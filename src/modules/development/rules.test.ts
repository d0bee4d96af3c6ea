import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyCalendar } from '../../kernel/working-days.ts'
import { developmentRules } from '../../programmes/development.ts'
import {
  type Course,
  dueOf,
  type Entry,
  isOfAge,
  judgeEntry,
  limitsOf,
  nextSteps,
  probationOf,
  type Process,
  processOn,
  processShape,
  stageOf,
} from './rules.ts'

const versions: Process[] = developmentRules().map((rule) => ({
  ...processShape.parse(rule.params),
  version: rule.version,
  source: rule.source,
  fromOn: rule.fromOn,
  untilOn: rule.untilOn ?? null,
}))
const [old, anew] = versions as [Process, Process]
type Row = [step: string, onDay: string, outcome?: string | null, untilOn?: string]
const course = (begunOn: string, takenIn: Course['takenIn'], ...rows: Row[]): Course => ({
  begunOn,
  takenIn,
  records: rows.map(([step, onDay, outcome, untilOn], id) => ({
    id,
    step,
    onDay,
    outcome: outcome ?? null,
    untilOn: untilOn ?? null,
  })),
})
const entry = (step: string, onDay: string, more: Partial<Entry> = {}): Entry => ({
  step,
  onDay,
  outcome: null,
  untilOn: null,
  people: 0,
  fitPeople: 0,
  vote: null,
  days: null,
  hours: null,
  papers: [],
  approverLevel: null,
  exception: null,
  ...more,
})
const said = (process: Process, of: Course, one: Entry) =>
  judgeEntry(process, of, one, emptyCalendar).flatMap((finding) =>
    finding.code === 'note' ? [] : [`${finding.severity} ${finding.code}`],
  )

const activist: Row[] = [
  ['application', '2025-01-31'],
  ['talk', '2025-02-20'],
  ['activist', '2025-03-10'],
  ['activist-filed', '2025-03-20'],
  ['contacts', '2025-03-20'],
]
const probation = (begunOn: string, adoptedOn: string, ...rows: Row[]) =>
  course(
    begunOn,
    'probationary',
    ['admission-meeting', adoptedOn, 'adopted'],
    ['admission-approval', adoptedOn, 'approved'],
    ...rows,
  )

describe('the version of a case', () => {
  it('is the one in force when it began, also after a newer one came into force', () => {
    expect(processOn(versions, course('2025-01-31', 'applicant'), '2026-11-22')?.version).toBe('2014')
    expect(processOn(versions, course('2026-05-17', 'applicant'), '2026-11-22')?.version).toBe('2014')
    expect(processOn(versions, course('2026-05-18', 'applicant'), '2026-11-22')?.version).toBe('2026')
  })
  it('is the newer one for remaining steps where that says so, and from the day a person takes the case over', () => {
    const taking = [old, { ...anew, transition: 'remaining' as const }]
    const one = course('2025-01-31', 'applicant')
    expect(processOn(taking, one, '2026-05-17')?.version).toBe('2014')
    expect(processOn(taking, one, '2026-05-18')?.version).toBe('2026')
    const over = course('2025-01-31', 'applicant', ['new-rules', '2026-07-01'])
    expect([processOn(versions, over, '2026-06-30')?.version, processOn(versions, over, '2026-07-01')?.version]).toEqual([
      '2014',
      '2026',
    ])
  })
  it('asks for the public notice under the new rules only', () => {
    const one = course('2025-01-31', 'applicant', ...activist)
    expect(said(old, one, entry('candidate', '2026-03-10'))).toEqual([])
    expect(said(anew, one, entry('candidate', '2026-03-10'))).toEqual(['block step-needs'])
    const noticed = course('2025-01-31', 'applicant', ...activist, ['notice', '2026-06-01'])
    expect(said(anew, noticed, entry('candidate', '2026-06-05'))).toEqual(['warn too-early'])
    expect(said(anew, noticed, entry('candidate', '2026-06-08'))).toEqual([])
  })
})

describe('hard and soft limits', () => {
  it.each([
    ['2007-11-22', '2025-11-22', true],
    ['2007-11-23', '2025-11-22', false],
    ['2008-02-29', '2026-02-28', true],
  ])('born on %s, applied on %s: of age %s', (bornOn, appliedOn, ok) => {
    expect(isOfAge(bornOn, appliedOn, limitsOf(old, 'age')[0]!)).toBe(ok)
  })
  it('a talk within a month of 31 January is in time until the last of February; later it is said, not refused', () => {
    const one = course('2025-01-31', 'applicant', ['application', '2025-01-31'])
    expect(said(old, one, entry('talk', '2025-02-28'))).toEqual([])
    expect(said(old, one, entry('talk', '2025-03-01'))).toEqual(['warn too-late'])
  })
  it('nobody becomes a candidate within a year of having been named an activist', () => {
    const one = course('2025-01-31', 'applicant', ...activist)
    expect(said(old, one, entry('candidate', '2026-03-09'))).toEqual(['block too-early'])
    expect(said(old, one, entry('candidate', '2026-03-10'))).toEqual([])
  })
  it('one or two contacts, exactly two introducers, all of them full members', () => {
    const one = course('2025-01-31', 'candidate', ['candidate', '2026-03-10'])
    const of = (people: number, fitPeople = people) => said(old, one, entry('introducers', '2026-03-11', { people, fitPeople }))
    expect([of(1), of(2), of(3), of(2, 1)]).toEqual([
      ['block people-count'],
      [],
      ['block people-count'],
      ['block people-standing'],
    ])
  })
  it('three days or twenty-four hours of training, or a reason why not', () => {
    const one = course('2025-01-31', 'candidate', ['candidate', '2026-03-10'])
    const of = (more: Partial<Entry>) => said(old, one, entry('training', '2026-04-01', more))
    expect([of({ days: 3 }), of({ hours: 24 }), of({ days: 2, hours: 16 })]).toEqual([[], [], ['block training-short']])
    expect(of({ days: 2, exception: '驻外' })).toEqual(['warn training-short'])
  })
  it('an approval after three months is late, after six the meeting has to decide again; a general branch cannot approve', () => {
    const one = course(
      '2025-01-31',
      'candidate',
      ['candidate', '2026-01-05'],
      ['committee-review', '2026-02-01', 'passed'],
      ['pre-examination', '2026-02-02', 'passed'],
      ['form', '2026-02-03'],
      ['admission-meeting', '2026-02-10', 'adopted'],
      ['superior-talk', '2026-02-20'],
    )
    const of = (onDay: string, approverLevel: string | null = null) =>
      said(old, one, entry('admission-approval', onDay, { outcome: 'approved', approverLevel }))
    expect([of('2026-05-10'), of('2026-05-11'), of('2026-08-10')]).toEqual([[], ['warn too-late'], ['warn too-late']])
    expect(of('2026-08-11')).toEqual(['warn too-late', 'block lapsed'])
    expect(of('2026-05-10', 'general')).toEqual(['block approver-level'])
    expect(of('2026-05-10', 'committee')).toEqual([])
  })
})

describe('a vote of the branch meeting', () => {
  const ready = course(
    '2025-01-31',
    'candidate',
    ['candidate', '2026-01-05'],
    ['committee-review', '2026-02-01', 'passed'],
    ['pre-examination', '2026-02-02', 'passed'],
    ['form', '2026-02-03'],
  )
  const vote = (entitled: number, present: number, written: number, votesFor: number, outcome = 'adopted') =>
    said(old, ready, entry('admission-meeting', '2026-02-10', { outcome, vote: { entitled, present, written, votesFor } }))
  it('measures both halves on those entitled, and counts what absent members had written', () => {
    expect(vote(8, 4, 0, 4)).toEqual(['block vote-quorum', 'block vote-pass'])
    expect(vote(8, 5, 0, 5)).toEqual([])
    expect(vote(8, 5, 0, 4)).toEqual(['block vote-pass'])
    expect(vote(8, 3, 2, 5)).toEqual([])
    expect(vote(8, 5, 0, 4, 'rejected')).toEqual([])
    expect(vote(8, 8, 1, 5)).toEqual(['block vote-figures'])
  })
  it('is adopted with more than half of those entitled, however many came', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60), (entitled, took, votesFor) => {
        const [present, yes] = [Math.min(took, entitled), Math.min(votesFor, took, entitled)]
        expect(vote(entitled, present, 0, yes).length === 0).toBe(present * 2 > entitled && yes * 2 > entitled)
      }),
    )
  })
})

describe('probation', () => {
  it.each([
    ['2024-02-29', '2025-02-28'],
    ['2025-07-01', '2026-07-01'],
  ])('adopted on %s runs until %s', (adopted, until) => {
    expect(probationOf(old, probation('2022-01-05', adopted))).toMatchObject({ until, extended: false })
  })
  const meeting: Row[] = [
    ['turning-application', '2026-06-25'],
    ['turning-meeting', '2026-07-02', 'full'],
  ]
  it('is not passed before its last day is over', () => {
    const one = probation('2023-01-05', '2025-07-01', ...meeting)
    const of = (onDay: string) => said(old, one, entry('turning-approval', onDay, { outcome: 'full' }))
    expect([of('2026-07-02'), said(old, one, entry('turning-approval', '2026-06-30', { outcome: 'full' }))]).toEqual([
      [],
      ['block day-before', 'block probation-runs'],
    ])
  })
  it('is extended once, by half a year to a year, and then decided by a second meeting', () => {
    const one = probation(
      '2023-01-05',
      '2025-07-01',
      ['turning-application', '2026-06-25'],
      ['turning-meeting', '2026-07-02', 'extended', '2027-01-01'],
    )
    const of = (of: Course, untilOn: string | null, onDay = '2026-07-10') =>
      said(old, of, entry('turning-approval', onDay, { outcome: 'extended', untilOn }))
    expect([of(one, '2026-12-31'), of(one, '2027-01-01'), of(one, '2027-07-01'), of(one, '2027-07-02'), of(one, null)]).toEqual([
      ['block extension-length'],
      [],
      [],
      ['block extension-length'],
      ['block until-missing'],
    ])
    const extended = {
      ...one,
      records: [
        ...one.records,
        { id: 50, step: 'turning-approval', onDay: '2026-07-10', outcome: 'extended', untilOn: '2027-01-01' },
      ],
    }
    expect(probationOf(old, extended)).toMatchObject({ until: '2027-01-01', extended: true })
    expect(stageOf(old, extended)).toBe('probationary')
    expect(said(old, extended, entry('turning-approval', '2027-01-02', { outcome: 'full' }))).toEqual([
      'block step-needs',
      'warn too-late',
    ])
    const again = {
      ...extended,
      records: [...extended.records, { id: 51, step: 'turning-meeting', onDay: '2027-01-03', outcome: 'full', untilOn: null }],
    }
    expect(said(old, again, entry('turning-approval', '2027-01-10', { outcome: 'full' }))).toEqual([])
    expect(of(again, '2027-08-01', '2027-01-10')).toEqual(['block extension-twice'])
  })
  it('of somebody who was transferred may be discussed half a year later, and no more', () => {
    const one = probation('2023-01-05', '2025-07-01')
    const of = (untilOn: string) => said(old, one, entry('postponement', '2026-06-20', { untilOn }))
    expect([of('2027-01-01'), of('2027-01-02')]).toEqual([[], ['block postponement-length']])
  })
})

describe('what is due', () => {
  const due = (process: Process, of: Course, today: string) =>
    dueOf(process, of, today, emptyCalendar).map(({ step, dueOn, state }) => `${step} ${dueOn} ${state}`)
  it('is told with its day: the talk, the half-yearly review, the end of probation', () => {
    expect(due(old, course('2025-01-31', 'applicant', ['application', '2025-01-31']), '2025-02-10')).toEqual([
      'talk 2025-02-28 waiting',
    ])
    expect(due(old, course('2025-01-31', 'applicant', ...activist), '2025-06-01')).toEqual(['review 2025-09-10 ahead'])
    expect(due(old, course('2025-01-31', 'applicant', ...activist, ['review', '2025-09-20']), '2026-04-01')).toEqual([
      'review 2026-03-20 past',
    ])
    expect(due(old, probation('2023-01-05', '2025-07-01'), '2026-06-20')).toEqual(['turning-application 2026-07-01 waiting'])
  })
  it('is nothing once a case is over', () => {
    expect(due(old, course('2025-01-31', 'applicant', ...activist, ['closed', '2025-06-01']), '2026-11-22')).toEqual([])
  })
  it('never offers a step whose needs are not there', () => {
    const codes = (of: Course) => nextSteps(old, of).map((step) => step.code)
    expect(codes(course('2025-01-31', 'applicant', ['application', '2025-01-31']))).toEqual(['talk'])
    expect(codes(course('2025-01-31', 'applicant', ...activist.slice(0, 3)))).toEqual(['activist-filed', 'contacts', 'review'])
    expect(codes(probation('2023-01-05', '2025-07-01'))).toEqual([
      'admission-filed',
      'group',
      'oath',
      'observation',
      'postponement',
      'turning-application',
    ])
  })
})
