/** A venue of a demonstration; names and contracts are invented. */
export interface StoryVenue {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly tier: string
  readonly state?: 'planned' | 'open'
  readonly shared?: boolean
  readonly model?: boolean
  readonly areaM2?: number
  readonly address?: string
  /** Key of the venue it belongs to, named earlier. */
  readonly within?: string
  readonly audience?: readonly string[]
  readonly facilities?: string
  readonly note?: string
  readonly weekends?: boolean
  readonly approval?: boolean
  readonly quotaMonth?: number
  readonly feeFen?: number
  readonly feeNote?: string
  readonly rooms?: readonly (readonly [name: string, seats: number])[]
  readonly services?: readonly { readonly service: string; readonly audience: readonly string[]; readonly provider?: string }[]
  readonly operator?: string
}

/** One hub and two industry centres as the case tells them (LH-24, LH-27, LH-28), and the rooms around them. */
export const longhuaVenues: readonly StoryVenue[] = [
  {
    key: 'district',
    name: '示例区级社会组织党群服务中心',
    kind: 'service-centre',
    tier: 'district',
    model: true,
    areaM2: 860,
    address: '梅陇示例路1号',
    weekends: true,
    quotaMonth: 8,
    rooms: [
      ['报告厅', 120],
      ['研讨室', 30],
      ['排练室', 40],
    ],
    services: [
      { service: '党务工作咨询', audience: ['members'] },
      { service: '社会组织登记辅导', audience: ['organisations'], provider: '示例公益发展中心' },
    ],
    operator: '示例社区文化发展中心',
    facilities: '投影、音响、直播设备、无障碍坡道',
  },
  {
    key: 'hub',
    name: '福田里枢纽型社会组织阵地',
    kind: 'hub',
    tier: 'street',
    areaM2: 420,
    address: '福田里示例街8号',
    weekends: true,
    audience: ['workers', 'youth', 'residents', 'public'],
    note: '毗邻工业园，服务青年产业工人',
    rooms: [
      ['青年议事厅', 50],
      ['悦读室', 20],
    ],
    services: [{ service: '公益法律咨询', audience: ['workers'], provider: '示例法律援助服务社' }],
  },
  {
    key: 'human',
    name: '人力资源行业党群服务中心',
    kind: 'industry-centre',
    tier: 'district',
    model: true,
    areaM2: 260,
    address: '清湖示例大道66号',
    audience: ['workers', 'residents'],
    approval: true,
    rooms: [['招聘辅导室', 24]],
    services: [{ service: '公益招聘服务', audience: ['workers', 'residents'] }],
  },
  {
    key: 'social-work',
    name: '社工行业党群服务中心',
    kind: 'industry-centre',
    tier: 'district',
    state: 'planned',
    areaM2: 300,
    address: '大和示例社区',
    audience: ['members', 'association', 'residents'],
    note: '依托社工实践基地，条件成熟后开放',
  },
  {
    key: 'room',
    name: '民新社区党员活动室',
    kind: 'activity-room',
    tier: 'community',
    areaM2: 90,
    address: '民新示例社区2栋',
    feeFen: 3000,
    feeNote: '可以用志愿服务抵扣',
    rooms: [['活动室', 25]],
  },
  {
    key: 'station',
    name: '壹号楼宇服务站',
    kind: 'station',
    tier: 'building',
    within: 'hub',
    areaM2: 30,
    address: '示例大厦大堂',
    rooms: [['洽谈角', 8]],
  },
  {
    key: 'doorstep',
    name: '示例花园楼门联系点',
    kind: 'contact-point',
    tier: 'doorstep',
    within: 'station',
    shared: false,
    address: '示例花园3栋门厅',
  },
]

/** The park of the district and its stations (ZF-28, ZF-32, ZF-35). */
export const zhifuVenues: readonly StoryVenue[] = [
  {
    key: 'park',
    name: '区级社会组织党群服务中心（示例创益园）',
    kind: 'service-centre',
    tier: 'district',
    model: true,
    areaM2: 4600,
    address: '示例大街100号',
    weekends: true,
    rooms: [
      ['多功能厅', 150],
      ['路演厅', 60],
      ['排练厅', 45],
    ],
    services: [
      { service: '社会组织孵化辅导', audience: ['organisations'] },
      { service: '公益项目路演', audience: ['organisations', 'residents'] },
    ],
    operator: '示例社会组织促进中心',
  },
  {
    key: 'street',
    name: '向阳示例街道党群服务中心',
    kind: 'service-centre',
    tier: 'street',
    areaM2: 380,
    address: '向阳示例路20号',
    rooms: [['会议室', 36]],
  },
  {
    key: 'demo',
    name: '示例商会党建工作示范点',
    kind: 'demonstration-site',
    tier: 'district',
    model: true,
    areaM2: 200,
    approval: true,
    rooms: [['展厅', 30]],
  },
  {
    key: 'building',
    name: '滨海大厦红帆站',
    kind: 'station',
    tier: 'building',
    within: 'park',
    areaM2: 40,
    rooms: [['服务角', 10]],
  },
  { key: 'door', name: '示例里楼门红帆站', kind: 'station', tier: 'doorstep', within: 'building', shared: false },
]
