import { describe, expect, it } from 'vitest'
import { decideTransfer, stateOn, type Transfer, type TransferMove, validUntil } from './transfers.ts'

const asked: Transfer = { state: 'requested', requestedOn: '2026-08-01', releasedOn: null, validUntil: null }
const sent: Transfer = { state: 'released', requestedOn: '2026-08-01', releasedOn: '2026-08-02', validUntil: '2026-10-31' }
const outcome = (transfer: Transfer, move: TransferMove, day: string, today = day) => {
  const decision = decideTransfer(transfer, move, day, today)
  return decision.ok ? decision.to : decision.code
}

describe('a letter of introduction', () => {
  it('holds for the days of the rule, the day it was written included', () => {
    expect(validUntil('2026-08-02', 90)).toBe('2026-10-31')
    expect([stateOn(sent, '2026-10-30'), stateOn(sent, '2026-10-31')]).toEqual(['released', 'expired'])
  })

  it.each<[string, Transfer, TransferMove, string]>([
    ['released', asked, 'release', '2026-08-02'],
    ['transfer-not-released', asked, 'accept', '2026-08-02'],
    ['withdrawn', asked, 'withdraw', '2026-08-02'],
    ['member-before', asked, 'release', '2026-07-31'],
    ['accepted', sent, 'accept', '2026-10-30'],
    ['refused', sent, 'refuse', '2026-10-30'],
    ['transfer-expired', sent, 'accept', '2026-10-31'],
    ['withdrawn', sent, 'withdraw', '2026-11-30'],
    ['transfer-closed', { ...sent, state: 'accepted' }, 'accept', '2026-10-30'],
    ['transfer-closed', { ...sent, state: 'refused' }, 'withdraw', '2026-10-30'],
  ])('ends in %s', (wanted, transfer, move, day) => {
    expect(outcome(transfer, move, day)).toBe(wanted)
  })

  it('is not answered ahead of its day', () => {
    expect(outcome(sent, 'accept', '2026-09-02', '2026-09-01')).toBe('member-in-the-future')
  })
})
