export const deficitKinds = ['few-members', 'no-venue', 'no-resource'] as const
export type DeficitKind = (typeof deficitKinds)[number]

/** What the records say of a Party organisation, together with the units it covers. */
export interface Holding {
  /** Members on record; null where none is kept: nothing is guessed. */
  readonly members: number | null
  /** Open venues of its own. */
  readonly venues: number
  /** Venues it offers on the list. */
  readonly venueOffers: number
  /** Resources it has put into the pool. */
  readonly resources: number
}

export interface Deficit {
  readonly kind: DeficitKind
  /** The number the records show. */
  readonly count: number
}

/** The diagnosed deficits that the records show (NS-02); an organisation has none, one or several, and nothing is added up. */
export function deficitsOf({ members, venues, venueOffers, resources }: Holding, fewMembers: number): Deficit[] {
  return [
    ...(members !== null && members > 0 && members < fewMembers ? [{ kind: 'few-members' as const, count: members }] : []),
    ...(venues + venueOffers === 0 ? [{ kind: 'no-venue' as const, count: 0 }] : []),
    ...(resources === 0 ? [{ kind: 'no-resource' as const, count: 0 }] : []),
  ]
}
