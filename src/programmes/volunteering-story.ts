import type { Day } from '../kernel/dates.ts'

/** Volunteer service of a demonstration: invented needs, held and to come, and what banked time can be given for. */
export interface StoryNeed {
  /** Place of the organiser among the Party organisations of the district. */
  readonly host: number
  readonly title: string
  readonly kind: string
  readonly project?: string
  /** Name of the brand or platform it is offered under. */
  readonly offering?: string
  readonly place: string
  readonly about: string
  readonly role: string
  readonly seats: number
  readonly onDay: Day
  readonly reached: readonly { readonly category: string; readonly times: number }[]
  /** False for what is still to come. */
  readonly held: boolean
}

const publishedOn = '2026-06-01'
export const volunteeringStory: {
  readonly publishedOn: Day
  readonly confirmedOn: Day
  readonly needs: readonly StoryNeed[]
  readonly offerings: readonly {
    readonly host: number
    readonly kind: 'brand' | 'platform'
    readonly title: string
    readonly providerType: string
    /** Name of the brand a platform belongs to. */
    readonly brand?: string
    readonly ledBy?: string
  }[]
  /** Community leaders: found, trained, active, ended; and who was helped and serves. */
  readonly leaders: readonly {
    readonly name: string
    readonly why: string
    readonly words: string
    readonly talk?: string
    /** Organised the need of this name. */
    readonly led?: string
    readonly ended?: true
    /** Day of a help, where the person was helped once. */
    readonly helpedOn?: Day
  }[]
  readonly items: readonly {
    readonly kind: 'gift' | 'discount' | 'service'
    readonly title: string
    readonly cost: number
    readonly stock: number | null
  }[]
} = {
  publishedOn,
  confirmedOn: '2026-07-10',
  offerings: [
    { host: 0, kind: 'brand', title: '邻里同心', providerType: 'team' },
    { host: 1, kind: 'brand', title: '创业同行', providerType: 'social' },
    { host: 1, kind: 'platform', title: '小微创业工作室', providerType: 'social', brand: '创业同行', ledBy: '钟老师' },
  ],
  needs: [
    {
      host: 1,
      title: '小店记账入门讲座',
      kind: 'lecture',
      offering: '小微创业工作室',
      place: '党群服务中心二楼',
      about: '一小时讲完进货、流水和发票，留半小时答疑。',
      role: 'volunteer',
      seats: 5,
      onDay: '2026-06-20',
      reached: [{ category: 'employees', times: 31 }],
      held: true,
    },
    {
      host: 1,
      title: '开店选址实地指导',
      kind: 'guidance-on-site',
      offering: '小微创业工作室',
      place: '商业街',
      about: '一对一，看现场、算租金。',
      role: 'volunteer',
      seats: 4,
      onDay: '2026-06-28',
      reached: [{ category: 'employees', times: 4 }],
      held: true,
    },
    {
      host: 0,
      title: '陪独居老人聊天读报',
      kind: 'elderly',
      offering: '邻里同心',
      place: '社区日间照料中心',
      about: '两人一组，读报、聊天、代写书信。',
      role: 'server',
      seats: 8,
      onDay: '2026-06-13',
      reached: [{ category: 'residents', times: 26 }],
      held: true,
    },
    {
      host: 0,
      title: '困难家庭旧物修理日',
      kind: 'hardship',
      project: 'station',
      place: '社区广场',
      about: '修小家电、配钥匙、磨剪刀。',
      role: 'volunteer',
      seats: 10,
      onDay: '2026-06-27',
      reached: [
        { category: 'hardship', times: 18 },
        { category: 'residents', times: 40 },
      ],
      held: true,
    },
    {
      host: 1,
      title: '从业人员政策咨询台',
      kind: 'care',
      place: '党群服务中心一楼',
      about: '解答社保、职称和劳动合同问题。',
      role: 'publicist',
      seats: 6,
      onDay: '2026-07-04',
      reached: [{ category: 'staff', times: 33 }],
      held: true,
    },
    {
      host: 1,
      title: '邻里调解值守',
      kind: 'civil',
      place: '社区议事厅',
      about: '听双方讲，记下诉求，转给社区调解委员会。',
      role: 'mediator',
      seats: 4,
      onDay: '2027-03-06',
      reached: [],
      held: false,
    },
  ],
  leaders: [
    { name: '韦阿婆', why: 'trusted', words: '院里谁家有事都先来问她，说的话大家听。' },
    { name: '覃师傅', why: 'skilled', words: '会修家电，周末常在楼下帮邻居看看。', talk: '愿不愿意教几个年轻人一起修' },
    {
      name: '莫大姐',
      why: 'helped-once',
      words: '前年受过困难帮扶，如今想带大家做点事。',
      talk: '怎么约人、怎么分工',
      led: '困难家庭旧物修理日',
      helpedOn: '2026-02-10',
    },
    { name: '龙老师', why: 'settles', words: '邻里吵架，他去说几句就平了。', ended: true },
  ],
  items: [
    { kind: 'gift', title: '雨伞', cost: 60, stock: 12 },
    { kind: 'discount', title: '社区食堂午餐八折一个月', cost: 120, stock: 5 },
    { kind: 'service', title: '上门理发一次', cost: 60, stock: null },
  ],
}
