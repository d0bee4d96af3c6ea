import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>
type Severity = 'block' | 'warn' | 'info'

/** Code, Chinese, English, stage it belongs to, steps that come before it, and what is asked when it is recorded. */
type Row = readonly [string, string, string, string, readonly string[], readonly string[], Readonly<Record<string, unknown>>?]

const passed = { outcomes: ['passed', 'failed'], passing: ['passed'] }
const turned = { outcomes: ['full', 'extended', 'cancelled'], passing: ['full', 'extended', 'cancelled'], many: true }

/** Twenty-five steps as most committees count them; a district may write others, because no text fixes the number (rules.md §0.8). */
const rows = (notice: boolean): readonly Row[] => [
  ['application', '递交入党申请书', 'Application handed in', 'applicant', [], [], { reaches: 'applicant' }],
  ['talk', '派人谈话', 'First talk', 'applicant', ['application'], ['decided']],
  [
    'activist',
    '推荐和确定入党积极分子',
    'Named an activist',
    'activist',
    ['talk'],
    ['decided', 'document'],
    { reaches: 'activist' },
  ],
  ['activist-filed', '积极分子报上级备案', 'Activist filed with the superior', 'activist', ['activist'], ['decided', 'document']],
  ['contacts', '指定培养联系人', 'Contacts appointed', 'activist', ['activist'], ['people', 'decided'], { many: true }],
  ['review', '培养教育考察', 'Half-yearly review', 'activist', ['activist'], ['decided'], { many: true }],
  ...(notice
    ? ([
        [
          'notice',
          '确定发展对象前公示',
          'Public notice',
          'candidate',
          ['activist-filed', 'contacts'],
          ['decided'],
          { many: true },
        ],
      ] as const)
    : []),
  [
    'candidate',
    '确定发展对象',
    'Named a candidate',
    'candidate',
    notice ? ['activist-filed', 'contacts', 'notice'] : ['activist-filed', 'contacts'],
    ['decided', 'document'],
    { reaches: 'candidate' },
  ],
  [
    'candidate-filed',
    '发展对象报上级备案',
    'Candidate filed with the superior',
    'candidate',
    ['candidate'],
    ['decided', 'document'],
  ],
  ['introducers', '确定入党介绍人', 'Introducers named', 'candidate', ['candidate'], ['people', 'decided'], { many: true }],
  [
    'vetting',
    '进行政治审查',
    'Political vetting',
    'candidate',
    ['candidate'],
    ['decided', 'document', 'outcome'],
    { ...passed, many: true },
  ],
  ['training', '开展集中培训', 'Training', 'candidate', ['candidate'], ['training', 'decided'], { many: true }],
  [
    'committee-review',
    '支部委员会审查',
    'Review by the branch committee',
    'admission',
    ['candidate-filed', 'introducers', 'vetting', 'training'],
    ['decided', 'outcome'],
    { ...passed, mayNotApply: true, many: true },
  ],
  [
    'pre-examination',
    '上级党委预审',
    'Pre-examination by the superior committee',
    'admission',
    ['committee-review'],
    ['decided', 'document', 'outcome'],
    { ...passed, many: true },
  ],
  ['form', '填写入党志愿书', 'Application form filled in', 'admission', ['pre-examination'], ['document']],
  [
    'admission-meeting',
    '支部大会讨论接收',
    'Branch meeting on admission',
    'admission',
    ['form'],
    ['vote', 'outcome', 'document'],
    { outcomes: ['adopted', 'rejected'], passing: ['adopted'], many: true },
  ],
  ['superior-talk', '上级党委派人谈话', 'Talk by the superior', 'admission', ['admission-meeting'], ['decided']],
  [
    'admission-approval',
    '上级党委审批',
    'Approval of admission',
    'admission',
    ['superior-talk'],
    ['decided', 'approver', 'document', 'outcome'],
    { outcomes: ['approved', 'refused'], passing: ['approved'], reaches: 'probationary', many: true },
  ],
  [
    'admission-filed',
    '再上一级组织部门备案',
    'Filed with the organisation department',
    'probationary',
    ['admission-approval'],
    ['decided', 'document'],
  ],
  [
    'group',
    '编入党支部和党小组',
    'Placed in a group',
    'probationary',
    ['admission-approval'],
    ['decided'],
    { mayNotApply: true },
  ],
  ['oath', '入党宣誓', 'Oath', 'probationary', ['admission-approval'], []],
  ['observation', '继续教育考察', 'Review on probation', 'probationary', ['admission-approval'], ['decided'], { many: true }],
  [
    'postponement',
    '转正讨论延期',
    'Discussion postponed after a transfer',
    'probationary',
    ['admission-approval'],
    ['decided', 'until'],
  ],
  ['turning-application', '提出转正申请', 'Application to become full', 'probationary', ['admission-approval'], []],
  [
    'turning-meeting',
    '支部大会讨论转正',
    'Branch meeting on becoming full',
    'probationary',
    ['turning-application'],
    ['vote', 'outcome', 'until', 'document'],
    turned,
  ],
  [
    'turning-approval',
    '上级党委审批转正',
    'Approval of becoming full',
    'probationary',
    ['turning-meeting'],
    ['decided', 'approver', 'document', 'outcome', 'until'],
    turned,
  ],
  ['archive', '材料归档', 'Papers archived', 'full', ['turning-approval'], ['papers']],
]

const stepsOf = (notice: boolean) =>
  rows(notice).map(([code, zh, en, stage, needs, asks, more]) => ({ code, zh, en, stage, needs, asks, ...more }))

const half = { quorum: [1, 2], quorumComparison: 'more', pass: [1, 2], passComparison: 'more' }
const months = (n: number) => ({ n, unit: 'month' })
const papers = [
  { code: 'form', zh: '入党志愿书', en: 'Application form' },
  { code: 'application', zh: '入党申请书', en: 'Application' },
  { code: 'vetting', zh: '政治审查材料', en: 'Vetting papers' },
  { code: 'turning', zh: '转正申请书', en: 'Application to become full' },
  { code: 'training', zh: '培养教育考察材料', en: 'Papers of training and review' },
]

/** Limits both versions state; `unread` is the severity of what the newer text was not yet read for. */
const limitsOf = (of: (article: string) => string, a: Readonly<Record<string, string>>, unread: Severity) => {
  const text = (key: string) => of(a[key] ?? '')
  return [
    { kind: 'age', step: 'application', years: 18, severity: 'block', source: '《中国共产党章程》第一条' },
    {
      kind: 'note',
      step: 'application',
      severity: 'info',
      source: text('place'),
      zh: '向工作、学习所在单位党组织提出；没有单位的，向居住地党组织提出；流动人员还可以向单位所在地党组织、单位主管部门党组织或者流动党员党组织提出。',
      en: 'Handed to the Party organisation at work or study, else at the residence; mobile people also where the unit lies, to its department, or to an organisation of mobile members.',
    },
    { kind: 'within', step: 'talk', after: 'application', span: months(1), severity: 'warn', source: text('talk') },
    { kind: 'people', step: 'contacts', least: 1, most: 2, severity: unread, source: text('contacts') },
    { kind: 'every', step: 'review', after: 'activist', span: months(6), severity: 'warn', source: text('review') },
    { kind: 'not-before', step: 'candidate', after: 'activist', span: months(12), severity: 'block', source: text('candidate') },
    { kind: 'people', step: 'introducers', least: 2, most: 2, severity: unread, source: text('introducers') },
    {
      kind: 'note',
      step: 'vetting',
      severity: 'info',
      source: text('vetting'),
      zh: '流动人员的政治审查，还应征求户籍所在地和居住地基层党组织的意见。',
      en: 'For mobile people the organisations of the registered and of the actual residence are asked too.',
    },
    { kind: 'training', step: 'training', days: 3, hours: 24, exception: true, severity: 'block', source: text('training') },
    {
      kind: 'note',
      step: 'pre-examination',
      severity: 'warn',
      source: text('pre-examination'),
      zh: '三个月内将离开工作、学习单位的，一般不办理接收预备党员的手续。',
      en: 'Whoever leaves the unit within three months is generally not admitted meanwhile.',
    },
    {
      kind: 'within',
      step: 'admission-meeting',
      after: 'pre-examination',
      span: months(1),
      severity: 'warn',
      source: text('meeting'),
    },
    { kind: 'vote', step: 'admission-meeting', passing: ['adopted'], ...half, severity: unread, source: text('vote') },
    {
      kind: 'within',
      step: 'admission-approval',
      after: 'admission-meeting',
      span: months(3),
      severity: 'warn',
      source: text('approval'),
    },
    {
      kind: 'lapses',
      step: 'admission-approval',
      after: 'admission-meeting',
      span: months(6),
      severity: 'block',
      source: text('approval'),
    },
    {
      kind: 'approver',
      steps: ['admission-approval', 'turning-approval'],
      levels: ['committee'],
      severity: unread,
      source: text('approver'),
    },
    {
      kind: 'probation',
      step: 'turning-approval',
      from: 'admission-meeting',
      span: months(12),
      severity: 'block',
      source: '《中国共产党章程》第七条',
    },
    {
      kind: 'extension',
      steps: ['turning-meeting', 'turning-approval'],
      outcome: 'extended',
      least: months(6),
      most: months(12),
      times: 1,
      severity: 'block',
      source: '《中国共产党章程》第七条',
    },
    { kind: 'postponement', step: 'postponement', most: months(6), severity: unread, source: text('postponement') },
    { kind: 'vote', step: 'turning-meeting', passing: ['full'], ...half, severity: unread, source: text('vote') },
    {
      kind: 'within',
      step: 'turning-approval',
      after: 'turning-meeting',
      span: months(3),
      severity: 'warn',
      source: text('turning'),
    },
    { kind: 'papers', step: 'archive', papers, severity: 'warn', source: text('archive') },
  ]
}

const of2014 = (article: string) => `《中国共产党发展党员工作细则》2014${article}`
const of2026 = (article: string) => `《中国共产党发展党员工作细则》2026${article}`

/**
 * How members are developed: one document a version of the national rules. A case keeps the version it began under; what the newer text
 * says of cases under way is not known to us, so `transition` is a row to be changed once it is read.
 */
export function developmentRules(): Rules {
  return [
    {
      key: 'development.process',
      version: '2014',
      source: of2014(''),
      fromOn: '1949-10-01',
      untilOn: '2026-05-18',
      severity: 'block',
      params: {
        transition: 'keep',
        remindDays: 30,
        steps: stepsOf(false),
        limits: limitsOf(
          of2014,
          {
            place: '第六条',
            talk: '第七条',
            contacts: '第九条',
            review: '第十一条',
            candidate: '第十三条',
            introducers: '第十四条',
            vetting: '第十六条',
            training: '第十七条',
            'pre-examination': '第十九条',
            vote: '第二十二条',
          },
          'block',
        ),
      },
    },
    {
      key: 'development.process',
      version: '2026',
      source: of2026('（2026年5月18日公布）'),
      fromOn: '2026-05-18',
      severity: 'block',
      // The notice and the transition come from second-hand copies; both warn until the text itself is read.
      stated: false,
      params: {
        transition: 'keep',
        remindDays: 30,
        steps: stepsOf(true),
        limits: [
          ...limitsOf(
            of2026,
            {
              talk: '第七条',
              review: '第十一条',
              candidate: '第十三条',
              vetting: '第十六条',
              training: '第十七条',
              'pre-examination': '第十八条',
              meeting: '第十九条',
              approval: '第二十五条',
              turning: '第三十一条至第三十三条',
              archive: '第三十六条',
            },
            'warn',
          ),
          {
            kind: 'not-before',
            step: 'candidate',
            after: 'notice',
            span: { n: 5, unit: 'working-day' },
            severity: 'warn',
            source: of2026('第十三条'),
          },
          {
            kind: 'within',
            step: 'oath',
            after: 'admission-approval',
            span: months(1),
            severity: 'info',
            source: of2026('第二十九条'),
          },
        ],
      },
    },
  ]
}
