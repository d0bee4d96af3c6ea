import type { QueryOf } from '../../kernel/endpoint.ts'
import { download, query } from '../../platform/commands/operation.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { communitiesSeen } from './circle.ts'
import { lists } from './contract.ts'
import { fileWords } from './file-words.ts'
import { countByCommunity } from './list.ts'
import { countSignedByCommunity } from './records.ts'
import type { Reading } from './store.ts'

type Filter = Partial<QueryOf<typeof lists.countCommunities>>

/** Three records by community, in the order of the communities; what none of them counts stands last (CN-30). */
async function countAll(call: Reading, filter: Filter) {
  const known = await communitiesSeen(call)
  const [signed, claimed, solved] = [
    await countSignedByCommunity(call, filter),
    await countByCommunity(call, { ...filter, kind: 'project', claimed: true }),
    await countByCommunity(call, { ...filter, kind: 'problem', solved: true }),
  ]
  const row = (id: string | null) => ({
    signed: signed.get(id) ?? 0,
    claimed: claimed.get(id) ?? 0,
    solved: solved.get(id) ?? 0,
  })
  const sum = (counts: ReadonlyMap<string | null, number>) => [...counts.values()].reduce((all, one) => all + one, 0)
  return {
    items: [...known.map(({ id, no, name }) => ({ community: { id, no, name }, ...row(id) })), { community: null, ...row(null) }],
    total: { signed: sum(signed), claimed: sum(claimed), solved: sum(solved) },
  }
}

export const countCommunities = query(lists.countCommunities, (call) => countAll(call, call.query))

export const exportCommunities = download(lists.exportCommunities, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, names, outside } = fileWords(language).file
  const { items } = await countAll(call, filter)
  return tableFile(call, {
    title: names.communities,
    format,
    columns: [
      { header: heads.community, width: 40, value: (row) => row.community?.name ?? outside },
      { header: heads.signed, width: 12, value: (row) => row.signed },
      { header: heads.claimed, width: 12, value: (row) => row.claimed },
      { header: heads.solved, width: 12, value: (row) => row.solved },
    ],
    rows: items,
  })
})
