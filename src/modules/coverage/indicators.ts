import { reachedBy } from '../../platform/db/reached.ts'
import { sql } from 'kysely'
import type { Indicator, IndicatorInput, IndicatorValue } from '../../platform/contributions/indicators.ts'
import type { UnitFilter } from './contract.ts'
import { verdictsAt, whereOf } from './filter.ts'
import { type CoverageSettings, rateOf, type RulesInForce } from './rules.ts'
import { type CoverageRuleKey, programmeOf, rulesInForce } from './settings.ts'

type RuleKey = CoverageRuleKey
type Choice = (settings: CoverageSettings) => Partial<UnitFilter>

/** Everything an indicator counts with: the verdicts of the day under the rules in force. */
async function ask(input: IndicatorInput): Promise<{ input: IndicatorInput; rules: RulesInForce }> {
  return { input, rules: await rulesInForce(input.tx, input.asOf, await programmeOf(input.tx, input.districtNo)) }
}

type Question = Awaited<ReturnType<typeof ask>>

/** Counts the units of a filter by the predicate of the list, so that the list behind the figure holds exactly these. */
async function countUnits({ input, rules }: Question, filter: Partial<UnitFilter>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${verdictsAt(input.asOf, '', rules.settings)} v
    where ${whereOf({ status: 'active', ...filter, districtNo: input.districtNo }, input.scope)}`.execute(input.tx)
  return rows[0]!.count
}

function listOf(path: string, input: IndicatorInput, filter: Record<string, unknown>): string {
  const query = new URLSearchParams({ districtNo: String(input.districtNo) })
  for (const [key, value] of Object.entries(filter)) query.set(key, String(value))
  query.set('asOf', input.asOf)
  return `${path}?${query}`
}

const refOf = ({ rules }: Question, key: RuleKey) => rules.refs.find((ref) => ref.key === key) ?? null

/** How many units stand where a filter says. */
function unitCount(key: string, rule: RuleKey | null, choice: Choice): Indicator {
  return {
    key,
    unit: 'organisations',
    async compute(input): Promise<IndicatorValue> {
      const question = await ask(input)
      const filter = choice(question.rules.settings)
      const count = await countUnits(question, filter)
      return { value: count, records: count, rule: rule && refOf(question, rule), list: listOf('/units', input, filter) }
    },
  }
}

/** Share (0 to 1, four decimals) of the units of `base` that also satisfy `part`. The list shows the base, whose length are the records. */
function unitRate(key: string, rule: RuleKey, base: Choice, part: Choice): Indicator {
  return {
    key,
    unit: 'ratio',
    async compute(input): Promise<IndicatorValue> {
      const question = await ask(input)
      const { settings } = question.rules
      const den = await countUnits(question, base(settings))
      const num = await countUnits(question, { ...base(settings), ...part(settings) })
      const { percent } = rateOf(num, den)
      return {
        value: percent === null ? null : Math.round(percent * 100) / 10_000,
        records: den,
        rule: refOf(question, rule),
        list: listOf('/units', input, base(settings)),
      }
    },
  }
}

/** Share of the blank units for which somebody found out why, with a remedy (ZF-03). The list shows the blank ones. */
const blankDiagnosed: Indicator = {
  key: 'coverage.blank-diagnosed-rate',
  unit: 'ratio',
  async compute(input) {
    const question = await ask(input)
    const blank = { cell: 'not-built' }
    const den = await countUnits(question, blank)
    const { percent } = rateOf(den - (await countUnits(question, { ...blank, diagnosis: 'none' })), den)
    return {
      value: percent === null ? null : Math.round(percent * 100) / 10_000,
      records: den,
      rule: refOf(question, 'coverage.organisation'),
      list: listOf('/units', input, blank),
    }
  },
}

/** Joint Party organisations that cover an active unit (334 units may stand in 122 of them). */
const jointPartyOrgs: Indicator = {
  key: 'coverage.joint-party-orgs',
  unit: 'party-organisations',
  async compute(input) {
    const question = await ask(input)
    const forms = [...question.rules.settings.forms_joint]
    const { rows } = await sql<{ count: number }>`
      select count(distinct p.unit_no) as count
      from organisations.unit_on(${input.asOf}::date) p
      join organisations.edge_on(${input.asOf}::date) c on c.from_no = p.unit_no and c.type = 'covers'
      join organisations.unit_on(${input.asOf}::date) u on u.unit_no = c.to_no and u.status = 'active'
      where p.kind = 'party_org' and p.status <> 'dissolved' and p.district_no = ${input.districtNo} and p.form = any (${forms})
        and ${reachedBy(input.scope, 'p.scope_nodes')}`.execute(input.tx)
    return {
      value: rows[0]!.count,
      records: rows[0]!.count,
      rule: refOf(question, 'coverage.organisation'),
      list: listOf('/party-orgs', input, { form: forms.join(','), covering: true }),
    }
  },
}

const all: Choice = () => ({})
const built: Choice = () => ({ cell: 'built' })
const large: Choice = () => ({ large: true })
const threeFull: Choice = () => ({ enoughMembers: true })

export const indicators: readonly Indicator[] = [
  unitCount('coverage.registered-units', null, () => ({ status: 'registered' })),
  unitCount('coverage.active-units', null, all),
  unitCount('coverage.units-with-own-party-org', 'coverage.organisation', () => ({ cell: 'own' })),
  unitCount('coverage.units-in-joint-party-orgs', 'coverage.organisation', () => ({ cell: 'joint' })),
  unitCount('coverage.units-that-should-establish', 'org.should-establish', () => ({ cell: 'should-have' })),
  jointPartyOrgs,
  blankDiagnosed,
  unitRate('coverage.formation-rate-large', 'coverage.headcount', large, built),
  unitRate('coverage.should-have-built-rate', 'org.should-establish', threeFull, built),
  unitRate('coverage.organisation-coverage', 'coverage.organisation', all, built),
  unitRate('coverage.work-coverage', 'coverage.work', all, () => ({ workCovered: true })),
]
