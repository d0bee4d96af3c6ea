import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import type { Level } from './rules.ts'

export interface TermRow {
  no: number
  name: string
  level: Level | null
  form: string | null
  district: number | null
  superiorNo: number | null
  superior: string | null
  members: number | null
  membersFrom: string | null
  termId: string | null
  fromOn: Day | null
  documentNo: string | null
  electionId: string | null
  decision: {
    kind: 'extension' | 'early'
    untilOn: Day
    documentNo: string
    documentOn: Day | null
    reason: string
    exception: boolean
  } | null
  openId: string | null
  openNo: number | null
  openState: string | null
  runs: boolean
  decides: boolean
}

export interface TermQuestion {
  readonly scope: Scope
  /** Rows the caller may run elections of, and answer for. */
  readonly runs: Scope | null
  readonly decides: Scope | null
  readonly unitNo?: number | undefined
  readonly streetNo?: number | undefined
  readonly districtNo?: number | undefined
  readonly q?: string | undefined
}

const nowhere: Scope = { everything: false, nodes: [] }

/** Party organisations that work on the day, each with the term that has begun by then and the election under way. */
export async function listTermRows(tx: Tx, day: Day, question: TermQuestion): Promise<TermRow[]> {
  const { unitNo = null, streetNo = null, districtNo = null } = question
  const like = likeOf(question.q)
  const { rows } = await sql<TermRow>`
    with org as materialized (
      select u.unit_no as no, u.name, u.level, u.form, u.district_no as district, u.scope_nodes
      from organisations.unit_on(${day}::date) u
      where u.kind = 'party_org' and u.status in ('active', 'preparing') and ${reachedBy(question.scope, 'u.scope_nodes')}
        and (${unitNo}::integer is null or u.unit_no = ${unitNo})
        and (${districtNo}::integer is null or u.district_no = ${districtNo})
        and (${streetNo}::integer is null or u.scope_nodes && array[${streetNo}::integer])
        and (${like}::text is null or u.name ilike ${like})
    ),
    nos as materialized (select array_agg(no) as all from org)
    select o.no, o.name, o.level, o.form, o.district, s.superior_no as "superiorNo", s.name as superior, m.members, m.members_from as "membersFrom",
      t.id as "termId", t.from_on as "fromOn", t.document_no as "documentNo", t.election_id as "electionId",
      case when d.id is not null then json_build_object('kind', d.kind, 'untilOn', d.until_on, 'documentNo', d.document_no, 'documentOn', d.document_on,
        'reason', d.reason, 'exception', d.exception) end as decision,
      e.id as "openId", e.no as "openNo", e.state as "openState",
      ${reachedBy(question.runs ?? nowhere, 'o.scope_nodes')} as runs, ${reachedBy(question.decides ?? nowhere, 'o.scope_nodes')} as decides
    from org o
    left join elections.superiors_of((select "all" from nos), ${day}::date) s on s.unit_no = o.no and s.superior_no <> o.no
    left join elections.members_of((select "all" from nos), ${day}::date) m on m.unit_no = o.no
    left join lateral (
      select * from elections.term t where t.unit_no = o.no and t.retracted_at is null and t.from_on <= ${day}::date order by t.from_on desc limit 1
    ) t on true
    left join elections.term_decision d on d.term_id = t.id and d.retracted_at is null
    left join elections.election e on e.unit_no = o.no and e.state in ('drafted', 'proposed', 'ready', 'reported')
    order by o.no`.execute(tx)
  return rows
}

/** Level of an organisation on a day, else the first one known: a register often begins after a term did. */
export async function levelAt(tx: Tx, unitNo: number, day: Day, today: Day): Promise<Level | null> {
  const { rows } = await sql<{ level: Level | null }>`
    select coalesce((select level from organisations.unit_on(${day}::date) where unit_no = ${unitNo}),
      (select level from organisations.unit_on(${today}::date) where unit_no = ${unitNo})) as level`.execute(tx)
  return rows[0]?.level ?? null
}

export interface KeptTerm {
  id: string
  unit_no: number
  district_no: number | null
  from_on: Day
  election_id: string | null
  decision_id: string | null
}

/** A term in reach, locked through its unit so that two who decide at once come one after the other. */
export async function findTermForChange(tx: Tx, scope: Scope, id: string): Promise<KeptTerm | undefined> {
  const { rows } = await sql<KeptTerm>`
    select t.id, t.unit_no, u.district_no, t.from_on, t.election_id,
      (select d.id from elections.term_decision d where d.term_id = t.id and d.retracted_at is null) as decision_id
    from elections.term t join organisations.unit u on u.no = t.unit_no
    where t.id = ${id} and t.retracted_at is null and ${reachedBy(scope, 'u.scope_nodes')} for update of u, t`.execute(tx)
  return rows[0]
}
