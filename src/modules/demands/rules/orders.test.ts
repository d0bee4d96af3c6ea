import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../kernel/dates.ts'
import { emptyCalendar } from '../../../kernel/working-days.ts'
import { resumed, workingDaysLeft } from './clocks.ts'
import { likeness, reasonsNear } from './near.ts'
import { actsOpen, decide, type Intent, orderActs, type RequesterAct, type Standing } from './orders.ts'

const district = 1
const [street, office] = [2, 3]
const taken: Standing = {
  state: 'received',
  districtNo: district,
  takenNo: district,
  holderNo: district,
  offeredNo: null,
  seenNos: [],
  paused: false,
  rated: false,
  reopened: false,
}
type Act = (typeof orderActs)[number] | RequesterAct

/** Plays acts; what is refused changes nothing. */
function play(acts: readonly (readonly [Act, Intent?])[]): { order: Standing; done: Act[] } {
  let order = taken
  const done: Act[] = []
  for (const [act, intent] of acts) {
    const decision = decide(order, act, intent)
    if (!decision.ok) continue
    const { state, holderNo, offeredNo, seenNos, clock } = decision.move
    const paused = clock !== 'keep' ? false : act === 'pause' || (order.paused && act !== 'resume')
    order = {
      ...order,
      state,
      holderNo,
      offeredNo,
      seenNos,
      paused,
      rated: order.rated || act === 'rate',
      reopened: order.reopened || act === 'reopen',
    }
    done.push(act)
  }
  return { order, done }
}

const step = fc.tuple(
  fc.constantFrom<Act>(...orderActs, 'rate', 'reopen'),
  fc.record({ toNo: fc.constantFrom(district, street, office), news: fc.constantFrom(null, '新情况') }),
)

describe('an order', () => {
  it('goes from the desk to the committee, to the street, and back to who asked', () => {
    const { order, done } = play([['offer', { toNo: street }], ['accept'], ['finish'], ['reply'], ['rate']])
    expect(done).toHaveLength(5)
    expect(order).toMatchObject({ state: 'rated', holderNo: street })
  })

  it('is handled by the committee or transferred: one or the other', () => {
    expect(play([['handle'], ['accept']]).done).toEqual(['handle'])
    expect(play([['offer', { toNo: street }], ['handle']]).done).toEqual(['offer'])
  })

  it('is closed by a reply and by nothing else', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (acts) => {
        const { order, done } = play(acts)
        const closed = order.state === 'replied' || order.state === 'rated'
        if (closed) expect(done.lastIndexOf('reply')).toBeGreaterThan(done.lastIndexOf('reopen'))
      }),
      { numRuns: 3000 },
    )
  })

  it('has one holder at any time, and is offered to another one only', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (acts) => {
        for (let length = 0; length <= acts.length; length += 1) {
          const { order } = play(acts.slice(0, length))
          expect([district, street, office]).toContain(order.holderNo)
          expect(order.offeredNo === null).toBe(order.state !== 'offered')
          expect(order.offeredNo).not.toBe(order.holderNo)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never stands where nothing can be done but after its reply', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (acts) => {
        const { order } = play(acts)
        const open = actsOpen(order).filter((act) => act !== 'note')
        expect(open.length > 0).toBe(order.state !== 'replied' && order.state !== 'rated')
      }),
      { numRuns: 2000 },
    )
  })

  it('does not go back to who had it without saying what is new', () => {
    const there = play([['offer', { toNo: street }], ['refuse']]).order
    expect(decide(there, 'offer', { toNo: street })).toMatchObject({ ok: false, code: 'order-was-there' })
    expect(decide(there, 'offer', { toNo: street, news: ' ' })).toMatchObject({ ok: false, code: 'order-was-there' })
    expect(decide(there, 'offer', { toNo: street, news: '产权已查明' })).toMatchObject({ ok: true })
    expect(decide(there, 'offer', { toNo: office })).toMatchObject({ ok: true })
    const back = play([['offer', { toNo: street }], ['accept']]).order
    expect(decide(back, 'offer', { toNo: district })).toMatchObject({ ok: false, code: 'order-was-there' })
  })

  it('is rated once and opened again once', () => {
    const replied = [['handle'], ['finish'], ['reply']] as const
    expect(play([...replied, ['rate'], ['rate']]).done).toHaveLength(4)
    const again = play([...replied, ['reopen'], ...replied, ['reopen'], ['rate']])
    expect(again.done).toEqual(['handle', 'finish', 'reply', 'reopen', 'handle', 'finish', 'reply', 'rate'])
  })

  it('waits while its clock is stopped, unless the committee takes it over', () => {
    const paused = play([['handle'], ['pause']]).order
    expect(decide(paused, 'finish')).toMatchObject({ ok: false, code: 'order-paused' })
    expect(decide({ ...paused, holderNo: street }, 'take-over')).toMatchObject({ ok: true, move: { holderNo: district } })
    expect(decide(taken, 'resume')).toMatchObject({ ok: false })
  })
})

describe('the clock of an order', () => {
  it('goes on with the working days that were left when it was stopped', () => {
    // Friday to the Wednesday after: three working days.
    expect(workingDaysLeft('2026-11-20', '2026-11-25', emptyCalendar)).toBe(3)
    expect(resumed('2026-12-04', 3, emptyCalendar).dueOn).toBe('2026-12-09')
  })

  it('is due at once where it had run out before', () => {
    expect(workingDaysLeft('2026-11-25', '2026-11-20', emptyCalendar)).toBe(-3)
    expect(resumed('2026-11-26', -3, emptyCalendar).dueOn).toBe('2026-11-26')
  })

  it('loses and gains no working day by being stopped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (start, pause, due) => {
          const day = addDays('2026-01-05', start)
          const left = workingDaysLeft(day, addDays(day, due), emptyCalendar)
          const again = addDays(day, pause)
          expect(workingDaysLeft(again, resumed(again, left, emptyCalendar).dueOn, emptyCalendar)).toBe(left)
        },
      ),
    )
  })
})

describe('two orders', () => {
  const lamp = { what: '小区3号楼楼道灯坏了', place: '民乐花园3栋', phone: 'a1' }
  it('may be one where place, telephone or words are the same or near', () => {
    expect(reasonsNear(lamp, { what: '民乐花园 3 号楼楼道灯坏了，晚上很黑', place: '民乐花园3栋 ', phone: null }, 55)).toEqual([
      'same-place',
      'near-words',
    ])
    expect(reasonsNear(lamp, { what: '想学书法', place: null, phone: 'a1' }, 55)).toEqual(['same-phone'])
    expect(reasonsNear(lamp, { what: '希望办亲子阅读活动', place: '文化广场', phone: 'b2' }, 55)).toEqual([])
  })

  it('are as alike as the other way round, and each is like itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one))
        expect(likeness(one, other)).toBeLessThanOrEqual(100)
      }),
    )
    expect(likeness(lamp.what, lamp.what)).toBe(100)
  })
})
