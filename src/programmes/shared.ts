import type { ProgrammeInput } from '../kernel/programme.ts'

/** Pieces several documents share, so that one district's change of wording is not five. Each document still names its own sources. */
type Rules = NonNullable<ProgrammeInput['rules']>
type Industries = ProgrammeInput['industries']

/**
 * The twelve industries of the Longhua register and the words registers use for them. Other districts start from the same list and
 * edit it: no source names theirs in full.
 */
export const industries: Industries = [
  { code: '教育培训', zh: '教育培训', en: 'Education and training', aliases: ['教育'] },
  { code: '社会工作', zh: '社会工作', en: 'Social work', aliases: ['社工'] },
  { code: '人力资源', zh: '人力资源', en: 'Human resources', aliases: [] },
  { code: '体育', zh: '体育', en: 'Sport', aliases: [] },
  { code: '文化艺术', zh: '文化艺术', en: 'Culture and arts', aliases: ['文化'] },
  { code: '科技', zh: '科技', en: 'Science and technology', aliases: [] },
  { code: '卫生健康', zh: '卫生健康', en: 'Health', aliases: ['卫生', '医疗卫生'] },
  { code: '商会', zh: '商会', en: 'Chambers of commerce', aliases: [] },
  { code: '行业协会', zh: '行业协会', en: 'Industry associations', aliases: [] },
  { code: '物业', zh: '物业', en: 'Property management', aliases: [] },
  { code: '养老助残', zh: '养老助残', en: 'Care for the elderly and disabled', aliases: ['养老'] },
  { code: '公益慈善', zh: '公益慈善', en: 'Charity', aliases: ['公益', '慈善'] },
]

/** Window without any recorded activity after which a Party organisation is called dormant. No source states the days (ZF-54). */
export function dormancy(fromOn: string, source = 'ZF-54', days = 180): Rules[number] {
  return { key: 'coverage.dormancy', version: '1', source, fromOn, severity: 'info', stated: false, params: { days } }
}

/**
 * What is done about each of the four reasons (ZF-03). The measures are those the source tells of; which suits an organisation is for the
 * person who found the reason to say.
 */
export function diagnosisRemedies(fromOn: string): Rules[number] {
  return {
    key: 'coverage.diagnosis-remedies',
    version: '1',
    source: 'ZF-04; ZF-05; ZF-11; ZF-12; ZF-13; ZF-14; ZF-54',
    fromOn,
    severity: 'info',
    params: { remedies },
  }
}

const remedies = {
  unwilling: [
    {
      zh: '党组织书记与负责人双向会谈，听取顾虑，约定下一步',
      en: 'Two-way talk of the Party secretary and the head: hear the doubts, agree on the next step',
      source: 'ZF-14',
    },
    {
      zh: '请负责人参加社会组织党校课程，听已组建单位讲做法',
      en: 'Invite the head to the Party school and to hear from those who have established',
      source: 'ZF-11',
    },
  ],
  unable: [
    { zh: '党建办上门，面对面、手把手地教', en: 'The Party office comes and shows how, step by step', source: 'ZF-13' },
    { zh: '用15分钟组织生活课程学基础党务', en: 'Learn basic Party work from the 15-minute courses', source: 'ZF-12' },
  ],
  impossible: [
    {
      zh: '业务主管部门和街道双派党建指导员，先实现工作覆盖',
      en: 'Instructors from both sides, department and street: covered by work first',
      source: 'ZF-04',
    },
    {
      zh: '与地域相邻、行业相近的单位联合组建，或在服务地组建',
      en: 'A joint branch with neighbours of area and trade, or one at the place of service',
      source: 'ZF-05',
    },
  ],
  dormant: [
    {
      zh: '指导员到会，定下组织生活的日子，按期回访',
      en: 'The instructor attends, days of organisation life are set, and somebody looks again',
      source: 'ZF-54',
    },
  ],
}

/** What campaigns may aim at: the figure, the part to be reached, and where that is said. No part: whoever starts one says it. */
export function campaignAims(fromOn: string): Rules {
  const aim = (key: string, source: string, figure: string, percent: number | null): Rules[number] => ({
    key: `campaign.${key}`,
    version: '1',
    source,
    fromOn,
    severity: 'info',
    stated: percent !== null,
    params: { figure, percent },
  })
  return [
    aim('work', 'LH-18', 'workCoverage', 100),
    aim('large', 'ZF-09', 'headcount30', 100),
    aim('due', '《中国共产党章程》第三十条', 'shouldHaveBuiltRate', 100),
    aim('organisation', 'LH-02', 'orgCoverage', null),
  ]
}

/** Words for people in posts: the sources LH-13 names with what its "etc." stands for here, the modes of CD-15 and CN-36, and the targets of LH-21 and LH-22. */
const workforceWords = {
  sources: [
    { code: 'organ-cadre', zh: '机关干部', en: 'Cadre of a public body' },
    { code: 'party-worker', zh: '优秀党务工作者', en: 'Excellent Party worker' },
    { code: 'retired-cadre', zh: '退休干部', en: 'Retired cadre' },
    { code: 'recruited', zh: '社会招聘', en: 'Recruited' },
    { code: 'secondee', zh: '挂职干部', en: 'Secondee' },
    { code: 'own-staff', zh: '本单位人员', en: 'Own staff' },
  ],
  modes: [
    { code: 'elected', zh: '民主选', en: 'Elected by members' },
    { code: 'branch-joint', zh: '支部联', en: 'Shared by branches' },
    { code: 'sent', zh: '上级派', en: 'Sent from above' },
    { code: 'hired', zh: '社会聘', en: 'Openly recruited' },
    { code: 'cross', zh: '交叉任职', en: 'Cross-appointed' },
  ],
  targets: [
    { code: 'community-team', zh: '社区党委班子培养人选', en: 'Trainee for a community committee' },
    { code: 'party-delegate', zh: '党代表', en: 'Delegate to a Party congress' },
    { code: 'congress-deputy', zh: '人大代表', en: 'Deputy to a People’s Congress' },
    { code: 'consultative-member', zh: '政协委员', en: 'Member of the CPPCC' },
    { code: 'staged-training', zh: '递进培养', en: 'Staged development' },
    { code: 'front-line', zh: '重大工作一线锻炼', en: 'Front-line posting' },
  ],
  reviews: [
    { code: 'excellent', zh: '优秀', en: 'Excellent' },
    { code: 'competent', zh: '合格', en: 'Competent' },
    { code: 'basic', zh: '基本合格', en: 'Basically competent' },
    { code: 'insufficient', zh: '不合格', en: 'Not competent' },
  ],
  levels: [
    { code: 'city', zh: '市级', en: 'City' },
    { code: 'district', zh: '区级', en: 'District' },
    { code: 'street', zh: '街道', en: 'Street' },
  ],
}

/** Stages of development: the source says no more than that one follows another (递进), so these are ours to start from. */
const growthStages = [
  { code: 'foundation', zh: '岗位夯基', en: 'Foundations of the post' },
  { code: 'practice', zh: '实践锻炼', en: 'Practice' },
  { code: 'key', zh: '重点培养', en: 'Intensive development' },
  { code: 'reserve', zh: '储备使用', en: 'Ready for more' },
]

/** What every district starts from for the people it sends: words, band, dedicated instructors, liaisons, full-time workers, spot checks. */
export function workforceRules(fromOn: string): Rules {
  return [
    {
      key: 'workforce.catalogue',
      version: '1',
      source: 'LH-13; LH-21; LH-22; CD-15; CD-17; CD-18; CD-20; CD-21; CN-36',
      fromOn,
      severity: 'info',
      stated: false,
      params: workforceWords,
    },
    {
      key: 'workforce.growth',
      version: '1',
      source: 'CD-18; CD-82',
      fromOn,
      severity: 'info',
      stated: false,
      params: { stages: growthStages },
    },
    { key: 'instructor.orgs-band', version: '1', source: 'LH-14', fromOn, severity: 'info', params: { low: 5, high: 10 } },
    {
      key: 'instructor.dedicated-headcount',
      version: '2',
      source: 'LH-15',
      fromOn,
      severity: 'info',
      // Which organisations are large, and who is counted, stands in `coverage.headcount`.
      params: { orgs_each: 1, outside_band: true },
    },
    {
      key: 'liaison.per-uncovered-org',
      version: '1',
      source: 'LH-17',
      fromOn,
      severity: 'info',
      params: { liaisons: 1, reading: 'lenient' },
    },
    {
      // "Large" and "many members" have no number in the source: these are ours to start from.
      key: 'worker.full-time-criteria',
      version: '1',
      source: 'LH-16',
      fromOn,
      severity: 'info',
      stated: false,
      params: { headcount_from: 60, members_from: 30 },
    },
    {
      // The two items are the source's; how many are drawn at once is ours.
      key: 'liaison.spot-check',
      version: '1',
      source: 'LH-20',
      fromOn,
      severity: 'info',
      stated: false,
      params: {
        sample: 5,
        items: [
          { code: 'relay', zh: '传达党的路线方针政策', en: 'Relays the Party’s line and policies' },
          { code: 'implement', zh: '落实党的路线方针政策', en: 'Carries them out' },
        ],
      },
    },
  ]
}
