import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { figuresOf, noCounts } from './figures.ts'
import { ask, countGroups, summaryFor } from './queries.ts'
import { receiptOf } from './receipt.ts'

interface District {
  readonly no: number
  readonly code: string
  readonly name: string
}

/** The whole return of a district on a day: overall, by street, by industry, by type, keyed as the statistical return is. */
export async function coverageReport(
  call: Pick<Call, 'tx' | 'scope' | 'today' | 'now' | 'services'>,
  district: District,
  asOf: Day,
) {
  const question = await ask(call, { districtNo: district.no, asOf })
  const { figures, ...details } = await summaryFor(question)
  const { rows } = await sql<{ key: string; kind: string; code: string; name: string }>`
    select no::text as key, kind, code, name from organisations.frame() where district_no = ${district.no} order by code`.execute(
    call.tx,
  )
  const named = new Map(rows.map((row) => [row.key, row]))
  const streets = await countGroups(question, 'street')
  const industries = await countGroups(question, 'industry')
  const types = await countGroups(question, 'type')
  const communities = new Set((await countGroups(question, 'community')).map((row) => row.key))
  const byCode = <T>(entries: [string, T][]) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    asOf,
    district: { code: district.code, name: district.name },
    overall: { ...figures, ...details },
    communitiesWithOrganisations: rows.filter((row) => row.kind === 'community' && communities.has(row.key)).length,
    communitiesWithout: rows.filter((row) => row.kind === 'community' && !communities.has(row.key)).map((row) => row.name),
    byStreet: byCode(
      streets.map((row) => [
        named.get(row.key ?? '')?.code ?? '(none)',
        { name: named.get(row.key ?? '')?.name ?? '', ...figuresOf(row) },
      ]),
    ),
    byIndustry: Object.fromEntries(
      [...rows.filter((row) => row.kind === 'industry'), null].map((industry) => {
        const counts = industries.find((row) => row.key === (industry?.key ?? null))
        return [industry?.name ?? '(none)', figuresOf(counts ?? noCounts)] as const
      }),
    ),
    byType: byCode(types.map((row) => [row.key ?? '(none)', figuresOf(row)])),
    receipt: receiptOf(call, question, 'coverage.return', figures),
  }
}
