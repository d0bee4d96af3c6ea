/** Notices a clerk should look at; all others only say that something untidy was read rightly. */
const worthALook = new Set([
  'code_characters',
  'code_check_digit',
  'code_format',
  'code_length',
  'code_missing',
  'code_number_cell',
  'no_identifier',
  'community_blank',
  'community_of_other_street',
  'community_unknown',
  'coordinates_out_of_range',
  'coordinate_unreadable',
  'date_unreadable',
  'error_value',
  'formation_blank',
  'formation_inferred',
  'formation_unknown',
  'formation_without_name',
  'headcount_unreadable',
  'industry_blank',
  'industry_unclear',
  'industry_unknown',
  'level_blank',
  'level_inferred',
  'level_unknown',
  'name_in_preparation',
  'number_unreadable',
  'phone_unreadable',
  'remark_contradicts_status',
  'status_planned',
  'status_unknown',
  'street_missing',
  'street_unknown',
  'type_differs_from_code',
  'type_unknown',
  'should_have_party_org',
  'own_party_org_without_members',
  'own_party_org_under_3',
  'branch_over_50',
  'general_branch_outside_50_99',
  'committee_under_100',
  'joint_over_5_units',
  'joint_under_3_members',
  'joint_with_one_unit',
  'inactive_with_party_org',
  'party_org_of_inactive_only',
  'same_name_other_code',
])

export function isWorthALook(code: string): boolean {
  return worthALook.has(code)
}

/** The kept order puts what needs a person first, the more frequent before the rarer. */
export function sortNotices(counts: Readonly<Record<string, number>>): { code: string; count: number; look: boolean }[] {
  return Object.entries(counts)
    .map(([code, count]) => ({ code, count, look: isWorthALook(code) }))
    .toSorted((a, b) => Number(b.look) - Number(a.look) || b.count - a.count || a.code.localeCompare(b.code))
}
