import { randomBytes } from 'node:crypto'
import { ICalCalendar, ICalEventStatus } from 'ical-generator'
import type { Download } from '../commands/operation.ts'
import type { Crypto } from '../crypto/crypto.ts'

/** Something that stands in a calendar: at an hour, or on a day where nobody says the hour. */
export interface CalendarEntry {
  readonly id: string
  readonly revision: number
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly onDay: string
  readonly summary: string
  readonly place: string | null
  readonly cancelled: boolean
}

/** A calendar other programs subscribe to. */
export function calendarFile(product: string, now: Date, entries: readonly CalendarEntry[]): Download {
  const calendar = new ICalCalendar({ prodId: { company: 'Lianjian', product } })
  for (const one of entries) {
    calendar.createEvent({
      id: one.id,
      sequence: one.revision,
      stamp: now,
      // A day is written as the day it is, whatever the zone of the server.
      start: one.startsAt ?? new Date(`${one.onDay}T00:00:00Z`),
      ...(one.endsAt ? { end: one.endsAt } : {}),
      allDay: one.startsAt === null,
      timezone: one.startsAt === null ? 'UTC' : null,
      summary: one.summary,
      location: one.place,
      status: one.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return { fileName: 'calendar.ics', contentType: 'text/calendar; charset=utf-8', body: Buffer.from(calendar.toString()) }
}

/** A secret under which a calendar is subscribed to, shown once, and its keyed digest, which alone is kept. */
export function secretAddress(crypto: Pick<Crypto, 'mac'>): { readonly secret: string; readonly mac: Buffer } {
  const secret = randomBytes(24).toString('base64url')
  return { secret, mac: macOfAddress(crypto, secret) }
}

export const macOfAddress = (crypto: Pick<Crypto, 'mac'>, secret: string): Buffer => crypto.mac('calendar', secret)
