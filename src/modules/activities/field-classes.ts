import { classifyFields } from '../../kernel/field-class.ts'

export const activityFieldClasses = classifyFields('activities', {
  activity: { C1: 'id no reach_nos series_id copied_from revision account_id recorded_at retracted_at retract_reason' },
  entry: {
    C1: `id activity_id state on_day starts_at ends_at title place kinds formats lines host_nos partner_nos partner_names open_to agenda follow_up feedback
      non_members residents cancel_reason fields_typed account_id recorded_at replaced_at`,
    C2: 'minutes',
  },
  attendance: { C1: 'entry_id', C2: 'member_id' },
  branch_setting: { C1: 'unit_no committee groups account_id recorded_at' },
  series: {
    C1: 'id unit_no rule kinds title place from_on until_on account_id recorded_at ended_at member_nos served_before turns_from revision',
  },
  turn_change: { C1: 'no series_id what on_day unit_no with_day reason unit_act account_id recorded_at' },
  handed_over: {
    C1: `no unit_act activity_id entry_before entry_after series_id calendar_of menu_id menu_state from_no to_no members_before served_before unit_before recorded_at`,
  },
  calendar_address: { C1: 'unit_no moved_to made_at account_id', C4: 'secret_mac' },
  menu: { C1: 'id node_no title from_on until_on state account_id recorded_at' },
  menu_item: { C1: 'id menu_id activity_id seats interests recorded_at withdrawn_at' },
  sign_up: {
    C1: 'id place item_id who branch_no consent_at seat account_id recorded_at cancelled_at',
    C2: 'member_id',
    C3: 'name_sealed phone_sealed',
    C4: 'phone_mac code_mac',
  },
})
