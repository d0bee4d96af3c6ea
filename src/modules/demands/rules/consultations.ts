/**
 * The life of a consultation (会诊, ZF-20): asked, then answered with a finding and advice, declined, or
 * withdrawn by who asked; it lapses with its issue or its organisation.
 */
export const consultationStates = ['asked', 'answered', 'declined', 'withdrawn', 'lapsed'] as const
export type ConsultationState = (typeof consultationStates)[number]

/** Advice is asked for as long as the issue is not solved, dropped or told back. */
export const consultableStates = ['raised', 'discussed', 'decided', 'assigned'] as const
export const mayConsult = (issueState: string): boolean => (consultableStates as readonly string[]).includes(issueState)
