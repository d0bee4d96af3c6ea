import { classifyFields } from '../../kernel/field-class.ts'

export const placeFieldClasses = classifyFields('places', {
  venue: { C1: 'no district_no owner_no revision account_id recorded_at' },
  venue_state: {
    C1: `id venue_no from_on until_on name kind tier state shared model within_no lead_no industry_no area_m2 address lon lat street_no community_no audience
      facilities note hours on_holidays approval quota_month fee_fen fee_note setup_minutes cleanup_minutes reason account_id recorded_at replaced_at`,
  },
  room: { C1: 'no venue_no name seats bookable account_id recorded_at retired_at' },
  exception: { C1: 'id venue_no from_on until_on open_from open_until reason account_id recorded_at retracted_at' },
  operator: { C1: 'id venue_no unit_no name from_on until_on document_no deliverables account_id recorded_at retracted_at' },
  service: { C1: 'id venue_no name audience provider_no provider_name account_id recorded_at ended_at' },
  facility: { C1: 'id venue_no kind name state state_on note upgrade_id account_id recorded_at removed_at' },
  resident: { C1: 'id venue_no unit_no name role from_on until_on rule_version account_id recorded_at retracted_at' },
  self_check: { C1: 'id venue_no on_day standard_version items account_id recorded_at' },
  upgrade: {
    C1: 'id no venue_no from_tier to_tier from_check_id check_id state what starts_on due_on begun_on accepted_on reason revision account_id recorded_at',
    C2: 'responsible',
  },
  plan: {
    C1: `id no kind area_no district_no name wanted_year features state verdict evidence rule_version decided_on decided_reason venue_no opened_on dropped_on
      dropped_reason revision account_id recorded_at`,
  },
  service_offer: {
    C1: 'id no venue_no unit_no name audience words state reason service_id proposed_on decided_on revision account_id recorded_at',
  },
  series: {
    C1: 'id venue_no room_no unit_no application_id from_on times every_weeks starts_minute ends_minute purpose title account_id recorded_at ended_at',
  },
  series_day: { C1: 'series_id on_day outcome reason booking_id' },
  booking: {
    C1: `id no venue_no room_no unit_no application_id series_id state starts_at ends_at during purpose title people fee_fen no_show offer_until reason revision account_id
      recorded_at`,
  },
  application: {
    C1: 'id no district_no venue_no group_name consent_version consent_at tries tries_on applied_on last_on forgotten_on recorded_at',
    C3: 'phone_sealed phone_index',
    C4: 'code_mac',
  },
  booking_step: { C1: 'booking_id at seq state reason account_id' },
  rent: {
    C1: `id no venue_no tenant_no state from_on until_on measure rent_fen months owed rate_fen rule_version purposes about proposed_side proposed_by proposed_at
      decided_by decided_at decided_reason ended_by ended_at ended_reason revision`,
  },
  sheet: { C1: 'id no file_name state account_id recorded_at applied_at undone_at' },
  sheet_row: { C1: 'sheet_id row verdict reason told venue_no' },
  handed_over: { C1: 'no unit_act what venue_no row_id made_id from_no to_no state_before until_before recorded_at' },
  calendar_address: { C1: 'subject subject_no made_at account_id', C4: 'secret_mac' },
})
