import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { systemContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/commands/services.ts'

/** Members of a branch since a day, full ones, straight into the register: what tests of activities need of it. */
export async function enterMembers(
  services: Services,
  branchNo: number,
  names: readonly string[],
  fromOn = '2024-01-01',
  hostNo: number | null = null,
): Promise<string[]> {
  return services.database.transaction(systemContext, async (tx) => {
    const { rows: district } = await sql<{
      no: number
    }>`select district_no as no from organisations.unit where no = ${branchNo}`.execute(tx)
    const { rows: act } = await sql<{
      id: number
    }>`insert into members.act (kind, district_no) values ('seed', ${district[0]!.no}) returning id`.execute(tx)
    const actId = act[0]!.id
    const ids: string[] = []
    for (const name of names) {
      const { rows } = await sql<{ id: string }>`
        insert into members.member (district_no, name, recorded_by) values (${district[0]!.no}, ${name}, ${actId}) returning id`.execute(
        tx,
      )
      const id = rows[0]!.id
      ids.push(id)
      await sql`insert into members.membership (member_id, branch_no, place, from_on, recorded_by) values (${id}, ${branchNo}, 'unit', ${fromOn}, ${actId})`.execute(
        tx,
      )
      await sql`insert into members.standing (member_id, code, from_on, recorded_by) values (${id}, 'full', ${fromOn}, ${actId})`.execute(
        tx,
      )
      if (hostNo !== null)
        await sql`insert into members.away (member_id, since, reason, host_no, recorded_by) values (${id}, ${fromOn}, 'work', ${hostNo}, ${actId})`.execute(
          tx,
        )
    }
    return ids
  })
}

/** Every text of a workbook, as it stands in its parts. */
export async function workbookOf(file: { body: Buffer | Readable }): Promise<string> {
  const bytes = Buffer.isBuffer(file.body) ? file.body : await buffer(file.body)
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
}
