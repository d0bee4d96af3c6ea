import { classifyFields } from '../../kernel/field-class.ts'

export const workforceFieldClasses = classifyFields('workforce', {
  person: { C1: 'id district_no sender_name recorded_by', C2: 'name' },
  post: { C1: 'id role person_id unit_no from_on until_on document_no recorded_by recorded_at retracted_by retracted_at' },
})
