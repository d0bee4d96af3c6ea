import { classifyFields } from '../../kernel/field-class.ts'

const recorded = 'recorded_by recorded_at retracted_by retracted_at'

/** Where somebody belongs and in what standing says that they are a member: political status is as sensitive as a name. */
export const memberFieldClasses = classifyFields('members', {
  standing_kind: { C0: 'code counted votes' },
  member: {
    C1: 'id district_no account_id revision branch_no place host_no away_since joined_on standing scope_nodes recorded_by recorded_at retracted_by',
    C2: 'name words',
    C3: 'phone_sealed phone_index',
  },
  act: { C1: 'id kind district_no member_id reason document_no account_id recorded_at undoes unit_act' },
  membership: { C1: `id member_id branch_no place from_on until_on ended_because document_no ${recorded}` },
  standing: { C1: `id member_id code from_on until_on document_no ${recorded}` },
  correction: { C1: 'id member_id field act_id recorded_at', C2: 'before' },
  transfer: {
    C1: `id no member_id district_no from_no to_no state requested_on released_on valid_until rule_version closed_on letter_no receipt_no reason
      requested_by released_by closed_by act_id revision recorded_at`,
  },
  flow_report: {
    C1: 'id member_id since because whereabouts reported_on reported_by decision decided_on decided_by reason act_id recorded_at',
  },
  invitation: { C1: 'id member_id made_on valid_until rule_version made_by used_at account_id', C4: 'code_digest' },
  own_request: {
    C1: 'id no member_id field asked_on decision decided_on decided_by reason act_id recorded_at',
    C2: 'told',
    C3: 'wanted_sealed',
  },
  display: { C1: 'id member_id branch_no consent_version shown_on withdrawn_on recorded_at', C2: 'identity duty' },
  pledge: { C1: 'id display_id state made_on published_on fulfilled_on recorded_at', C2: 'line outcome' },
  service_post: { C1: 'id no district_no host_no name duties quota taken opened_on closed_on account_id recorded_at' },
  unit_registration: { C1: 'id no district_no unit_no host_no reported_on ended_on account_id recorded_at' },
  registration: {
    C1: `id no district_no member_id home_no host_no unit_registration_id state reported_on accepted_on post_id posted_on ended_on ended_because reason
      account_id revision recorded_at`,
  },
  performance_note: { C1: 'id registration_id on_day account_id recorded_at', C2: 'line' },
  team: { C1: 'id no district_no host_no kind name purpose opened_on closed_on account_id recorded_at' },
  team_person: { C1: 'id team_id member_id joined_on active_on left_on reason account_id recorded_at', C2: 'name' },
  sheet: { C1: 'id no file_name state account_id from_on recorded_at applied_at undone_at' },
  sheet_row: {
    C1: 'id sheet_id row verdict reason fields branch_no member_id seen_revision act_id',
    C3: 'told_sealed before_sealed',
  },
  station: {
    C1: 'id district_no host_no kind name whereabouts hours venue_no site association_no opened_on closed_on account_id recorded_at',
  },
  station_liaison: { C1: 'id station_id host_no from_on until_on recorded_at', C2: 'name', C3: 'phone_sealed' },
  station_visit: { C1: 'id station_id liaison_id on_day account_id recorded_at retracted_at', C2: 'found follow_up' },
  consultation: {
    C1: 'id no station_id on_day topic answered_on handed_to_no handed_on rule_version account_id recorded_at retracted_at revision',
    C2: 'question asker answer',
  },
  handed_over: { C1: 'id unit_act from_no sort row_id before after' },
  declaration: {
    C1: `id no person district_no street_no industry_no kind consent_version declared_on state placed_no placed_on member_id joined_on withdrawn_on note
      account_id scope_nodes revision recorded_at`,
    C3: 'name_sealed phone_sealed phone_index workplace_sealed',
    C4: 'code_digest',
  },
  away: { C1: `id member_id since until_on reason host_no host_name document_no ${recorded}` },
})
