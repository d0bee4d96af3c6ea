import type { Placeholder } from '../contract-letters.ts'
import type { LetterValues } from '../../../platform/documents/docx.ts'

export interface LetterFacts {
  readonly no: number
  readonly title: string
  readonly procedure: string
  readonly subject: string
  readonly step: string
  readonly acting: readonly string[]
  readonly openedOn: string
  readonly submittedOn: string | null
  readonly dueOn: string | null
  readonly dueProvisional: boolean
  readonly decidedOn: string | null
  readonly outcome: string | null
  readonly documentNo: string | null
  readonly reason: string | null
  readonly details: Readonly<Record<string, unknown>>
  readonly target: string | null
  readonly superior: string | null
  readonly units: readonly string[]
  readonly district: string
  readonly today: string
}

const levels: Record<string, string> = { committee: '党委', general: '党总支', branch: '党支部' }
const forms: Record<string, string> = { own: '单独组建', joint: '联合组建', mobile: '流动党员党支部', temporary: '临时党支部' }
const decisions: Record<string, string> = { done: '同意你单位的申请', refused: '不同意你单位的申请' }

/** `2026-11-22` as an official letter writes it. */
export function longDay(day: string | null): string {
  if (day === null) return ''
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Words of a letter of this case. Every placeholder has one, be it empty. */
export function letterValues(facts: LetterFacts): LetterValues & Record<Placeholder, string | readonly LetterValues[]> {
  const said = (code: string) => (typeof facts.details[code] === 'string' ? (facts.details[code] as string) : '')
  const words = {
    name: said('name'),
    level: levels[said('level')] ?? '',
    form: forms[said('form')] ?? '',
    target: facts.target ?? '',
    superior: facts.superior ?? '',
    untilOn: longDay(said('untilOn') || null),
    serviceAddress: said('serviceAddress'),
    site: said('site'),
    task: said('task'),
  }
  return {
    ...words,
    caseNo: String(facts.no),
    title: facts.title,
    procedure: facts.procedure,
    subject: facts.subject,
    step: facts.step,
    acting: facts.acting.join('、'),
    openedOn: longDay(facts.openedOn),
    submittedOn: longDay(facts.submittedOn),
    dueOn: longDay(facts.dueOn),
    provisional: facts.dueProvisional ? '(暂算)' : '',
    decidedOn: longDay(facts.decidedOn),
    decision: facts.outcome === null ? '' : (decisions[facts.outcome] ?? ''),
    documentNo: facts.documentNo ?? '',
    reason: facts.reason ?? '',
    particulars: particularsOf(words),
    committee: `${facts.district}社会组织党委`,
    district: facts.district,
    today: longDay(facts.today),
    units: facts.units.map((name, index) => ({ no: String(index + 1), name })),
  }
}

/** One sentence of what was applied for, in the order an office says it; nothing for what was not asked. */
function particularsOf(
  words: Readonly<
    Record<'name' | 'level' | 'form' | 'target' | 'superior' | 'untilOn' | 'serviceAddress' | 'site' | 'task', string>
  >,
): string {
  const parts = [
    words.name && `党组织名称：${words.name}`,
    words.level && `建制：${words.level}`,
    words.form && `组建形式：${words.form}`,
    words.site && `所在项目或链：${words.site}`,
    words.task && `任务：${words.task}`,
    words.serviceAddress && `服务地：${words.serviceAddress}`,
    words.target && `接收党组织：${words.target}`,
    words.superior && `上级党组织：${words.superior}`,
    words.untilOn && `存续至：${words.untilOn}`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join('；')}。` : ''
}
