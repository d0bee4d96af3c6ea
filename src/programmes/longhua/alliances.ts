import { byBody, byDivision, byPartyOrg, type StoryAlliances } from '../story.ts'

const hub = (street: string) => byPartyOrg(`${street}街道社会组织促进会党总支`)

/** What organisations of the district have agreed to build together, and one community that has lived most of a year. Invented. */
export function longhuaAlliances(): StoryAlliances {
  return {
    partyOrgs: [
      { name: '区民政局机关党支部', fromOn: '2026-01-05', covers: byBody('区民政局') },
      {
        name: '白石龙社区党委',
        fromOn: '2026-01-05',
        street: byDivision('440309002'),
        hubOf: byDivision('440309002007'),
      },
    ],
    agreements: [
      {
        kind: 'pairing',
        title: '区民政局机关党支部与白石龙社区党委结对共建协议',
        content: '机关党员每月到社区服务一次，社区每季度反映一次居民关切。',
        pattern: 'organ-village',
        lead: byPartyOrg('区民政局机关党支部'),
        others: [byPartyOrg('白石龙社区党委')],
        fromOn: '2026-02-01',
        untilOn: '2028-02-01',
        proposedOn: '2026-01-20',
        signedOn: '2026-01-26',
      },
      {
        kind: 'initiative',
        title: '六街道社会组织共建倡议书',
        content: '一、带头学习，共同开展主题党日。\n二、带头服务，发挥各自专长。\n三、带头联动，困难共帮、资源共享。',
        lead: hub('民治'),
        others: [hub('龙华'), hub('观湖'), hub('大浪'), hub('福城'), hub('观澜')],
        fromOn: '2026-03-05',
        proposedOn: '2026-03-01',
        signedOn: '2026-03-05',
      },
      {
        kind: 'pairing',
        title: '大浪与福城街道促进会结对共建协议',
        content: '每季度联合开展一次主题党日，互派志愿者支援对方街道的社区活动。',
        shares: '大浪街道活动室每周三、福城街道志愿者二十人',
        pattern: 'branches',
        lead: hub('大浪'),
        others: [hub('福城')],
        fromOn: '2026-01-10',
        untilOn: '2027-01-10',
        proposedOn: '2026-01-06',
        signedOn: '2026-01-08',
      },
      {
        kind: 'pairing',
        title: '观湖街道促进会与基层支部结对共建协议',
        content: '促进会为支部提供活动场地和讲师，支部为社区居民提供专业服务。',
        shares: '促进会会议室、讲师两名',
        pattern: 'branches',
        lead: hub('观湖'),
        others: ['branch'],
        fromOn: '2026-11-01',
        untilOn: '2028-11-01',
        proposedOn: '2026-11-16',
      },
    ],
    community: {
      name: '北站片区党建共同体',
      form: 'community',
      goal: '共同服务北站片区务工人员和居民',
      coverage: '民治、龙华、观湖三个街道的社会组织党组织',
      duties: '一、每季度召开例会，共商片区服务。\n二、共享场地、讲师和志愿者。\n三、一家有难题，大家来解决。',
      lead: hub('民治'),
      others: [hub('龙华'), hub('观湖')],
      person: { name: '许安', office: '召集人' },
      foundedOn: '2026-02-10',
      documentNo: '示社委备〔2026〕1号',
      lines: [
        { kind: 'regular-meeting', member: 0, onDay: '2026-04-15', title: '第二季度例会', body: '商定夏季送清凉的分工' },
        {
          kind: 'regular-meeting',
          member: 1,
          onDay: '2026-08-20',
          title: '第三季度例会',
          body: '通报上半年服务情况，商定开学季活动',
        },
        { kind: 'joint-conference', member: 0, onDay: '2026-09-10', title: '下半年联席会议' },
        { kind: 'bulletin', member: 2, onDay: '2026-06-30', title: '第二季度情况通报' },
        { kind: 'resource', member: 2, onDay: '2026-03-12', title: '观湖活动室周末可借用', body: '可容纳四十人，提前三天预约' },
        {
          kind: 'problem',
          member: 1,
          onDay: '2026-05-06',
          title: '务工人员子女暑期看护',
          solvedOn: '2026-07-01',
          solution: '三家轮流开办暑期课堂',
        },
        { kind: 'problem', member: 0, onDay: '2026-10-12', title: '夜间电动车充电点不足' },
        { kind: 'experience', member: 2, onDay: '2026-09-28', title: '暑期课堂的做法', body: '志愿者排班和家长群两张表就够' },
      ],
      activities: [
        {
          members: [0, 1],
          onDay: '2026-05-20',
          kinds: ['cobuilding'],
          title: '北站便民服务日',
          minutes: '理发、义诊、法律咨询，服务一百二十人次',
        },
        {
          members: [0, 1, 2],
          onDay: '2026-09-10',
          kinds: ['roundtable'],
          title: '开学季座谈',
          minutes: '听取家长意见，确定课后托管安排',
        },
      ],
    },
  }
}
