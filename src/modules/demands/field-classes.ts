import { classifyFields } from '../../kernel/field-class.ts'

/** People tell of themselves when they ask: the words are seen by who handles them, name and telephone are sealed. */
export const demandFieldClasses = classifyFields('demands', {
  order: {
    C1: `id no district_no street_no kind requester category channel external_no consent_version consent_at tries tries_on state taken_no holder_no offered_no
      seen_nos unit_nos joined_to received_on due_what due_on due_provisional rule_version paused_on paused_left escalated_on escalated_to outcome done_on
      reply_how replied_on adoption rating rated_on reopened_on forgotten_on sheet_id account_id founded_unit_no revision recorded_at`,
    C2: 'what place result reply replied_by adoption_why',
    C3: 'name_sealed phone_sealed phone_index',
    C4: 'code_mac',
  },
  sheet: { C1: 'id no district_no file_name state account_id recorded_at applied_at undone_at' },
  sheet_row: { C1: 'id sheet_id row verdict reason order_id', C3: 'told_sealed' },
  issue: {
    C1: `id no district_no host_no category raised_by order_id voice_id raised_on state decided_on assigned_no assigned_on solved_on told_on unit_nos account_id
      revision recorded_at`,
    C2: 'title what decision result feedback',
  },
  session: {
    C1: `id no district_no host_no mode on_day open_until closed_on told_on open_to without_account place residents members others unit_nos account_id
      recorded_at`,
    C2: 'minutes feedback',
  },
  participant: { C1: 'session_id account_id as_what seen recorded_at' },
  voice: {
    C1: 'id session_id issue_id account_id without_account named said_on withdrawn_on standing judged_on judged_by recorded_at',
    C2: 'words reason',
  },
  support: { C1: 'voice_id account_id recorded_at' },
  session_issue: { C1: 'session_id issue_id' },
  handed_over: { C1: 'id unit_act what record_id from_no to_no revision recorded_at' },
  talk: {
    C1: `id no district_no committee_no org_no asked_by on_day from_minute minutes place state waits held_on account_id revision recorded_at`,
    C2: 'about reason record',
  },
  talk_step: {
    C1: 'id talk_id kind side at_day at_minute from_no to_no on_day account_id unit_act recorded_at',
    C2: 'told words',
  },
  consultation: {
    C1: 'id no issue_id org_no asked_on due_on state closed_on account_id revision recorded_at',
    C2: 'question finding advice reason told',
  },
  follow_up: {
    C1: 'id talk_id side due_on state closed_on closed_side account_id revision recorded_at',
    C2: 'matter who result',
  },
  directive: {
    C1: 'id no district_no from_no kind title issued_on due_on unit_nos account_id revision recorded_at',
    C2: 'body',
  },
  directive_target: {
    C1: 'id directive_id unit_no state due_what due_on due_provisional rule_version escalated_on escalated_to revision recorded_at',
  },
  directive_step: {
    C1: 'id target_id kind side from_no to_no on_day account_id unit_act recorded_at',
    C2: 'told words',
  },
  order_step: { C1: 'id order_id kind by_no to_no on_day account_id unit_act recorded_at', C2: 'words news' },
})
