import { classifyFields } from '../../kernel/field-class.ts'

export const allianceFieldClasses = classifyFields('alliances', {
  agreement: {
    C1: `id no kind title content shares pattern from_on until_on lead_no district_no reach_nos community_id renews proposed_on closed_as closed_on
      close_reason revision account_id recorded_at`,
  },
  side: { C1: 'agreement_id unit_no place answer answered_on reason paper_no account_id answered_at', C2: 'signer' },
  agreement_step: { C1: 'id agreement_id action unit_no on_day reason account_id recorded_at' },
})
