import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { type Counts, figuresOf, noCounts } from './figures.ts'
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
  const { figures, jointDetail, floatingOnly, helpers } = await summaryFor(question)
  const { rows } = await sql<{ key: string; kind: string; code: string; name: string }>`
    select no::text as key, kind, code, name from organisations.frame() where district_no = ${district.no} order by code`.execute(
    call.tx,
  )
  const streets = await countGroups(question, 'street')
  const industries = await countGroups(question, 'industry')
  const types = await countGroups(question, 'type')
  const communities = new Set((await countGroups(question, 'community')).map((row) => row.key))
  const registryTypes = await sql<{ code: string }>`select code from organisations.registry_type order by code`.execute(call.tx)
  return {
    asOf,
    district: { code: district.code, name: district.name },
    // Columns of the form are named by the usual numbers; what is counted in them are those of the rules in force.
    overall: {
      ...figures,
      jointDetail: { bySize: jointDetail.bySize, over5Units: jointDetail.overUsual, under3Members: jointDetail.underMinimum },
      floatingOnly: { threeOrMore: floatingOnly.enough, underThree: floatingOnly.fewer },
      helpers: {
        orgsWithInstructor: helpers.orgsWithInstructor,
        orgsWithLiaison: helpers.orgsWithLiaison,
        instructors: helpers.instructors,
        load1to4: helpers.belowBand,
        load5to10: helpers.withinBand,
        load11up: helpers.aboveBand,
      },
    },
    communitiesWithOrganisations: rows.filter((row) => row.kind === 'community' && communities.has(row.key)).length,
    communitiesWithout: rows.filter((row) => row.kind === 'community' && !communities.has(row.key)).map((row) => row.code),
    byStreet: Object.fromEntries(
      rows
        .filter((row) => row.kind === 'street')
        .map((street) => [street.code, { name: street.name, ...figuresOfKey(streets, street.key) }]),
    ),
    byIndustry: Object.fromEntries([
      ...rows
        .filter((row) => row.kind === 'industry')
        .map((industry) => [industry.name, figuresOfKey(industries, industry.key)] as const),
      ['(none)', figuresOfKey(industries, null)] as const,
    ]),
    byType: Object.fromEntries(registryTypes.rows.map((type) => [type.code, figuresOfKey(types, type.code)])),
    receipt: receiptOf(call, question, 'coverage.return', figures),
  }
}

/** A group nobody is in has figures of nought, not no figures. */
function figuresOfKey(counts: readonly Counts[], key: string | null) {
  return figuresOf(counts.find((row) => row.key === key) ?? noCounts)
}
