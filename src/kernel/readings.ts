/**
 * Readings of wordings that leave something open (LH-15, LH-17), in one place: whoever asks whether a unit is large or needs a liaison
 * asks here, with the choice the programme's rule row names.
 */

/** Who is counted towards “30人以上” (LH-15, ZF-09); the sources do not say. */
export const headcountBases = ['staff', 'party-members', 'staff-and-party-members'] as const
export type HeadcountBasis = (typeof headcountBases)[number]

/** People of a unit on a basis; null when what the basis asks for is not stated. `members`: full and probationary. */
export function sizeOf(
  { headcount, members }: { headcount: number | null; members: number },
  basis: HeadcountBasis,
): number | null {
  if (basis === 'party-members') return members
  if (headcount === null) return null
  return basis === 'staff-and-party-members' ? headcount + members : headcount
}

/** Which units must have a liaison (LH-17: 未成立党组织或未选派党建指导员、专职党务工作者); `none`: nobody is asked for one. */
export const liaisonReadings = ['none', 'lenient', 'strict'] as const
export type LiaisonReading = (typeof liaisonReadings)[number]

export interface Helped {
  readonly hasPartyOrg: boolean
  readonly instructor: boolean
  readonly fullTime: boolean
}

/** `lenient`: no Party organisation, or neither instructor nor full-time worker; `strict`: also where one of the two is missing. */
export function needsLiaison({ hasPartyOrg, instructor, fullTime }: Helped, reading: LiaisonReading): boolean {
  if (reading === 'none') return false
  if (!hasPartyOrg) return true
  return reading === 'strict' ? !instructor || !fullTime : !instructor && !fullTime
}
