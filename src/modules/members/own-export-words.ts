import type { AwayReason, Place, Standing } from './rules.ts'
import type { RegistrationState } from './rules/registrations.ts'
import type { PledgeState } from './rules/displays.ts'
import type { RequestField, RequestState } from './rules/own.ts'
import type { RosterState } from './rules/teams.ts'

/** What stands in the own data as a workbook, in the reader's language: no code is left to be looked up. */
export interface OwnWords {
  readonly file: string
  readonly sheets: Readonly<
    Record<'facts' | 'relations' | 'standings' | 'spells' | 'requests' | 'registrations' | 'display' | 'teams' | 'reads', string>
  >
  readonly heads: Readonly<Record<Head, string>>
  readonly place: Readonly<Record<Place, string>>
  readonly standing: Readonly<Record<Standing, string>>
  readonly because: Readonly<Record<AwayReason, string>>
  readonly request: Readonly<Record<RequestState, string>>
  readonly field: Readonly<Record<RequestField | 'branch' | 'workplace', string>>
  readonly registration: Readonly<Record<RegistrationState, string>>
  readonly pledge: Readonly<Record<PledgeState, string>>
  readonly roster: Readonly<Record<RosterState, string>>
}
type Head =
  | 'item'
  | 'content'
  | 'name'
  | 'phone'
  | 'branch'
  | 'place'
  | 'standing'
  | 'joinedOn'
  | 'awaySince'
  | 'host'
  | 'whereabouts'
  | 'fromOn'
  | 'untilOn'
  | 'documentNo'
  | 'because'
  | 'no'
  | 'askedOn'
  | 'field'
  | 'told'
  | 'state'
  | 'decidedOn'
  | 'answer'
  | 'post'
  | 'notes'
  | 'identity'
  | 'duty'
  | 'pledge'
  | 'day'
  | 'team'
  | 'at'
  | 'reader'
  | 'role'
  | 'of'
  | 'fields'
  | 'purpose'

export const ownWords: Readonly<Record<'zh' | 'en', OwnWords>> = {
  zh: {
    file: '本人资料',
    sheets: {
      facts: '基本资料',
      relations: '组织关系',
      standings: '党籍',
      spells: '流动经历',
      requests: '更正申请',
      registrations: '双报到',
      display: '三亮三树',
      teams: '服务队',
      reads: '查阅记录',
    },
    heads: {
      item: '项目',
      content: '内容',
      name: '姓名',
      phone: '联系电话',
      branch: '党组织',
      place: '所在处',
      standing: '党籍状态',
      joinedOn: '入党日期',
      awaySince: '流动起始日期',
      host: '流入地党组织',
      whereabouts: '去向',
      fromOn: '起始日期',
      untilOn: '结束日期',
      documentNo: '文号',
      because: '流动原因',
      no: '编号',
      askedOn: '申请日期',
      field: '更正项目',
      told: '说明',
      state: '状态',
      decidedOn: '办结日期',
      answer: '答复',
      post: '服务岗位',
      notes: '作用发挥',
      identity: '亮身份',
      duty: '亮职责',
      pledge: '亮承诺',
      day: '日期',
      team: '队伍名称',
      at: '时间',
      reader: '查阅人',
      role: '职务',
      of: '所在单位',
      fields: '内容',
      purpose: '用途',
    },
    place: {
      unit: '工作单位',
      residence: '经常居住地',
      talent_agency: '人才服务机构',
      park_building: '园区楼宇',
      mobile_branch: '流动党员党组织',
      other: '其他',
    },
    standing: {
      probationary: '预备党员',
      full: '正式党员',
      watched: '留党察看',
      lost: '失去联系',
      suspended: '停止党籍',
      cancelled: '取消预备党员资格',
      struck_off: '自行脱党除名',
      resigned: '退党除名',
      expelled: '开除党籍',
      deceased: '去世',
    },
    because: { work: '工作变动', study: '学习', residence: '居住地变动', abroad: '出国（境）', other: '其他' },
    request: { open: '待办理', accepted: '已采纳', refused: '未采纳', withdrawn: '本人撤回' },
    field: { name: '姓名', phone: '联系电话', joined_on: '入党日期', branch: '党组织', workplace: '工作单位', other: '其他' },
    registration: {
      reported: '已报到',
      accepted: '已接收',
      posted: '已领岗',
      served: '已登记表现',
      ended: '已结束',
      refused: '未接收',
    },
    pledge: { made: '已写下（未公开）', published: '已公开', fulfilled: '已兑现' },
    roster: { joined: '已加入', active: '服务中', left: '已退出' },
  },
  en: {
    file: 'Own-data',
    sheets: {
      facts: 'Record',
      relations: 'Relations',
      standings: 'Standings',
      spells: 'Times away',
      requests: 'Corrections asked for',
      registrations: 'Double registration',
      display: 'Displays and pledges',
      teams: 'Service teams',
      reads: 'Who read it',
    },
    heads: {
      item: 'Item',
      content: 'Content',
      name: 'Name',
      phone: 'Telephone',
      branch: 'Party organisation',
      place: 'Kind of place',
      standing: 'Standing',
      joinedOn: 'Joined on',
      awaySince: 'Mobile since',
      host: 'Host organisation',
      whereabouts: 'Whereabouts',
      fromOn: 'From',
      untilOn: 'Until',
      documentNo: 'Document',
      because: 'Reason',
      no: 'No.',
      askedOn: 'Asked on',
      field: 'What is wrong',
      told: 'In your words',
      state: 'State',
      decidedOn: 'Decided on',
      answer: 'Answer',
      post: 'Service post',
      notes: 'What was done',
      identity: 'Identity',
      duty: 'Duty',
      pledge: 'Pledge',
      day: 'Day',
      team: 'Team',
      at: 'When',
      reader: 'Reader',
      role: 'Office',
      of: 'Of',
      fields: 'Fields',
      purpose: 'Purpose',
    },
    place: {
      unit: 'Workplace',
      residence: 'Residence',
      talent_agency: 'Talent service agency',
      park_building: 'Park or building',
      mobile_branch: 'Organisation of mobile members',
      other: 'Other',
    },
    standing: {
      probationary: 'Probationary member',
      full: 'Full member',
      watched: 'On probation within the Party',
      lost: 'Contact lost',
      suspended: 'Membership suspended',
      cancelled: 'Probation cancelled',
      struck_off: 'Struck off after leaving by themselves',
      resigned: 'Resigned',
      expelled: 'Expelled',
      deceased: 'Deceased',
    },
    because: { work: 'Work', study: 'Study', residence: 'Residence', abroad: 'Abroad', other: 'Other' },
    request: { open: 'Waiting', accepted: 'Accepted', refused: 'Refused', withdrawn: 'Taken back' },
    field: {
      name: 'Name',
      phone: 'Telephone',
      joined_on: 'Joined on',
      branch: 'Party organisation',
      workplace: 'Workplace',
      other: 'Something else',
    },
    registration: {
      reported: 'Registered',
      accepted: 'Accepted',
      posted: 'Post claimed',
      served: 'Served',
      ended: 'Ended',
      refused: 'Not accepted',
    },
    pledge: { made: 'Written down, not published', published: 'Published', fulfilled: 'Fulfilled' },
    roster: { joined: 'Joined', active: 'Active', left: 'Left' },
  },
}
