import { type Call, query } from '../../platform/commands/operation.ts'
import { type CommunityFilter, findCommunities, type FoundCommunity } from './communities.ts'
import { alliances } from './contract.ts'
import { findConvened } from './convened.ts'
import { type CommunityState, communityStates, lives } from './rules/communities.ts'
import { reachedOf } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'>

/** The one list behind page, export, count, figure and reminder. */
export async function findListed(call: Asking, filter: CommunityFilter): Promise<FoundCommunity[]> {
  const found = await findCommunities(call, filter)
  const all = filter.asked ? await askedOf(call, found) : found
  if (!filter.convenor) return all
  const convened = new Set((await findConvened(call, call.today)).map(({ row }) => row.id))
  return all.filter(({ row }) => convened.has(row.id))
}

/** Those that live, have a request to answer, and are led by somebody the caller acts for. */
async function askedOf(call: Asking, found: FoundCommunity[]): Promise<FoundCommunity[]> {
  const waiting = found.filter(({ row }) => lives(row.state) && row.members.some((member) => member.state === 'asked'))
  const own = await reachedOf(
    call.tx,
    call.scope,
    waiting.map(({ row }) => row.leadNo),
  )
  return waiting.filter(({ row }) => own.has(row.leadNo))
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
