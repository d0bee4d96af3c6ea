import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../db/database.ts'

/** What a unit has published that it looks for and nobody has taken on, or that it offers and something is left of. */
export interface Offer {
  readonly id: string
  readonly unitNo: number
  readonly sort: 'wanted' | 'offered'
  readonly title: string
  /** What it is about, a code of the programme: something offered answers something wanted of the same. */
  readonly category: string
  readonly publishedOn: Day
}

/** Offers of units, told by the module that keeps them to whoever may read there; whoever asks imports nobody for it. */
export interface OfferSource {
  /** Ability a reader needs; its scope is what `find` is given. */
  readonly action: string
  find(asking: { readonly tx: Tx; readonly scope: Scope; readonly today: Day }, unitNos: readonly number[]): Promise<Offer[]>
}
