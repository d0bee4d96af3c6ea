import { classifyFields } from '../../kernel/field-class.ts'

export const procedureFieldClasses = classifyFields('procedures', {
  procedure_version: { C0: 'id programme key version digest document kept_at' },
  case: {
    C1: `id no version_id procedure_key title subject_no subject_name district_no unit_nos details step outcome acting_ability acting_nos delegated
      escalated_on opened_on entered_on submitted_on due_on due_provisional remind_on opened_by submitted_by decided_on document_no result_no
      lapses_on lapsed_on revision scope_nodes`,
  },
  case_party: { C1: 'case_id unit_no unit_name state answered_on answered_by' },
  case_entry: { C1: 'id case_id recorded_at on_day action step to_step unit_nos reason document_no account_id detail' },
  // What stands in an attached paper is not known: a list of members may be among them.
  case_document: { C1: 'id case_id paper file_id content_type bytes added_on added_by removed_at removed_by', C2: 'file_name' },
  case_following: { C1: 'id case_id act_id unit_no successor_no before revision recorded_at undone_by' },
  letter_template: { C1: 'id district_no kind file_id file_name added_by added_at retired_at' },
  own_table: { C0: 'id district_no key version document reason recorded_at', C1: 'recorded_by' },
  calendar_year: { C0: 'year source recorded_at recorded_by' },
  calendar_day: { C0: 'day kind name year' },
})
