import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import type { RuleVersion } from '../../kernel/rule.ts'
import { refOf, ruleOn } from '../../kernel/rule.ts'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CoverageSettings, RulesInForce } from './rules.ts'

type Params = Readonly<Record<string, unknown>>

/** Rules of the two coverages, and which settings each carries under which name of its own. */
const carries = {
  'org.should-establish': { min_full: 'min_full' },
  'coverage.organisation': { forms_own: 'forms_own', forms_joint: 'forms_joint' },
  'coverage.work': { work_by: 'work_by' },
  'coverage.headcount': { large_from: 'large_from', headcount_basis: 'headcount_basis' },
  'coverage.dormancy': { dormant_after_days: 'days' },
  'org.joint-branch-units': { usual_most_units: 'usual_most' },
  'org.mobile-branch': { min_floating: 'min_floating' },
  'instructor.orgs-band': { band_low: 'low', band_high: 'high' },
  'liaison.per-uncovered-org': { liaison_reading: 'reading' },
  'org.usual-level': {
    branch_usual_most: 'branch_most',
    general_usual_from: 'general_from',
    committee_usual_from: 'committee_from',
  },
} as const satisfies Record<string, Partial<Record<keyof CoverageSettings, string>>>

export type CoverageRuleKey = keyof typeof carries
export const coverageRuleKeys = Object.keys(carries) as CoverageRuleKey[]

/** What each setting may be. A rule that says anything else is refused when it is loaded. */
const settingShapes = z.object({
  min_full: z.number().int().positive(),
  forms_own: z.array(z.string()),
  forms_joint: z.array(z.string()),
  work_by: z.array(z.string()),
  large_from: z.number().int().positive(),
  headcount_basis: z.enum(['staff', 'party-members', 'staff-and-party-members']),
  min_floating: z.number().int().positive(),
  liaison_reading: z.enum(['none', 'lenient', 'strict']),
  dormant_after_days: z.number().int().positive(),
  usual_most_units: z.number().int().positive(),
  band_low: z.number().int().nonnegative(),
  band_high: z.number().int().positive(),
  branch_usual_most: z.number().int().positive(),
  general_usual_from: z.number().int().positive(),
  committee_usual_from: z.number().int().positive(),
})

const isCoverageRule = (key: string): key is CoverageRuleKey => (coverageRuleKeys as readonly string[]).includes(key)

/** The settings a version of a rule carries. Throws when a parameter is missing: a verdict under half a rule would be a guess. */
function settingsOf(key: CoverageRuleKey, params: Params): Partial<CoverageSettings> {
  return Object.fromEntries(
    Object.entries(carries[key]).map(([setting, param]) => {
      const value = params[param]
      if (value === undefined) throw new Error(`${key} states no ${param}`)
      return [setting, value]
    }),
  )
}

interface RuleRow {
  key: string
  version: string
  programme: string
  source: string
  from_on: string
  until_on: string | null
  severity: 'block' | 'warn' | 'info'
  params: Record<string, unknown>
}

export async function listRuleRows(tx: Tx): Promise<(RuleVersion<Record<string, unknown>> & { programme: string })[]> {
  const { rows } = await sql<RuleRow>`select * from coverage.rule order by key, programme, from_on`.execute(tx)
  return rows.map((row) => ({ ...row, fromOn: row.from_on, untilOn: row.until_on }))
}

/** The rules in force on a day: the programme's own version where it has one, else the general one. */
export async function rulesInForce(tx: Tx, day: Day, programme: string): Promise<RulesInForce> {
  const rows = await listRuleRows(tx)
  const chosen = coverageRuleKeys.map((key) => {
    const own = ruleOn(
      rows.filter((row) => row.key === key && row.programme === programme),
      day,
    )
    const general = ruleOn(
      rows.filter((row) => row.key === key && row.programme === ''),
      day,
    )
    const rule = own ?? general
    if (!rule) throw new Error(`no version of ${key} is in force on ${day}`)
    return rule
  })
  const settings = Object.assign(
    {},
    ...chosen.map((rule) => settingsOf(rule.key as CoverageRuleKey, rule.params)),
  ) as CoverageSettings
  return { settings, refs: chosen.map(refOf) }
}

/** Programme whose settings apply when figures span a district; the home district's when none is named. */
export async function programmeOf(tx: Tx, districtNo: number | undefined): Promise<string> {
  const { rows } = await sql<{ programme: string }>`
    select programme from organisations.district_programme
    where ${districtNo ?? null}::integer is null or district_no = ${districtNo ?? null} order by home desc limit 1`.execute(tx)
  return rows[0]?.programme ?? ''
}

/** Puts a programme's coverage rules beside the general ones. */
export async function loadCoverageRules(tx: Tx, programme: Pick<ProgrammeDocument, 'code' | 'rules'>): Promise<void> {
  for (const rule of programme.rules) {
    if (!isCoverageRule(rule.key)) continue
    settingShapes.partial().parse(settingsOf(rule.key, rule.params))
    await sql`insert into coverage.rule (key, version, programme, source, from_on, until_on, severity, params)
      values (${rule.key}, ${rule.version}, ${programme.code === 'general' ? '' : programme.code}, ${rule.source}, ${rule.fromOn}, ${rule.untilOn}, ${rule.severity},
        ${JSON.stringify(rule.params)}::jsonb)
      on conflict (key, version, programme) do update set source = excluded.source, from_on = excluded.from_on, until_on = excluded.until_on,
        severity = excluded.severity, params = excluded.params`.execute(tx)
  }
}
