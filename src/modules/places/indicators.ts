import { addDays } from '../../kernel/dates.ts'
import type { Indicator, IndicatorInput } from '../../platform/contributions/indicators.ts'
import { type BookingFilter, countBookings } from './bookings.ts'
import { countVenues, type VenueFilter } from './venues.ts'

/** Filters a figure may name in its parameters; the list behind it gets the same. Several codes of one filter stand with commas between them. */
function given<F>(input: IndicatorInput, fields: readonly string[]): { filter: F; search: string } {
  const known = Object.fromEntries(fields.flatMap((key) => (input.params[key] === undefined ? [] : [[key, input.params[key]]])))
  const filter = { ...known, districtNo: input.districtNo }
  const search = new URLSearchParams(
    Object.entries(filter).map(([key, value]) => [key, Array.isArray(value) ? value.join(',') : String(value)]),
  )
  return { filter: filter as F, search: search.toString() }
}

const venueFields = ['kind', 'tier', 'state', 'shared', 'model', 'audience']

/** A closed venue is kept and counts no longer, unless a figure asks for closed ones. */
const standing = (input: IndicatorInput) =>
  given<VenueFilter>({ ...input, params: { state: 'standing', ...input.params } }, venueFields)

/** 处: venues of a kind; where no state is named, those that are planned among them, those that are closed not. */
const venues: Indicator = {
  key: 'places.venues',
  unit: 'venues',
  async compute(input) {
    const { filter, search } = standing(input)
    const { total } = await countVenues(input.tx, input.asOf, filter)
    return { value: total, records: total, rule: null, list: `/places?${search}` }
  },
}

/** 平方米: area of venues together. */
const area: Indicator = {
  key: 'places.area',
  unit: 'square-metres',
  async compute(input) {
    const { filter, search } = standing(input)
    const { total, areaM2 } = await countVenues(input.tx, input.asOf, filter)
    return { value: areaM2, records: total, rule: null, list: `/places?${search}` }
  },
}

/** 场次: sessions organisations held in venues of others (NS-39), up to the day. */
const sessions: Indicator = {
  key: 'places.sessions',
  unit: 'sessions',
  async compute(input) {
    const { filter, search } = given<BookingFilter>(
      { ...input, params: { ...input.params, state: 'held', shared: true, untilOn: addDays(input.asOf, 1) } },
      ['fromOn', 'untilOn', 'purpose', 'kind', 'state', 'shared'],
    )
    const reading = { ...input, today: input.asOf, now: new Date(`${input.asOf}T15:59:59Z`), can: () => null }
    const { held } = await countBookings(reading, filter)
    return { value: held, records: held, rule: null, list: `/places/bookings?${search}` }
  },
}

export const indicators: readonly Indicator[] = [venues, area, sessions]
