import type { Crypto } from '../../platform/crypto/crypto.ts'
import type { GrantRow } from './store-grants.ts'

/** The seal of a grant: whoever writes a row past the platform cannot make it, and the grant counts for nothing. */
export function grantMac(crypto: Crypto, grant: Omit<GrantRow, 'mac'>): Buffer {
  const { id, accountId, role, nodeNo, line, fromOn, untilOn, state, proposedBy, decidedBy } = grant
  return crypto.mac(
    'access.grant',
    JSON.stringify([id, accountId, role, nodeNo, line, fromOn, untilOn, state, proposedBy, decidedBy]),
  )
}

export function isGenuine(crypto: Crypto, grant: GrantRow): boolean {
  return grant.mac.equals(grantMac(crypto, grant))
}
