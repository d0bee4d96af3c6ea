import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Services } from '../../platform/commands/services.ts'
import { systemContext } from '../../platform/db/database.ts'

export interface TestMember {
  readonly id: string
  readonly accountId: string
}

/** Members of a branch with accounts of their own, straight into the register: what tests of service need of it. */
export async function membersWithAccounts(services: Services, branchNo: number, names: readonly string[]): Promise<TestMember[]> {
  return services.database.transaction(systemContext, async (tx) => {
    const { rows } = await sql<{ no: number }>`select district_no as no from organisations.unit where no = ${branchNo}`.execute(
      tx,
    )
    const districtNo = rows[0]!.no
    const { rows: act } = await sql<{
      id: number
    }>`insert into members.act (kind, district_no) values ('seed', ${districtNo}) returning id`.execute(tx)
    const made: TestMember[] = []
    for (const name of names) {
      const accountId = randomUUID()
      const { rows: member } = await sql<{ id: string }>`
        insert into members.member (district_no, name, recorded_by, account_id) values (${districtNo}, ${name}, ${act[0]!.id}, ${accountId}) returning id`.execute(
        tx,
      )
      const { id } = member[0]!
      await sql`insert into members.membership (member_id, branch_no, place, from_on, recorded_by) values (${id}, ${branchNo}, 'unit', '2024-01-01', ${act[0]!.id})`.execute(
        tx,
      )
      await sql`insert into members.standing (member_id, code, from_on, recorded_by) values (${id}, 'full', '2024-01-01', ${act[0]!.id})`.execute(
        tx,
      )
      made.push({ id, accountId })
    }
    return made
  })
}
