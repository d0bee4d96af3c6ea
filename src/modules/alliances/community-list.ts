import { type Call, query } from '../../platform/commands/operation.ts'
import { type CommunityFilter, findCommunities, type FoundCommunity } from './communities.ts'
import { alliances } from './contract.ts'
import { findConvened } from './convened.ts'
import { type CommunityState, communityStates } from './rules/communities.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'>

/** The one list behind page, export, count, figure and reminder. */
export async function findListed(call: Asking, filter: CommunityFilter): Promise<FoundCommunity[]> {
  const all = await findCommunities(call, filter)
  if (!filter.convenor) return all
  const convened = new Set((await findConvened(call, call.today)).map(({ row }) => row.id))
  return all.filter(({ row }) => convened.has(row.id))
}

export const listCommunities = query(alliances.listCommunities, async (call) => {
  const { page, pageSize, state, ...filter } = call.query
  const all = await findListed(call, filter)
  const items = all.filter(({ row }) => state === undefined || row.state === state).map(({ view }) => view)
  const counts = Object.fromEntries(communityStates.map((one) => [one, all.filter(({ row }) => row.state === one).length]))
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize),
    total: items.length,
    page,
    pageSize,
    counts: counts as Record<CommunityState, number>,
    can: { found: call.can('community.run') !== null },
  }
})
