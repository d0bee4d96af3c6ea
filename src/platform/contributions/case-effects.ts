import type { Day } from '../../kernel/dates.ts'
import type { JobCall } from '../jobs/in-call.ts'

/** What a decision is about, and the act that records it. */
export interface EffectCall extends JobCall {
  /** Unit the case is about. */
  readonly subjectNo: number
  /** Further units the case names: those to be covered or moved. */
  readonly unitNos: readonly number[]
  readonly districtNo: number
  readonly details: Readonly<Record<string, unknown>>
  readonly act: {
    readonly reason: string
    readonly documentNo: string | null
    readonly documentOn: Day | null
    readonly effectiveOn: Day
  }
}

/** What the decision of a procedure brings about in the module that contributes it, in the transaction of the decision. */
export interface CaseEffect {
  /** `<module>.<what>`, as the table of a procedure names it. */
  readonly key: string
  /** Throws a problem when this could not come about as things stand; asked when the application is handed in and before the decision. */
  check?(call: EffectCall): Promise<void>
  /** Brings it about; answers with the unit it made or changed, and the day on which it ends by itself. */
  apply(call: EffectCall): Promise<{ readonly no: number | null; readonly lapsesOn: Day | null }>
  /** Ends what was brought about for a time. `subjectNo` is then the unit `apply` answered with. */
  lapse?(call: EffectCall): Promise<void>
}
