import { classifyFields } from '../../kernel/field-class.ts'

export const workforceFieldClasses = classifyFields('workforce', {
  person: { C1: 'id district_no sender_name recorded_by', C2: 'name' },
  post: { C1: 'id role person_id unit_no from_on until_on document_no recorded_by recorded_at retracted_by retracted_at' },
  terms: {
    C1: `id role person_id unit_no from_on side source mode working_time decision_level other_kind other_unit_no other_name other_position
      document_no account_id recorded_at retracted_at`,
  },
  nomination: {
    C1: 'id person_id body_no side role source capacity industry_nos document_no from_on until_on account_id recorded_at',
    C2: 'reason',
  },
  person_account: { C1: 'person_id account_id linked_by linked_at' },
  training: { C1: 'id person_id on_day title level minutes document_no account_id recorded_at retracted_at' },
  review: { C1: 'id person_id year on_day account_id recorded_at retracted_at', C2: 'result basis measure' },
  recommendation: { C1: 'id person_id target state on_day account_id recorded_at', C2: 'basis' },
  recommendation_step: { C1: 'id recommendation_id state on_day account_id recorded_at', C2: 'note' },
  growth_plan: {
    C1: 'id person_id begun_on document_no ended_on account_id recorded_at retracted_at',
    C2: 'basis end_reason retract_reason',
  },
  growth_stage: {
    C1: 'id plan_id stage entered_on left_on account_id recorded_at retracted_at',
    C2: 'reason left_reason retract_reason',
  },
  capability_item: { C1: 'id plan_id stage due_on account_id recorded_at retracted_at', C2: 'what retract_reason' },
  capability_progress: { C1: 'id item_id on_day state account_id recorded_at retracted_at', C2: 'note retract_reason' },
  visit: { C1: 'id unit_no person_id planned_on plan_note account_id recorded_at cancelled_at cancel_reason' },
  visit_report: { C1: 'id visit_id made_on line fields_typed account_id recorded_at retracted_at' },
  spot_check: { C1: 'id unit_no person_id seed drawn_on checked_on line dropped_at account_id recorded_at' },
  spot_check_item: { C1: 'spot_check_id item met note' },
  task: {
    C1: 'id unit_no visit_id spot_check_id what person_id due_on opened_on closed_on outcome account_id recorded_at',
    C2: 'responsible',
  },
  handed_over: { C1: 'id what object_id act_id from_no to_no on_day recorded_at undone_by' },
  task_step: { C1: 'id task_id on_day note account_id recorded_at' },
})
