import { type Day, isDay } from '../../../kernel/dates.ts'
import type { OpenStage } from './process.ts'

/** Heads of the sheet. Others are passed over. */
export const intakeHeads = ['姓名', '党组织', '当前阶段', '申请日期', '进入阶段日期', '出生日期', '文号'] as const
export type IntakeHead = (typeof intakeHeads)[number]
export type IntakeLine = Readonly<Record<IntakeHead, string>> & { readonly row: number }

/** Words of the sheet, those of the exported list. */
export const intakeStages: Readonly<Record<string, OpenStage>> = {
  入党申请人: 'applicant',
  入党积极分子: 'activist',
  发展对象: 'candidate',
  预备党员: 'probationary',
}

export type IntakeRefusal = 'intake-name-unfit' | 'intake-stage-unknown' | 'intake-day-unreadable'

export interface ToldCase {
  readonly name: string
  readonly stage: OpenStage
  readonly appliedOn: Day
  readonly since: Day | null
  readonly bornOn: Day | null
  readonly documentNo: string | null
}

/** Null where the cell is empty, undefined where it is no day. */
function dayOf(cell: string): Day | null | undefined {
  if (cell === '') return null
  const parts = /^(\d{4})\D(\d{1,2})\D(\d{1,2})(?!\d)/.exec(cell)
  const day = parts ? [parts[1], parts[2]!.padStart(2, '0'), parts[3]!.padStart(2, '0')].join('-') : ''
  return isDay(day) ? day : undefined
}

/** A cell of a sheet was filled in by a hand as a field of a form is: it is counted so. */
export const filledCells = (line: IntakeLine) => intakeHeads.filter((head) => line[head] !== '').length

/** Reads the cells of a row; whatever cannot be read refuses it, so that nothing is guessed. */
export function readIntakeLine(line: IntakeLine): ToldCase | IntakeRefusal {
  if (line.姓名 === '' || /[*＊]/.test(line.姓名)) return 'intake-name-unfit'
  const stage = line.当前阶段 === '' ? 'applicant' : intakeStages[line.当前阶段]
  if (stage === undefined) return 'intake-stage-unknown'
  const [appliedOn, since, bornOn] = [dayOf(line.申请日期), dayOf(line.进入阶段日期), dayOf(line.出生日期)]
  if (!appliedOn || since === undefined || bornOn === undefined) return 'intake-day-unreadable'
  return { name: line.姓名, stage, appliedOn, since, bornOn, documentNo: line.文号 || null }
}
