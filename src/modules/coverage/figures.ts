import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../../platform/db/database.ts'
import type { coverageFigures } from './contract.ts'
import { rateOf } from './rules.ts'

export type Figures = z.output<typeof coverageFigures>

/** Additive counts of a group of verdicts; every figure of the return is made of these. */
export interface Counts extends Record<CountName, number> {
  key: string | null
  /** Different joint Party organisations: the one count that does not add up over groups. */
  joint_orgs: number
}

export type CountName = keyof typeof conditions | keyof typeof sums

const built = "v.cell in ('own-committee', 'own-general', 'own-branch', 'joint')"
const notBuilt = "v.cell in ('should-have', 'few-members', 'no-members')"

/**
 * What is counted of a verdict, as a condition on `v`. Live counts and tallies are both made from this list, so they cannot say different
 * things; thresholds of rules stand in the verdict already, so that what was added under one version is taken off as it was added.
 */
export const conditions = {
  registered: 'true',
  cancelled: "v.status = 'cancelled'",
  revoked: "v.status = 'revoked'",
  still_with_party_org: "v.status in ('cancelled', 'revoked') and v.party_org_no is not null",
  active: 'v.cell is not null',
  committee: "v.cell = 'own-committee'",
  general: "v.cell = 'own-general'",
  branch: "v.cell = 'own-branch'",
  joint: "v.cell = 'joint'",
  joint_3_full: "v.cell = 'joint' and v.enough_full",
  should_have: "v.cell = 'should-have'",
  few_members: "v.cell = 'few-members'",
  none: "v.cell = 'no-members'",
  none_floating: "v.cell = 'no-members' and v.floating_members > 0",
  not_built_instructor: `${notBuilt} and v.has_instructor`,
  not_built_liaison: `${notBuilt} and v.has_liaison`,
  not_built_either: `${notBuilt} and (v.has_instructor or v.has_liaison)`,
  work_covered: 'v.work_covered',
  three_full: 'v.cell is not null and v.enough_full',
  three_full_built: `${built} and v.enough_full`,
  large: 'v.cell is not null and v.large',
  large_built: `${built} and v.large`,
  headcount_unknown: 'v.cell is not null and v.large is null',
  floating_many: "v.cell = 'no-members' and v.enough_floating",
  with_instructor: 'v.cell is not null and v.has_instructor',
  with_liaison: 'v.cell is not null and v.has_liaison',
  liaison_needed: 'v.liaison_needed',
  liaison_missing: 'v.liaison_needed and not v.has_liaison',
  dormant: 'v.dormant',
  dormancy_unknown: `${built} and v.dormant is null`,
} as const

/** What is added up over active units. */
export const sums = {
  headcount: 'v.headcount',
  full_members: 'v.full_members',
  probationary: 'v.probationary_members',
  floating: 'v.floating_members',
} as const

/** Units that a return counts: being set up or dissolved is neither active nor inactive. */
export const counted = sql`v.status in ('active', 'cancelled', 'revoked')`

/** Counts the verdicts of `source` that satisfy `where`, one row a value of `key`. */
export async function countBy(
  tx: Tx,
  source: RawBuilder<unknown>,
  where: RawBuilder<boolean>,
  key: RawBuilder<unknown>,
): Promise<Counts[]> {
  const counts = Object.entries(conditions).map(
    ([name, condition]) => sql`count(*) filter (where ${sql.raw(condition)}) as ${sql.ref(name)}`,
  )
  const totals = Object.entries(sums).map(
    ([name, column]) => sql`coalesce(sum(${sql.raw(column)}) filter (where v.cell is not null), 0) as ${sql.ref(name)}`,
  )
  const { rows } = await sql<Counts>`
    select ${key} as key, count(distinct v.party_org_no) filter (where v.cell = 'joint') as joint_orgs, ${sql.join([...counts, ...totals])}
    from ${source} v where ${counted} and ${where} group by 1`.execute(tx)
  return rows
}

/** The same counts as signed integers of single verdicts, for adding them to tallies and taking them off again. */
export function signedCounts(sign: 1 | -1): RawBuilder<unknown>[] {
  const counts = Object.values(conditions).map(
    (condition) => sql`${sql.raw(String(sign))} * count(*) filter (where ${sql.raw(condition)})`,
  )
  const totals = Object.values(sums).map(
    (column) => sql`${sql.raw(String(sign))} * coalesce(sum(${sql.raw(column)}) filter (where v.cell is not null), 0)`,
  )
  return [...counts, ...totals]
}

/** The figures of the statistical return from its counts. own + joint + not built = active by construction; `verify` checks it. */
export function figuresOf(counts: Counts): Figures {
  const own = counts.committee + counts.general + counts.branch
  const covered = own + counts.joint
  return {
    registered: counts.registered,
    inactive: { cancelled: counts.cancelled, revoked: counts.revoked, stillWithPartyOrg: counts.still_with_party_org },
    active: counts.active,
    own: { total: own, committee: counts.committee, general: counts.general, branch: counts.branch },
    joint: { units: counts.joint, unitsWith3Full: counts.joint_3_full, partyOrgs: counts.joint_orgs },
    notBuilt: {
      total: counts.should_have + counts.few_members + counts.none,
      shouldHave: counts.should_have,
      fewMembers: counts.few_members,
      none: counts.none,
      noneWithFloating: counts.none_floating,
      withInstructor: counts.not_built_instructor,
      withLiaison: counts.not_built_liaison,
      withEither: counts.not_built_either,
    },
    orgCoverage: rateOf(covered, counts.active),
    ownRate: rateOf(own, counts.active),
    shouldHaveBuiltRate: rateOf(counts.three_full_built, counts.three_full),
    workCoverage: rateOf(counts.work_covered, counts.active),
    headcount30: rateOf(counts.large_built, counts.large),
    headcountUnknown: counts.headcount_unknown,
    people: {
      headcount: counts.headcount,
      full: counts.full_members,
      probationary: counts.probationary,
      floating: counts.floating,
    },
  }
}

export const countNames = [...Object.keys(conditions), ...Object.keys(sums)] as CountName[]

export const noCounts: Counts = {
  key: null,
  joint_orgs: 0,
  ...(Object.fromEntries(countNames.map((name) => [name, 0])) as Record<CountName, number>),
}
