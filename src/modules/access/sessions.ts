import { randomBytes } from 'node:crypto'
import type { Actor, Grant } from '../../kernel/policy.ts'
import type { Services } from '../../platform/commands/services.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { asPlatform, systemContext } from '../../platform/db/database.ts'
import type { SessionCarrier } from '../../platform/http/server.ts'
import { accessProblems } from './problems.ts'
import { isAsleep, mustChangePassword, sessionLimits, sessionLives } from './rules.ts'
import { isGenuine } from './grants.ts'
import { followingGrants } from './following-grants.ts'
import { readPasswordProfile } from './settings.ts'
import { findSession, insertSession, listGrantsInForce, touchSession } from './store-sessions.ts'

/** A disabled account or a revoked grant is felt within this; it is also how often a busy session asks the database. */
const believedForMs = 1_000
const touchEveryMs = 30_000
const mostRemembered = 10_000

interface Remembered {
  readonly actor: Actor
  readonly untilMs: number
}

const remembered = new WeakMap<Services, Map<string, Remembered>>()

/** The `__Host-` prefix ties the cookie to this host and to TLS, which a bare machine on a loopback address does not have. */
export function cookieName(services: Services): string {
  return services.config.behindProxy ? '__Host-lianjian_session' : 'lianjian_session'
}

/** While the password has to be changed, these and nothing else. */
const whileChanging = ['access.getMe', 'access.changePassword', 'access.signOut']

/** Who is asking: the account of a living session with its genuine grants, else a visitor. */
export async function authenticate(services: Services, carrier: SessionCarrier): Promise<Actor> {
  const token = carrier.cookies[cookieName(services)]
  if (!token || token.length > 100) return visitor(carrier.ip)
  const cache = cacheOf(services)
  const hash = services.crypto.digest('session ', token)
  const key = hash.toString('base64')
  const nowMs = performance.now()
  const known = cache.get(key)
  if (known && known.untilMs > nowMs) return { ...known.actor, ip: carrier.ip }
  const actor = await loadActor(services, hash, carrier.ip)
  if (cache.size >= mostRemembered) cache.clear()
  if (actor.kind === 'person') cache.set(key, { actor, untilMs: nowMs + believedForMs })
  else cache.delete(key)
  return actor
}

async function loadActor(services: Services, tokenHash: Buffer, ip: string): Promise<Actor> {
  const now = services.clock.now()
  return services.database.transaction(systemContext, async (tx) => {
    const session = await findSession(tx, tokenHash)
    if (!session || session.disabledAt !== null) return visitor(ip)
    const rows = await listGrantsInForce(tx, session.accountId, services.clock.today())
    const genuine = rows.filter((row) => isGenuine(services.crypto, row))
    if (genuine.length < rows.length)
      services.log.error('a grant was changed by hand and is ignored', { account: session.accountId })
    const granted: Grant[] = genuine.map(({ role, nodeNo }) => ({ role, nodeNo }))
    const grants = [...granted, ...(await followingGrants(services, tx, session.accountId))]
    if (!sessionLives(session, grants, now) || isAsleep(session, now)) return visitor(ip)
    if (now.getTime() - session.lastSeenAt.getTime() >= touchEveryMs) await touchSession(tx, session.id, now)
    const confined = mustChangePassword(session, await readPasswordProfile(tx), now)
    return {
      kind: 'person',
      accountId: session.accountId,
      displayName: session.displayName,
      grants: confined ? [] : grants,
      sessionId: session.id,
      ip,
      ...(confined ? { confined: { to: whileChanging, because: accessProblems['password-change-required'] } } : {}),
    }
  })
}

/** Begins a session and leaves its token in a cookie of the answer, nowhere else. */
export async function beginSession(call: Call, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = call.services.crypto.digest('session ', token)
  const id = await asPlatform(call.tx, async () => {
    const grants = await listGrantsInForce(call.tx, accountId, call.today)
    const { absoluteMs } = sessionLimits(grants)
    const endsAt = new Date(call.now.getTime() + absoluteMs)
    return insertSession(call.tx, { tokenHash, accountId, endsAt, ip: call.actor.ip, agent: call.userAgent }, call.now)
  })
  call.reply.set(cookieName(call.services), token, null)
  return id
}

function cacheOf(services: Services): Map<string, Remembered> {
  let cache = remembered.get(services)
  if (!cache) remembered.set(services, (cache = new Map()))
  return cache
}

function visitor(ip: string | null): Actor {
  return { kind: 'visitor', accountId: null, displayName: '', grants: [], sessionId: null, ip }
}
