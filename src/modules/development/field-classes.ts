import { classifyFields } from '../../kernel/field-class.ts'

/** Who applies for membership says as much about a person as a membership does: names are masked outside the own organisation. */
export const developmentFieldClasses = classifyFields('development', {
  case: {
    C1: 'id no district_no branch_no member_id begun_on taken_in stage revision account_id recorded_at intake_id withdrawn_at',
    C2: 'name',
  },
  intake: { C1: 'id no file_name state opened account_id recorded_at applied_at undone_at', C3: 'rows_sealed' },
  record: {
    C1: `id case_id step on_day outcome until_on approver_no document_no entitled present written votes_for days hours papers from_no to_no
      unit_act rule_version account_id recorded_at retracted_by retracted_at`,
    C2: 'decided_by exception note retract_reason',
  },
  named: { C1: 'record_id member_id' },
})
