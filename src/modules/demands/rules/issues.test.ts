import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IssueAct, issueActs, issueActsOpen, issueAfter, type IssueState } from './issues.ts'

type Act = IssueAct | 'discuss'
const play = (acts: readonly Act[]): [IssueState, Act[]] => {
  let state: IssueState = 'raised'
  const done: Act[] = []
  for (const act of acts) {
    const next = issueAfter(state, act)
    if (next === null) continue
    state = next
    done.push(act)
  }
  return [state, done]
}

describe('an issue', () => {
  it('is discussed before it is decided, and decided before somebody is told to solve it', () => {
    expect(play(['decide', 'assign', 'solve', 'tell'])[0]).toBe('raised')
    expect(play(['discuss', 'decide', 'assign', 'solve', 'tell'])[0]).toBe('told')
    expect(play(['discuss', 'decline', 'tell'])[0]).toBe('told')
  })

  it('ends by telling back and by nothing else, and never stands where nothing follows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Act>(...issueActs, 'discuss'), { maxLength: 30 }), (acts) => {
        const [state, done] = play(acts)
        expect(state === 'told').toBe(done.includes('tell'))
        expect(state === 'told' || state === 'raised' || issueActsOpen(state).length > 0).toBe(true)
      }),
    )
  })
})
