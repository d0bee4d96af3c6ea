import type { AccessPhrase } from './phrases.zh.ts'

export const en: Record<AccessPhrase, string> = {
  'problems.sign-in-refused':
    'The login name or the password is not right. Check capital letters and try again, or ask a system administrator for a reset.',
  'problems.sign-in-locked':
    'Too many wrong tries; signing in is paused to protect the account. Try again in {minutes} minutes or ask a system administrator to unlock it.',
  'problems.account-disabled': 'This account is disabled. Ask a system administrator if you still need it.',
  'problems.account-asleep': 'This account was not used for 90 days and sleeps. Ask a system administrator to enable it.',
  'problems.one-time-password-expired': 'The one-time password has expired. Ask a system administrator for a new one.',
  'problems.password-change-required': 'Please change your password first.',
  'problems.password-wrong': 'The present password is not right. Please type it again.',
  'problems.password-too-short': 'The new password needs at least {min} characters.',
  'problems.password-too-long': 'The new password may have at most {max} characters.',
  'problems.password-too-plain':
    'The new password needs at least {classes} of capital letters, small letters, digits and other signs.',
  'problems.password-guessable':
    'This password is easy to guess (a common word, a name, a row of keys). Try several unrelated words together.',
  'problems.password-used-before': 'This password was used not long ago. Please take another one.',
  'problems.account-not-found': 'There is no such account. Please choose it again from the list.',
  'problems.login-name-taken': 'This login name is taken. Please choose another one.',
  'problems.account-own': 'This cannot be done to your own account; another system administrator can.',
  'problems.account-of-administrator':
    'Passwords of system, security and audit administrators are reset on the server only, so that nobody holds two of these offices.',
  'problems.grant-not-found': 'There is no such grant. Please reload the list.',
  'problems.grant-node-missing': 'This role needs a unit it is responsible for. Please choose one.',
  'problems.grant-node-not-allowed': 'This role is for the whole platform and takes no unit.',
  'problems.grant-administrator-stands-alone':
    'System, security and audit administrator are three different persons who hold no other role. Take back the roles this person has, or choose someone else.',
  'problems.grant-exists': 'The account has this role over this unit for this time already, or it is proposed.',
  'problems.grant-period-backward': 'The end must come after the beginning.',
  'problems.grant-not-proposed': 'This grant has been decided already. Please reload the list.',
  'problems.grant-not-in-force': 'This grant is not in force; there is nothing to take back.',
  'problems.grant-own-proposal': 'Who proposed a grant does not decide it. Please ask another person.',
  'problems.grant-for-oneself': 'A grant to yourself is decided and taken back by another person.',
  'problems.purpose-unknown': 'Please choose a purpose from the list.',
  'problems.unmask-limit-reached':
    'You have reached the limit for protected fields ({perHour} records an hour, {perDay} a day). Try again later or use an approved export.',
  'problems.answer-not-kept':
    'This has been done, but its result is shown only once and not kept. Please do it again if you need it.',

  'roles.district_officer': 'District officer',
  'roles.district_viewer': 'District viewer',
  'roles.street_officer': 'Street officer',
  'roles.industry_officer': 'Industry officer',
  'roles.registrar': 'Registrar',
  'roles.party_org_secretary': 'Party organisation secretary',
  'roles.instructor': 'Instructor',
  'roles.privacy_officer': 'Privacy officer',
  'roles.system_admin': 'System administrator',
  'roles.security_admin': 'Security administrator',
  'roles.audit_admin': 'Audit administrator',
  'roles.system': 'The platform itself',

  'constraints.not-own-account': 'not on the own account',
  'constraints.not-own-proposal': 'not what one proposed oneself or gains by',
  'constraints.not-own-grant': 'not the own role',
  'constraints.own-side': 'for the own side only',
  'constraints.purpose-stated': 'with a stated purpose, on record',
  'constraints.rows-in-scope': 'only rows within the scope',
  'constraints.not-an-administrator': 'not by an administrator',
  'constraints.own-visit-for-instructors': 'instructors: own visits only',
  'constraints.whole-node': 'over a whole district or street',
  'constraints.own-step': 'one’s own step',
  'constraints.not-own-application': 'not what one submitted oneself',

  'reach.scope': 'within the granted units',
  'reach.self': 'own records only',
  'reach.platform': 'the platform (no business data)',

  'lines.area': 'Area',
  'lines.industry': 'Industry',
  'lines.registry': 'Registry',
  'lines.party': 'Party subordination',

  'grant-states.proposed': 'waiting for approval',
  'grant-states.approved': 'in force',
  'grant-states.refused': 'refused',
  'grant-states.revoked': 'taken back',

  'explain.works-as-platform': 'Done by the platform itself, to which no role applies.',
  'explain.action-unknown': 'The rights matrix knows no action "{action}".',
  'explain.not-signed-in': 'Nobody is signed in.',
  'explain.password-change-first': 'The password has to be changed before any right counts.',
  'explain.grant-reaches': 'Your unit ({node}) as {role} covers it, so you can.',
  'explain.grant-elsewhere': 'You are {role}, but your unit ({node}) does not cover it.',
  'explain.role-is-own-data': 'A {role} may do this with own records.',
  'explain.role-is-platform': 'A {role} may do this for the platform; no business data is involved.',
  'explain.role-missing':
    'This needs one of these roles: {roles}. You have none of them; ask a system administrator if your work needs it.',
  'explain.constraint-applies': 'One limit applies: {constraint}.',

  'audit.findings.entries-edited': 'Entries under seal {no} were edited',
  'audit.findings.entries-deleted': 'Entries under seal {no} were deleted',
  'audit.findings.entries-inserted': 'Entries were inserted under seal {no}',
  'audit.findings.entries-reordered': 'Entries under seal {no} changed places',
  'audit.findings.entries-unsealed': 'Entries have waited long for seal {no}; sealing may have stopped',
  'audit.findings.seal-missing': 'A seal before seal {no} is missing',
  'audit.findings.seal-altered': 'Seal {no} itself was altered',
  'audit.findings.seals-cut-off': 'Seals from {no} on are gone (an old backup, for example)',
  'audit.findings.chain-rewritten': 'Seal {no} differs from the anchor kept outside the database',
  'audit.findings.anchors-missing': 'No anchor file was found to compare seal {no} with',
  'audit.findings.anchors-altered': 'Line {no} of the anchor file was altered',
}
