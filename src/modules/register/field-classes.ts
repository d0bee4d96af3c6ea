import { classifyFields } from '../../kernel/field-class.ts'

/** Staged rows are personal only where the register was: names, and the telephone, which is sealed before it is staged. */
export const registerFieldClasses = classifyFields('register', {
  import: {
    C1: `id file_id file_name bytes district_no state job_id given_on statement_on statement_basis columns corrections reading verdicts refusals problem
      compared_after compared_acts compared_scope act_id applied_through uploaded_at account_id uploaded_by applied_at undone_at undo_reason kept`,
  },
  row: {
    C1: `import_id id sheet_no row_no class read_as verdict reason key into_id unit_no notices uscc cert_no name status type registered_on address lon lat
      headcount full_members probationary_members floating_members remarks street_no community_no industry_no supervisor party_name party_form
      party_level instructor_sender`,
    C2: 'changes merge cells extras legal_rep secretary instructor instructor2 liaison',
    C3: 'phone_masked phone_index phone_sealed',
  },
})
