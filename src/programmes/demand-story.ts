/** What happens to an invented order, each act some days after the one before; `street` and `office` are units of the district. */
export type StoryAct =
  | { readonly act: 'offer'; readonly to: 'street'; readonly words: string }
  | { readonly act: 'handle' | 'accept' }
  | { readonly act: 'refuse' | 'pause'; readonly words: string }
  | { readonly act: 'finish'; readonly outcome: 'solved' | 'explained'; readonly words: string }
  | {
      readonly act: 'reply'
      readonly words: string
      readonly how: 'page' | 'phone' | 'in-person'
      readonly by: string
      readonly adoption?: 'adopted' | 'partly' | 'declined'
      readonly adoptionWhy?: string
    }

export interface DemandStory {
  readonly daysAgo: number
  readonly kind: 'demand' | 'opinion' | 'suggestion' | 'topic'
  readonly requester: 'resident' | 'member' | 'enterprise' | 'organisation'
  readonly category: string
  readonly channel: 'desk' | 'phone' | 'qq' | 'wechat'
  readonly what: string
  readonly place: string
  readonly name: string
  /** No number of the mainland begins so. */
  readonly phone: string
  readonly acts: readonly StoryAct[]
  /** What who asked thought of the reply. */
  readonly rating?: 'satisfied' | 'mostly' | 'not'
  /** It asked to found an organisation, which is named once it was done (ZF-20). */
  readonly founded?: true
}

const finish = (words: string, outcome: 'solved' | 'explained' = 'solved'): StoryAct => ({ act: 'finish', outcome, words })
const reply = (words: string) => ({ act: 'reply' as const, words, how: 'phone' as const, by: '接待台值班人员' })
const offer = (words: string): StoryAct => ({ act: 'offer', to: 'street', words })
const handle: StoryAct = { act: 'handle' }
const accept: StoryAct = { act: 'accept' }

/** Orders of a demonstration, all invented. */
export const demandStories: readonly DemandStory[] = [
  { daysAgo: 62, kind: 'demand', requester: 'enterprise', category: 'business', channel: 'desk', what: '企业希望对接社会组织开展员工心理辅导', place: '科创园B座', name: '许某', phone: '10010000001', rating: 'satisfied', acts: [handle, finish('已对接一家心理服务机构，签订服务安排'), reply('已为贵单位对接服务机构，对方本周上门商谈。')] },
  { daysAgo: 55, kind: 'demand', requester: 'resident', category: 'facilities', channel: 'phone', what: '小区东门路灯不亮，晚上老人出行不便', place: '和平里东门', name: '何某某', phone: '10010000002', rating: 'satisfied', acts: [offer('属街道管养范围'), accept, finish('已联系管养单位更换灯头'), reply('路灯已修复，感谢反映。')] },
  { daysAgo: 41, kind: 'suggestion', requester: 'member', category: 'party', channel: 'wechat', what: '建议把党群活动室的开放时间延长到晚上九点', place: '党群服务中心', name: '马某', phone: '10010000003', rating: 'satisfied', acts: [handle, finish('开放时间调整为九点'), { ...reply('建议已采纳，下月起延长到晚上九点。'), adoption: 'adopted' }] },
  { daysAgo: 38, kind: 'suggestion', requester: 'organisation', category: 'business', channel: 'wechat', what: '会员单位建议协会每季度公开一次经费收支', place: '协会秘书处', name: '蒋某', phone: '10010000014', rating: 'mostly', acts: [handle, finish('协会理事会已讨论'), { ...reply('自下季度起公开半年度收支，每季度公开暂不实行。'), adoption: 'partly', adoptionWhy: '秘书处仅有一名兼职会计，先从半年一次做起' }] },
  { daysAgo: 36, kind: 'demand', requester: 'resident', category: 'founding', channel: 'desk', what: '我和几位邻居常年陪护自闭症孩子，想成立一个公益组织，带动更多家庭互相帮助', place: '和平里社区', name: '温某', phone: '10010000015', rating: 'satisfied', acts: [handle, finish('已辅导章程、住所和业务范围，取得登记证书'), reply('组织已登记成立，党委安排了联络员。')], founded: true },
  { daysAgo: 33, kind: 'demand', requester: 'resident', category: 'environment', channel: 'phone', what: '后巷垃圾清运不及时，有异味', place: '建设二巷', name: '罗某某', phone: '10010000004', rating: 'mostly', acts: [offer('请街道处理'), { act: 'refuse', words: '该段由物业负责，请先与物业核实' }, handle, finish('物业已调整清运时间，每日两次'), reply('清运改为每日两次，如再有异味请随时反映。')] },
  { daysAgo: 26, kind: 'demand', requester: 'resident', category: 'elderly', channel: 'desk', what: '独居老人希望有人定期上门看望', place: '长安花园6栋', name: '邓某', phone: '10010000005', rating: 'satisfied', acts: [offer('请街道联系社工机构'), accept, finish('已安排社工每周上门一次'), reply('社工每周三上门，首次已完成。')] },
  { daysAgo: 20, kind: 'opinion', requester: 'resident', category: 'culture', channel: 'qq', what: '广场舞音响声音大，影响孩子写作业', place: '文化广场', name: '余某', phone: '10010000006', rating: 'not', acts: [handle, finish('与活动队约定晚八点半结束，音量调低', 'explained'), reply('已与活动队约定时间和音量。')] },
  { daysAgo: 12, kind: 'demand', requester: 'organisation', category: 'business', channel: 'desk', what: '社会组织办公场地租期将满，希望协调过渡场地', place: '创意园', name: '叶某某', phone: '10010000007', acts: [handle] },
  { daysAgo: 9, kind: 'demand', requester: 'resident', category: 'safety', channel: 'phone', what: '楼道堆放电动车，担心消防安全', place: '金銮小区3栋', name: '苏某', phone: '10010000008', acts: [offer('请街道会同物业处理'), accept] },
  { daysAgo: 7, kind: 'topic', requester: 'resident', category: 'neighbours', channel: 'wechat', what: '小区空地做停车位还是儿童活动区，希望大家一起商量', place: '金銮小区', name: '程某', phone: '10010000009', acts: [handle] },
  { daysAgo: 5, kind: 'demand', requester: 'resident', category: 'safety', channel: 'desk', what: '楼道里堆放电动车，有消防安全问题', place: '金銮小区3栋', name: '丁某', phone: '10010000010', acts: [] },
  { daysAgo: 4, kind: 'demand', requester: 'enterprise', category: 'jobs', channel: 'wechat', what: '招聘会能否给小微企业留展位', place: '人才市场', name: '姜某', phone: '10010000011', acts: [handle, { act: 'pause', words: '等人社部门答复展位数量' }] },
  { daysAgo: 3, kind: 'demand', requester: 'resident', category: 'children', channel: 'phone', what: '暑期托管名额不够，希望增加一个班', place: '第三小学附近', name: '范某', phone: '10010000012', acts: [offer('请街道统筹托管点')] },
  { daysAgo: 1, kind: 'suggestion', requester: 'member', category: 'culture', channel: 'qq', what: '建议组织一次旧书交换', place: '社区图书角', name: '方某', phone: '10010000013', acts: [] },
] // prettier-ignore

export interface IssueStory {
  readonly daysAgo: number
  readonly category: string
  readonly title: string
  readonly raisedBy: 'resident' | 'member' | 'enterprise' | 'organisation'
  readonly session?: {
    readonly mode: 'online' | 'offline'
    readonly place?: string
    readonly residents: number
    readonly members: number
    readonly others: number
    readonly minutes: string
  }
  readonly acts: readonly (
    | { readonly act: 'decide' | 'decline' | 'solve' | 'tell'; readonly words: string }
    | { readonly act: 'assign' }
  )[]
  /** A social organisation that is consulted on it after the deliberation; without an answer it is still waited for (ZF-20). */
  readonly consultation?: {
    readonly question: string
    readonly told?: string
    readonly finding?: string
    readonly advice?: string
  }
}

/** Issues of a demonstration, all invented. */
export const issueStories: readonly IssueStory[] = [
  {
    daysAgo: 50,
    category: 'environment',
    title: '后巷垃圾死角怎样清、怎样保持',
    raisedBy: 'resident',
    session: {
      mode: 'offline',
      place: '居民议事厅',
      residents: 32,
      members: 9,
      others: 4,
      minutes: '议定分三天清理，之后由楼长轮值查看。',
    },
    consultation: {
      question: '清理以后总是反弹，请诊断原因，提出能长期保持的办法',
      told: '电话答复，书面意见随后送到',
      finding: '投放点离楼道口太远，夜间没有人管理；租户更替快，规则没有传到新住户',
      advice: '投放点移到巷口并加灯，每栋请一名租户做联络人，入住时当面讲清规则',
    },
    acts: [
      { act: 'decide', words: '分三天清理，楼长轮值查看' },
      { act: 'assign' },
      { act: 'solve', words: '垃圾死角已清理，轮值表已公布' },
      { act: 'tell', words: '在公告栏和居民群公布清理前后情况和轮值表' },
    ],
  },
  {
    daysAgo: 30,
    category: 'facilities',
    title: '楼栋口加装扶手和照明',
    raisedBy: 'member',
    session: { mode: 'online', residents: 58, members: 12, others: 0, minutes: '线上征求意见，同意先装三个楼栋。' },
    consultation: { question: '老楼栋墙体能否承重、扶手装多高合适，请专业机构看现场' },
    acts: [{ act: 'decide', words: '先装三个楼栋，效果好再推广' }, { act: 'assign' }],
  },
  {
    daysAgo: 18,
    category: 'culture',
    title: '把空地改成收费停车场',
    raisedBy: 'enterprise',
    session: {
      mode: 'offline',
      place: '社区活动室',
      residents: 21,
      members: 6,
      others: 2,
      minutes: '多数居民希望保留活动空间。',
    },
    acts: [{ act: 'decline', words: '多数居民希望保留活动空间' }],
  },
  { daysAgo: 5, category: 'elderly', title: '老人助餐点设在哪里', raisedBy: 'resident', acts: [] },
]

export interface TalkStory {
  /** Days from today; before today it was held. */
  readonly inDays: number
  readonly from: number
  readonly about: string
  readonly place: string
  /** How the head told that it suits; where nothing was told, the answer is still waited for. */
  readonly told?: string
  readonly record?: string
  readonly followUps?: readonly {
    readonly matter: string
    readonly side: 'committee' | 'organisation'
    readonly who: string
    readonly dueInDays: number
    readonly done?: string
  }[]
}

/** Talks with the branch whose secretary looks at the demonstration: one was held and left something to do, one waits for an answer. */
export const branchTalkStories: readonly TalkStory[] = [
  {
    inDays: -14,
    from: 600,
    about: '支部今年的组织生活安排',
    place: '书记议事厅',
    told: '电话答复可以',
    record: '支部人数少、党员分散，主题党日可以与邻近支部联办；书记希望有一次实务培训。',
    followUps: [
      { matter: '安排支部书记实务培训名额', side: 'committee', who: '组织科', dueInDays: -4, done: '已列入下期名单' },
      { matter: '提出联办主题党日的时间和内容', side: 'organisation', who: '支部书记', dueInDays: 5 },
    ],
  },
  { inDays: 4, from: 930, about: '发展党员工作和入党积极分子培养', place: '党群服务中心' },
]

export interface OnlineStory {
  /** Days ago it was opened; how long it was open. */
  readonly daysAgo: number
  readonly days: number
  readonly category: string
  readonly title: string
  readonly what: string
  readonly words: readonly {
    /** Login of the account that says it; without one it comes from the page without an account. */
    readonly by?: string
    readonly as: 'resident' | 'member'
    readonly words: string
    readonly supportedBy?: readonly string[]
    /** Why it is not shown; else it is, and `unread` words still wait. */
    readonly hidden?: string
    readonly unread?: boolean
  }[]
  readonly closed?: { readonly minutes: string; readonly decision: string; readonly told: string }
}

/** Deliberations online of a demonstration: one is open, one was closed with its outcome. All invented. */
export const onlineStories: readonly OnlineStory[] = [
  {
    daysAgo: 26,
    days: 12,
    category: 'children',
    title: '周末的社区活动室怎样让孩子们用起来',
    what: '活动室周末空着，有家长希望开放。怎样开、谁来看护、哪些时段合适？',
    words: [
      {
        by: 'secretary',
        as: 'member',
        words: '支部可以每周排两名党员值守，周六上午先试。',
        supportedBy: ['tangdu', 'minzhi', 'viewer'],
      },
      { by: 'tangdu', as: 'member', words: '我们中心可以派老师带一节阅读课。', supportedBy: ['secretary', 'minzhi'] },
      { as: 'resident', words: '最好上午下午都开，双职工家庭接送不方便。' },
      { as: 'resident', words: '某某家的孩子总在里面吵闹。', hidden: '涉及他人孩子，请改成对事情的建议再提。' },
    ],
    closed: {
      minutes: '线上征求意见近两周，多数赞成周六先开半天，由党员值守。',
      decision: '从下月起每周六上午开放活动室，党员轮值，棠渡中心带一节阅读课，试三个月',
      told: '谢谢大家。活动室从下月起每周六上午开放，轮值表贴在门口；三个月后再请大家一起看看要不要延长。',
    },
  },
  {
    daysAgo: 4,
    days: 18,
    category: 'facilities',
    title: '小区门口的电动车充电桩装在哪里',
    what: '计划新装二十个充电位。请说说哪里方便、哪里不安全。',
    words: [
      { by: 'secretary', as: 'member', words: '东门岗亭旁边有监控，又离楼远，可以先装十个。', supportedBy: ['viewer', 'tangdu'] },
      { by: 'minzhi', as: 'resident', words: '不要占消防通道，西门那一排不合适。', supportedBy: ['secretary'] },
      { as: 'resident', words: '希望有顶棚，下雨天不敢充。' },
      { as: 'resident', words: '充电费用怎么定，也请一起公布。', unread: true },
    ],
  },
]

/** Talks of a demonstration, each with another organisation, all invented. */
export const talkStories: readonly TalkStory[] = [
  {
    inDays: -24,
    from: 570,
    about: '换届以后党建工作怎样衔接',
    place: '书记议事厅',
    told: '电话答复可以',
    record: '新一届理事会愿意把党建工作写进年度计划；党员人数已够成立支部，需要指导筹备。',
    followUps: [
      { matter: '派党建指导员上门指导筹备支部', side: 'committee', who: '组织科', dueInDays: -10, done: '已上门两次，材料齐备' },
      { matter: '提交成立党支部的请示', side: 'organisation', who: '秘书长', dueInDays: -3 },
    ],
  },
  {
    inDays: -9,
    from: 900,
    about: '公益项目与社区需求对接',
    place: '党群服务中心',
    told: '电话答复可以',
    record: '机构有四名社工可以支持独居老人项目，希望街道提供名单和场地。',
    followUps: [{ matter: '协调街道提供活动场地', side: 'committee', who: '社会工作科', dueInDays: 6 }],
  },
  { inDays: 3, from: 600, about: '行业自律倡议征求意见', place: '书记议事厅', told: '微信答复可以' },
  { inDays: 8, from: 540, about: '青年从业人员思想状况', place: '书记议事厅' },
]
