import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'

/** The filter of a list as the address holds it, its page, and how to turn to another. */
export function useList(fields: readonly string[]) {
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as UrlState
  return {
    state,
    filter,
    narrowed: Object.keys(filter).length > 0,
    query: { ...filter, page: Number(state.page ?? 1) } as never,
    turn: (page: number) => change({ page: page === 1 ? null : page }),
  }
}
