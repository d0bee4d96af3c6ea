import { classifyFields } from '../../kernel/field-class.ts'

/** What somebody pays tells what somebody earns: the base is sealed, the amount is shown to the own branch alone. */
export const duesFieldClasses = classifyFields('dues', {
  assessment: {
    C1: 'id member_id branch_no from_month kind rule_version decided_on document_no account_id recorded_at replaced_at',
    C2: 'monthly_fen exact_yuan',
    C3: 'base_sealed',
  },
  reduction: {
    C1: 'id member_id branch_no from_month until_month studied_on approved_by document_no account_id recorded_at replaced_at retracted_by',
    C2: 'monthly_fen retract_reason',
  },
  payment: {
    C1: 'id member_id branch_no kind month paid_on paid_by document_no account_id recorded_at retracted_by retracted_at',
    C2: 'amount_fen retract_reason',
  },
  use: {
    C1: 'id branch_no on_day purpose amount_fen decided_on decision_no note account_id recorded_at retracted_by retracted_at retract_reason',
  },
  publication: { C1: 'id branch_no year published_on collected_fen used_fen how account_id recorded_at' },
  consent: { C1: 'branch_no agreed_on unit_act account_id recorded_at' },
  remittance: {
    C1: 'id branch_no kind year amount_fen on_day counterpart document_no note account_id recorded_at retracted_by retracted_at retract_reason',
  },
})
