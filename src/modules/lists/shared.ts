import type { SharedSource } from '../../platform/contributions/shared-records.ts'
import { findSupervised } from '../alliances/index.ts'
import { countClaims } from './claim-list.ts'
import { countRows, type EntryFilter } from './list.ts'
import { countRecords } from './records.ts'
import { entryKinds } from './rules.ts'

/** The lists a community keeps (CN-27): what its members publish to it, by kind, as far as the reader sees it. */
export const sharedLists: SharedSource = {
  module: 'lists',
  action: 'lists.read',
  async count({ tx, scope, today }, communityId, span) {
    const call = { tx, scope, today }
    const within = { communityId, ...span }
    const search = new URLSearchParams(within as Record<string, string>).toString()
    const entries = async (code: string, filter: EntryFilter) => ({
      code,
      count: (await countRows(call, { ...within, ...filter })).entries,
      link: `/lists?${search}&${new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]))}`,
    })
    const counts = []
    for (const kind of entryKinds) counts.push(await entries(kind, { kind }))
    counts.push(await entries('talent', { talent: true }))
    if ((await findSupervised(call)).some((one) => one.id === communityId)) {
      const { claims } = await countClaims(call, { communityId, supervised: true, due: true })
      counts.push({ code: 'overdue', count: claims, link: `/lists/supervision?communityId=${communityId}&due=true` })
    }
    // Three records, each counted by itself (CN-30).
    const signed = await countRecords(call, 'signed', within)
    return [
      ...counts,
      { code: 'signed', count: signed.records, link: `/lists/signed?${search}` },
      await entries('claimed', { kind: 'project', claimed: true }),
      await entries('solved', { kind: 'problem', solved: true }),
    ]
  },
}
