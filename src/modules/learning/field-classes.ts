import { classifyFields } from '../../kernel/field-class.ts'

export const learningFieldClasses = classifyFields('learning', {
  plan: { C1: 'id node_no district_no year theme campaign level document account_id recorded_at withdrawn_at' },
  session: {
    C1: `id plan_id node_no district_no title kind starts_at ends_at half_days place audiences level campaign partner_nos follows_id account_id
      recorded_at cancelled_at cancel_reason`,
  },
  enrolment: { C1: 'id session_id learner_kind audience unit_no account_id recorded_at withdrawn_at', C2: 'learner_id' },
  attendance: { C1: 'id session_id learner_kind unit_no account_id recorded_at retracted_at', C2: 'learner_id' },
  learner_link: { C1: 'id unit_no account_id recorded_at retracted_at', C2: 'person_id member_id' },
  certificate: {
    C1: 'id learner_kind unit_no district_no issuer title way from_on until_on minutes account_id recorded_at state decided_by decided_on',
    C2: 'learner_id document_no reason',
  },
  school: { C1: 'id district_no kind name unit_no founded_on account_id recorded_at' },
  course: { C1: 'id school_id title summary state account_id recorded_at' },
  lesson: { C1: 'id course_id position title minutes format body questions account_id recorded_at' },
  lesson_file: { C1: 'id lesson_id file_id name content_type bytes account_id recorded_at removed_at' },
  session_lesson: { C1: 'session_id lesson_id account_id recorded_at' },
  lecturer: { C1: 'id district_no unit_no topics from_on until_on account_id recorded_at', C2: 'name' },
  lecture_request: {
    C1: 'id lecturer_id unit_no topic wished_on state held_on session_id account_id recorded_at',
    C2: 'line reason',
  },
  expert: { C1: 'id school_id field affiliation from_on until_on document account_id recorded_at', C2: 'name' },
})
