import { addDays } from '../../kernel/dates.ts'
import { fieldsOfVisit, workforce } from '../../modules/workforce/contract.ts'
import { call } from '../kit/client.ts'
import { type Draft, drafts } from '../kit/drafts.ts'
import { newKey } from '../kit/request.ts'
import { today } from '../kit/today.ts'

export interface FindingDraft {
  /** Its place on the screen. */
  readonly key: string
  readonly what: string
  readonly responsible: string
  readonly dueOn: string
}

/** A visit being written down. */
export interface VisitDraft extends Draft {
  readonly unitNo: number
  readonly unitName: string
  readonly visitId: string | null
  readonly madeOn: string
  readonly line: string
  readonly findings: readonly FindingDraft[]
}

/** Days somebody has to put a finding right, as the form proposes. */
const usualDays = 30
export const newFinding = (): FindingDraft => ({ key: newKey(), what: '', responsible: '', dueOn: addDays(today(), usualDays) })

export function newDraft(unitNo: number, unitName: string, visitId: string | null): VisitDraft {
  return { key: newKey(), unitNo, unitName, visitId, madeOn: today(), line: '', findings: [], waiting: false }
}

export const visitDrafts = drafts<VisitDraft>({
  name: 'visit',
  placeOf: ({ unitNo }) => String(unitNo),
  post: ({ unitNo, visitId, madeOn, line, findings }, options) => {
    const found = findings.map(({ what, responsible, dueOn }) => ({ what, responsible, dueOn }))
    const fieldsTyped = fieldsOfVisit({ findings: findings.length, chosen: 0 })
    const body = { unitNo, visitId, madeOn, line: line.trim(), findings: found, fieldsTyped }
    return call(workforce.recordVisit, { body }, options)
  },
})
