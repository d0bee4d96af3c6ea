import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { fenOfYuan, yuanOfFen } from '../../../kernel/money.ts'
import type { places } from '../contract.ts'
import { clock } from '../../../web/ui/clock.ts'

export type Venue = AnswerOf<typeof places.getVenue>
export type VenueBody = NonNullable<RequestOf<typeof places.enterVenue>['body']>

/** What stands in the form: hours as two times a weekday, rooms as lines, the price in yuan. */
export interface VenueDraft extends Omit<VenueBody, 'hours' | 'rooms' | 'feeFen'> {
  week: readonly { readonly open: boolean; readonly spans: string }[]
  roomLines?: string
  feeYuan?: number
  reason?: string
}

const time = /^([01]?\d|2[0-4]):([0-5]\d)$/
const minutesOf = (text: string): number => {
  const match = time.exec(text.trim())
  return match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
}

/** `9:00-12:00, 14:00-18:00` as spans; null where it cannot be read. */
export function readSpans(text: string): { from: number; until: number }[] | null {
  const parts = text
    .split(/[,，、;；\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
  const spans = parts.map((part) => part.split(/[-–—~～]/).map(minutesOf))
  if (
    spans.length === 0 ||
    spans.some((pair) => pair.length !== 2 || pair.some(Number.isNaN) || pair[1]! <= pair[0]! || pair[1]! > 1440)
  )
    return null
  return spans.map(([from, until]) => ({ from: from!, until: until! }))
}

/** `一号厅 40` as a room with seats. */
export function readRooms(text: string): { name: string; seats: number | null }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const match = /^(.*\S)\s+(\d{1,5})$/.exec(line)
      return match ? { name: match[1]!, seats: Number(match[2]) } : { name: line, seats: null }
    })
}

/** A form with what is known of a venue, or with usual office hours for a new one. */
export function draftOf(venue: Venue | null, today: string): Partial<VenueDraft> {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const spans = venue ? venue.hours.filter((one) => one.weekday === weekday) : weekday < 6 ? [{ from: 540, until: 1080 }] : []
    return { open: spans.length > 0, spans: spans.map((one) => `${clock(one.from)}-${clock(one.until)}`).join(', ') }
  })
  if (!venue)
    return {
      fromOn: today,
      state: 'open',
      shared: true,
      onHolidays: 'closed',
      week,
      feeYuan: 0,
      setupMinutes: 0,
      cleanupMinutes: 0,
      audience: [],
    }
  const { hours: _, owner, street, lead, industry, within, rooms: _r, feeFen, ...plain } = venue
  return {
    ...plain,
    fromOn: today > venue.fromOn ? today : venue.fromOn,
    ownerNo: owner.no,
    streetNo: street?.no ?? null,
    leadNo: lead?.no ?? null,
    industryNo: industry?.no ?? null,
    withinNo: within?.no ?? null,
    week,
    feeYuan: Number(yuanOfFen(feeFen)),
  }
}

/** Days of a form as hours by weekday. */
export const hoursOfWeek = (week: VenueDraft['week']) =>
  week.flatMap(({ open, spans }, index) =>
    open ? (readSpans(spans) ?? []).map((span) => ({ weekday: index + 1, ...span })) : [],
  )

/** The form as the platform takes it. */
export function bodyOf({ week, roomLines, feeYuan, reason: _reason, ...facts }: VenueDraft, venue: Venue | null): VenueBody {
  const kept = venue ? { communityNo: venue.communityNo, industryNo: venue.industry?.no ?? null } : {}
  return {
    ...kept,
    ...facts,
    hours: hoursOfWeek(week),
    feeFen: fenOfYuan(String(feeYuan ?? 0)) ?? 0,
    rooms: readRooms(roomLines ?? ''),
  }
}
