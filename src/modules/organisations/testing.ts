import { sql } from 'kysely'
import { composeUscc } from '../../kernel/uscc.ts'
import type { Services } from '../../platform/commands/services.ts'
import { systemContext } from '../../platform/db/database.ts'
import { unitsChanged } from './events.ts'
import { prepareStatements, recordStatements } from './statements.ts'
import { recordAct } from './store.ts'
import { recordEvent } from '../../platform/outbox/outbox.ts'

export { type Divisions, loadDivisions, loadIndustries } from './divisions.ts'

/** Fills a database with units through the same door a register uses. Deterministic: the n-th unit is always the same. */
export function organisationsForTests(services: Services) {
  return {
    /** Numbers of areas and industries by name. */
    async nodes(): Promise<Record<string, number>> {
      const { rows } = await services.database.read(systemContext, (tx) =>
        sql<{ no: number; name: string }>`select no, name from organisations.frame()`.execute(tx),
      )
      return Object.fromEntries(rows.map((row) => [row.name, row.no]))
    },
    async fill(count: number, day: string): Promise<number[]> {
      return services.database.transaction(systemContext, async (tx) => {
        const actId = await recordAct(tx, null, { kind: 'seed', effectiveOn: day })
        const { rows } = await sql<{
          no: number
          kind: string
          district_no: number
        }>`select no, kind, district_no from organisations.frame() order by no`.execute(tx)
        const of = (kind: string) => rows.filter((row) => row.kind === kind)
        const [streets, communities, industries, districtNo] = [
          of('street'),
          of('community'),
          of('industry'),
          of('district')[0]!.no,
        ]
        await prepareStatements(tx)
        for (let index = 0; index < count; index += 1) {
          const street = index % streets.length
          const form = index % 11 === 0 ? 'own' : index % 5 === 0 ? 'joint' : null
          await sql`insert into statement (row_id, uscc, name, type, status, street_no, community_no, industry_no, headcount, full_members, probationary_members,
              floating_members, party_name, party_form, party_level)
            values (${index}, ${composeUscc({ kind: '52', region: '999901', organisation8: `99${String(index).padStart(6, '0')}` })}, ${`示例第${index}服务中心`},
              ${index % 3 === 0 ? '51' : '52'}, ${index % 37 === 5 ? 'cancelled' : index % 41 === 7 ? 'revoked' : null}, ${streets[street]!.no}, ${communities[street]!.no},
              ${index % 7 === 0 ? null : industries[index % industries.length]!.no}, ${index % 13 === 0 ? null : index % 60}, ${index % 5}, ${index % 9 === 0 ? 1 : 0},
              ${index % 8 === 0 ? 2 : 0}, ${form === null ? null : form === 'own' ? `示例第${index}党支部` : `第${index % 6}联合党支部`}, ${form},
              ${form === null ? null : index % 22 === 0 ? 'general' : 'branch'})`.execute(tx)
        }
        const { changed } = await recordStatements(tx, { actId, day, districtNo, registrarNo: null })
        await recordEvent(tx, services, unitsChanged(changed))
        return changed
      })
    },
  }
}
