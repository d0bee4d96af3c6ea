import type { UsualSizes } from './options.ts'
import { isTypePrefix } from './row-reader.ts'
import type { OrganisationItem, OrganisationNotice, RowFields } from './types.ts'

/** An organisation whose rows have all been read and merged. */
export interface GatheredOrganisation {
  key: string
  fields: RowFields
  extras: Record<string, string> | null
  rows: string[]
}

/** How often a name occurs among the accepted organisations. */
export interface NameCounts {
  partyOrgs: ReadonlyMap<string, number>
  organisations: ReadonlyMap<string, number>
}

/** Blanks become defaults, and what other cells tell is inferred. Each inference leaves a notice. */
export function conclude(gathered: GatheredOrganisation, counts: NameCounts, usual: UsualSizes): OrganisationItem {
  const { key, fields, extras, rows } = gathered
  const notices: OrganisationNotice[] = []
  const type = concludeType(key, fields, notices)
  const formation = concludeFormation(key, fields, counts, notices)
  const level = concludeLevel(key, fields, notices)
  const status = fields.status ?? 'active'
  const full = fields.full ?? 0
  const probationary = fields.probationary ?? 0
  addStatusNotices({ key, isActive: status === 'active', formation, level, full, partyOrg: fields.partyOrgName }, usual, notices)
  if (fields.name !== null && (counts.organisations.get(fields.name) ?? 0) > 1)
    notices.push({ key, code: 'same_name_other_code' })
  const organisation = {
    key,
    uscc: fields.uscc,
    certNo: fields.certNo,
    name: fields.name,
    type,
    registered: fields.registered,
    legalRep: fields.legalRep,
    address: fields.address,
    street: fields.street,
    community: fields.community,
    supervisor: fields.supervisor,
    industry: fields.industry,
    headcount: fields.headcount,
    full,
    probationary,
    floating: fields.floating ?? 0,
    partyOrg: fields.partyOrgName,
    formation,
    level,
    secretary: fields.secretary,
    instructor: fields.instructor,
    instructorUnit: fields.instructorUnit,
    instructor2: fields.instructor2,
    liaison: fields.liaison,
    phone: fields.phone,
    lon: fields.lon,
    lat: fields.lat,
    status,
    rows,
  }
  return { organisation, remark: fields.remark, extras: extras ?? {}, notices }
}

/** The column counts, even against the code; a blank one is taken from the code. */
function concludeType(key: string, { type, uscc }: RowFields, notices: OrganisationNotice[]): string | null {
  const prefix = uscc !== null && isTypePrefix(uscc) ? uscc.slice(0, 2) : null
  if (type === null && prefix !== null) notices.push({ key, code: 'type_taken_from_code', field: 'type' })
  if (type !== null && prefix !== null && type !== prefix) notices.push({ key, code: 'type_differs_from_code', field: 'type' })
  return type ?? prefix
}

function concludeFormation(key: string, fields: RowFields, counts: NameCounts, notices: OrganisationNotice[]): string | null {
  const { formation, partyOrgName } = fields
  if (partyOrgName === null) {
    if (formation !== null) notices.push({ key, code: 'formation_without_name', field: 'formation' })
    return formation
  }
  if (formation !== null) return formation
  notices.push({ key, code: 'formation_inferred', field: 'formation' })
  return partyOrgName.includes('联合') || (counts.partyOrgs.get(partyOrgName) ?? 0) > 1 ? 'joint' : 'own'
}

function concludeLevel(key: string, { level, partyOrgName }: RowFields, notices: OrganisationNotice[]): string | null {
  if (level !== null || partyOrgName === null) return level
  const inferred = levelOfName(partyOrgName)
  if (inferred !== null) notices.push({ key, code: 'level_inferred', field: 'level' })
  return inferred
}

const endings = [
  { ending: /党委(会)?$/, level: 'committee' },
  { ending: /总支(部)?(委员会)?$/, level: 'general' },
  { ending: /支部(委员会)?$/, level: 'branch' },
  { ending: /委员会$/, level: 'committee' },
]

export function levelOfName(name: string): string | null {
  return endings.find(({ ending }) => ending.test(name))?.level ?? null
}

/** Matters a clerk should look at; they never change a count. */
function addStatusNotices(
  unit: { key: string; isActive: boolean; formation: string | null; level: string | null; full: number; partyOrg: string | null },
  usual: UsualSizes,
  notices: OrganisationNotice[],
): void {
  const { key, isActive, formation, level, full } = unit
  const has = formation !== null || unit.partyOrg !== null
  if (!isActive) {
    if (has) notices.push({ key, code: 'inactive_with_party_org' })
    return
  }
  if (!has && full >= usual.minFull) notices.push({ key, code: 'should_have_party_org' })
  if (formation !== 'own') return
  if (full === 0) notices.push({ key, code: 'own_party_org_without_members' })
  else if (full < usual.minFull) notices.push({ key, code: 'own_party_org_under_3' })
  if (level === 'branch' && full > usual.branchMost) notices.push({ key, code: 'branch_over_50' })
  if (level === 'general' && (full < usual.generalFrom || full >= usual.committeeFrom))
    notices.push({ key, code: 'general_branch_outside_50_99' })
  if (level === 'committee' && full < usual.committeeFrom) notices.push({ key, code: 'committee_under_100' })
}
