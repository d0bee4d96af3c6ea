import { sql } from 'kysely'
import type { Check, CheckFinding } from '../../platform/contributions/checks.ts'
import { countBy, countNames, figuresOf } from './figures.ts'
import { countJointSizes, countLoads } from './details.ts'
import { rulesInForce } from './settings.ts'
import { readTally } from './tally-read.ts'

/** The partition sums to the active units, for every district, street, industry and type. */
const partitionSums: Check = {
  name: 'coverage.partition-sums',
  async run({ tx }) {
    const findings: CheckFinding[] = []
    let looked = 0
    for (const [kind, key] of Object.entries({
      district: 'district_no',
      street: 'street_no',
      industry: 'industry_no',
      type: 'type',
    })) {
      for (const counts of await countBy(tx, sql`coverage.verdict`, sql`true`, sql`v.${sql.ref(key)}::text`)) {
        const figures = figuresOf(counts)
        looked += 1
        const sums = figures.own.total + figures.joint.units + figures.notBuilt.total === figures.active
        const whole = figures.active + figures.inactive.cancelled + figures.inactive.revoked === figures.registered
        if (!sums || !whole) findings.push({ code: 'partition-does-not-sum', subject: `${kind} ${counts.key ?? '(none)'}` })
      }
    }
    return { looked, findings }
  },
}

/** Today's projection says what the definition says. */
const projectionCurrent: Check = {
  name: 'coverage.projection-current',
  async run({ tx, today }) {
    const districts = await sql<{
      no: number
      programme: string
    }>`select district_no as no, programme from organisations.district_programme`.execute(tx)
    const findings: CheckFinding[] = []
    let looked = 0
    for (const district of districts.rows) {
      const { settings } = await rulesInForce(tx, today, district.programme)
      const anew = sql`select * from coverage.verdicts_on(${today}::date, ${JSON.stringify(settings)}::jsonb) v where v.district_no = ${district.no}`
      const kept = sql`select * from coverage.verdict v where v.district_no = ${district.no}`
      const { rows } = await sql<{ unit_no: number }>`
        select distinct unit_no from ((${anew} except ${kept}) union all (${kept} except ${anew})) d order by unit_no limit 20`.execute(
        tx,
      )
      const { rows: all } = await sql<{
        count: number
      }>`select count(*) from coverage.verdict v where v.district_no = ${district.no}`.execute(tx)
      looked += all[0]!.count
      findings.push(...rows.map((row) => ({ code: 'verdict-out-of-date', subject: `unit ${row.unit_no}` })))
    }
    return { looked, findings }
  },
}

/** The tallies of every node, folded or not, add up to what its verdicts say, sizes of joint Party organisations and loads among them. */
const talliesCurrent: Check = {
  name: 'coverage.tallies-current',
  async run({ tx }) {
    const findings: CheckFinding[] = []
    let looked = 0
    for (const column of ['district_no', 'street_no', 'community_no', 'industry_no']) {
      for (const counts of await countBy(tx, sql`coverage.verdict`, sql`true`, sql`v.${sql.ref(column)}::text`)) {
        if (counts.key === null) continue
        looked += 1
        const here = sql<boolean>`v.${sql.ref(column)} = ${Number(counts.key)}`
        const tally = await readTally(tx, Number(counts.key))
        const joint = await countJointSizes(tx, sql`coverage.verdict`, here)
        const loads = await countLoads(tx, sql`coverage.verdict`, here)
        const differs =
          [...countNames, 'joint_orgs' as const].some((name) => counts[name] !== tally.counts[name]) ||
          sorted(joint, (size) => [size.units, size.fullMembers, size.orgs]) !==
            sorted(tally.joint, (size) => [size.units, size.fullMembers, size.orgs]) ||
          sorted(loads, (load) => [load.units, load.persons]) !== sorted(tally.loads, (load) => [load.units, load.persons])
        if (differs) findings.push({ code: 'tally-out-of-date', subject: `unit ${counts.key}` })
      }
    }
    return { looked, findings }
  },
}

function sorted<T>(sizes: readonly T[], read: (size: T) => readonly number[]): string {
  return sizes
    .map((size) => read(size).join(':'))
    .sort()
    .join(' ')
}

export const checks: readonly Check[] = [partitionSums, projectionCurrent, talliesCurrent]
