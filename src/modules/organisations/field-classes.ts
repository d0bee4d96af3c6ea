import { classifyFields } from '../../kernel/field-class.ts'

export const organisationFieldClasses = classifyFields('organisations', {
  unit_kind: { C0: 'code zh en grouping counted founded_at' },
  edge_type: { C0: 'code zh en line scope single held_by' },
  registry_type: { C0: 'code zh en' },
  act: { C1: 'id kind reason document_no document_on effective_on import_id account_id recorded_at undoes' },
  unit: { C1: 'no id kind uscc cert_no division_code code district_no scope_nodes revision recorded_by retracted_by' },
  unit_state: {
    C1: `id unit_no from_on until_on name status type registered_on address service_address lon lat headcount full_members probationary_members
      floating_members remarks street_no community_no industry_no registrar_no supervisor_no level form extras scope_nodes recorded_by recorded_at
      retracted_by retracted_at`,
    C2: 'legal_rep',
    C3: 'phone_sealed phone_index',
  },
  deployment: { C1: 'unit_no site account_id recorded_at' },
  edge: { C1: 'id type from_no to_no from_on until_on recorded_by recorded_at retracted_by retracted_at' },
  district_programme: { C0: 'district_no programme home' },
  unit_search: { C1: 'unit_no bigrams pinyin initials codes' },
})
