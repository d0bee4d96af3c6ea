import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Actor, platformItself } from '../kernel/policy.ts'
import { lists } from '../modules/lists/contract.ts'
import { workforce } from '../modules/workforce/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import { keptStaff, keptStory, sheetStory } from '../programmes/lists-story.ts'
import { as } from './play-story.ts'

/** What members of each community of a district publish to it alone, through the operations people use. */
export async function replayKeptLists(services: Services, districtNo: number): Promise<void> {
  const { rows: communities } = await services.database.read(systemContext, (tx) =>
    sql<{ id: string; members: number[] }>`
      select m.community_id as id, array_agg(m.unit_no order by m.unit_no) as members from alliances.members_in_force() m
      join organisations.unit u on u.no = m.unit_no and u.district_no = ${districtNo} group by m.community_id order by min(m.unit_no)`.execute(
      tx,
    ),
  )
  for (const { id: communityId, members } of communities.filter((one) => one.members.length > 2)) {
    for (const personName of keptStaff)
      await as(services, '2026-03-02', workforce.assignPost, {
        body: { role: 'full_time_worker', unitNo: members[1]!, personName, fromOn: '2026-03-02' },
      })
    for (const { member, taker, ...told } of keptStory) {
      const { urged: _urged, ...content } = told
      const body = {
        ...content,
        tags: [...(told.tags ?? [])],
        ownerNo: members[member]!,
        divisible: told.quantity > 1,
        fromOn: '2026-11-02',
        visibility: 'community' as const,
        communityId,
      }
      const { id } = await as(services, '2026-11-02', lists.submitEntry, { body })
      await as(services, '2026-11-03', lists.checkEntry, { params: { id }, body: { outcome: 'publish' } })
      if (taker === undefined) continue
      const claim = await as(services, '2026-11-06', lists.claimEntry, { params: { id }, body: { asNo: members[taker]! } })
      if (told.urged)
        await as(services, '2026-11-14', lists.actOnClaim, {
          params: { id: claim.id },
          body: { deed: 'supervise', side: 'community', line: told.urged, dueOn: '2026-11-18' },
        })
    }
    await as(services, '2026-11-10', lists.signList, {
      body: {
        ownerNo: members[0]!,
        title: '共同体服务项目清单',
        signedOn: '2026-11-10',
        parties: '全体成员单位',
        communityId,
        entryIds: [],
      },
    })
  }
}

/** A sheet for a branch, handed in by each of these accounts: of the first the good rows are written, the others are only read. */
export async function replayListSheets(services: Services, branch: number, accounts: readonly string[]): Promise<void> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ name: string }>`select name from organisations.unit_on('2026-11-19') where unit_no = ${branch}`.execute(tx),
  )
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-demo-'))
  try {
    const path = join(folder, 'sheet.csv')
    const cells = [sheetStory.heads, ...sheetStory.rows].map((row) => row.map((cell) => cell.replace('某党支部', rows[0]!.name)))
    const text = `\uFEFF${cells.map((row) => row.join(',')).join('\n')}\n`
    await writeFile(path, text)
    const upload = { path, name: '党组织供需清单.csv', bytes: Buffer.byteLength(text) }
    // All are read before one is applied: what stands on the list already is refused.
    const sheets: { id: string; holder: Actor }[] = []
    for (const accountId of accounts) {
      const holder: Actor = { ...platformItself, accountId }
      sheets.push({ holder, ...(await as(services, '2026-11-19', lists.uploadSheet, {}, upload, holder)) })
    }
    for (const { id, holder } of sheets.slice(0, 1))
      await as(services, '2026-11-19', lists.applySheet, { params: { id }, body: {} }, null, holder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
