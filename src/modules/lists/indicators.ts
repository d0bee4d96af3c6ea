import { addDays } from '../../kernel/dates.ts'
import type { Indicator, IndicatorInput } from '../../platform/contributions/indicators.ts'
import { countClaims } from './claim-list.ts'
import { countRows, type EntryFilter } from './list.ts'
import { countRecords, type RecordFilter, type RecordKind } from './records.ts'

const searchOf = (filter: object): string =>
  new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)])).toString()

/** A figure counts up to its day and no further; the list behind it gets the same filter. */
const periodOf = ({ asOf, districtNo, params }: IndicatorInput) => ({
  ...(params['fromOn'] === undefined ? {} : { fromOn: String(params['fromOn']) }),
  untilOn: params['untilOn'] === undefined ? addDays(asOf, 1) : String(params['untilOn']),
  districtNo,
})

/** Entries of a kind that were taken on (NS-F49, CN-F10) or solved (CN-F11): an entry once, however many took part. */
function entries(key: string, counted: 'claimed' | 'solved'): Indicator {
  return {
    key,
    unit: 'entries',
    async compute(input) {
      const filter: EntryFilter = { ...periodOf(input), kind: input.params['kind'] as EntryFilter['kind'], [counted]: true }
      const { entries: found } = await countRows({ ...input, today: input.asOf }, filter)
      return { value: found, records: found, rule: null, list: `/lists?${searchOf(filter)}` }
    },
  }
}

/** Resources handed down from a level to a lower one (CN-08): claims, each once. */
const handedDown: Indicator = {
  key: 'lists.handed-down',
  unit: 'entries',
  async compute(input) {
    const filter = { ...periodOf(input), handedDown: true }
    const { claims } = await countClaims({ ...input, today: input.asOf }, filter)
    return { value: claims, records: claims, rule: null, list: `/lists/claims?${searchOf(filter)}` }
  },
}

type Counted = Awaited<ReturnType<typeof countRecords>>

/** One of the four records, by what is counted of it. */
function records(key: string, unit: string, kind: RecordKind, page: string, valueOf: (counted: Counted) => number): Indicator {
  return {
    key,
    unit,
    async compute(input) {
      const { code, campaign } = input.params
      const filter: RecordFilter = {
        ...periodOf(input),
        ...(code === undefined ? {} : { code: String(code) }),
        ...(campaign === undefined ? {} : { campaign: String(campaign) }),
      }
      const counted = await countRecords({ ...input, today: input.asOf }, kind, filter)
      return { value: valueOf(counted), records: counted.records, rule: null, list: `/lists/${page}?${searchOf(filter)}` }
    },
  }
}

export const indicators: readonly Indicator[] = [
  entries('lists.claimed', 'claimed'),
  entries('lists.solved', 'solved'),
  handedDown,
  records('lists.signed', 'lists', 'signed', 'signed', (counted) => counted.records),
  records('lists.meetings', 'meetings', 'meetings', 'meetings', (counted) => counted.records),
  records('lists.visited', 'party-organisations', 'visits', 'visits', (counted) => counted.parties),
  records('lists.linked', 'yuan', 'contributions', 'contributions', (counted) => counted.fen / 100),
]
