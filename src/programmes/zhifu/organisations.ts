import { composeUscc } from '../../kernel/uscc.ts'
import type { Seeded } from '../seeded.ts'
import { industries } from '../shared.ts'
import type { StoryDivisions, StoryPartyOrg, StoryStatement, StoryStreet } from '../story.ts'
import { inventOrganisation, inventPerson } from './names.ts'

/** How many organisations stand where. The rows are made from these; the figures are counted from the rows. */
export interface Plan {
  readonly own: number
  readonly joint: { readonly units: number; readonly partyOrgs: number }
  readonly blank: { readonly shouldHave: number; readonly fewMembers: number; readonly noMembers: number }
  readonly cancelled: number
}

/** Head count from which the case says everyone is formed (ZF-09); blank organisations of the story stay below it. */
const large = 30

type Members = Pick<StoryStatement, 'fullMembers' | 'probationaryMembers' | 'floatingMembers'>
interface Draft extends Members {
  readonly street: StoryStreet
  readonly headcount: number | null
  readonly partyOrg: StoryPartyOrg | null
  readonly status?: StoryStatement['status']
}

/** Rows of a register of the district, in the order of their codes. */
export function inventStatements(plan: Plan, divisions: StoryDivisions, numbers: Seeded): StoryStatement[] {
  const drafts = [
    ...inventOwn(plan.own, divisions, numbers),
    ...inventJoint(plan.joint, divisions, numbers),
    ...inventBlank(plan.blank, divisions, numbers),
    ...repeat(plan.cancelled, () => blankDraft(divisions, numbers, 0, 0, 'cancelled')),
  ]
  const staff: Staff = new Map()
  return drafts.map((draft, index) => stateOne(draft, index, divisions, numbers, staff))
}

const repeat = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))

/** The name of an own Party organisation follows its organisation, which is named last: it is completed in `stateOne`. */
function inventOwn(count: number, divisions: StoryDivisions, numbers: Seeded): Draft[] {
  return repeat(count, (index) => {
    const level = index === 0 ? 'committee' : index < 4 ? 'general' : 'branch'
    const fullMembers =
      level === 'committee' ? numbers.between(100, 130) : level === 'general' ? numbers.between(50, 70) : numbers.between(3, 18)
    return {
      street: numbers.pick(divisions.streets),
      headcount: Math.max(numbers.between(12, 90), fullMembers),
      fullMembers,
      probationaryMembers: numbers.below(3),
      floatingMembers: numbers.below(3),
      partyOrg: { name: '', form: 'own', level, secretary: inventPerson(numbers) },
    }
  })
}

function inventJoint({ units, partyOrgs }: Plan['joint'], divisions: StoryDivisions, numbers: Seeded): Draft[] {
  const sizes = spread(units, partyOrgs, numbers)
  const named = new Map<string, number>()
  return sizes.flatMap((size) => {
    const street = numbers.pick(divisions.streets)
    const nth = (named.get(street.code) ?? 0) + 1
    named.set(street.code, nth)
    const partyOrg: StoryPartyOrg = {
      name: `${street.name}社会组织第${nth}联合党支部`,
      form: 'joint',
      level: 'branch',
      secretary: inventPerson(numbers),
    }
    return repeat(size, (index) => ({
      street,
      headcount: numbers.chance(8) ? numbers.between(large, 60) : numbers.between(3, large - 1),
      fullMembers: index === 0 ? numbers.between(2, 3) : numbers.between(0, 2),
      probationaryMembers: numbers.chance(10) ? 1 : 0,
      floatingMembers: numbers.chance(15) ? 1 : 0,
      partyOrg,
    }))
  })
}

/** At least two units a joint Party organisation, at most five, `units` in all. */
function spread(units: number, partyOrgs: number, numbers: Seeded): number[] {
  const sizes = repeat(partyOrgs, () => 2)
  for (let left = units - 2 * partyOrgs; left > 0;) {
    const place = numbers.below(partyOrgs)
    if (sizes[place]! >= 5) continue
    sizes[place]! += 1
    left -= 1
  }
  return sizes
}

function inventBlank({ shouldHave, fewMembers, noMembers }: Plan['blank'], divisions: StoryDivisions, numbers: Seeded): Draft[] {
  return [
    ...repeat(shouldHave, () => blankDraft(divisions, numbers, numbers.between(3, 5), 0)),
    ...repeat(fewMembers, () => blankDraft(divisions, numbers, numbers.between(1, 2), numbers.below(2))),
    ...repeat(noMembers, () => blankDraft(divisions, numbers, 0, 0)),
  ]
}

function blankDraft(
  divisions: StoryDivisions,
  numbers: Seeded,
  fullMembers: number,
  probationaryMembers: number,
  status: StoryStatement['status'] = 'active',
): Draft {
  return {
    street: numbers.pick(divisions.streets),
    headcount: numbers.chance(5) ? null : numbers.between(Math.max(2, fullMembers + probationaryMembers), large - 1),
    fullMembers,
    probationaryMembers,
    floatingMembers: numbers.chance(20) ? numbers.between(1, 4) : 0,
    partyOrg: null,
    status,
  }
}

/** Departments that supervise an industry; the others have none. */
const supervisors: Readonly<Record<string, string>> = {
  教育培训: '区教育和体育局',
  体育: '区教育和体育局',
  文化艺术: '区文化和旅游局',
  卫生健康: '区卫生健康局',
  科技: '区科学技术局',
  养老助残: '区民政局',
  公益慈善: '区民政局',
}

function stateOne(draft: Draft, index: number, divisions: StoryDivisions, numbers: Seeded, staff: Staff): StoryStatement {
  const industry = numbers.pick(industries).code
  const { name, type } = inventOrganisation(index, industry, numbers)
  const supervisor = supervisors[industry] ?? null
  const community = numbers.pick(draft.street.communities)
  const uscc = composeUscc({ kind: type, region: divisions.code, organisation8: `99${String(index + 1).padStart(6, '0')}` })
  return {
    uscc,
    name,
    type,
    status: draft.status ?? 'active',
    registeredOn: `${numbers.between(2004, 2020)}-${two(numbers.between(1, 12))}-${two(numbers.between(1, 28))}`,
    legalRep: inventPerson(numbers),
    street: draft.street.code,
    community: community.code,
    industry: numbers.chance(4) ? null : industry,
    supervisor,
    headcount: draft.headcount,
    fullMembers: draft.fullMembers,
    probationaryMembers: draft.probationaryMembers,
    floatingMembers: draft.floatingMembers,
    partyOrg: draft.partyOrg && { ...draft.partyOrg, name: draft.partyOrg.name || ownName(name, draft.partyOrg.level) },
    instructors: instructorsOf(draft, supervisor, numbers, staff),
    liaison: draft.status !== 'cancelled' && draft.partyOrg === null && numbers.chance(45) ? inventPerson(numbers) : null,
    ...placeOf(divisions.streets.indexOf(draft.street), numbers),
  }
}

const two = (number: number) => String(number).padStart(2, '0')
const levelWords = { committee: '党委', general: '党总支', branch: '党支部' } as const
const ownName = (name: string, level: keyof typeof levelWords) => `${name}${levelWords[level]}`

/** Department and locality each send one (ZF-04); where no department supervises, the street alone does. */
function instructorsOf(draft: Draft, supervisor: string | null, numbers: Seeded, staff: Staff): StoryStatement['instructors'] {
  if (draft.status === 'cancelled' || !numbers.chance(draft.partyOrg ? 90 : 50)) return []
  const local = { name: localInstructor(draft.street, numbers), sender: `${draft.street.name}党工委` }
  if (supervisor === null) return [local]
  const drawn = inventPerson(numbers)
  const own = (draft.headcount ?? 0) >= large
  return [{ name: own ? drawn : departmentInstructor(supervisor, drawn, staff), sender: supervisor }, local]
}

/** People a department sends, and how many organisations they serve so far. */
type Staff = Map<string, { names: string[]; served: number }>

/** A department sends another person for every seven organisations; large ones have somebody of their own. */
function departmentInstructor(supervisor: string, drawn: string, staff: Staff): string {
  const known = staff.get(supervisor) ?? { names: [], served: 0 }
  staff.set(supervisor, known)
  if (known.served % 7 === 0) known.names.push(drawn)
  known.served += 1
  return known.names.at(-1)!
}

/** Each street keeps a few instructors who serve several organisations. */
function localInstructor(street: StoryStreet, numbers: Seeded): string {
  const staff = ['周澄岚', '孙屿砚', '何汐翎', '许葭蘅', '吕荞聿', '施沅菡']
  return staff[(Number(street.code.slice(-2)) + numbers.below(5)) % staff.length]!
}

/** About seven of ten are placed, on a grid of streets inside the district; the rest stand in their community without a point. */
function placeOf(street: number, numbers: Seeded): { lon: number | null; lat: number | null } {
  const lon = 121.3 + (street % 4) * 0.035 + numbers.below(3000) / 100_000
  const lat = 37.48 + Math.floor(street / 4) * 0.022 + numbers.below(2000) / 100_000
  if (!numbers.chance(70)) return { lon: null, lat: null }
  return { lon: Number(lon.toFixed(5)), lat: Number(lat.toFixed(5)) }
}
