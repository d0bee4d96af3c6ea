import type { Day } from '../../kernel/dates.ts'
import type { Grant } from '../../kernel/policy.ts'
import type { Tx } from '../db/database.ts'

/**
 * Rights that follow from facts instead of being granted: a person in a post sees the organisation of that post for as long as it lasts.
 * Asked as the platform at every loading of a session; access adds the answer to the grants of the account and knows nothing of the facts.
 */
export interface ScopeSource {
  readonly name: string
  grantsOf(tx: Tx, accountId: string, today: Day): Promise<readonly Grant[]>
}
