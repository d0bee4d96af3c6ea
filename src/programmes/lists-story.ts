/** What organisations of a demonstration need, offer and wish for. All invented; owners are places in the list of branches. */
export interface StoryListEntry {
  readonly kind: 'need' | 'resource' | 'project' | 'wish' | 'problem'
  readonly owner: number
  readonly title: string
  readonly category: string
  readonly quantity: number
  readonly unit: string
  readonly tags?: readonly string[]
  readonly open?: boolean
  /** How far somebody has come with it: 0 nobody, 1 taken on, 2 said to be solved, 3 verified; `group` takes it on with another. */
  readonly come: 0 | 1 | 2 | 3
  readonly group?: boolean
  /** Step of the needs agenda it is published into, by its place. */
  readonly step?: 0 | 1 | 2
}

const entry = (
  kind: StoryListEntry['kind'],
  owner: number,
  title: string,
  category: string,
  quantity: number,
  unit: string,
  come: StoryListEntry['come'],
  more: Partial<StoryListEntry> = {},
): StoryListEntry => ({ kind, owner, title, category, quantity, unit, come, ...more })

export const listStory: readonly StoryListEntry[] = [
  entry('need', 1, '主题党日借用会议室', 'venue', 1, '间', 0),
  entry('need', 2, '社区义诊缺医护志愿者', 'people', 6, '人', 0, { tags: ['医疗'], step: 0 }),
  entry('need', 3, '新办机构求财务指导', 'skills', 1, '次', 1, { tags: ['财务'] }),
  entry('need', 4, '楼栋长培训请讲师', 'skills', 2, '次', 0, { tags: ['培训'], step: 0 }),
  entry('need', 5, '暑期课堂缺桌椅', 'goods', 40, '套', 0),
  entry('need', 6, '党员活动室周末开放', 'venue', 1, '间', 3),
  entry('resource', 7, '可借多功能厅', 'venue', 1, '间', 0),
  entry('resource', 8, '医护党员服务队', 'people', 10, '人', 0, { tags: ['医疗'] }),
  entry('resource', 9, '注册会计师公益咨询', 'skills', 4, '次', 0, { tags: ['财务'] }),
  entry('resource', 1, '社工师带教', 'skills', 6, '次', 0, { tags: ['社工', '培训'] }),
  entry('resource', 2, '闲置折叠桌椅', 'goods', 60, '套', 0),
  entry('project', 3, '独居老人探访结对', 'people', 1, '项', 1, { group: true, step: 1 }),
  entry('project', 4, '新业态劳动者驿站', 'venue', 1, '项', 2, { step: 1 }),
  entry('project', 5, '青少年普法课堂', 'skills', 1, '项', 3, { group: true, step: 1 }),
  entry('wish', 6, '一台收音机', 'goods', 1, '台', 0, { open: true }),
  entry('wish', 7, '有人陪我去复查', 'people', 1, '次', 0, { open: true }),
  entry('wish', 8, '一副老花镜', 'goods', 1, '副', 3),
  entry('wish', 9, '修好轮椅', 'skills', 1, '次', 1),
  entry('wish', 1, '学会用手机挂号', 'skills', 1, '次', 3),
  entry('problem', 2, '楼道杂物堆放', 'people', 1, '件', 3, { step: 2 }),
  entry('problem', 3, '夜间照明不足', 'funds', 1, '件', 2, { step: 2 }),
  entry('problem', 4, '电动车充电难', 'venue', 1, '件', 0, { step: 2 }),
]

/** What the committee of the district asks for this autumn, step by step; and the one it is drawing up. */
export const agendaStory = {
  title: '社会组织参与基层治理需求计划（秋冬）',
  detail: '围绕社区急需，分三步发布需求、认领项目、解决问题；各党组织按力量认领。',
  fromOn: '2026-10-01',
  untilOn: '2027-01-01',
  steps: [
    { title: '摸清社区急需，发布第一批需求', dueOn: '2026-10-31' },
    { title: '认领治理项目，进社区开展服务', dueOn: '2026-11-30' },
    { title: '补齐短板，解决群众反映的问题', dueOn: '2026-12-25' },
  ],
} as const
export const draftAgendaStory = {
  title: '社会组织参与基层治理需求计划（明年上半年）',
  detail: '征求意见中。',
  fromOn: '2027-01-01',
  untilOn: '2027-07-01',
  steps: [{ title: '节前关爱困难群众', dueOn: '2027-02-10' }],
} as const

export const listMeetings = [
  {
    kind: 'community',
    heldOn: '2026-09-18',
    title: '社区与社会组织秋季对接会',
    communities: 6,
    departments: 0,
    enterprises: 0,
    organisations: 14,
    result: '达成意向五项',
  },
  {
    kind: 'department',
    heldOn: '2026-10-16',
    title: '民生服务项目对接会',
    communities: 0,
    departments: 4,
    enterprises: 0,
    organisations: 9,
    result: '发布需求七项',
  },
  {
    kind: 'enterprise',
    heldOn: '2026-10-30',
    title: '企业公益资源对接会',
    communities: 0,
    departments: 0,
    enterprises: 8,
    organisations: 11,
    result: '桌椅与场地各一批',
  },
  {
    kind: 'promotion',
    heldOn: '2026-11-06',
    title: '资源下沉促进活动',
    communities: 5,
    departments: 2,
    enterprises: 3,
    organisations: 12,
    result: '认领微心愿四个',
  },
] as const

/** What members of a community publish to it alone; owners are places among its members. */
export interface StoryKeptEntry {
  readonly kind: StoryListEntry['kind']
  readonly member: number
  readonly title: string
  readonly category: string
  readonly quantity: number
  readonly unit: string
  readonly tags?: readonly string[]
  readonly skillLevel?: string
  readonly hours?: string
  /** Taken on by the member at this place. */
  readonly taker?: number
  /** What the community said when nothing was told of it. */
  readonly urged?: string
}

export const keptStory: readonly StoryKeptEntry[] = [
  { kind: 'need', member: 0, title: '片区托管班缺辅导老师', category: 'people', quantity: 3, unit: '人', tags: ['培训'] },
  { kind: 'need', member: 1, title: '共用一套会议音响', category: 'goods', quantity: 1, unit: '套', taker: 2 },
  { kind: 'resource', member: 2, title: '周末可借活动室', category: 'venue', quantity: 1, unit: '间', hours: '周六、周日全天' },
  {
    kind: 'resource',
    member: 1,
    title: '社工督导',
    category: 'skills',
    quantity: 4,
    unit: '次',
    tags: ['社工', '心理'],
    skillLevel: 'senior',
    hours: '每周三晚上',
  },
  {
    kind: 'resource',
    member: 0,
    title: '法律宣讲员',
    category: 'people',
    quantity: 2,
    unit: '人',
    tags: ['法律'],
    skillLevel: 'middle',
    hours: '工作日下午',
  },
  {
    kind: 'project',
    member: 0,
    title: '务工人员夜校',
    category: 'people',
    quantity: 1,
    unit: '项',
    taker: 1,
    urged: '开班时间定了请告知各成员',
  },
  { kind: 'problem', member: 2, title: '夜间停车与摊位相争', category: 'venue', quantity: 1, unit: '件' },
]

/** Full-time workers of the second member: what it has in hand is set against them. */
export const keptStaff = ['宋佳', '江禾'] as const

/** A spreadsheet an account has handed in: good rows and rows that are refused. `某党支部` stands for an organisation in reach. */
export const sheetStory = {
  heads: ['类型', '单位', '标题', '资源类别', '数量', '计量单位', '可见范围', '谁能认领'],
  rows: [
    ['需求', '某党支部', '端午慰问缺车辆', '物资', '2', '辆', '本区', ''],
    ['资源', '某党支部', '可借投影设备', '物资', '1', '套', '本区', ''],
    ['微心愿', '某党支部', '想要一本大字日历', '物资', '1', '本', '公开', '组织 居民个人'],
    ['需求', '某党支部', '', '场地', '1', '间', '本区', ''],
    ['需求', '某党支部', '活动室刷墙', '粉刷', '1', '次', '本区', ''],
    ['资源', '没有登记的单位', '可借大巴', '物资', '1', '辆', '本区', ''],
    ['微心愿', '某党支部', '修电视，请打 13900000088', '专业服务', '1', '次', '本区', ''],
    ['资源', '某党支部', '可借投影设备', '物资', '1', '套', '本区', ''],
  ],
} as const
