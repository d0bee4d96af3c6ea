import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { procedures } from '../contract.ts'

export type CaseList = AnswerOf<typeof procedures.listCases>
export type CaseSummary = CaseList['items'][number]
export type CaseDetail = AnswerOf<typeof procedures.getCase>
export type ProcedureView = AnswerOf<typeof procedures.listProcedures>['items'][number]
export type ActName = CaseDetail['can']['acts'][number]['action']
export type CalendarYear = AnswerOf<typeof procedures.listCalendar>['years'][number]
