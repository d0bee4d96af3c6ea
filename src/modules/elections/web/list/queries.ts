import type { RequestOf } from '../../../../kernel/endpoint.ts'
import type { UrlState } from '../../../../web/kit/url-state.ts'
import type { elections } from '../../contract.ts'

type Terms = Omit<NonNullable<RequestOf<typeof elections.listTerms>['query']>, 'page' | 'pageSize'>
type Elections = Omit<NonNullable<RequestOf<typeof elections.listElections>['query']>, 'page' | 'pageSize'>

/** The filter in the address, as list and export ask it. */
export const termQuery = ({ stage, committee, streetNo, districtNo, asOf, q }: UrlState): Terms =>
  ({ stage, committee, streetNo, districtNo, asOf, q }) as Terms
export const electionQuery = ({ view, state, streetNo, unitNo, q }: UrlState): Elections =>
  ({ view: view ?? 'open', state, streetNo, unitNo, q }) as Elections
