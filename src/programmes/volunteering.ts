import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>

const regulations = '《志愿服务条例》2017'

/** Volunteer service: what it may be, whom it reaches, and the profiles a district may keep a time bank by. Without a choice there is none. */
export function volunteeringRules(fromOn: string): Rules {
  return [
    {
      key: 'volunteering.words',
      version: '1',
      source: 'NS-37；NS-45；NS-48；NS-49；CN-48；CD-58；CD-60；CD-63；CD-64；CD-74；CD-75；CD-80',
      fromOn,
      severity: 'info',
      params: words,
    },
    {
      // That a team is stable and told from its attendance is the source's; over which months, and from how many sessions on, is ours to start from.
      key: 'volunteering.team-retention',
      version: '1',
      source: 'CD-73',
      fromOn,
      stated: false,
      severity: 'info',
      params: { periods: [6, 12], sessions: 1 },
    },
    {
      key: 'volunteering.series',
      version: '1',
      source: 'CD-75',
      fromOn,
      stated: false,
      severity: 'info',
      params: { horizonDays: 60 },
    },
    {
      // The form of social work is the source's; its words are ours to start from, a district sets its own.
      key: 'volunteering.cases',
      version: '1',
      source: 'NS-68；NS-59',
      fromOn,
      stated: false,
      severity: 'info',
      params: cases,
    },
    {
      // 两新组织: social organisations and non-public enterprises.
      key: 'volunteering.two-new',
      version: '1',
      source: 'CD-52',
      fromOn,
      stated: false,
      severity: 'info',
      params: { kinds: ['social_org', 'enterprise'] },
    },
    {
      // Levels are the source's, from how many times on is ours to start from. Told as totals, never of somebody.
      key: 'volunteering.engagement',
      version: '1',
      source: 'CN-53',
      fromOn,
      stated: false,
      severity: 'info',
      params: { join: 1, together: 3 },
    },
    {
      // Last three digits of the code of a community: 200–399 villages, 500–599 bodies like them.
      key: 'volunteering.rural',
      version: '1',
      source: '国家统计局《统计用区划代码和城乡划分代码编制规则》2009',
      fromOn,
      severity: 'info',
      params: {
        communities: [
          [200, 399],
          [500, 599],
        ],
      },
    },
    {
      // That they are found, trained and active is the source's; what they are called elsewhere, and the reasons, are ours to start from.
      key: 'volunteering.leaders',
      version: '1',
      source: 'ZF-26',
      fromOn,
      stated: false,
      severity: 'info',
      params: leaders({ zh: '社区带头人', en: 'Community leader' }),
    },
    {
      key: 'volunteering.bank-profiles',
      version: '1',
      source: `${regulations}第十九条；《北京市志愿服务促进条例》第四十条；CD-53；CD-76`,
      fromOn,
      stated: false,
      severity: 'info',
      params: { profiles },
    },
  ]
}

const words = {
  kinds: [
    { code: 'elderly', zh: '助老服务', en: 'Help for the elderly' },
    { code: 'hardship', zh: '帮扶困难群众', en: 'Help in hardship' },
    { code: 'children', zh: '青少年服务', en: 'Service for the young' },
    { code: 'legal', zh: '法律援助', en: 'Legal help' },
    { code: 'environment', zh: '环境整治', en: 'Environment' },
    { code: 'culture', zh: '文化惠民', en: 'Culture' },
    { code: 'care', zh: '关爱服务', en: 'Care service' },
    { code: 'emergency', zh: '应急救援', en: 'Emergency help' },
    { code: 'civil', zh: '文明实践', en: 'Civic practice' },
    { code: 'lecture', zh: '讲座', en: 'Lecture', group: 'lecture' },
    { code: 'guidance-legal', zh: '法律咨询', en: 'Legal consultation', group: 'guidance' },
    { code: 'guidance-on-site', zh: '实地指导', en: 'Guidance on site', group: 'guidance' },
    { code: 'guidance-broker', zh: '中介服务', en: 'Brokering', group: 'guidance' },
    { code: 'employment', zh: '就业信息服务', en: 'Employment information' },
    { code: 'migrant-children', zh: '关爱流动人员子女', en: 'Care for children of migrants' },
    { code: 'health', zh: '健康保健', en: 'Health' },
    { code: 'counselling', zh: '心理干预', en: 'Psychological help' },
    { code: 'pairing', zh: '结对帮扶', en: 'Pairing aid', group: 'recurring' },
    { code: 'charity', zh: '义诊义卖', en: 'Free clinic, charity sale', group: 'recurring' },
    { code: 'policy', zh: '政策法规宣传', en: 'Policy and law made known', group: 'recurring' },
    { code: 'founding', zh: '创业指导', en: 'Guidance for founders' },
  ],
  roles: [
    { code: 'volunteer', zh: '志愿者', en: 'Volunteer' },
    { code: 'publicist', zh: '宣传员', en: 'Publicist' },
    { code: 'server', zh: '服务员', en: 'Service worker' },
    { code: 'mediator', zh: '调解员', en: 'Mediator' },
  ],
  beneficiaries: [
    { code: 'hardship', zh: '困难群体', en: 'People in hardship' },
    { code: 'members', zh: '党员群众', en: 'Members and residents' },
    { code: 'staff', zh: '社会组织从业人员', en: 'Staff of social organisations' },
    { code: 'employees', zh: '企业员工', en: 'Employees' },
    { code: 'residents', zh: '居民群众', en: 'Residents' },
  ],
  // One brand of each in the source.
  campaigns: [{ code: 'for-the-people', zh: '我为群众办实事', en: 'Practical deeds for the people' }],
  providers: [
    { code: 'station', zh: '红色愿景站', en: 'Red vision station' },
    { code: 'team', zh: '党员服务队', en: 'Service team of members' },
    { code: 'mass', zh: '群团组织', en: 'Mass organisation' },
    { code: 'social', zh: '社会组织', en: 'Social organisation' },
    { code: 'enterprise', zh: '优秀企业', en: 'Outstanding enterprise' },
  ],
  projects: [
    { code: 'workshop', zh: '扶贫车间', en: 'Aid workshop' },
    { code: 'supermarket', zh: '爱心超市', en: 'Charity supermarket' },
    { code: 'station', zh: '爱心驿站', en: 'Charity station' },
    { code: 'granary', zh: '爱心粮仓', en: 'Charity granary' },
  ],
}

/** Needs of residents with the skills they ask for, what people can do, and what came of a case. */
const cases = {
  needs: [
    { code: 'livelihood', zh: '生活困难', en: 'Hardship', skills: ['social-work'] },
    { code: 'care', zh: '照护支持', en: 'Care', skills: ['social-work', 'medical'] },
    { code: 'mental', zh: '心理支持', en: 'Mental support', skills: ['counselling', 'social-work'] },
    { code: 'family', zh: '家庭关系', en: 'Family', skills: ['social-work', 'mediation'] },
    { code: 'employment', zh: '就业', en: 'Employment', skills: ['careers', 'social-work'] },
    { code: 'legal', zh: '法律问题', en: 'Legal questions', skills: ['law'] },
    { code: 'integration', zh: '社会融入', en: 'Belonging', skills: ['social-work', 'teaching'] },
  ],
  skills: [
    { code: 'social-work', zh: '社会工作', en: 'Social work' },
    { code: 'counselling', zh: '心理咨询', en: 'Counselling' },
    { code: 'law', zh: '法律', en: 'Law' },
    { code: 'medical', zh: '医护', en: 'Medicine and nursing' },
    { code: 'mediation', zh: '调解', en: 'Mediation' },
    { code: 'careers', zh: '就业指导', en: 'Career guidance' },
    { code: 'teaching', zh: '教学辅导', en: 'Teaching' },
  ],
  outcomes: [
    { code: 'reached', zh: '目标达成', en: 'Goals reached' },
    { code: 'partly', zh: '部分达成', en: 'Reached in part' },
    { code: 'referred', zh: '转介', en: 'Referred' },
    { code: 'ended', zh: '本人提出终止', en: 'Ended at own wish' },
  ],
}

/** What community leaders are called, and the reasons to find one and to end it. None of them is a number. */
export const leaders = (name: { readonly zh: string; readonly en: string }) => ({
  name,
  whys: [
    { code: 'trusted', zh: '邻里信任', en: 'Trusted by neighbours' },
    { code: 'brings-together', zh: '能把大家聚起来', en: 'Brings people together' },
    { code: 'settles', zh: '会劝和、会调解', en: 'Settles quarrels' },
    { code: 'skilled', zh: '有一技之长', en: 'Has a skill to share' },
    { code: 'helps', zh: '常帮邻居', en: 'Often helps neighbours' },
    { code: 'helped-once', zh: '受过帮助，愿意回报', en: 'Was helped, and wants to give back' },
  ],
  ends: [
    { code: 'moved', zh: '搬离', en: 'Moved away' },
    { code: 'no-time', zh: '本人没有时间了', en: 'Has no more time' },
    { code: 'own-organisation', zh: '已自己办起组织', en: 'Has founded an own organisation' },
    { code: 'other', zh: '其他', en: 'Something else' },
  ],
})

const kin = {
  parent: { code: 'parent', zh: '父母', en: 'Parent' },
  spouse: { code: 'spouse', zh: '配偶', en: 'Spouse' },
  child: { code: 'child', zh: '子女', en: 'Child' },
}

/** Where a source says nothing, `null`: no limit. Minutes, years of age and months throughout. */
const profiles = [
  {
    code: 'rewards',
    zh: '礼品、折扣与服务兑换',
    en: 'Gifts, discounts and services',
    source: 'CD-53；CD-76',
    unit: { zh: '小时', en: 'hours', minutes: 60 },
    capMinutes: null,
    earnFromAge: 18,
    guardianFromAge: null,
    redeemFromAge: null,
    giveTo: [kin.parent, kin.spouse, kin.child],
    expiresAfterMonths: null,
    credited: ['measured', 'entered'],
  },
  {
    code: 'elderly',
    zh: '养老服务时间银行',
    en: 'Time bank of care for the elderly',
    source: '《北京市养老服务时间银行实施方案（试行）》2022',
    unit: { zh: '时间币', en: 'time coins', minutes: 60 },
    capMinutes: null,
    earnFromAge: 18,
    guardianFromAge: 14,
    redeemFromAge: 60,
    giveTo: [kin.parent, kin.spouse, kin.child],
    expiresAfterMonths: null,
    credited: ['measured', 'entered'],
  },
  {
    code: 'capped',
    zh: '有上限的时间银行',
    en: 'Time bank with a cap',
    source: '《南京市养老服务时间银行实施方案（试行）》2019',
    unit: { zh: '小时', en: 'hours', minutes: 60 },
    capMinutes: 90_000,
    earnFromAge: 18,
    guardianFromAge: null,
    redeemFromAge: 60,
    giveTo: [kin.parent, kin.spouse, kin.child],
    expiresAfterMonths: null,
    credited: ['measured', 'entered'],
  },
]
