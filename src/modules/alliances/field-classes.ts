import { classifyFields } from '../../kernel/field-class.ts'

export const allianceFieldClasses = classifyFields('alliances', {
  agreement: {
    C1: `id no kind title content shares pattern from_on until_on lead_no district_no reach_nos community_id renews proposed_on closed_as closed_on
      close_reason revision account_id recorded_at`,
  },
  side: { C1: 'agreement_id unit_no place answer answered_on reason paper_no account_id answered_at', C2: 'signer' },
  community: {
    C1: `id no name form goal outcome anchor anchor_name coverage duties work_lines lead_no district_no reach_nos charter_id case_id state established_on document_no
      ended_on end_reason revision account_id recorded_at`,
  },
  community_member: {
    C1: 'id community_id unit_no place state from_on until_on asked_on asked_for answered_on reason account_id recorded_at',
  },
  nominee: { C1: 'id community_id unit_no office consulted_on agreed account_id recorded_at', C2: 'name consultation' },
  readiness: { C1: 'community_id aspect state evidence on_day account_id recorded_at' },
  fund_entry: { C1: 'id no community_id source amount_fen on_day note document_no account_id recorded_at' },
  fund_reversal: { C1: 'entry_id reason on_day account_id recorded_at' },
  community_step: { C1: 'id community_id action unit_no on_day reason account_id recorded_at' },
  turn_note: { C1: 'id community_id role day kind unit_no reason account_id recorded_at' },
  line: {
    C1: `id no community_id agreement_id tags kind unit_no on_day title body mode activity_no solved_on solution retracted_at retract_reason account_id recorded_at`,
  },
  meeting: {
    C1: `id no community_id kind unit_no on_day at_time place title body called_on line_id cancelled_on cancel_reason account_id recorded_at`,
  },
  agenda_item: { C1: 'id meeting_id unit_no title body tabled_on account_id recorded_at' },
  assessment: {
    C1: `id community_id year items judgement grade subsidy_fen document_no due_on assessed_on account_id rechecked_on recheck_result recheck_reason
      recheck_account_id recorded_at`,
  },
  lead_field: { C1: 'unit_no from_on field strength account_id recorded_at' },
  tie: {
    C1: 'id no unit_no lead_no from_on note asked_on answer answered_on reason ended_on end_reason account_id answered_by recorded_at',
  },
  joint_call: {
    C1: `id no from_no basis lead_no agreement_id kind title body place on_day called_on district_no reach_nos activity_id closed_on close_reason
      revision account_id recorded_at`,
  },
  call_answer: { C1: 'call_id unit_no place answer reason answered_on account_id' },
  responsibility: {
    C1: `id no tier body_no above_id title content from_on acknowledged_on acknowledged_by ended_on end_reason district_no account_id recorded_at`,
  },
  handed_over: { C1: 'no unit_act what row_id from_no to_no before after recorded_at' },
  agreement_step: { C1: 'id agreement_id action unit_no on_day reason account_id recorded_at' },
})
