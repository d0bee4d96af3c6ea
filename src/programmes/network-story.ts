import type { Day } from '../kernel/dates.ts'
import { byPartyOrg, byUscc, type Ref } from './story.ts'

/** A place among the branches of the district, the secretary's of the demonstration first; or a unit by its name. */
type Place = number | Ref

export interface StoryNetwork {
  readonly leads: readonly { readonly unit: Place; readonly field: string; readonly strength: string; readonly fromOn: Day }[]
  /** `answer` null: still waiting. */
  readonly ties: readonly {
    readonly unit: Place
    readonly lead: number
    readonly fromOn: Day
    readonly note: string
    readonly answer: { readonly onDay: Day; readonly agreed: boolean; readonly reason?: string } | null
  }[]
  readonly calls: readonly {
    readonly lead: number
    readonly calledOn: Day
    readonly onDay: Day
    readonly kind: string
    readonly title: string
    readonly body: string
    /** Those called on, by their place in `ties`, with the answer each gave. */
    readonly asked: readonly { readonly tie: number; readonly answer: 'asked' | 'joins' | 'cannot'; readonly reason?: string }[]
    /** What the minutes say where it was held, and partners that stand in no register. */
    readonly held?: { readonly minutes: string; readonly partnerNames: string[] }
  }[]
  /** Held by the Party organisation of an association with its member units. */
  readonly association: {
    readonly memberUnits: number
    readonly memberOn: Day
    readonly held: readonly { readonly onDay: Day; readonly kinds: string[]; readonly title: string; readonly minutes: string }[]
  }
  readonly responsibilities: readonly {
    readonly tier: string
    readonly body: Place
    /** Place of the one above in this list. */
    readonly above: number | null
    readonly title: string
    readonly content: string
    readonly fromOn: Day
    readonly acknowledgedOn: Day | null
  }[]
}

const hub = (street: string) => byPartyOrg(`${street}街道社会组织促进会党总支`)

/** A backbone network of three lead units, what they called for, and responsibilities on their way down. Invented throughout. */
export const longhuaNetwork: StoryNetwork = {
  leads: [
    { unit: 0, field: '社区服务', strength: '志愿者队伍稳定，常年入户服务困难家庭', fromOn: '2026-02-01' },
    { unit: hub('大浪'), field: '乡村振兴', strength: '与结对村多年合作，帮扶项目完整', fromOn: '2026-02-01' },
    { unit: hub('观湖'), field: '文体活动', strength: '场地开放，社团覆盖面广', fromOn: '2026-03-01' },
  ],
  ties: [
    {
      unit: hub('民治'),
      lead: 0,
      fromOn: '2026-03-01',
      note: '共同服务北站片区困难家庭',
      answer: { onDay: '2026-03-03', agreed: true },
    },
    {
      unit: byUscc('52440309990528030K'),
      lead: 0,
      fromOn: '2026-03-10',
      note: '提供青少年看护志愿者',
      answer: { onDay: '2026-03-12', agreed: true },
    },
    { unit: 1, lead: 0, fromOn: '2026-04-01', note: '提供法律咨询', answer: { onDay: '2026-04-02', agreed: true } },
    {
      unit: hub('福城'),
      lead: 1,
      fromOn: '2026-03-01',
      note: '一起对接结对村',
      answer: { onDay: '2026-03-05', agreed: true },
    },
    { unit: 2, lead: 1, fromOn: '2026-03-15', note: '提供农产品销路', answer: { onDay: '2026-03-16', agreed: true } },
    {
      unit: 3,
      lead: 2,
      fromOn: '2026-05-01',
      note: '希望使用场地',
      answer: { onDay: '2026-05-06', agreed: false, reason: '场地已满，建议下半年再提' },
    },
    { unit: 4, lead: 0, fromOn: '2026-11-01', note: '愿意参加入户服务', answer: null },
  ],
  calls: [
    {
      lead: 0,
      calledOn: '2026-04-20',
      onDay: '2026-05-16',
      kind: 'aid',
      title: '困难家庭房屋修缮志愿行动',
      body: '每家出两名党员，带手套和水桶',
      asked: [
        { tie: 0, answer: 'joins' },
        { tie: 1, answer: 'joins' },
        { tie: 2, answer: 'cannot', reason: '当天有换届大会' },
      ],
      held: { minutes: '修缮两户屋顶和门窗，清运旧物', partnerNames: ['云汀村党支部', '清禾社工站党支部'] },
    },
    {
      lead: 1,
      calledOn: '2026-06-01',
      onDay: '2026-06-20',
      kind: 'rural',
      title: '结对村农产品进社区',
      body: '各家动员会员单位认购',
      asked: [
        { tie: 3, answer: 'joins' },
        { tie: 4, answer: 'joins' },
      ],
      held: { minutes: '两个社区设点，认购完成', partnerNames: ['云汀村党支部', '澄江食品公司党支部'] },
    },
    {
      lead: 1,
      calledOn: '2026-11-18',
      onDay: '2026-12-12',
      kind: 'aid',
      title: '冬季慰问独居老人',
      body: '分组入户，请报可参加人数',
      asked: [
        { tie: 3, answer: 'asked' },
        { tie: 4, answer: 'asked' },
      ],
    },
  ],
  association: {
    memberUnits: 3,
    memberOn: '2026-01-10',
    held: [
      { onDay: '2026-04-28', kinds: ['cobuilding'], title: '会员单位联合主题活动', minutes: '参观学习，商定下半年服务清单' },
      { onDay: '2026-07-15', kinds: ['roundtable'], title: '会员单位座谈会', minutes: '听取用工和场地方面的意见' },
      { onDay: '2026-10-12', kinds: ['cobuilding'], title: '重阳节慰问', minutes: '慰问会员单位退休职工' },
    ],
  },
  responsibilities: [
    {
      tier: 'surface',
      body: byPartyOrg('龙华区社会组织党委'),
      above: null,
      title: '社会组织党建工作总责任',
      content: '统筹全区社会组织党的组织覆盖和工作覆盖',
      fromOn: '2026-01-05',
      acknowledgedOn: '2026-01-05',
    },
    ...(['教育培训行业党支部', '社会工作行业党总支'] as const).map((name, at) => ({
      tier: 'line',
      body: byPartyOrg(`龙华区${name}`),
      above: 0,
      title: `${name.slice(0, 4)}行业党建责任`,
      content: '联系本行业会员单位，推动应建尽建，每季度走访一遍',
      fromOn: '2026-01-12',
      acknowledgedOn: at === 0 ? '2026-01-13' : null,
    })),
    {
      tier: 'point',
      body: 0,
      above: 1,
      title: '支部党建责任',
      content: '按时开展组织生活，联系本单位职工',
      fromOn: '2026-02-02',
      acknowledgedOn: null,
    },
  ],
}
