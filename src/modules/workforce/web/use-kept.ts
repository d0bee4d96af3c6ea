import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import type { workforce } from '../contract.ts'

export type Summary = AnswerOf<typeof workforce.getWorkforceSummary>

/** What stays in the address of every door of the overview. */
export function useKept(): Record<string, string> {
  const [state] = useUrlState()
  return Object.fromEntries(['asOf', 'districtNo'].flatMap((name) => (state[name] ? [[name, state[name]]] : [])))
}
