import { type RawBuilder, sql } from 'kysely'
import type { Page } from '../../kernel/page.ts'
import { figuresWhere, type Question } from './queries.ts'

/** The lists behind figures that count not units but who stands over them: joint Party organisations, instructors. */
interface Paging {
  readonly page: number
  readonly pageSize: number
}

export interface JointChoice extends Paging {
  readonly size?: number | undefined
  readonly joint?: 'over-usual' | 'under-minimum' | undefined
}

export interface JointPartyOrg {
  no: number
  name: string
  units: number
  fullMembers: number
}

/** Joint Party organisations with the units of the question that each covers, the largest first. */
export function listJoint(question: Question, choice: JointChoice): Promise<Page<JointPartyOrg>> {
  const { settings } = question.rules
  const fits = [sql<boolean>`true`]
  if (choice.size !== undefined) fits.push(sql`g.units = ${choice.size}`)
  if (choice.joint === 'over-usual') fits.push(sql`g.units > ${settings.usual_most_units}`)
  if (choice.joint === 'under-minimum') fits.push(sql`g."fullMembers" < ${settings.min_full}`)
  const groups = sql`
    select v.party_org_no as no, min(v.party_org_name) as name, count(*) as units, sum(v.full_members) as "fullMembers"
    from ${question.source} v where v.cell = 'joint' and ${figuresWhere(question)} group by v.party_org_no`
  return pageOfGroups<JointPartyOrg>(question, groups, sql.join(fits, sql` and `), sql`g.units desc, g.name, g.no`, choice)
}

export interface LoadChoice extends Paging {
  readonly load?: 'below' | 'within' | 'above' | undefined
}

export interface Instructor {
  id: string
  name: string
  senderName: string | null
  units: number
}

/** Instructors with the units of the question that each serves, the most first. */
export function listLoads(question: Question, choice: LoadChoice): Promise<Page<Instructor>> {
  const { band_low: low, band_high: high } = question.rules.settings
  const fits =
    choice.load === 'below'
      ? sql`g.units < ${low}`
      : choice.load === 'within'
        ? sql`g.units between ${low} and ${high}`
        : choice.load === 'above'
          ? sql`g.units > ${high}`
          : sql`true`
  const groups = sql`
    select l.person_id as id, coalesce(p.name, '') as name, nullif(p.sender_name, '') as "senderName", l.units
    from (
      select i.person_id, count(*) as units from ${question.source} v cross join lateral unnest(v.instructors) i (person_id)
      where v.cell is not null and ${figuresWhere(question)} group by i.person_id
    ) l left join lateral workforce.person_named(l.person_id) p on true`
  return pageOfGroups<Instructor>(question, groups, fits, sql`g.units desc, g.name, g.id`, choice)
}

/** One page and the exact total in one statement. */
async function pageOfGroups<T>(
  question: Question,
  groups: RawBuilder<unknown>,
  fits: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { page, pageSize }: Paging,
): Promise<Page<T>> {
  const { rows } = await sql<{ total: number; items: T[] }>`
    with g as materialized (select * from (${groups}) g where ${fits})
    select (select count(*) from g) as total, coalesce((select json_agg(p) from (
      select * from g order by ${order} limit ${pageSize} offset ${(page - 1) * pageSize}) p), '[]') as items`.execute(
    question.tx,
  )
  return { items: rows[0]!.items, total: rows[0]!.total, page, pageSize }
}
