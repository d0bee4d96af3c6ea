import { sql } from 'kysely'
import type { SharedSource } from '../../platform/contributions/shared-records.ts'
import { countRows, keptIn } from './list.ts'
import { entryKinds } from './rules.ts'
import { entrySeen } from './store.ts'

/** The lists a community keeps (CN-27): what its members publish to it, by kind, as far as the reader sees it. */
export const sharedLists: SharedSource = {
  module: 'lists',
  action: 'lists.read',
  async count({ tx, scope, today }, communityId) {
    const { rows } = await sql<{ kind: string; count: number }>`
      select e.kind, count(*)::integer as count from lists.entry e where ${entrySeen(scope)} and ${keptIn(communityId)} group by e.kind`.execute(
      tx,
    )
    const talent = await countRows({ tx, scope, today }, { communityId, talent: true })
    const of = (kind: string) => rows.find((row) => row.kind === kind)?.count ?? 0
    const link = (more: string) => `/lists?communityId=${communityId}&${more}`
    return [
      ...entryKinds.map((kind) => ({ code: kind, count: of(kind), link: link(`kind=${kind}`) })),
      { code: 'talent', count: talent.entries, link: link('talent=true') },
    ]
  },
}
