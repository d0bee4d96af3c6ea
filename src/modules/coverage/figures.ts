import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/db/database.ts'
import type { coverageFigures } from './contract.ts'
import { rateOf } from './rules.ts'

export type Figures = z.output<typeof coverageFigures>

/** Additive counts of a group of verdicts; every figure of the return is made of these. */
export interface Counts {
  key: string | null
  registered: number
  cancelled: number
  revoked: number
  still_with_party_org: number
  active: number
  committee: number
  general: number
  branch: number
  joint: number
  joint_3_full: number
  joint_orgs: number
  should_have: number
  few_members: number
  none: number
  none_floating: number
  not_built_instructor: number
  not_built_liaison: number
  not_built_either: number
  work_covered: number
  three_full: number
  three_full_built: number
  large: number
  large_built: number
  headcount_unknown: number
  headcount: number
  full_members: number
  probationary: number
  floating: number
}

const built = sql`v.cell in ('own-committee', 'own-general', 'own-branch', 'joint')`
const notBuilt = sql`v.cell in ('should-have', 'few-members', 'no-members')`

/** Counts the verdicts of `source` that satisfy `where`, one row a value of `key`. */
export async function countBy(
  tx: Tx,
  source: RawBuilder<unknown>,
  where: RawBuilder<boolean>,
  key: RawBuilder<unknown>,
  minFull: number,
): Promise<Counts[]> {
  const { rows } = await sql<Counts>`
    select ${key} as key,
      count(*) as registered,
      count(*) filter (where v.status = 'cancelled') as cancelled,
      count(*) filter (where v.status = 'revoked') as revoked,
      count(*) filter (where v.status in ('cancelled', 'revoked') and v.party_org_no is not null) as still_with_party_org,
      count(v.cell) as active,
      count(*) filter (where v.cell = 'own-committee') as committee,
      count(*) filter (where v.cell = 'own-general') as general,
      count(*) filter (where v.cell = 'own-branch') as branch,
      count(*) filter (where v.cell = 'joint') as joint,
      count(*) filter (where v.cell = 'joint' and v.full_members >= ${minFull}) as joint_3_full,
      count(distinct v.party_org_no) filter (where v.cell = 'joint') as joint_orgs,
      count(*) filter (where v.cell = 'should-have') as should_have,
      count(*) filter (where v.cell = 'few-members') as few_members,
      count(*) filter (where v.cell = 'no-members') as none,
      count(*) filter (where v.cell = 'no-members' and v.floating_members > 0) as none_floating,
      count(*) filter (where ${notBuilt} and v.has_instructor) as not_built_instructor,
      count(*) filter (where ${notBuilt} and v.has_liaison) as not_built_liaison,
      count(*) filter (where ${notBuilt} and (v.has_instructor or v.has_liaison)) as not_built_either,
      count(*) filter (where v.work_covered) as work_covered,
      count(*) filter (where v.cell is not null and v.full_members >= ${minFull}) as three_full,
      count(*) filter (where ${built} and v.full_members >= ${minFull}) as three_full_built,
      count(*) filter (where v.cell is not null and v.large) as large,
      count(*) filter (where ${built} and v.large) as large_built,
      count(*) filter (where v.cell is not null and v.headcount is null) as headcount_unknown,
      coalesce(sum(v.headcount) filter (where v.cell is not null), 0) as headcount,
      coalesce(sum(v.full_members) filter (where v.cell is not null), 0) as full_members,
      coalesce(sum(v.probationary_members) filter (where v.cell is not null), 0) as probationary,
      coalesce(sum(v.floating_members) filter (where v.cell is not null), 0) as floating
    from ${source} v where v.status in ('active', 'cancelled', 'revoked') and ${where}
    group by 1`.execute(tx)
  return rows
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

export const noCounts: Counts = {
  key: null, registered: 0, cancelled: 0, revoked: 0, still_with_party_org: 0, active: 0, committee: 0, general: 0, branch: 0, joint: 0, joint_3_full: 0,
  joint_orgs: 0, should_have: 0, few_members: 0, none: 0, none_floating: 0, not_built_instructor: 0, not_built_liaison: 0, not_built_either: 0, work_covered: 0,
  three_full: 0, three_full_built: 0, large: 0, large_built: 0, headcount_unknown: 0, headcount: 0, full_members: 0, probationary: 0, floating: 0,
} // prettier-ignore
