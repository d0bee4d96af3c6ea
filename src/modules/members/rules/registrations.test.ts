import { describe, expect, it } from 'vitest'
import { decideRegistration, type RegistrationMove, type RegistrationState } from './registrations.ts'

const decide = (state: RegistrationState, move: RegistrationMove, day = '2026-03-05') => {
  const decision = decideRegistration({ state, reportedOn: '2026-03-01', postedOn: '2026-03-03' }, move, day, '2026-03-10')
  return decision.ok ? decision.to : decision.code
}

describe('a registration at a second place', () => {
  it.each<[RegistrationState, RegistrationMove, string]>([
    ['reported', 'accept', 'accepted'],
    ['reported', 'refuse', 'refused'],
    ['reported', 'post', 'registration-not-accepted'],
    ['reported', 'note', 'registration-without-post'],
    ['accepted', 'post', 'posted'],
    ['accepted', 'note', 'registration-without-post'],
    ['accepted', 'accept', 'registration-closed'],
    ['posted', 'note', 'served'],
    ['posted', 'post', 'posted'],
    ['served', 'post', 'posted'],
    ['served', 'note', 'served'],
    ['served', 'end', 'ended'],
    ['ended', 'note', 'registration-closed'],
    ['refused', 'accept', 'registration-closed'],
  ])('%s, %s: %s', (state, move, expected) => expect(decide(state, move)).toBe(expected))

  it('is neither entered ahead, nor before it was reported, nor served before the post was claimed', () => {
    expect(decide('reported', 'accept', '2026-03-11')).toBe('member-in-the-future')
    expect(decide('reported', 'accept', '2026-02-28')).toBe('member-before')
    expect(decide('posted', 'note', '2026-03-02')).toBe('member-before')
  })
})
