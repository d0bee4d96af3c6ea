import { describe, expect, it } from 'vitest'
import { decideAssignment, type HeldPost, overlap, type PostRole, type Term } from './rules.ts'

const held = (id: string, personId: string, fromOn: string, untilOn: string | null): HeldPost => ({
  id,
  personId,
  fromOn,
  untilOn,
})
const open = held('a', '李', '2026-03-01', null)
const closed = held('b', '王', '2025-01-01', '2025-07-01')

describe('a post is given', () => {
  const cases: [string, PostRole, HeldPost[], Term & { personId: string }, unknown][] = [
    ['to nobody before', 'liaison', [], { personId: '周', fromOn: '2026-01-01', untilOn: null }, { ok: true, ends: [] }],
    ['after the one in post, who ends', 'liaison', [open], { personId: '周', fromOn: '2026-05-01', untilOn: null }, { ok: true, ends: ['a'] }],
    ['on the first day of the one in post, who never began', 'liaison', [open], { personId: '周', fromOn: '2026-03-01', untilOn: null }, { ok: true, ends: ['a'] }],
    ['before the one in post without an end: in the way', 'liaison', [open], { personId: '周', fromOn: '2026-01-01', untilOn: null }, { ok: false, code: 'post-overlaps', period: '2026-03-01 –' }],
    ['before the one in post, up to that day', 'secretary', [open], { personId: '周', fromOn: '2026-01-01', untilOn: '2026-03-01' }, { ok: true, ends: [] }],
    ['before the one in post, a day too long', 'secretary', [open], { personId: '周', fromOn: '2026-01-01', untilOn: '2026-03-02' }, { ok: false, code: 'post-overlaps', period: '2026-03-01 –' }],
    ['within the time of the one in post', 'liaison', [open], { personId: '周', fromOn: '2026-04-01', untilOn: '2026-05-01' }, { ok: false, code: 'post-overlaps', period: '2026-03-01 –' }],
    ['into a time that is over', 'liaison', [closed], { personId: '周', fromOn: '2025-06-01', untilOn: null }, { ok: false, code: 'post-overlaps', period: '2025-01-01 – 2025-07-01' }],
    ['after a time that is over', 'liaison', [closed, open], { personId: '周', fromOn: '2025-07-01', untilOn: '2026-03-01' }, { ok: true, ends: [] }],
    ['as second instructor at the same time', 'instructor', [open], { personId: '周', fromOn: '2026-01-01', untilOn: null }, { ok: true, ends: [] }],
    ['to the same person again before', 'instructor', [open], { personId: '李', fromOn: '2026-01-01', untilOn: null }, { ok: false, code: 'post-exists', period: '2026-03-01 –' }],
    ['to the same person for an earlier time', 'instructor', [open], { personId: '李', fromOn: '2026-01-01', untilOn: '2026-03-01' }, { ok: true, ends: [] }],
    ['for no day at all', 'instructor', [], { personId: '李', fromOn: '2026-01-01', untilOn: '2026-01-01' }, { ok: false, code: 'post-ended-before' }],
  ] // prettier-ignore
  it.each(cases)('%s', (_, role, posts, wish, answer) => {
    expect(decideAssignment(role, posts, wish)).toEqual(answer)
  })

  it('periods share a day whichever is named first', () => {
    const terms: Term[] = [open, closed, { fromOn: '2025-07-01', untilOn: '2026-03-01' }, { fromOn: '2020-01-01', untilOn: null }]
    for (const a of terms) for (const b of terms) expect(overlap(a, b)).toBe(overlap(b, a))
  })
})
