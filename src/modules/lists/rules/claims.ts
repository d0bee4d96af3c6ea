/** How a claim stands. `proposed`: an organisation of it has still to agree. */
export const claimStates = ['proposed', 'active', 'solved', 'verified', 'withdrawn', 'released'] as const
export type ClaimState = (typeof claimStates)[number]

/** Claims that hold what they took; the others have given it back. */
export const holding: readonly ClaimState[] = ['proposed', 'active', 'solved', 'verified']

/**
 * `office` coordinates: it follows, supervises and releases, and never says that something is solved or confirms it. `community` is the one an
 * entry is kept to, by its lead or its convenor of now: it follows and urges (CN-29).
 */
export const sides = ['owner', 'claimant', 'office', 'community'] as const
export type Side = (typeof sides)[number]

export const deeds = ['agree', 'refuse', 'follow', 'supervise', 'solve', 'return', 'verify', 'withdraw', 'release'] as const
export type Deed = (typeof deeds)[number]

/** Deeds that say nothing without a line about them. */
export const linedDeeds: ReadonlySet<Deed> = new Set(['refuse', 'follow', 'supervise', 'solve', 'return', 'withdraw', 'release'])

/** Reasons the platform itself gives when the organisation of a claim or an entry is merged or ends; pages say them in their language. */
export const unitReasons = ['unit-ended', 'unit-merged', 'unit-back'] as const
export type UnitReason = (typeof unitReasons)[number]

/** Levels from which and to which resources are handed down (CN-08), the highest first. */
export const levels = ['district', 'street', 'community', 'organisation'] as const
export type Level = (typeof levels)[number]

interface Told {
  readonly deed: Deed | 'claim'
  readonly side: Side
  readonly line: string | null
  readonly at: string
  readonly dueOn: string | null
}

/** What the office or the community urged and the first thing the claimant did after it; null where it has not answered. Steps stand in their order. */
export const urgesOf = (steps: readonly Told[]) =>
  steps.flatMap(({ deed, side, line, at, dueOn }, index) => {
    if (deed !== 'supervise') return []
    const answer = steps
      .slice(index + 1)
      .find((step) => step.side === 'claimant' && (step.deed === 'follow' || step.deed === 'solve'))
    return [{ side, line, at, dueOn, answer: answer ? { line: answer.line, at: answer.at } : null }]
  })

export interface ClaimStanding {
  readonly state: ClaimState
  /** Side and account that said it is solved. */
  readonly solvedSide: Side | null
  readonly solvedBy: string | null
  /** Organisations that have still to agree, the one that acts among them where it has not. */
  readonly awaited: number
}

export interface Acting {
  readonly side: Side
  /** Null for the platform itself, which replays stories. */
  readonly account: string | null
}

export type DeedRefusal = 'claim-cannot' | 'claim-other-side' | 'claim-same-account'
export type DeedDecision =
  | { readonly ok: true; readonly next: ClaimStanding }
  | { readonly ok: false; readonly code: DeedRefusal }

const allowed: Readonly<Record<Deed, { from: readonly ClaimState[]; by: readonly Side[] }>> = {
  agree: { from: ['proposed'], by: ['claimant'] },
  refuse: { from: ['proposed'], by: ['claimant'] },
  follow: { from: ['active', 'solved'], by: sides },
  supervise: { from: ['active', 'solved'], by: ['office', 'community'] },
  solve: { from: ['active'], by: ['owner', 'claimant'] },
  return: { from: ['solved'], by: ['owner', 'claimant'] },
  verify: { from: ['solved'], by: ['owner', 'claimant'] },
  withdraw: { from: ['proposed', 'active', 'solved'], by: ['claimant'] },
  release: { from: ['proposed', 'active', 'solved'], by: ['owner', 'office'] },
}

/** Whether somebody may urge at all. */
export const urgeable = (state: ClaimState): boolean => allowed.supervise.from.includes(state)

/**
 * The next standing of a claim. What one side says is solved the other side looks at, and another account: nobody confirms the own word,
 * also not somebody whose rights reach both sides.
 */
export function decideDeed(was: ClaimStanding, deed: Deed, { side, account }: Acting): DeedDecision {
  const { from, by } = allowed[deed]
  if (!from.includes(was.state)) return { ok: false, code: 'claim-cannot' }
  if (!by.includes(side)) return { ok: false, code: 'claim-other-side' }
  if (deed === 'verify' || deed === 'return') {
    if (was.solvedSide === side) return { ok: false, code: 'claim-other-side' }
    if (account !== null && was.solvedBy === account) return { ok: false, code: 'claim-same-account' }
  }
  const unsolved = { solvedSide: null, solvedBy: null }
  switch (deed) {
    case 'agree': {
      const awaited = was.awaited - 1
      return { ok: true, next: { ...was, awaited, state: awaited > 0 ? 'proposed' : 'active' } }
    }
    case 'solve':
      return { ok: true, next: { ...was, state: 'solved', solvedSide: side, solvedBy: account } }
    case 'return':
      return { ok: true, next: { ...was, ...unsolved, state: 'active' } }
    case 'verify':
      return { ok: true, next: { ...was, state: 'verified' } }
    case 'refuse':
    case 'withdraw':
      return { ok: true, next: { ...was, ...unsolved, state: 'withdrawn' } }
    case 'release':
      return { ok: true, next: { ...was, ...unsolved, state: 'released' } }
    default:
      return { ok: true, next: was }
  }
}

/** What somebody on these sides may do next, for buttons; the same decision as when it is done. */
export const deedsOf = (was: ClaimStanding, acting: readonly Acting[]): { deed: Deed; side: Side }[] =>
  acting.flatMap((one) => deeds.filter((deed) => decideDeed(was, deed, one).ok).map((deed) => ({ deed, side: one.side })))
