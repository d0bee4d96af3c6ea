import type { ProcedureInput } from '../kernel/procedure.ts'
import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>
type Rule = Rules[number]

const rule = (key: string, source: string, fromOn: string, params: Rule['params'], stated = true): Rule => ({
  key,
  version: '1',
  source,
  fromOn,
  severity: 'info',
  stated,
  params,
})

/**
 * Building together: words, what a community has to say and to have, how turns change, how often it meets, and when it is looked at.
 * No seed states a cadence, a term or a date of reminding (mechanisms §8.16): those are ours to start from and say so.
 */
export function allianceRules(fromOn: string): Rules {
  return [
    rule('alliance.words', 'NS-28; NS-57; NS-58; LH-37; ZF-29; CN-02; CN-12; CN-13; CN-05; CN-11; CD-66', fromOn, words),
    rule('alliance.agreement', 'NS-28', fromOn, { remindDays: 60 }, false),
    rule('alliance.charter', 'CN-32', fromOn, { fields: ['coverage', 'duties', 'team'] }),
    rule('alliance.readiness', 'CN-38', fromOn, { aspects: ['money', 'people', 'place'] }),
    rule('alliance.members', 'CN-05', fromOn, { least: 2 }),
    rule('alliance.turns', 'CN-20; CN-34', fromOn, { convenor: { months: 3 }, host: { months: 1 } }, false),
    rule('alliance.cadence', 'CN-33', fromOn, { cadences }, false),
    rule('alliance.assessment', 'CN-43; CN-45', fromOn, { fromMonth: 12, rectifyDays: 90 }, false),
    rule('alliance.funds', 'CN-35', fromOn, { sources }),
    rule('alliance.funds-ready', 'CN-38', fromOn, { months: 12 }, false),
    rule('alliance.network', 'NS-09; NS-10; NS-12; NS-27', fromOn, { themes: ['aid', 'rural'] }),
    rule('alliance.tiers', 'CD-11', fromOn, { tiers }),
    rule('alliance.cross', 'CN-03; CN-06; CN-10; CN-12', fromOn, cross),
    // Each has to have one: what is missing is a shortcoming.
    { ...rule('alliance.village-least', 'CN-07', fromOn, { least: 1 }), severity: 'warn' },
    rule('alliance.inward', 'CN-65', fromOn, { kinds: ['public_body', 'mass_org'] }, false),
    rule('alliance.pairing', 'CN-62', fromOn, pairing, false),
    rule('alliance.clusters', 'CN-55', fromOn, clusters, false),
    rule('alliance.village-units', 'CN-07', fromOn, villageUnits, false),
  ]
}

const words = {
  forms: [
    { code: 'community', zh: '党建共同体', en: 'Party-building community' },
    { code: 'union', zh: '党建联合体', en: 'Party-building union' },
    { code: 'alliance', zh: '党建联盟', en: 'Party-building alliance' },
  ],
  anchors: [
    { code: 'project', zh: '重点工程', en: 'Works project' },
    { code: 'pilot', zh: '示范试点', en: 'Pilot' },
    { code: 'chain-industry', zh: '产业链', en: 'Industry chain' },
    { code: 'chain-service', zh: '服务链', en: 'Service chain' },
    { code: 'chain-management', zh: '管理链', en: 'Management chain' },
  ],
  patterns: [
    { code: 'social-enterprise', zh: '社会组织与企业', en: 'Social organisation and enterprise' },
    { code: 'culture-community', zh: '文体类与社区', en: 'Culture or sport and community' },
    { code: 'social-community', zh: '社会组织与社区', en: 'Social organisation and community' },
    { code: 'social-business-district', zh: '社会组织与商圈', en: 'Social organisation and business district' },
    { code: 'organ-village', zh: '机关单位与村（社区）', en: 'Public body and village or community' },
    { code: 'branches', zh: '支部共建', en: 'Branches together' },
  ],
  modes: [
    { code: 'organisation', zh: '组织联设', en: 'Organised together' },
    { code: 'team', zh: '队伍联建', en: 'Teams built together' },
    { code: 'activity', zh: '活动联办', en: 'Activities held together' },
    { code: 'venue', zh: '阵地联用', en: 'Places used together' },
    { code: 'affairs', zh: '事务联商', en: 'Affairs discussed together' },
  ],
  tags: [
    { code: 'resource', zh: '资源共享', en: 'Resources shared' },
    { code: 'practice', zh: '经验共用', en: 'Practice used together' },
    { code: 'strength', zh: '优势互补', en: 'Strengths that complement each other' },
  ],
}

/** 上级拨、各方筹、党费补. */
const sources = [
  { code: 'allocated', zh: '上级拨', en: 'Allocated from above' },
  { code: 'raised', zh: '各方筹', en: 'Raised by the parties' },
  { code: 'dues', zh: '党费补', en: 'Dues subsidy' },
]

const cadences = [
  { code: 'regular-meeting', zh: '日常例会', en: 'Regular meeting', times: 1, per: 'quarter' },
  { code: 'joint-conference', zh: '联席会议', en: 'Joint conference', times: 1, per: 'half-year' },
  { code: 'bulletin', zh: '情况通报', en: 'Bulletin', times: 1, per: 'quarter', meeting: false },
]

/** 从面到线到点. */
const tiers = [
  { code: 'surface', zh: '面', en: 'Surface' },
  { code: 'line', zh: '线', en: 'Line' },
  { code: 'point', zh: '点', en: 'Point' },
]

/** A member is of the domain of its own kind, of the units it covers, or of the area it is the hub of; a village is told by its name. */
const cross = {
  domains: [
    { code: 'rural', zh: '农村', en: 'Villages', kinds: ['community'], endings: ['村', '村委会'] },
    { code: 'residential', zh: '社区', en: 'Residential communities', kinds: ['community'], endings: [] },
    {
      code: 'organ',
      zh: '机关单位',
      en: 'Public bodies',
      kinds: ['public_body', 'mass_org', 'university', 'street', 'district'],
      endings: [],
    },
    { code: 'enterprise', zh: '非公企业', en: 'Enterprises', kinds: ['enterprise'], endings: [] },
    { code: 'social', zh: '社会组织', en: 'Social organisations', kinds: ['social_org', 'informal_group'], endings: [] },
  ],
}

/** 地域相邻、行业相近、特点相似: the source names the three and no measure. Two of three string two sites together. */
const clusters = {
  venueKinds: ['demonstration-site'],
  weights: { area: 1, industry: 1, feature: 1 },
  threshold: 2,
  withinMetres: 3000,
  similarPercent: 50,
}

/**
 * The source wants strong and weak to go together and says neither by what they are told nor how many. No strength is measured here: a
 * record shows a lack, and a neighbour's record shows what answers it.
 */
const pairing = {
  fewMembers: 5,
  overdueLeast: 2,
  needWaitsDays: 14,
  most: 3,
  answers: [
    { lack: 'open-need', gives: ['resource'] },
    { lack: 'few-members', gives: ['demonstration', 'lead'] },
    { lack: 'rectification', gives: ['demonstration', 'lead'] },
    { lack: 'life-overdue', gives: ['demonstration', 'lead'] },
  ],
}

/**
 * Which units the minimum asks, and what answers it: the source names organs, enterprises and institutions that stand directly under the
 * district and says they are joined, not by what. The rest is ours to start from: a unit of these kinds with no street in the register,
 * whose name is that of no lower or higher authority, joined by an agreement in force or by membership in one community. A single activity
 * is no joining.
 */
const villageUnits = {
  kinds: ['public_body', 'mass_org', 'university', 'enterprise'],
  lowerEndings: ['街道办事处', '街道办', '街道党工委', '镇人民政府', '镇政府', '镇党委'],
  upperBeginnings: ['市', '省', '国家'],
  partner: { edges: ['hub_of', 'core_of'], kind: 'community' },
  ways: ['agreement', 'community'],
  zh: '登记在区直（不属镇街）的机关、群团、高校和企业，与村（社区）党组织签订的协议正在生效，或同在一个共同体，即为已联建；单次活动不计。',
  en: 'Public bodies, mass organisations, universities and enterprises filed directly under the district are joined where an agreement with the Party organisation of a village or residential community is in force, or where both are members of one community; a single activity does not count.',
}

const days = (n: number) => ({ n, unit: 'working-day' as const, source: 'CN-31', stated: false })
const toApply = { action: 'return' as const, to: 'apply', needs: ['reason' as const] }

/**
 * 申请 → 审核 → 报批 → 备案 (CN-31, CN-59): the lead applies once every member has signed the charter, the street reviews, the committee
 * approves, and the community stands when it is filed. The charter and the three statements are records, so no paper is asked for.
 */
export const communityProcedure: ProcedureInput = {
  key: 'found-community',
  version: '1',
  zh: '组建党建共同体',
  en: 'Found a Party-building community',
  source: 'CN-31; CN-32; CN-59',
  subjectKinds: ['party_org'],
  fields: [{ code: 'name' }],
  steps: [
    { code: 'apply', zh: '申请', en: 'Application', actor: { ability: 'case.act', node: 'applicant' } },
    {
      code: 'review',
      zh: '审核',
      en: 'Review',
      actor: { ability: 'case.review', node: 'street' },
      deadline: days(10),
      escalatesTo: 'committee',
    },
    { code: 'decide', zh: '报批', en: 'Approval', actor: { ability: 'case.decide', node: 'committee' }, deadline: days(20) },
    { code: 'file', zh: '备案', en: 'Filing', actor: { ability: 'case.decide', node: 'committee' }, deadline: days(10) },
  ],
  ends: [
    { code: 'done', zh: '已成立并备案', en: 'Founded and filed', outcome: 'done' },
    { code: 'refused', zh: '不予批准', en: 'Refused', outcome: 'refused' },
    { code: 'withdrawn', zh: '已撤回', en: 'Withdrawn', outcome: 'withdrawn' },
  ],
  transitions: [
    { from: 'apply', action: 'submit', to: 'review' },
    { from: 'review', action: 'approve', to: 'decide' },
    { from: 'review', ...toApply },
    { from: 'review', action: 'escalate', to: 'review', needs: ['reason'] },
    { from: 'decide', action: 'approve', to: 'file', needs: ['other-person'] },
    { from: 'decide', ...toApply },
    { from: 'decide', action: 'refuse', to: 'refused', needs: ['reason', 'other-person'] },
    { from: 'file', action: 'decide', to: 'done', needs: ['document-no', 'other-person'] },
    { from: 'file', ...toApply },
    { from: 'apply', action: 'withdraw', to: 'withdrawn' },
    { from: 'review', action: 'withdraw', to: 'withdrawn', needs: ['reason'] },
    { from: 'decide', action: 'withdraw', to: 'withdrawn', needs: ['reason'] },
    { from: 'file', action: 'withdraw', to: 'withdrawn', needs: ['reason'] },
  ],
  remind: days(3),
  effect: 'alliances.establish-community',
  byHand: false,
}
