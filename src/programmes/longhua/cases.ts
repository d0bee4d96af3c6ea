import { byPartyOrg, byUscc, type StoryCase } from '../story.ts'

const second = byPartyOrg('民治街道丰润社区社会组织第二联合党支部')
const first = byPartyOrg('民治街道丰润社区社会组织联合党支部')

/**
 * Cases of the demonstration, each at another step: one waits for an organisation, one for the street, one for the committee, one came
 * back, one is decided and has its letter. What they say is invented; the one that is decided moves an organisation from one joint branch
 * to another, so that no figure of the source changes.
 */
export const longhuaCases: readonly StoryCase[] = [
  {
    procedure: 'adjust',
    subject: second,
    title: '丰润社区第二联合党支部覆盖单位调整',
    details: {},
    covers: [byUscc('51440309MJYBUPDF9T')],
    target: first,
    openedDaysAgo: 24,
    application: [
      '鹭礁慈善互助会的办公地点已迁到丰润社区党群服务中心二楼，与丰润社区社会组织联合党支部的成员单位同层。',
      '为便于过组织生活，申请自批复之日起转入该联合党支部。该单位党员意见一致。',
    ],
    acts: [
      { daysAgo: 23, action: 'submit' },
      { daysAgo: 21, action: 'consent', reason: '本单位党员会议通过' },
      { daysAgo: 18, action: 'approve', reason: '两个支部书记都已知情' },
      { daysAgo: 11, action: 'decide', documentNo: '示例〔{year}〕16号' },
    ],
  },
  {
    procedure: 'establish-temporary',
    subject: byUscc('51440309999872452G'),
    title: '产业园消防整治临时党支部',
    details: { name: '恒穗产业园消防整治临时党支部', level: 'branch', task: '恒穗社区产业园消防安全整治' },
    lastsDays: 90,
    openedDaysAgo: 9,
    application: [
      '社区组织园区内协会、商会的党员参加三个月的消防安全整治，党员组织关系不转接。',
      '申请成立临时党支部，整治结束时自行撤销；期间不发展党员，不收缴党费。',
    ],
    acts: [
      { daysAgo: 8, action: 'submit' },
      { daysAgo: 5, action: 'approve', reason: '任务明确，书记人选由街道指定' },
    ],
  },
  {
    procedure: 'establish-at-service-place',
    subject: byUscc('52440309999080551L'),
    title: '汀塘幼儿园在服务地组建党支部',
    details: { name: '民治街道汀塘幼儿园党支部', level: 'branch', serviceAddress: '民丰社区党群服务中心一楼' },
    openedDaysAgo: 3,
    application: ['本园两名正式党员在园，另一名正式党员的组织关系本月转入。申请在服务地成立党支部，书记人选已与街道沟通。'],
    acts: [{ daysAgo: 1, action: 'submit' }],
  },
  {
    procedure: 'establish-on-chain',
    subject: byUscc('52440309991773011J'),
    title: '托育服务链党支部',
    details: { name: '民治街道托育服务链党支部', level: 'branch', site: '民治街道托育服务链' },
    covers: [byUscc('5244030999137706X1'), byUscc('52440309990528030K')],
    openedDaysAgo: 6,
    application: ['三家单位服务同一批家庭，分别有一到两名正式党员。申请把支部建在服务链上，由晗圃托育中心牵头。'],
    acts: [
      { daysAgo: 5, action: 'submit' },
      { daysAgo: 2, action: 'consent', units: [byUscc('5244030999137706X1')], reason: '愿意参加' },
    ],
  },
  {
    procedure: 'upgrade',
    subject: byPartyOrg('龙华区体育行业党支部'),
    title: '体育行业党支部升格为党总支',
    details: { level: 'general' },
    openedDaysAgo: 15,
    application: ['行业党支部联系的党组织逐年增加，申请升格为党总支，设三名委员。'],
    acts: [
      { daysAgo: 14, action: 'submit' },
      { daysAgo: 10, action: 'return', reason: '请写明所联系的党组织和党员人数' },
    ],
  },
]
