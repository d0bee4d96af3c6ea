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
  entry('need', 2, '社区义诊缺医护志愿者', 'people', 6, '人', 0, { tags: ['医疗'] }),
  entry('need', 3, '新办机构求财务指导', 'skills', 1, '次', 1, { tags: ['财务'] }),
  entry('need', 4, '楼栋长培训请讲师', 'skills', 2, '次', 0, { tags: ['培训'] }),
  entry('need', 5, '暑期课堂缺桌椅', 'goods', 40, '套', 0),
  entry('need', 6, '党员活动室周末开放', 'venue', 1, '间', 3),
  entry('resource', 7, '可借多功能厅', 'venue', 1, '间', 0),
  entry('resource', 8, '医护党员服务队', 'people', 10, '人', 0, { tags: ['医疗'] }),
  entry('resource', 9, '注册会计师公益咨询', 'skills', 4, '次', 0, { tags: ['财务'] }),
  entry('resource', 1, '社工师带教', 'skills', 6, '次', 0, { tags: ['社工', '培训'] }),
  entry('resource', 2, '闲置折叠桌椅', 'goods', 60, '套', 0),
  entry('project', 3, '独居老人探访结对', 'people', 1, '项', 1, { group: true }),
  entry('project', 4, '新业态劳动者驿站', 'venue', 1, '项', 2),
  entry('project', 5, '青少年普法课堂', 'skills', 1, '项', 3, { group: true }),
  entry('wish', 6, '一台收音机', 'goods', 1, '台', 0, { open: true }),
  entry('wish', 7, '有人陪我去复查', 'people', 1, '次', 0, { open: true }),
  entry('wish', 8, '一副老花镜', 'goods', 1, '副', 3),
  entry('wish', 9, '修好轮椅', 'skills', 1, '次', 1),
  entry('wish', 1, '学会用手机挂号', 'skills', 1, '次', 3),
  entry('problem', 2, '楼道杂物堆放', 'people', 1, '件', 3),
  entry('problem', 3, '夜间照明不足', 'funds', 1, '件', 2),
  entry('problem', 4, '电动车充电难', 'venue', 1, '件', 0),
]

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
