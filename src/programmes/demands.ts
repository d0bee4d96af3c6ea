import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>

/** Orders and deliberation: the loop is stated, its clocks are not, so the days are ours to start from and a district sets its own. */
export function demandRules(fromOn: string): Rules {
  return [
    {
      key: 'demand.words',
      version: '1',
      source: 'CD-46；CD-47；CN-56；NS-44；ZF-20',
      fromOn,
      severity: 'info',
      stated: false,
      params: words,
    },
    {
      // Working days. NS-04: every call is owed an answer; how soon is for the district to say.
      key: 'demand.clock',
      version: '1',
      source: 'CD-47；CD-48；CD-49；CD-50；NS-04',
      fromOn,
      severity: 'warn',
      stated: false,
      params: { accept: 1, handle: 7, reply: 2 },
    },
    {
      // Working days. Orders are followed and tasks answered; how soon is for the district to say. The day of the result is the issuer's.
      key: 'demand.directive',
      version: '1',
      source: 'NS-04；ZF-51',
      fromOn,
      severity: 'warn',
      stated: false,
      params: { acknowledge: 1, answer: 2, confirm: 3 },
    },
    {
      key: 'demand.near',
      version: '1',
      source: '本平台默认',
      fromOn,
      severity: 'info',
      stated: false,
      params: { percent: 55, days: 60 },
    },
    {
      // So many wrong tries a day with a code, so many orders a day from one telephone.
      key: 'demand.public',
      version: '1',
      source: '本平台默认',
      fromOn,
      severity: 'info',
      stated: false,
      params: { tries: 5, perDay: 5 },
    },
    {
      // Both sides ask for a talk; how long one lasts is not stated.
      key: 'demand.talk',
      version: '1',
      source: 'ZF-14',
      fromOn,
      severity: 'info',
      stated: false,
      params: { minutes: 60 },
    },
    {
      // Meetings online are stated; how often one person speaks, whether without an account, and how long the outcome stands there, is not.
      key: 'demand.online',
      version: '2',
      source: 'NS-44',
      fromOn,
      severity: 'info',
      stated: false,
      params: { words: 5, withoutAccount: true, withoutAccountPerDay: 100, shownDays: 90 },
    },
    {
      // Topics follow what people care about most at present; over how many days that is looked at, and how many topics, is not stated.
      key: 'demand.topics',
      version: '1',
      source: 'CD-70',
      fromOn,
      severity: 'info',
      stated: false,
      params: { days: 90, most: 6 },
    },
    {
      // Work is measured by whether problems are solved and people are satisfied; which ratings that are is for the district to say.
      key: 'demand.satisfied',
      version: '1',
      source: 'CN-56',
      fromOn,
      severity: 'info',
      stated: false,
      params: { ratings: ['satisfied', 'mostly'] },
    },
    {
      // The law says no longer than needed and leaves the days to whoever keeps the data.
      key: 'demand.keep',
      version: '1',
      source: '《中华人民共和国个人信息保护法》第十九条、第四十七条',
      fromOn,
      severity: 'info',
      stated: false,
      params: { days: 180 },
    },
  ]
}

const words = {
  channels: [
    { code: 'desk', zh: '接待台', en: 'Desk', entry: true },
    { code: 'phone', zh: '电话', en: 'Telephone', entry: true },
    { code: 'qq', zh: 'QQ群', en: 'QQ group', entry: true },
    { code: 'wechat', zh: '微信群', en: 'WeChat group', entry: true },
    { code: 'web', zh: '网页', en: 'Web page', entry: false },
    { code: 'file', zh: '表格导入', en: 'Spreadsheet', entry: false },
    { code: 'api', zh: '平台对接', en: 'Another platform', entry: true },
  ],
  categories: [
    { code: 'environment', zh: '环境卫生', en: 'Surroundings and cleaning' },
    { code: 'safety', zh: '社区安全', en: 'Safety' },
    { code: 'facilities', zh: '公共设施', en: 'Public facilities' },
    { code: 'neighbours', zh: '邻里关系', en: 'Neighbours' },
    { code: 'elderly', zh: '养老助老', en: 'Care for the old' },
    { code: 'children', zh: '托幼教育', en: 'Children and schooling' },
    { code: 'health', zh: '医疗健康', en: 'Health' },
    { code: 'culture', zh: '文化体育', en: 'Culture and sport' },
    { code: 'jobs', zh: '就业创业', en: 'Work and business' },
    { code: 'business', zh: '企业服务', en: 'Services to enterprises' },
    { code: 'party', zh: '党建与党员', en: 'Party building and members' },
    // ZF-20: residents who want to found a community organisation; the one that came of it is named on the order.
    { code: 'founding', zh: '发起成立社区社会组织', en: 'Founding a community organisation', founding: true },
    { code: 'other', zh: '其他', en: 'Other' },
  ],
  ratings: [
    { code: 'satisfied', zh: '满意', en: 'Satisfied' },
    { code: 'mostly', zh: '基本满意', en: 'Mostly satisfied' },
    { code: 'not', zh: '不满意', en: 'Not satisfied' },
  ],
}
