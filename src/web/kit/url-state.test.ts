import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patched, readSearch, writeSearch } from './url-state.ts'

describe('the address', () => {
  it('gives back every filter that was written into it', () => {
    const name = fc.stringMatching(/^[a-zA-Z]{1,12}$/)
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ minLength: 1, unit: 'grapheme' })), (state) => {
        expect(readSearch(writeSearch(state))).toEqual({ ...state })
      }),
    )
  })

  it('drops a filter that was emptied and keeps the others', () => {
    expect(patched({ asOf: '2018-12-31', streetNo: '11' }, { streetNo: null, page: 2 })).toEqual({
      asOf: '2018-12-31',
      page: '2',
    })
  })
})
