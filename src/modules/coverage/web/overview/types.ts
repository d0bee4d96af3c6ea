import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import type { coverage } from '../../contract.ts'

export type Summary = AnswerOf<typeof coverage.getSummary>
export type Figures = Summary['figures']
export type Receipt = Summary['receipt']
export type Rate = Figures['orgCoverage']
