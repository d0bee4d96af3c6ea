import { type Day, daysInMonth } from '../../../kernel/dates.ts'

export const stationKinds = ['station', 'contact_point', 'activity_room'] as const
export const declarationKinds = ['pocket', 'mobile'] as const
export const declarationStates = ['declared', 'placed', 'joined', 'withdrawn'] as const
export type DeclarationState = (typeof declarationStates)[number]
export const homeReasons = ['same-street', 'same-industry', 'near', 'mobile-branch'] as const
export type HomeReason = (typeof homeReasons)[number]

/** The same day so many months later, or the last of a month that has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const count = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const two = (value: number) => String(value).padStart(2, '0')
  return `${toYear}-${two(toMonth)}-${two(Math.min(date, daysInMonth(toYear, toMonth)))}`
}

export interface Home {
  readonly no: number
  readonly name: string
  readonly form: string | null
  readonly streetNo: number | null
  readonly industryNo: number | null
  readonly members: number
  readonly lon: number | null
  readonly lat: number | null
}
export interface Seeker {
  readonly streetNo: number
  readonly industryNo: number | null
  readonly lon: number | null
  readonly lat: number | null
}
export interface ProposedHome {
  readonly no: number
  readonly name: string
  readonly members: number
  readonly reasons: readonly HomeReason[]
  /** Between the middle of the two streets, in kilometres; null where no place is known. */
  readonly km: number | null
}

const near = 3
const shown = 12

/**
 * Organisations for somebody without one: those of the same street, of the same industry, or near, each with what speaks for it (Art. 25;
 * LH-10 for "near and alike"). A proposal in a plain order; a person chooses.
 */
export function proposeHomes(seeker: Seeker, homes: readonly Home[]): ProposedHome[] {
  return homes
    .map((home) => {
      const km = distance(seeker, home)
      const reasons: HomeReason[] = [
        ...(home.streetNo === seeker.streetNo ? (['same-street'] as const) : []),
        ...(home.industryNo !== null && home.industryNo === seeker.industryNo ? (['same-industry'] as const) : []),
        ...(home.streetNo !== seeker.streetNo && km !== null && km <= near ? (['near'] as const) : []),
        ...(home.form === 'mobile' ? (['mobile-branch'] as const) : []),
      ]
      return { no: home.no, name: home.name, members: home.members, reasons, km }
    })
    .filter((home) => home.reasons.length > 0)
    .sort(
      (a, b) =>
        Number(b.reasons.includes('same-street')) - Number(a.reasons.includes('same-street')) ||
        b.reasons.length - a.reasons.length ||
        (a.km ?? Number.MAX_VALUE) - (b.km ?? Number.MAX_VALUE) ||
        a.no - b.no,
    )
    .slice(0, shown)
}

/** On a plane at this latitude: districts are small. */
function distance(a: Pick<Seeker, 'lon' | 'lat'>, b: Pick<Seeker, 'lon' | 'lat'>): number | null {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return null
  const degree = 111.32
  const east = (a.lon - b.lon) * degree * Math.cos((a.lat * Math.PI) / 180)
  return Math.round(Math.hypot(east, (a.lat - b.lat) * degree) * 10) / 10
}
