import { classifyFields } from '../../kernel/field-class.ts'

export const listFieldClasses = classifyFields('lists', {
  entry: {
    C1: `id no kind owner_no title detail category tags quantity unit divisible amount_fen place district_no area_no from_on until_on urgent visibility audience_no community_id skill_level hours open_to
      state reason rated satisfied checked_by published_on visit_id sheet_id step_id reach_nos taken done revision account_id recorded_at`,
  },
  sheet: { C1: 'id no file_name state account_id recorded_at applied_at undone_at' },
  sheet_row: { C1: 'id sheet_id row verdict reason entry_id', C3: 'told_sealed' },
  handed_over: { C1: 'no unit_act what row_id from_no to_no before recorded_at' },
  entry_link: { C1: 'from_id to_id account_id recorded_at' },
  claim: {
    C1: `id no entry_id resource_id mode whole quantity state lead_no who consent_at solved_side solved_by result claimed_on verified_on noted_on reason satisfaction satisfied from_level to_level reach_nos
      account_id recorded_at`,
    C3: 'name_sealed phone_sealed',
    C4: 'phone_mac code_mac',
  },
  claim_member: { C1: 'claim_id unit_no share agreed_at agreed_by' },
  step: { C1: 'id claim_id deed side unit_no line due_on account_id recorded_at' },
  agenda: {
    C1: 'id no owner_no audience_no title detail from_on until_on state reason published_on closed_on revision account_id recorded_at',
  },
  agenda_step: { C1: 'id agenda_id place title due_on' },
  signed_list: {
    C1: 'id no owner_no community_id title signed_on parties document_no account_id recorded_at retracted_at retract_reason',
  },
  signed_list_entry: { C1: 'list_id entry_id' },
  meeting: {
    C1: `id no host_no kind held_on title place communities departments enterprises organisations result account_id recorded_at retracted_at
      retract_reason`,
  },
  meeting_entry: { C1: 'meeting_id entry_id' },
  visit: { C1: 'id no unit_no made_on visitors finding account_id recorded_at retracted_at retract_reason' },
  match: { C1: 'id no node_no made_on weights rule_version needs resources unmet cost account_id recorded_at' },
  match_pair: {
    C1: 'id match_id need_id resource_id quantity score terms alternatives state reason claim_id decided_by decided_at',
  },
  contribution: {
    C1: 'id no unit_no source category amount_fen received_on entry_id need_id activity_id purpose account_id recorded_at retracted_at retract_reason',
  },
})
