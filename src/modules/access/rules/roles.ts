import type { Day } from '../../../kernel/dates.ts'

/** Roles as the code needs them; names and kinds for people are in `access.role`, and a test keeps the two alike. */
export const platformRoles = ['system_admin', 'security_admin', 'audit_admin', 'privacy_officer'] as const
export const businessRoles = [
  'district_officer',
  'district_viewer',
  'street_officer',
  'industry_officer',
  'registrar',
  'party_org_secretary',
  'instructor',
] as const
export const roleCodes = [...businessRoles, ...platformRoles] as const
export type RoleCode = (typeof roleCodes)[number]

/** The three administrators of GB/T 22239 8.1.5: whoever holds one of these roles holds no other role at all. */
export const administrators = ['system_admin', 'security_admin', 'audit_admin'] as const

export function standsAlone(role: string): boolean {
  return (administrators as readonly string[]).includes(role)
}

export function isPlatformRole(role: string): boolean {
  return (platformRoles as readonly string[]).includes(role)
}

export interface HeldRole {
  readonly role: string
  readonly nodeNo: number | null
  readonly fromOn: Day
  /** Day after the last, null while open. */
  readonly untilOn: Day | null
  readonly accountId: string
}

export type GrantRefusal =
  | 'grant-node-missing'
  | 'grant-node-not-allowed'
  | 'grant-period-backward'
  | 'grant-administrator-stands-alone'
  | 'grant-exists'

/** Whether a person who holds (or is proposed for) `held`, through whichever account and in whatever period, may be given `wanted`. */
export function decideGrant(
  held: readonly HeldRole[],
  wanted: HeldRole,
): { readonly ok: true } | { readonly ok: false; readonly code: GrantRefusal } {
  if (isPlatformRole(wanted.role) && wanted.nodeNo !== null) return { ok: false, code: 'grant-node-not-allowed' }
  if (!isPlatformRole(wanted.role) && wanted.nodeNo === null) return { ok: false, code: 'grant-node-missing' }
  if (wanted.untilOn !== null && wanted.untilOn <= wanted.fromOn) return { ok: false, code: 'grant-period-backward' }
  const meanwhile = held.filter((other) => overlap(other, wanted))
  const clash = meanwhile.some((other) => other.role !== wanted.role && (standsAlone(other.role) || standsAlone(wanted.role)))
  if (clash) return { ok: false, code: 'grant-administrator-stands-alone' }
  const twice = meanwhile.some(
    (other) => other.accountId === wanted.accountId && other.role === wanted.role && other.nodeNo === wanted.nodeNo,
  )
  return twice ? { ok: false, code: 'grant-exists' } : { ok: true }
}

function overlap(a: HeldRole, b: HeldRole): boolean {
  return (a.untilOn === null || b.fromOn < a.untilOn) && (b.untilOn === null || a.fromOn < b.untilOn)
}

/** Two persons for every grant: who proposed it, or gains by it, does not decide it. Persons are compared, not accounts. */
export function decideDecision(
  state: string,
  decider: string,
  proposer: string | null,
  beneficiary: string,
):
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'grant-not-proposed' | 'grant-own-proposal' | 'grant-for-oneself' } {
  if (state !== 'proposed') return { ok: false, code: 'grant-not-proposed' }
  if (decider === proposer) return { ok: false, code: 'grant-own-proposal' }
  if (decider === beneficiary) return { ok: false, code: 'grant-for-oneself' }
  return { ok: true }
}

/** Protected records one person may open before it is no longer work (security.md D8). */
export const unmaskLimits = { perHour: 30, perDay: 100 } as const

export function decideUnmasking(
  readsLastHour: number,
  readsLastDay: number,
):
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'unmask-limit-reached'; readonly params: { perHour: number; perDay: number } } {
  const { perHour, perDay } = unmaskLimits
  if (readsLastHour < perHour && readsLastDay < perDay) return { ok: true }
  return { ok: false, code: 'unmask-limit-reached', params: { perHour, perDay } }
}
