/** Facts of a unit as they are stored, by column. The order is the order of the columns of `organisations.unit_state`. */
export interface StoredFacts {
  name: string
  status: string
  type: string | null
  registered_on: string | null
  legal_rep: string | null
  address: string | null
  service_address: string | null
  lon: number | null
  lat: number | null
  headcount: number | null
  full_members: number | null
  probationary_members: number | null
  floating_members: number | null
  phone_sealed: string | null
  phone_index: string | null
  remarks: string | null
  street_no: number | null
  community_no: number | null
  industry_no: number | null
  registrar_no: number | null
  supervisor_no: number | null
  level: string | null
  form: string | null
  extras: Record<string, string> | null
}

export const blankFacts: StoredFacts = {
  name: '',
  status: 'active',
  type: null,
  registered_on: null,
  legal_rep: null,
  address: null,
  service_address: null,
  lon: null,
  lat: null,
  headcount: null,
  full_members: null,
  probationary_members: null,
  floating_members: null,
  phone_sealed: null,
  phone_index: null,
  remarks: null,
  street_no: null,
  community_no: null,
  industry_no: null,
  registrar_no: null,
  supervisor_no: null,
  level: null,
  form: null,
  extras: null,
}

export const factColumns = Object.keys(blankFacts) as (keyof StoredFacts)[]
