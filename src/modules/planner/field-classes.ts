import { classifyFields } from '../../kernel/field-class.ts'

export const plannerFieldClasses = classifyFields('planner', {
  plan: {
    C1: `id kind node_no district_no title as_of state revision parameters rule facts result proof problem based_on job_id account_id made_at
      decided_at decided_by decision`,
  },
  opening: { C1: 'plan_id unit_no procedure case_id case_no waits_for leavers problem opened_at' },
  appointment: { C1: 'plan_id side unit_no from_person to_person problem done_at' },
  pin: { C1: 'id plan_id kind unit_no other_no person_id reason account_id recorded_at removed_at' },
})
