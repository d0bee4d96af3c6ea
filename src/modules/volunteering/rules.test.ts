import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ageOn,
  decideAge,
  decidePublish,
  decideServed,
  expiryOf,
  isCredited,
  isRural,
  levelOf,
  type Profile,
  settleable,
} from './rules.ts'

const at = (time: string) => new Date(`2026-11-20T${time}:00+08:00`)
const now = at('20:00')

describe('publishing a need', () => {
  const gate = { risk: 'ordinary' as const, insurance: null, insuredUntil: null, lastDays: ['2026-12-01'] }
  it('asks for a shift, and where persons are endangered for insurance to the last day', () => {
    expect(decidePublish(gate)).toBeNull()
    expect(decidePublish({ ...gate, lastDays: [] })).toBe('need-without-shift')
    expect(decidePublish({ ...gate, risk: 'danger' })).toBe('need-danger-uninsured')
    expect(decidePublish({ ...gate, risk: 'danger', insurance: '保单', insuredUntil: '2026-11-30' })).toBe(
      'need-danger-uninsured',
    )
    expect(decidePublish({ ...gate, risk: 'danger', insurance: '保单', insuredUntil: '2026-12-01' })).toBeNull()
  })
})

describe('confirming service', () => {
  const served = { fromAt: at('09:00'), untilAt: at('11:00'), minutes: 120, grade: 'measured' as const, guarantee: null }
  it('takes what is over and fits into its own time', () => {
    expect(decideServed(served, now)).toBeNull()
    expect(decideServed({ ...served, minutes: 121 }, now)).toBe('service-times-unfit')
    expect(decideServed({ ...served, minutes: 0 }, now)).toBe('service-times-unfit')
    expect(decideServed(served, at('10:00'))).toBe('service-times-unfit')
    expect(decideServed({ ...served, untilAt: at('09:00') }, now)).toBe('service-times-unfit')
  })
  it('asks who stands for what was entered afterwards', () => {
    expect(decideServed({ ...served, grade: 'entered' }, now)).toBe('service-without-guarantee')
    expect(decideServed({ ...served, grade: 'entered', guarantee: '队长' }, now)).toBeNull()
    expect(decideServed({ ...served, grade: 'declared' }, now)).toBeNull()
  })
  it('never takes more than the day has', () => {
    const minute = fc.integer({ min: -2000, max: 4000 })
    fc.assert(
      fc.property(minute, fc.integer({ min: -5, max: 4000 }), (span, minutes) => {
        const fromAt = new Date(0)
        const untilAt = new Date(span * 60_000)
        if (decideServed({ ...served, fromAt, untilAt, minutes }, now) === null)
          expect(minutes > 0 && minutes <= span && span <= 1440).toBe(true)
      }),
    )
  })
})

const profile: Profile = {
  capMinutes: null,
  earnFromAge: 18,
  guardianFromAge: 14,
  redeemFromAge: 60,
  expiresAfterMonths: 36,
  credited: ['measured', 'entered'],
}

describe('the time bank', () => {
  it('counts whole years', () => {
    expect(ageOn('1966-11-22', '2026-11-21')).toBe(59)
    expect(ageOn('1966-11-22', '2026-11-22')).toBe(60)
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
  })
  it('asks for an age where its profile does', () => {
    const who = { member: false, bornOn: null }
    expect(decideAge(who, null, '2026-11-22')).toBeNull()
    expect(decideAge(who, 60, '2026-11-22')).toBe('bank-age-unknown')
    expect(decideAge({ member: true, bornOn: null }, 18, '2026-11-22')).toBeNull()
    expect(decideAge({ member: true, bornOn: null }, 60, '2026-11-22')).toBe('bank-age-unknown')
    expect(decideAge({ member: false, bornOn: '1966-11-23' }, 60, '2026-11-22')).toBe('bank-age')
  })
  it('banks what its profile takes, of a minor with a guardian only', () => {
    const who = { member: false, bornOn: '2011-01-01', guardian: true }
    expect(isCredited(profile, 'declared', { ...who, bornOn: null, guardian: false }, '2026-11-22')).toBe(false)
    expect(isCredited(profile, 'measured', { ...who, bornOn: null, guardian: false }, '2026-11-22')).toBe(true)
    expect(isCredited(profile, 'measured', who, '2026-11-22')).toBe(true)
    expect(isCredited(profile, 'measured', { ...who, guardian: false }, '2026-11-22')).toBe(false)
    expect(isCredited({ ...profile, guardianFromAge: null }, 'measured', who, '2026-11-22')).toBe(false)
  })
  it('lets what was banked expire after its months, or never', () => {
    expect(expiryOf(profile, '2026-11-30')).toBe('2029-11-30')
    expect(expiryOf({ ...profile, expiresAfterMonths: 3 }, '2026-11-30')).toBe('2027-02-28')
    expect(expiryOf({ ...profile, expiresAfterMonths: null }, '2026-11-30')).toBeNull()
  })
  it('settles no more than one took in and the other owes', () => {
    expect([settleable(120, -60), settleable(30, -60), settleable(-10, -60), settleable(60, 10)]).toEqual([60, 30, 0, 0])
  })
})

describe('the edges of service and of the time bank', () => {
  const served = { fromAt: at('09:00'), untilAt: at('11:00'), minutes: 1, grade: 'measured' as const, guarantee: null }
  it('take a minute, a whole day and an end that is now, and no part of a minute', () => {
    expect(decideServed(served, at('11:00'))).toBeNull()
    expect(decideServed({ ...served, minutes: 1.5 }, now)).toBe('service-times-unfit')
    const day = { ...served, fromAt: new Date(0), untilAt: new Date(1440 * 60_000) }
    expect(decideServed({ ...day, minutes: 1440 }, now)).toBeNull()
    expect(decideServed({ ...day, untilAt: new Date(1441 * 60_000) }, now)).toBe('service-times-unfit')
  })
  it('ask for each half of an insurance', () => {
    const danger = { risk: 'danger' as const, lastDays: ['2026-12-01', '2026-12-05'] }
    expect(decidePublish({ ...danger, insurance: null, insuredUntil: '2026-12-31' })).toBe('need-danger-uninsured')
    expect(decidePublish({ ...danger, insurance: '保单', insuredUntil: '2026-12-04' })).toBe('need-danger-uninsured')
    expect(decidePublish({ ...danger, insurance: '保单', insuredUntil: null })).toBe('need-danger-uninsured')
    expect(decidePublish({ ...danger, insurance: '保单', insuredUntil: '2026-12-05' })).toBeNull()
  })
  it('let somebody do on the birthday what the age allows', () => {
    expect(decideAge({ member: false, bornOn: '1966-11-22' }, 60, '2026-11-22')).toBeNull()
    expect(decideAge({ member: false, bornOn: null }, 18, '2026-11-22')).toBe('bank-age-unknown')
    expect(decideAge({ member: true, bornOn: null }, 19, '2026-11-22')).toBe('bank-age-unknown')
    expect(decideAge({ member: true, bornOn: '2010-01-01' }, 18, '2026-11-22')).toBeNull()
    const who = { member: false, bornOn: '2008-11-22', guardian: false }
    expect(isCredited(profile, 'measured', who, '2026-11-22')).toBe(true)
    expect(isCredited(profile, 'measured', who, '2026-11-21')).toBe(false)
    expect(isCredited(profile, 'measured', { member: false, bornOn: null, guardian: true }, '2026-11-22')).toBe(false)
    expect(isCredited(profile, 'measured', { member: true, bornOn: null, guardian: true }, '2026-11-22')).toBe(true)
  })
  it('carry months over the end of a year, and to the last day of a shorter month', () => {
    const after = (months: number, day: string) => expiryOf({ ...profile, expiresAfterMonths: months }, day)
    expect([after(1, '2026-12-31'), after(12, '2026-12-01'), after(1, '2027-01-31'), after(11, '2026-01-09')]).toEqual([
      '2027-01-31', '2027-12-01', '2027-02-28', '2026-12-09',
    ]) // prettier-ignore
  })
  it('tell a village at both ends of a range, and from twelve digits only', () => {
    const of = (code: string) => isRural(code, [[200, 399]])
    expect([of('440514100200'), of('440514100399'), of('440514100199'), of('440514100400')]).toEqual([true, true, false, false])
    expect([of('1440514100200'), of('4405141002001'), of('44051410020x')]).toEqual([false, false, false])
  })
})

it('tells how close people have come from how often they took part, by cut-offs of the programme', () => {
  const ladder = { join: 1, together: 3 }
  expect([0, 1, 2, 3].map((times) => levelOf(times, ladder))).toEqual(['watch', 'join', 'join', 'together'])
})

it('tells a village from the code of its community', () => {
  const ranges = [[200, 399], [500, 599]] as const // prettier-ignore
  expect(
    ['440514100001', '440514100201', '440514100401', '440514100501', '4405141'].map((code) => isRural(code, ranges)),
  ).toEqual([false, true, false, true, false])
})
