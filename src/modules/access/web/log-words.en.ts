import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import type { zh } from './log-words.zh.ts'

export const en: SameKeys<typeof zh> = {
  abilities: {
    'access/list-accounts': 'See accounts',
    'access/manage-accounts': 'Manage accounts (create, disable, unlock, reset)',
    'access/list-grants': 'See roles given',
    'access/propose-grant': 'Propose roles',
    'access/decide-grant': 'Decide on roles',
    'access/revoke-grant': 'Take roles back',
    'access/read-audit': 'See and verify the audit log',
    'access/read-personal-log': 'See the read log',
  },
  writes: {
    'access/signIn': 'Sign in',
    'access/signOut': 'Sign out',
    'access/changePassword': 'Change password',
    'access/createAccount': 'Create account',
    'access/disableAccount': 'Disable account',
    'access/enableAccount': 'Enable account',
    'access/unlockAccount': 'Unlock account',
    'access/resetPassword': 'Reset password',
    'access/proposeGrant': 'Propose role',
    'access/approveGrant': 'Approve role',
    'access/refuseGrant': 'Refuse role',
    'access/revokeGrant': 'Take role back',
    'access/grantRole': 'Give role on the server',
  },
  reads: {
    'access/getMe': 'See own account',
    'access/listAccounts': 'See accounts',
    'access/listGrants': 'See roles given',
    'access/findNodes': 'Find what a role is given over',
    'access/getRightsMatrix': 'See the rights matrix',
    'access/explain': 'Ask why something is allowed',
    'access/listAuditEntries': 'See the audit log',
    'access/verifyAuditLog': 'Verify the audit log',
    'access/listPurposes': 'See the purposes',
    'access/listMyReadLog': 'See who read my data',
    'access/listReadLog': 'See the read log',
  },
  noted: {
    objects: {
      account: 'Account',
      grant: 'Grant',
    },
    fields: {
      account: 'account',
      loginName: 'login name',
      displayName: 'name of the person',
      password: 'password',
    },
    heads: {},
    jobs: {},
  },
}
