/** 928 made-up social organisations of a made-up district, the same at every start. */
export interface FakeUnit {
  no: number
  name: string
  uscc: string
  certNo: string | null
  type: string
  status: string
  registeredOn: string
  districtNo: number
  streetNo: number
  communityNo: number | null
  industryNo: number | null
  headcount: number | null
  fullMembers: number
  probationaryMembers: number
  floatingMembers: number
  cell: string | null
  partyOrg: { no: number; name: string } | null
  workCovered: boolean
  helpers: string[]
  lon: number | null
  lat: number | null
}

export const streets = ['明湖街道', '福桥街道', '松岗街道', '临江街道', '民安街道', '北塘街道'].map((name, i) => ({
  no: 11 + i,
  name,
}))
export const industries = [
  '教育',
  '卫生',
  '社会工作',
  '养老',
  '人力资源',
  '文化艺术',
  '体育',
  '科技',
  '商会',
  '公益慈善',
  '法律服务',
  '环保',
].map((name, i) => ({ no: 31 + i, code: `I${i + 1}`, name: `${name}行业` }))
export const types = [
  { code: '51', zh: '社会团体', en: 'Social group' },
  { code: '52', zh: '民办非企业单位', en: 'Private non-enterprise unit' },
  { code: '53', zh: '基金会', en: 'Foundation' },
]

let seed = 20181101
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const heads = [
  '晨光',
  '育英',
  '博爱',
  '同心',
  '启明',
  '和风',
  '致远',
  '知行',
  '朝阳',
  '春雨',
  '金穗',
  '安康',
  '弘毅',
  '星海',
  '明德',
  '百川',
]
const tails = [
  '幼儿园',
  '社会工作服务中心',
  '养老服务中心',
  '商会',
  '志愿者协会',
  '篮球协会',
  '职业培训学校',
  '书画协会',
  '公益促进会',
  '法律援助中心',
  '康复中心',
]

function makeUnit(index: number): FakeUnit {
  const street = pick(streets)
  const headcount = random() < 0.04 ? null : Math.floor(2 + random() * random() * 80)
  const full = Math.floor(random() * random() * Math.min(14, headcount ?? 8))
  const draw = random()
  const cell =
    full >= 3
      ? draw < 0.04
        ? 'own-committee'
        : draw < 0.12
          ? 'own-general'
          : draw < 0.86
            ? 'own-branch'
            : draw < 0.93
              ? 'joint'
              : 'should-have'
      : full > 0
        ? draw < 0.5
          ? 'joint'
          : 'few-members'
        : draw < 0.1
          ? 'joint'
          : 'no-members'
  const name = `${street.name.slice(0, 2)}${pick(heads)}${pick(tails)}`
  const built = cell.startsWith('own') || cell === 'joint'
  const helpers = [
    ...(built ? ['party-org'] : []),
    ...(random() < 0.3 ? ['instructor'] : []),
    ...(!built && random() < 0.6 ? ['liaison'] : []),
  ]
  const inactive = random() < 0.03
  return {
    no: 1001 + index,
    name,
    uscc: `52440309MJL${String(100000 + index)}${index % 10}`,
    certNo: null,
    type: random() < 0.28 ? '51' : random() < 0.97 ? '52' : '53',
    status: inactive ? 'cancelled' : 'active',
    registeredOn: `${2008 + Math.floor(random() * 11)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`,
    districtNo: 1,
    streetNo: street.no,
    communityNo: null,
    industryNo: random() < 0.08 ? null : pick(industries).no,
    headcount,
    fullMembers: full,
    probationaryMembers: random() < 0.1 ? 1 : 0,
    floatingMembers: random() < 0.2 ? Math.floor(random() * 5) : 0,
    cell: inactive ? null : cell,
    partyOrg:
      built && !inactive
        ? { no: 5000 + (index % 300), name: cell === 'joint' ? `${street.name.slice(0, 2)}联合党支部` : `中共${name}支部委员会` }
        : null,
    workCovered: helpers.length > 0,
    helpers,
    lon: null,
    lat: null,
  }
}

export const units: readonly FakeUnit[] = Array.from({ length: 928 }, (_, index) => makeUnit(index))

const groups: Readonly<Record<string, (cell: string) => boolean>> = {
  own: (cell) => cell.startsWith('own'),
  built: (cell) => cell.startsWith('own') || cell === 'joint',
  'not-built': (cell) => !cell.startsWith('own') && cell !== 'joint',
}

export function filterUnits(query: Record<string, string>): FakeUnit[] {
  const status = query.status ?? 'active'
  const cells = query.cell?.split(',')
  return units.filter(
    (unit) =>
      (status === 'all' || status === 'registered' || (unit.status === 'active') === (status === 'active')) &&
      (!query.streetNo || unit.streetNo === Number(query.streetNo)) &&
      (!query.industryNo || unit.industryNo === (query.industryNo === 'none' ? null : Number(query.industryNo))) &&
      (!query.type || unit.type === query.type) &&
      (!cells || (unit.cell !== null && cells.some((cell) => groups[cell]?.(unit.cell!) ?? cell === unit.cell))) &&
      (!query.workCovered || String(unit.workCovered) === query.workCovered) &&
      (!query.helper || unit.helpers.includes(query.helper)) &&
      (!query.headcountMin || (unit.headcount ?? -1) >= Number(query.headcountMin)) &&
      (!query.floatingOnly || (unit.floatingMembers > 0 && unit.fullMembers === 0)) &&
      (!query.partyOrgNo || unit.partyOrg?.no === Number(query.partyOrgNo)) &&
      (!query.q || unit.name.includes(query.q) || unit.uscc.includes(query.q)),
  )
}

const rate = (num: number, den: number) => ({ num, den, percent: den === 0 ? null : (num / den) * 100 })

export function figuresOf(list: readonly FakeUnit[]) {
  const active = list.filter((unit) => unit.status === 'active')
  const count = (test: (unit: FakeUnit) => boolean) => active.filter(test).length
  const inCell = (cell: string) => count((unit) => unit.cell === cell)
  const own = inCell('own-committee') + inCell('own-general') + inCell('own-branch')
  const blank = (test: (unit: FakeUnit) => boolean) => count((unit) => groups['not-built']!(unit.cell!) && test(unit))
  const notBuilt = blank(() => true)
  const sum = (field: 'headcount' | 'fullMembers' | 'probationaryMembers' | 'floatingMembers') =>
    active.reduce((total, unit) => total + (unit[field] ?? 0), 0)
  const cancelled = list.length - active.length
  return {
    registered: list.length,
    inactive: { cancelled, revoked: 0, stillWithPartyOrg: 2 },
    active: active.length,
    own: { total: own, committee: inCell('own-committee'), general: inCell('own-general'), branch: inCell('own-branch') },
    joint: {
      units: inCell('joint'),
      unitsWith3Full: count((unit) => unit.cell === 'joint' && unit.fullMembers >= 3),
      partyOrgs: 58,
    },
    notBuilt: {
      total: notBuilt,
      shouldHave: inCell('should-have'),
      fewMembers: inCell('few-members'),
      none: inCell('no-members'),
      noneWithFloating: count((unit) => unit.cell === 'no-members' && unit.floatingMembers > 0),
      withInstructor: blank((unit) => unit.helpers.includes('instructor')),
      withLiaison: blank((unit) => unit.helpers.includes('liaison')),
      withEither: blank((unit) => unit.helpers.length > 0),
    },
    orgCoverage: rate(own + inCell('joint'), active.length),
    ownRate: rate(own, active.length),
    shouldHaveBuiltRate: rate(
      count((u) => u.fullMembers >= 3 && u.cell !== 'should-have'),
      count((u) => u.fullMembers >= 3),
    ),
    workCoverage: rate(
      count((unit) => unit.workCovered),
      active.length,
    ),
    headcount30: rate(
      count((u) => (u.headcount ?? 0) >= 30 && groups.built!(u.cell!)),
      count((u) => (u.headcount ?? 0) >= 30),
    ),
    headcountUnknown: count((unit) => unit.headcount === null),
    people: {
      headcount: sum('headcount'),
      full: sum('fullMembers'),
      probationary: sum('probationaryMembers'),
      floating: sum('floatingMembers'),
    },
  }
}
