import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { demands } from '../contract.ts'

export type TalkForm = AnswerOf<typeof demands.getTalkForm>

/** With whom somebody can talk: each committee above an own unit, and organisations below an own committee, which are still to be named. */
export interface Partner {
  readonly key: string
  readonly committee: { readonly no: number; readonly name: string }
  /** Null where the organisation is still to be named. */
  readonly orgNo: number | null
}

export const partnersOf = ({ units }: TalkForm): Partner[] => [
  ...units.flatMap((unit) => unit.above.map((one) => ({ key: `${unit.no}-${one.no}`, committee: one, orgNo: unit.no }))),
  ...units.filter((unit) => unit.committee).map((unit) => ({ key: String(unit.no), committee: unit, orgNo: null })),
]
