import { describe, expect, it } from 'vitest'
import { answerNotKept, type Attempt, type Outcome } from './attempts.ts'
import {
  type Ending,
  judge,
  judgeAnswers,
  judgeOverlaps,
  judgeRace,
  judgeReadings,
  judgeShare,
  judgeSum,
  standingOf,
} from './judge.ts'

const tried = (mark: string, outcome: Outcome, more: Partial<Attempt> = {}): Attempt => ({
  client: 1,
  request: { method: 'POST', path: '/', body: {}, mark },
  key: mark,
  outcome,
  status: { done: 200, refused: 409, lost: null }[outcome],
  code: null,
  answer: null,
  ...more,
})

describe('the judge of a history', () => {
  it('finds nothing where everything acknowledged stands once, and lets a lost one stand or not', () => {
    const attempts = [tried('a', 'done'), tried('b', 'refused'), tried('c', 'lost'), tried('d', 'lost')]
    expect(judge(attempts, standingOf(['a', 'd']))).toEqual([])
  })

  it('finds what was acknowledged and is gone', () => {
    const gone = 'lost: a was acknowledged 1 times and stands 0 times'
    expect(judge([tried('a', 'done')], standingOf([]))).toEqual([gone])
    expect(judge([tried('a', 'lost'), tried('a', 'done')], standingOf([]))).toEqual([gone])
  })

  it('finds what was refused and stands, and what nobody asked for', () => {
    expect(judge([tried('a', 'refused')], standingOf(['a', 'z']))).toEqual([
      'ghost: a was refused and stands',
      'ghost: nobody asked for z',
    ])
    expect(judge([tried('a', 'lost'), tried('a', 'refused')], standingOf(['a']))).toEqual(['ghost: a was refused and stands'])
  })

  it('finds what happened twice, also where the answer was lost', () => {
    expect(judge([tried('a', 'lost'), tried('a', 'done')], standingOf(['a', 'a']))).toEqual([
      'double: a was asked for 1 times and stands 2 times',
    ])
  })

  it('counts what was asked for several times under keys of their own', () => {
    const attempts = [tried('a', 'done', { key: '1' }), tried('a', 'done', { key: '2' }), tried('a', 'lost', { key: '3' })]
    expect(judge(attempts, standingOf(['a', 'a']))).toEqual([])
    expect(judge(attempts, standingOf(['a', 'a', 'a']))).toEqual([])
    expect(judge(attempts, standingOf(['a']))).toEqual(['lost: a was acknowledged 2 times and stands 1 times'])
    expect(judge(attempts, standingOf(['a', 'a', 'a', 'a']))).toEqual(['double: a was asked for 3 times and stands 4 times'])
  })

  it('finds a reading that went backwards', () => {
    expect(judgeReadings([['a'], ['a', 'b'], ['a', 'b']])).toEqual([])
    expect(judgeReadings([['a', 'b'], ['a'], ['a']])).toEqual(['backwards: b was read and then was not'])
  })

  it('finds a place that two hold at once, also behind a shorter one, and lets one follow another', () => {
    const held = (by: string, from: string, until: string, place = 'hall') => ({ place, by, from, until })
    expect(judgeOverlaps([held('a', '09', '10'), held('b', '10', '11'), held('c', '09', '11', 'room')])).toEqual([])
    expect(judgeOverlaps([held('a', '09', '12'), held('b', '10', '11'), held('c', '11', '13')])).toEqual([
      'overlap: a and b hold hall at once',
      'overlap: a and c hold hall at once',
    ])
  })

  it('finds more held than there is', () => {
    expect(judgeShare('a wish', 1, 1)).toEqual([])
    expect(judgeShare('a wish', 2, 1)).toEqual(['too many: 2 of 1 are held of a wish'])
  })

  it('finds a sum that is not that of its parts', () => {
    expect(judgeSum('all accounts', 0, [300, -240, -60])).toEqual([])
    expect(judgeSum('all accounts', 0, [300, -240])).toEqual(['sum: all accounts is told as 0 and adds up to 60'])
  })
})

describe('the judge of a race', () => {
  const won = (answer: unknown) => answer === 'won'
  const ending: Ending = { enough: 1, won, held: 1, refusal: 'taken' }
  const winner = tried('a', 'done', { answer: 'won' })
  const late = tried('b', 'refused', { code: 'taken' })

  it('finds nothing where one has it and the others hear of it', () => {
    expect(judgeRace([winner, late, late], ending)).toEqual([])
    expect(judgeRace([winner, tried('b', 'done', { answer: 'waits' })], { ...ending, refusal: null })).toEqual([])
  })

  it('finds two who were told, and two who have it', () => {
    expect(judgeRace([winner, winner], ending)).toEqual(['2 of 2 were told they have it, 1 should'])
    expect(judgeRace([winner, late], { ...ending, held: 2 })).toEqual(['2 have it, 1 should'])
    expect(judgeRace([late], { ...ending, held: 0 })).toHaveLength(2)
  })

  it('finds who was left without an answer, and who was refused with another word', () => {
    expect(judgeRace([winner, tried('b', 'lost', { status: 503 })], ending)).toEqual(['1 were left without an answer (503)'])
    expect(judgeRace([winner, tried('b', 'refused', { code: 'input-invalid', status: 422 })], ending)).toEqual([
      '1 were refused with 422 input-invalid',
    ])
  })
})

describe('the judge of answers to one key', () => {
  it('finds two different ones', () => {
    const [same, otherwise] = [tried('a', 'done', { answer: { id: 1, no: 2 } }), tried('a', 'done', { answer: { no: 2, id: 1 } })]
    expect(judgeAnswers([same, otherwise])).toEqual([])
    expect(judgeAnswers([tried('a', 'done', { answer: { id: 1 } }), tried('a', 'done', { answer: { id: 2 } })])).toHaveLength(1)
    expect(judgeAnswers([tried('a', 'done'), tried('a', 'refused', { code: 'taken' })])).toHaveLength(1)
  })

  it('finds a secret that was told twice', () => {
    const notKept = tried('a', 'done', { code: answerNotKept, status: 409 })
    const secret = tried('a', 'done', { answer: { code: 'x' } })
    expect(judgeAnswers([secret, notKept, notKept])).toEqual([])
    expect(judgeAnswers([notKept])).toEqual([])
    expect(judgeAnswers([secret, secret, notKept])).toHaveLength(1)
    expect(judgeAnswers([tried('a', 'refused', { code: 'taken' }), notKept])).toHaveLength(1)
  })
})
