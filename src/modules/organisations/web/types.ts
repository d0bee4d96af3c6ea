import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { organisations } from '../contract.ts'

export type UnitDetail = AnswerOf<typeof organisations.getUnit>
export type UnitFacts = NonNullable<UnitDetail['facts']>
export type Connection = UnitDetail['connections'][number]
export type Act = Connection['act']
