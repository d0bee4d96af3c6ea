import type { Day } from '../../../kernel/dates.ts'

export const communityStates = ['draft', 'applied', 'active', 'demonstration', 'rectification', 'dissolved', 'withdrawn'] as const
export type CommunityState = (typeof communityStates)[number]

export const lives = (state: CommunityState): boolean =>
  state === 'active' || state === 'demonstration' || state === 'rectification'

/** What becomes of a request to join (CN-64). */
export const requestStates = ['asked', 'member', 'declined', 'withdrawn', 'left'] as const
export type RequestState = (typeof requestStates)[number]

export const communityMoves = [
  'apply',
  'return',
  'establish',
  'withdraw',
  'grade-demonstration',
  'grade-normal',
  'grade-rectification',
  'recheck-active',
  'recheck-dissolved',
  'dissolve',
] as const
export type CommunityMove = (typeof communityMoves)[number]

const graded = {
  'grade-demonstration': 'demonstration',
  'grade-normal': 'active',
  'grade-rectification': 'rectification',
  dissolve: 'dissolved',
} as const

/** Community formation and life (mechanisms §5; CN-31, CN-43 to CN-45): what leads where. A community in rectification waits for its re-check. */
const table: Readonly<Record<CommunityState, Partial<Record<CommunityMove, CommunityState>>>> = {
  draft: { apply: 'applied', withdraw: 'withdrawn', establish: 'active' },
  applied: { return: 'draft', establish: 'active' },
  active: graded,
  demonstration: graded,
  rectification: { 'recheck-active': 'active', 'recheck-dissolved': 'dissolved', dissolve: 'dissolved' },
  dissolved: {},
  withdrawn: {},
}

/** Where a move leads from a state; undefined where the table has no such way. */
export const stateAfter = (state: CommunityState, move: CommunityMove): CommunityState | undefined => table[state][move]
export const movesFrom = (state: CommunityState): CommunityMove[] => Object.keys(table[state]) as CommunityMove[]

export const aspects = ['money', 'people', 'place'] as const
export type Aspect = (typeof aspects)[number]
export const needs = ['members', 'coverage', 'duties', 'team', 'charter', ...aspects] as const
export type Need = (typeof needs)[number]

export interface Founding {
  readonly members: number
  readonly coverage: string | null
  readonly duties: string | null
  /** People the members have agreed on. */
  readonly team: number
  /** Every member has signed the charter, and nobody is asked in it who is no member. */
  readonly charterSigned: boolean
  readonly readiness: Readonly<Partial<Record<Aspect, 'there' | 'missing' | 'not-applicable'>>>
}

export interface FoundingRules {
  readonly least: number
  readonly fields: readonly ('coverage' | 'duties' | 'team')[]
  readonly aspects: readonly Aspect[]
}

/** What is still missing before a community may apply (CN-32, CN-38, CN-59); 不适用 is an answer, silence is not. */
export function unmetOf(founding: Founding, rules: FoundingRules): Need[] {
  const has: Readonly<Record<Need, boolean>> = {
    members: founding.members >= rules.least,
    coverage: !rules.fields.includes('coverage') || Boolean(founding.coverage),
    duties: !rules.fields.includes('duties') || Boolean(founding.duties),
    team: !rules.fields.includes('team') || founding.team > 0,
    charter: founding.charterSigned,
    money: ready('money'),
    people: ready('people'),
    place: ready('place'),
  }
  function ready(aspect: Aspect): boolean {
    const state = founding.readiness[aspect]
    return !rules.aspects.includes(aspect) || state === 'there' || state === 'not-applicable'
  }
  return needs.filter((need) => !has[need])
}

export const readyStates = ['ready', 'lacking', 'unstated'] as const
export type ReadyState = (typeof readyStates)[number]
type Stated = 'there' | 'missing' | 'not-applicable' | 'unstated'

/** What of the aspects a district asks for a community lacks, or has said nothing of. */
export const lackedBy = (
  ready: readonly { readonly aspect: Aspect; readonly state: Stated }[],
  asked: readonly Aspect[],
): Aspect[] =>
  ready
    .filter((one) => asked.includes(one.aspect) && (one.state === 'missing' || one.state === 'unstated'))
    .map((one) => one.aspect)

/** Whether all asked for is there or does not apply (CN-38); what is missing weighs more than what nobody has said yet. */
export function readyOf(
  ready: readonly { readonly aspect: Aspect; readonly state: Stated }[],
  asked: readonly Aspect[],
): ReadyState {
  const states = new Set(ready.flatMap((one) => (asked.includes(one.aspect) ? [one.state] : [])))
  if (states.has('missing')) return 'lacking'
  return states.has('unstated') ? 'unstated' : 'ready'
}

export const crossKinds = ['domain', 'level', 'area', 'industry'] as const
export type CrossKind = (typeof crossKinds)[number]

/** What the records say of a member: nothing of it is typed into the community. */
export interface MemberFacts {
  readonly unitNo: number
  readonly kinds: readonly string[]
  /** Names of the communities and villages it stands for. */
  readonly areas: readonly string[]
  readonly tiers: readonly string[]
  readonly streetNo: number | null
  readonly industryNo: number | null
}

export interface Domain {
  readonly code: string
  readonly kinds: readonly string[]
  /** Endings of the names of areas it is told by; none: every other area. */
  readonly endings: readonly string[]
}

/** Domains a member is of; an area is of the first domain whose ending its name has. */
export function domainsOf(facts: MemberFacts, domains: readonly Domain[]): string[] {
  const found = new Set<string>()
  for (const kind of facts.kinds) {
    const possible = domains.filter((domain) => domain.kinds.includes(kind))
    if (kind !== 'community') possible.slice(0, 1).forEach((domain) => found.add(domain.code))
    else
      for (const area of facts.areas) {
        const domain =
          possible.find((one) => one.endings.some((ending) => area.endsWith(ending))) ??
          possible.find((one) => one.endings.length === 0)
        if (domain) found.add(domain.code)
      }
  }
  return [...found]
}

/** In which ways a community crosses borders (CN-03, CN-06, CN-10, CN-12): two different values among its members are enough. */
export function crossOf(
  members: readonly MemberFacts[],
  domains: readonly Domain[],
): Record<CrossKind, readonly (string | number)[]> {
  const distinct = <T>(values: readonly (T | null)[]) => [...new Set(values.filter((value): value is T => value !== null))]
  return {
    domain: distinct(members.flatMap((member) => domainsOf(member, domains))),
    level: distinct(members.flatMap((member) => member.tiers)),
    area: distinct(members.map((member) => member.streetNo)),
    industry: distinct(members.map((member) => member.industryNo)),
  }
}

export const crosses = (values: Record<CrossKind, readonly unknown[]>): CrossKind[] =>
  crossKinds.filter((kind) => values[kind].length > 1)

/** Members on a day: from their first day on, and no longer on the first day after. */
export function membersOn<M extends { readonly fromOn: Day | null; readonly untilOn: Day | null }>(
  members: readonly M[],
  day: Day,
): M[] {
  return members.filter(({ fromOn, untilOn }) => fromOn !== null && fromOn <= day && (untilOn === null || day < untilOn))
}
