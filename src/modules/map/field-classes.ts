import { classifyFields } from '../../kernel/field-class.ts'

export const mapFieldClasses = classifyFields('map', {
  boundary: { C0: 'unit_no district_no level geometry owner source approval_no crs published_on', C1: 'imported_by imported_at' },
})
