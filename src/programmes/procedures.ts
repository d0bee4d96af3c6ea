import type { ProcedureInput } from '../kernel/procedure.ts'
import type { ProgrammeInput } from '../kernel/programme.ts'

/**
 * Procedures of forming and changing Party organisations. The ways are shared, what each one asks for is its own; a district names its
 * own sources. Days the sources do not state are ours to start from and say so (`stated: false`).
 */
type Step = ProcedureInput['steps'][number]
type Way = ProcedureInput['transitions'][number]
type Paper = NonNullable<Step['papers']>[number]

export const branchRules = '《中国共产党支部工作条例（试行）》2018'
const ours = (n: number, source: string) => ({ n, unit: 'working-day' as const, source, stated: false })

const apply = (papers: Paper[]): Step => ({
  code: 'apply',
  zh: '申请',
  en: 'Application',
  actor: { ability: 'case.act', node: 'applicant' },
  papers,
})

const consent = (source: string): Step => ({
  code: 'consent',
  zh: '各单位同意',
  en: 'Consent of each unit',
  actor: { ability: 'case.act', node: 'covered' },
  consent: 'all',
  deadline: ours(10, source),
})

const receive = (source: string): Step => ({
  code: 'receive',
  zh: '接收支部同意',
  en: 'Consent of the receiving branch',
  actor: { ability: 'case.act', node: 'superior' },
  deadline: ours(5, source),
  escalatesTo: 'street',
})

const review = (source: string): Step => ({
  code: 'review',
  zh: '街道审核',
  en: 'Review by the street',
  actor: { ability: 'case.review', node: 'street' },
  deadline: ours(5, source),
  escalatesTo: 'committee',
})

/** The committee answers within a month of the application (支部工作条例). */
const decision: Step = {
  code: 'decide',
  zh: '党委研究批复',
  en: 'Decision of the committee',
  actor: { ability: 'case.decide', node: 'committee' },
  deadline: { n: 1, unit: 'month', counts: 'submission', source: `${branchRules} 第六条` },
}

const ends: ProcedureInput['ends'] = [
  { code: 'done', zh: '已批复', en: 'Approved', outcome: 'done' },
  { code: 'refused', zh: '不予批准', en: 'Refused', outcome: 'refused' },
  { code: 'withdrawn', zh: '已撤回', en: 'Withdrawn', outcome: 'withdrawn' },
]

/** From the application over the steps between to the committee; each of them may be withdrawn from, and sent back from with a reason. */
function ways(between: readonly string[]): Way[] {
  const stops = [...between, 'decide']
  const after = (code: string) => stops[stops.indexOf(code) + 1]!
  return [
    { from: 'apply', action: 'submit', to: stops[0]!, needs: ['papers'] },
    ...between.flatMap((code): Way[] => {
      if (code === 'consent')
        return [
          { from: code, action: 'consent', to: after(code), needs: ['consents'] },
          { from: code, action: 'decline', to: 'apply', needs: ['reason'] },
        ]
      const decline: Way = { from: code, action: code === 'receive' ? 'decline' : 'return', to: 'apply', needs: ['reason'] }
      const delegate: Way[] = code === 'review' ? [{ from: code, action: 'delegate', to: code, needs: ['reason'] }] : []
      return [
        { from: code, action: 'approve', to: after(code) },
        decline,
        ...delegate,
        { from: code, action: 'escalate', to: code },
      ]
    }),
    { from: 'decide', action: 'decide', to: 'done', needs: ['document-no', 'other-person'] },
    { from: 'decide', action: 'return', to: 'apply', needs: ['reason'] },
    { from: 'decide', action: 'refuse', to: 'refused', needs: ['reason', 'other-person'] },
    ...['apply', ...stops].map((from): Way => ({
      from,
      action: 'withdraw',
      to: 'withdrawn',
      needs: from === 'apply' ? [] : ['reason'],
    })),
  ]
}

const request: Paper = { code: 'request', zh: '申请书', en: 'Written application', required: true }
const members: Paper = { code: 'members', zh: '党员名册', en: 'List of Party members', required: false }
const consents: Paper = { code: 'consents', zh: '各单位同意书', en: 'Letters of consent', required: false }

type Stop = 'consent' | 'receive' | 'review'
interface Kind extends Pick<ProcedureInput, 'key' | 'zh' | 'en' | 'source' | 'subjectKinds' | 'fields' | 'deed' | 'whenMerged'> {
  readonly version?: string
  readonly stops: readonly Stop[]
  readonly papers?: Paper[]
  readonly effect: string
}

const stepOf: Record<Stop, (source: string) => Step> = { consent, receive, review }

function procedure({ stops, papers = [request], effect, ...kind }: Kind): ProcedureInput {
  return {
    version: '2',
    ...kind,
    steps: [apply(papers), ...stops.map((stop) => stepOf[stop](kind.source)), decision],
    ends,
    transitions: ways(stops),
    remind: ours(3, kind.source),
    effect: `organisations.${effect}`,
  }
}

/**
 * A temporary branch teaches, manages and watches over its members and trains applicants; what changes membership, dues, terms or its own
 * level is not for it, and it ends with its task (支部工作条例). "Generally" in the text, so a decision may say otherwise by a new version.
 */
export const temporaryBranch: NonNullable<ProgrammeInput['rules']>[number] = {
  key: 'party-org.form',
  version: '1',
  source: `${branchRules}（临时党支部）`,
  fromOn: '2018-10-28',
  severity: 'block',
  params: {
    form: 'temporary',
    cannot: ['develop-members', 'discipline-members', 'collect-dues', 'elect-delegates', 'change-of-term', 'raise-level'],
    endsOnItsDay: true,
  },
}

const levels = ['branch', 'general', 'committee']
const name = { code: 'name' as const }
const level = { code: 'level' as const, values: levels }
const superior = { code: 'superiorNo' as const, required: false }
/** Who stands in a joint branch leaves it the day it enters another one. */
const leaves = { code: 'leaves' as const, required: false }
const form = (...values: string[]) => ({ code: 'form' as const, values })
/** A joint branch usually covers no more than five units (一般不超过5个). */
const covers = { code: 'covers' as const, usually: { most: 5, source: `${branchRules} 第五条` } }

/** Where a district's own plan asks for a procedure, its row stands beside the Party's rules. */
export interface ProcedureSources {
  readonly mobile?: string
  readonly attach?: string
  readonly upgrade?: string
  readonly temporary?: string
  readonly chain?: string
  readonly service?: string
}

const withRow = (row: string | undefined, text = branchRules) => (row === undefined ? text : `${text}；${row}`)

export function formationProcedures(rows: ProcedureSources = {}): ProcedureInput[] {
  const social = ['social_org']
  const party = ['party_org']
  return [
    procedure({
      key: 'establish-own',
      version: '3',
      zh: '单独组建党组织',
      en: 'Establish a Party organisation',
      source: `《中国共产党章程》第三十条；${branchRules}`,
      subjectKinds: social,
      stops: ['review'],
      papers: [request, members],
      fields: [name, level, form('own'), leaves, superior],
      effect: 'establish-party-org',
    }),
    procedure({
      key: 'establish-joint',
      version: '3',
      zh: '组建联合党支部',
      en: 'Establish a joint branch',
      source: `${branchRules} 第五条`,
      subjectKinds: social,
      stops: ['consent', 'review'],
      papers: [request, members, consents],
      fields: [name, { code: 'level', values: ['branch'] }, form('joint'), covers, leaves, superior],
      effect: 'establish-party-org',
    }),
    procedure({
      key: 'establish-mobile',
      version: '3',
      zh: '组建流动党员党支部',
      en: 'Establish a branch of floating members',
      source: withRow(rows.mobile),
      subjectKinds: social,
      stops: ['consent', 'review'],
      papers: [request, members],
      fields: [name, { code: 'level', values: ['branch'] }, form('mobile'), { ...covers, required: false }, leaves, superior],
      effect: 'establish-party-org',
    }),
    procedure({
      key: 'attach',
      version: '3',
      zh: '纳入已有党支部',
      en: 'Attach to an existing branch',
      source: withRow(rows.attach),
      subjectKinds: social,
      stops: ['receive', 'review'],
      fields: [{ code: 'targetNo' }, leaves],
      effect: 'attach-unit',
    }),
    procedure({
      key: 'establish-on-chain',
      zh: '支部建在项目或链上',
      en: 'Branch on a project or a chain',
      source: withRow(rows.chain),
      subjectKinds: social,
      stops: ['consent', 'review'],
      fields: [
        name,
        { code: 'level', values: ['branch'] },
        form('joint'),
        { code: 'site' },
        covers,
        superior,
        { code: 'untilOn', required: false },
      ],
      effect: 'establish-party-org',
    }),
    procedure({
      key: 'establish-at-service-place',
      zh: '在服务地组建党组织',
      en: 'Establish at the place of service',
      source: withRow(rows.service),
      subjectKinds: social,
      stops: ['review'],
      papers: [request, members],
      fields: [name, level, form('own'), { code: 'serviceAddress' }, superior],
      effect: 'establish-party-org',
    }),
    procedure({
      key: 'establish-temporary',
      zh: '组建临时党支部',
      en: 'Establish a temporary branch',
      source: withRow(rows.temporary),
      subjectKinds: social,
      stops: ['review'],
      fields: [
        name,
        { code: 'level', values: ['branch'] },
        form('temporary'),
        { code: 'task' },
        { code: 'untilOn' },
        { ...covers, required: false },
        superior,
      ],
      effect: 'establish-party-org',
    }),
    procedure({
      key: 'upgrade',
      zh: '党组织升格',
      en: 'Raise the level of a Party organisation',
      source: withRow(rows.upgrade),
      subjectKinds: party,
      deed: 'raise-level',
      whenMerged: 'ends',
      stops: ['review'],
      fields: [{ code: 'level', values: ['general', 'committee'] }],
      effect: 'upgrade-party-org',
    }),
    procedure({
      key: 'adjust',
      zh: '调整覆盖单位',
      en: 'Move covered units to another Party organisation',
      source: branchRules,
      subjectKinds: party,
      stops: ['consent', 'review'],
      fields: [{ code: 'covers' }, { code: 'targetNo' }],
      effect: 'rehome-units',
    }),
    procedure({
      key: 'dissolve',
      zh: '撤销党组织',
      en: 'Dissolve a Party organisation',
      source: branchRules,
      subjectKinds: party,
      whenMerged: 'ends',
      stops: ['review'],
      fields: [],
      effect: 'dissolve-party-org',
    }),
  ]
}
