import { classifyFields } from '../../kernel/field-class.ts'

export const volunteeringFieldClasses = classifyFields('volunteering', {
  need: {
    C1: `id no unit_no district_no title kind project about place risk risks insurance insured_until training min_age campaign offering_id team_id state account_id
      recorded_at published_at`,
    C2: 'led_by',
  },
  offering: {
    C1: `id no kind unit_no district_no title provider_type brand_id led_by_consent_on about from_on until_on end_reason account_id recorded_at`,
    C2: 'led_by',
  },
  shift: { C1: 'id need_id role starts_at ends_at seats state cancel_reason held_on recorded_at' },
  volunteer: {
    C1: 'id no district_no home_no consent_at guardian_at helped_by_no helped_on account_id recorded_at',
    C2: 'member_id origin_no',
    C3: 'name_sealed phone_sealed born_sealed',
    C4: 'phone_mac code_mac',
  },
  sign_up: { C1: 'id place shift_id home_no seat account_id recorded_at withdrawn_at', C2: 'volunteer_id' },
  service: {
    C1: 'id no sign_up_id shift_id unit_no home_no from_at until_at minutes grade entry_id account_id confirmed_at reversed_at',
    C2: 'volunteer_id guarantee',
  },
  tally: { C1: 'id shift_id category times account_id recorded_at replaced_at' },
  correction: {
    C1: 'id no service_id from_at until_at minutes asked_by proposed_by proposed_at verdict decided_by decided_at',
    C2: 'reason decline_reason',
  },
  certificate: {
    C1: 'id no unit_no home_no number from_on until_on minutes services issued_on account_id recorded_at',
    C2: 'volunteer_id',
    C4: 'code_mac',
  },
  bank: { C1: 'district_no profile from_on account_id recorded_at' },
  leader: {
    C1: 'id no unit_no district_no found_on found_why consent_on ended_on ended_by end_why account_id recorded_at',
    C2: 'volunteer_id found_words',
  },
  leader_step: { C1: 'id leader_id what on_day session_id shift_id account_id recorded_at', C2: 'title' },
  series: { C1: 'id no need_id rule role starts minutes seats from_on until_on end_reason account_id recorded_at' },
  series_day: { C1: 'series_id due_on shift_id to_on skipped reason account_id recorded_at' },
  approach: { C1: 'id no unit_no district_no said_on state moved_on case_id account_id recorded_at', C2: 'volunteer_id' },
  follow_up: { C1: 'session_id need_id account_id recorded_at' },
  skill: { C1: 'code said_by said_on account_id recorded_at', C2: 'volunteer_id' },
  service_case: {
    C1: 'id no unit_no district_no consent_on intake_on state closed_on account_id recorded_at',
    C3: 'name_sealed phone_sealed about_sealed needs outcome outcome_sealed',
  },
  case_step: { C1: 'id case_id due_on done_on account_id recorded_at', C2: 'worker_id', C3: 'title' },
  case_log: { C1: 'id case_id what on_day shift_id account_id recorded_at', C3: 'words_sealed' },
  item: { C1: 'id no district_no unit_no kind title about cost stock closed_at account_id recorded_at' },
  redemption: {
    C1: 'id no item_id unit_no home_no cost entry_id state ordered_on moved_on account_id moved_by recorded_at',
    C2: 'volunteer_id reason',
  },
  handed_over: { C1: 'no unit_act what row_id held_need from_no to_no state_before minutes recorded_at' },
  kin: { C1: 'recorded_at', C2: 'giver_id receiver_id relation' },
})
