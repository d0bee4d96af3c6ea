import { classifyFields } from '../../kernel/field-class.ts'

/** People tell of themselves when they ask: the words are seen by who handles them, name and telephone are sealed. */
export const demandFieldClasses = classifyFields('demands', {
  order: {
    C1: `id no district_no street_no kind requester category channel external_no consent_version consent_at tries tries_on state taken_no holder_no offered_no
      seen_nos unit_nos joined_to received_on due_what due_on due_provisional rule_version paused_on paused_left escalated_on escalated_to outcome done_on
      reply_how replied_on rating rated_on reopened_on forgotten_on sheet_id account_id revision recorded_at`,
    C2: 'what place result reply replied_by',
    C3: 'name_sealed phone_sealed phone_index',
    C4: 'code_mac',
  },
  order_step: { C1: 'id order_id kind by_no to_no on_day account_id unit_act recorded_at', C2: 'words news' },
})
