import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { everything, type Scope } from '../../kernel/policy.ts'
import type { RuleRef } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { programmeOf, type RulesInForce, rulesInForce, verdictsAt, verdictsOn, whereOf } from '../coverage/index.ts'
import { aimConditions } from './aims.ts'
import type { Standing, Tally } from './rules.ts'
import type { CampaignRow } from './store.ts'

export interface Asking {
  readonly tx: Tx
  readonly scope: Scope
  readonly today: Day
}

const nodeFilters = { district: 'districtNo', street: 'streetNo', community: 'communityNo', industry: 'industryNo' } as const

/** Where a verdict `v` stands towards the aim: the reach of the caller is another question, asked of the rows themselves. */
function standingOf(campaign: CampaignRow): RawBuilder<Standing> {
  const { base, there, unsure } = aimConditions[campaign.aim]
  const here = whereOf({ [nodeFilters[campaign.node_kind]]: campaign.node_no }, everything)
  return sql<Standing>`case
    when v.status <> 'active' then 'inactive'
    when (${here}) is not true then 'elsewhere'
    when (${whereOf(base, everything)}) is true then case when (${whereOf(there, everything)}) is true then 'there' else 'missing' end
    when ${unsure}::boolean and v.large is null then 'unknown'
    else 'outside' end`
}

/** Units of the campaign's district in reach, on days of the asker's SQL, each with where it stands. */
function standings(campaign: CampaignRow, scope: Scope): { select: RawBuilder<unknown>; where: RawBuilder<boolean> } {
  return {
    select: sql`v.unit_no, v.name, ${standingOf(campaign)} as standing`,
    where: sql<boolean>`v.district_no = ${campaign.district_no} and ${reachedBy(scope, 'v.scope_nodes')}`,
  }
}

/** Verdicts of a day under its rules, as `v` with `standing`, for whoever needs more of the units than their number. */
export async function verdictsOfDay(asking: Asking, campaign: CampaignRow, day: Day) {
  const rules = await rulesInForce(asking.tx, day, await programmeOf(asking.tx, campaign.district_no))
  const { where } = standings(campaign, asking.scope)
  const source = sql`(select v.*, ${standingOf(campaign)} as standing from ${verdictsAt(day, asking.today, rules.settings)} v where ${where})`
  return { rules, source }
}

export async function tallyOn(asking: Asking, campaign: CampaignRow, day: Day) {
  const { rules, source } = await verdictsOfDay(asking, campaign, day)
  const { rows } = await sql<Tally>`
    select ${counts} from ${source} v`.execute(asking.tx)
  return { rules, tally: rows[0]! }
}

export interface Passage {
  readonly unit_no: number
  readonly name: string
  /** Index of the later of the two days, from 1. */
  readonly k: number
  readonly before: Standing | null
  readonly after: Standing | null
}

export interface Passages {
  readonly tallies: readonly Tally[]
  readonly passages: readonly Passage[]
  /** Rules in force on each of the days. */
  readonly rules: readonly (readonly RuleRef[])[]
}

/**
 * What was counted on each of the days, each under its own rules, and every unit that stood otherwise on one than on the one before.
 * Units nothing touched meanwhile stand as on the last day, as long as no rule changed: they are counted once, not once a day.
 */
export async function passagesBetween(asking: Asking, campaign: CampaignRow, days: readonly Day[]): Promise<Passages> {
  const { tx } = asking
  const programme = await programmeOf(tx, campaign.district_no)
  const inForce: RulesInForce[] = []
  for (const day of days) inForce.push(await rulesInForce(tx, day, programme))
  const settings = inForce.map((rules) => JSON.stringify(rules.settings))
  const oneRule = settings.every((text) => text === settings[0])
  const [first, last] = [days[0]!, days.at(-1)!]
  const asked = JSON.stringify(days.map((day, k) => ({ k, day, settings: inForce[k]!.settings })))
  const { select, where } = standings(campaign, asking.scope)
  const touched = oneRule
    ? sql`select unit_no from organisations.touched_between(${first}::date, ${last}::date)
        union select unit_no from workforce.touched_between(${first}::date, ${last}::date)`
    : sql`select no as unit_no from organisations.unit where district_no = ${campaign.district_no}`
  const { rows } = await sql<{ rest: Tally; tallies: (Tally & { k: number })[]; passages: Passage[] }>`
    with touched as materialized (${touched}),
    s as materialized (
      select d.k, v.* from jsonb_to_recordset(${asked}::jsonb) d (k integer, day date, settings jsonb) cross join touched t
      cross join lateral (select ${select} from ${verdictsOn(sql`d.day`, sql`d.settings`)} v where v.unit_no = t.unit_no and ${where}) v
    ),
    passages as (
      select coalesce(b.unit_no, a.unit_no) as unit_no, coalesce(b.name, a.name) as name, coalesce(b.k, a.k + 1) as k,
        a.standing as before, b.standing as after
      from (select * from s where k < ${days.length - 1}) a
      full join (select * from s where k > 0) b on b.unit_no = a.unit_no and b.k = a.k + 1
      where a.standing is distinct from b.standing
    ),
    tallies as (select k, ${counts} from s group by k),
    rest as (
      select ${counts} from (
        select ${select} from ${verdictsOn(sql`${last}::date`, sql`${settings.at(-1)!}::jsonb`)} v
        where ${where} and v.unit_no not in (select unit_no from touched)
      ) s
    )
    select (select to_json(r) from rest r) as rest, coalesce((select json_agg(t) from tallies t), '[]') as tallies,
      coalesce((select json_agg(p) from passages p), '[]') as passages`.execute(tx)
  const { rest, tallies, passages } = rows[0]!
  const byDay = new Map(tallies.map((tally) => [tally.k, tally]))
  return {
    tallies: days.map((_, k) => sumOf(rest, byDay.get(k))),
    passages,
    rules: inForce.map((rules) => rules.refs),
  }
}

const counts = sql`count(*) filter (where standing = 'there') as there, count(*) filter (where standing = 'missing') as missing,
  count(*) filter (where standing = 'unknown') as unknown`

const sumOf = (a: Tally, b: Tally | undefined): Tally =>
  b ? { there: a.there + b.there, missing: a.missing + b.missing, unknown: a.unknown + b.unknown } : a
