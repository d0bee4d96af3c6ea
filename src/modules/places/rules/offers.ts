export const offerStates = ['proposed', 'agreed', 'declined', 'withdrawn'] as const
export type OfferState = (typeof offerStates)[number]

/** What becomes of a proposed service, and whose answer it is: the owner's of the venue, or of who proposed it. */
export const offerActs = {
  agree: { to: 'agreed', by: 'venue' },
  decline: { to: 'declined', by: 'venue' },
  withdraw: { to: 'withdrawn', by: 'unit' },
} as const satisfies Record<string, { readonly to: OfferState; readonly by: 'venue' | 'unit' }>
export type OfferAct = keyof typeof offerActs
export const offerActNames = Object.keys(offerActs) as OfferAct[]

/** The acts left to a side; an answer is given once. */
export const actsOfOffer = (state: OfferState, sides: { readonly venue: boolean; readonly unit: boolean }): OfferAct[] =>
  state === 'proposed' ? offerActNames.filter((act) => sides[offerActs[act].by]) : []
