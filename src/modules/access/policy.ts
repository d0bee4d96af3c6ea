import type { Ability } from '../../kernel/policy.ts'

/** What the three administrators and the privacy officer may do. None of these rows reaches a business record. */
export const accessAbilities: readonly Ability[] = [
  { action: 'access.list-accounts', reach: 'platform', roles: ['system_admin', 'security_admin', 'audit_admin'] },
  { action: 'access.manage-accounts', reach: 'platform', roles: ['system_admin'], constraint: 'not-own-account' },
  { action: 'access.list-grants', reach: 'platform', roles: ['system_admin', 'security_admin', 'audit_admin'] },
  { action: 'access.propose-grant', reach: 'platform', roles: ['system_admin'] },
  { action: 'access.decide-grant', reach: 'platform', roles: ['security_admin'], constraint: 'not-own-proposal' },
  { action: 'access.revoke-grant', reach: 'platform', roles: ['security_admin'], constraint: 'not-own-grant' },
  { action: 'access.read-audit', reach: 'platform', roles: ['audit_admin'] },
  { action: 'access.read-personal-log', reach: 'platform', roles: ['privacy_officer', 'audit_admin'] },
]
