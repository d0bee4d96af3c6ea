import { classifyFields } from '../../kernel/field-class.ts'

export const accessFieldClasses = classifyFields('access', {
  account: {
    C1: 'id login_name password_changed_at must_change one_time_until demo disabled_at active_since last_signed_in_at created_at created_by',
    C2: 'person_id display_name',
    C4: 'password_hash',
  },
  password_history: { C1: 'account_id changed_at', C4: 'password_hash' },
  session: { C1: 'id account_id created_at last_seen_at ends_at', C2: 'ip agent', C4: 'token_hash' },
  sign_in_attempt: { C1: 'id at outcome', C2: 'login_name ip' },
  role: { C0: 'code zh en kind stands_alone' },
  role_grant: {
    C1: 'id account_id role node_no line from_on until_on reason state proposed_by proposed_at decided_by decided_at revoked_by revoked_at',
    C4: 'mac',
  },
  purpose: { C0: 'code zh en active' },
  personal_read: {
    C1: 'id at reader_account_id unit_no object_type object_id class fields purpose session_id reader_role reader_node',
    C2: 'subject_account_id',
  },
})
