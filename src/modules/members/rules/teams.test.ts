import { expect, it } from 'vitest'
import { decideRosterMove, rosterState } from './teams.ts'

const joined = { joinedOn: '2026-03-01', activeOn: null, leftOn: null }
const active = { ...joined, activeOn: '2026-03-10' }
const left = { ...active, leftOn: '2026-06-01' }
const today = '2026-11-22'
const said = (...of: Parameters<typeof decideRosterMove>) => {
  const decision = decideRosterMove(...of)
  return decision.ok ? 'ok' : decision.code
}

it('somebody on a roster has joined, is active, or has left', () => {
  expect([joined, active, left].map(rosterState)).toEqual(['joined', 'active', 'left'])
})

it('becomes active once, leaves once, and on no day before what came before or after today', () => {
  expect([joined, active, left].map((row) => said(row, 'activate', '2026-07-01', today))).toEqual([
    'ok',
    'team-person-moved',
    'team-person-moved',
  ])
  expect([joined, active, left].map((row) => said(row, 'leave', '2026-07-01', today))).toEqual(['ok', 'ok', 'team-person-moved'])
  expect(said(active, 'leave', '2026-03-09', today)).toBe('member-before')
  expect(said(joined, 'activate', '2026-11-23', today)).toBe('member-in-the-future')
})
