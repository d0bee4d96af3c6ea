import { classifyFields } from '../../kernel/field-class.ts'

export const coverageFieldClasses = classifyFields('coverage', {
  rule: { C0: 'key version programme source from_on until_on severity params' },
  verdict: {
    C1: `unit_no uscc cert_no district_no name status type registered_on street_no community_no industry_no headcount full_members probationary_members
      floating_members address lon lat party_org_no party_org_name party_form party_level cell has_instructor has_liaison has_full_time has_mass_org
      work_covered dormant large enough_full enough_floating liaison_needed instructors scope_nodes`,
  },
  tally: {
    C1: `id node_no registered cancelled revoked still_with_party_org active committee general branch joint joint_3_full should_have few_members none none_floating not_built_instructor not_built_liaison not_built_either work_covered three_full three_full_built large large_built headcount_unknown floating_many with_instructor with_liaison liaison_needed liaison_missing dormant dormancy_unknown headcount full_members probationary floating`,
  },
  load_tally: { C1: 'id node_no person_id units folded' },
  load_size: { C1: 'node_no units persons' },
  joint_tally: { C1: 'id node_no party_org_no units full_members folded' },
  joint_size: { C1: 'node_no units full_members orgs' },
  diagnosis: { C1: 'id unit_no reason note remedy follow_up_on opened_on closed_on account_id recorded_at' },
  dormancy_answer: {
    C1: 'id party_org_no outcome reason last_on window_days rule_version rule_source answered_on account_id recorded_at',
  },
  follow_up: { C1: 'id diagnosis_id on_day note account_id recorded_at' },
  target: { C1: 'id node_no metric percent due_on source account_id recorded_at' },
  frozen_return: { C1: 'id district_no title as_of figures receipt account_id frozen_at' },
  saved_filter: { C1: 'id account_id name filter saved_at' },
})
