import type { Grant } from '../../../kernel/policy.ts'
import { standsAlone } from './roles.ts'
import { type PasswordProfile, passwordRules } from './passwords.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** GB/T 22239 8.1.4.1 b; security.md A3. */
export const lockout = { failures: 5, windowMs: 15 * minute, failuresADay: 100 } as const
/** An account unused so long sleeps until an administrator wakes it (GB/T 22239 8.1.4.2 c). */
export const dormantAfterDays = 90
/** A one-time password given by an administrator is good for a day (ASVS 6.4.6). */
export const oneTimeMs = day

/** Failed attempts of one login name since it last came in or was unlocked, and all of the last day. Instants, newest last. */
export interface Attempts {
  readonly sinceSuccess: readonly Date[]
  readonly lastDay: readonly Date[]
}

/** Whether another guess is listened to. The same for names that exist and names that do not. */
export function decideAttempt(
  attempts: Attempts,
  now: Date,
):
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'sign-in-locked'; readonly params: { readonly minutes: number } } {
  const recent = attempts.sinceSuccess.filter((at) => at.getTime() > now.getTime() - lockout.windowMs)
  const waits: number[] = []
  const freeing = recent.at(-lockout.failures)
  if (freeing) waits.push(freeing.getTime() + lockout.windowMs - now.getTime())
  const ofDay = attempts.lastDay.filter((at) => at.getTime() > now.getTime() - day).at(-lockout.failuresADay)
  if (ofDay) waits.push(ofDay.getTime() + day - now.getTime())
  if (waits.length === 0) return { ok: true }
  return { ok: false, code: 'sign-in-locked', params: { minutes: Math.max(1, Math.ceil(Math.max(...waits) / minute)) } }
}

export interface AccountState {
  readonly disabledAt: Date | null
  readonly oneTimeUntil: Date | null
  readonly activeSince: Date
  readonly lastSignedInAt: Date | null
  readonly mustChange: boolean
  readonly passwordChangedAt: Date
  readonly demo: boolean
}

export type SignInRefusal = 'sign-in-refused' | 'account-disabled' | 'account-asleep' | 'one-time-password-expired'

/** Only whoever knew the password learns why else the door is shut. */
export function decideSignIn(
  account: AccountState | null,
  passwordFits: boolean,
  now: Date,
): { readonly ok: true } | { readonly ok: false; readonly code: SignInRefusal } {
  if (!account || !passwordFits) return { ok: false, code: 'sign-in-refused' }
  if (account.disabledAt !== null) return { ok: false, code: 'account-disabled' }
  if (account.oneTimeUntil !== null && account.oneTimeUntil <= now) return { ok: false, code: 'one-time-password-expired' }
  if (isAsleep(account, now)) return { ok: false, code: 'account-asleep' }
  return { ok: true }
}

export function isAsleep(account: AccountState, now: Date): boolean {
  const last = Math.max(account.activeSince.getTime(), account.lastSignedInAt?.getTime() ?? 0)
  return !account.demo && now.getTime() - last > dormantAfterDays * day
}

/** After a one-time password, and when rotation is due. */
export function mustChangePassword(account: AccountState, profile: PasswordProfile, now: Date): boolean {
  const maxAge = passwordRules[profile].maxAgeDays
  const old = maxAge !== null && now.getTime() - account.passwordChangedAt.getTime() > maxAge * day
  return account.mustChange || (old && !account.demo)
}

/** Idle and absolute length of a session: the three administrators are kept shorter (security.md A4). */
export function sessionLimits(grants: readonly Grant[]): { readonly idleMs: number; readonly absoluteMs: number } {
  const administrator = grants.some((grant) => standsAlone(grant.role))
  return administrator
    ? { idleMs: 15 * minute, absoluteMs: 8 * 60 * minute }
    : { idleMs: 30 * minute, absoluteMs: 12 * 60 * minute }
}

export function sessionLives(
  session: { readonly createdAt: Date; readonly lastSeenAt: Date; readonly endsAt: Date },
  grants: readonly Grant[],
  now: Date,
): boolean {
  const { idleMs, absoluteMs } = sessionLimits(grants)
  const end = Math.min(session.endsAt.getTime(), session.createdAt.getTime() + absoluteMs, session.lastSeenAt.getTime() + idleMs)
  return now.getTime() < end
}
