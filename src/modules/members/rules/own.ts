/** What a member can ask to have put right; `other` is for what the office has to look into. */
export const requestFields = ['name', 'phone', 'joined_on', 'other'] as const
export type RequestField = (typeof requestFields)[number]
export const requestStates = ['open', 'accepted', 'refused', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** What a member gave of the own accord and may delete at once (PIPL Art. 47). */
export const deletable = ['phone', 'whereabouts', 'account'] as const
export type Deletable = (typeof deletable)[number]

/**
 * What stays although the member asks: the register of members is kept by duty, not by consent (PIPL Art. 13, 34; regulation on members
 * 2019), decisions are history, and who read what is kept three years at least (PIPL Art. 56; regulation on network data Art. 12).
 */
export const kept = ['register', 'decisions', 'reads'] as const
