import { classifyFields } from '../../kernel/field-class.ts'

export const coverageFieldClasses = classifyFields('coverage', {
  rule: { C0: 'key version programme source from_on until_on severity params' },
  verdict: {
    C1: `unit_no uscc cert_no district_no name status type registered_on street_no community_no industry_no headcount full_members probationary_members
      floating_members address lon lat party_org_no party_org_name party_form party_level cell has_instructor has_liaison has_full_time has_mass_org
      work_covered dormant large scope_nodes`,
  },
  diagnosis: { C1: 'id unit_no reason note remedy follow_up_on opened_on closed_on account_id recorded_at' },
  follow_up: { C1: 'id diagnosis_id on_day note account_id recorded_at' },
  target: { C1: 'id node_no metric percent due_on source account_id recorded_at' },
  frozen_return: { C1: 'id district_no title as_of figures receipt account_id frozen_at' },
  saved_filter: { C1: 'id account_id name filter saved_at' },
})
