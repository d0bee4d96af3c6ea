import type { LetterValues } from '../../../platform/documents/docx.ts'
import type { Day } from '../../../kernel/dates.ts'
import type { Aim, Stage } from '../rules.ts'
import type { CampaignUnit } from '../units.ts'
import type { placeholders } from './template.ts'

/** Words of letters and lists, whatever the reader's language. */
export const aimWords: Record<Aim, string> = {
  work: '党的工作覆盖率',
  large: '规模以上社会组织党组织组建率',
  due: '应建已建率',
  organisation: '党的组织覆盖率',
}

const stageWords: Record<Stage, string> = {
  case: '正在办理',
  plan: '已列入组建方案',
  unwilling: '不愿建',
  unable: '不会建',
  impossible: '建不了',
  dormant: '一建了之',
  'facts-missing': '人数或党员数不详',
  undiagnosed: '尚未摸清原因',
}

/** What is in the way of a unit, in one phrase: the case with its step, the plan, or the reason. */
export function obstacleOf(unit: CampaignUnit): string {
  if (unit.stage === null) return ''
  const words = stageWords[unit.stage]
  if (unit.waiting === null) return words
  const at = [unit.waiting.step?.zh, unit.waiting.with.join('、')].filter(Boolean).join('，')
  return `${words}“${unit.waiting.title}”${at === '' ? '' : `（${at}）`}`
}

export interface LetterFacts {
  readonly body: string
  readonly campaign: string
  readonly document: string
  readonly aim: Aim
  readonly percent: number
  readonly fromOn: Day
  readonly untilOn: Day
  readonly asOf: Day
  readonly base: number
  readonly there: number
  readonly district: string
  readonly today: Day
  readonly units: readonly CampaignUnit[]
}

export function longDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export function letterValues(facts: LetterFacts): LetterValues & Record<(typeof placeholders)[number], LetterValues[string]> {
  return {
    body: facts.body,
    campaign: facts.campaign,
    document: facts.document,
    aim: aimWords[facts.aim],
    percent: `${facts.percent}%`,
    fromOn: longDay(facts.fromOn),
    untilOn: longDay(facts.untilOn),
    asOf: longDay(facts.asOf),
    base: String(facts.base),
    there: String(facts.there),
    missing: String(facts.base - facts.there),
    committee: `${facts.district}社会组织党委`,
    district: facts.district,
    today: longDay(facts.today),
    units: facts.units.map((unit, index) => ({
      no: String(index + 1),
      name: unit.name,
      obstacle: obstacleOf(unit),
      remedy: unit.diagnosis ? `；${unit.diagnosis.remedy}` : '',
    })),
  }
}
