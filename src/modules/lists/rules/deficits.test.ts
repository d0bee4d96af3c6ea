import { describe, expect, it } from 'vitest'
import { deficitsOf } from './deficits.ts'

const rich = { members: 12, venues: 1, venueOffers: 0, resources: 2 }

describe('deficits', () => {
  it.each([
    ['nothing lacks', {}, []],
    ['few members', { members: 4 }, ['few-members']],
    ['as many as the rule says are enough', { members: 5 }, []],
    ['members not on record are not few', { members: null }, []],
    ['none on record is not few either', { members: 0 }, []],
    ['no venue', { venues: 0 }, ['no-venue']],
    ['a venue offered on the list is one', { venues: 0, venueOffers: 1 }, []],
    ['nothing in the pool', { resources: 0 }, ['no-resource']],
    ['all three', { members: 3, venues: 0, resources: 0 }, ['few-members', 'no-venue', 'no-resource']],
  ])('%s', (_, more, kinds) => {
    expect(deficitsOf({ ...rich, ...more }, 5).map((one) => one.kind)).toEqual(kinds)
  })
})
