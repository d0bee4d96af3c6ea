import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import type { DirectiveFilter } from './contract-directives.ts'
import { demands } from './contract.ts'
import { countLines, fitsDirectiveWords, listLineRows, presentLines } from './directive-lines.ts'
import { type Asking, directiveInScope, lineInScope, speakingOf } from './directive-scope.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import type { DirectiveKind, DirectiveSide } from './rules/directives.ts'
import { getRule } from './settings.ts'

/** The one predicate of list, count and export. */
export function fitsDirective(
  asking: Asking,
  { view = 'open', unitNo, ...words }: Partial<DirectiveFilter>,
): RawBuilder<boolean> {
  const parts = [directiveInScope(asking.scope), ...fitsDirectiveWords(words, asking)]
  if (unitNo) parts.push(sql<boolean>`${unitNo}::integer = any (d.unit_nos)`)
  if (view === 'open')
    parts.push(
      sql<boolean>`exists (select from demands.directive_target t where t.directive_id = d.id and t.due_on is not null and ${lineInScope(asking.scope)})`,
    )
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

interface DirectiveRow {
  id: string
  no: number
  kind: DirectiveKind
  title: string
  body: string
  fromNo: number
  issuedOn: string
  dueOn: string
  revision: number
  targets: number
  acknowledged: number
  open: number
  late: number
  confirmed: number
  declined: number
}

/** The newest first; counted are the units the reader comes upon. */
export async function listDirectiveRows(
  { tx, scope, today }: Asking,
  where: RawBuilder<boolean>,
  limit: number,
  offset: number,
): Promise<DirectiveRow[]> {
  const { rows } = await sql<DirectiveRow>`
    select d.id, d.no, d.kind, d.title, d.body, d.from_no as "fromNo", d.issued_on as "issuedOn", d.due_on as "dueOn", d.revision, c.*
    from demands.directive d cross join lateral (
      select count(*)::integer as targets, count(*) filter (where t.state = 'confirmed')::integer as confirmed,
        count(*) filter (where t.due_on is not null)::integer as open, count(*) filter (where t.due_on < ${today}::date)::integer as late,
        count(*) filter (where t.state in ('declined', 'released'))::integer as declined,
        count(*) filter (where exists (select from demands.directive_step s where s.target_id = t.id and s.kind in ('acknowledge', 'accept', 'decline')))::integer
          as acknowledged
      from demands.directive_target t where t.directive_id = d.id and ${lineInScope(scope)}) c
    where ${where} order by d.issued_on desc, d.no desc limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function presentDirectives(asking: Asking, rows: readonly DirectiveRow[]) {
  const named = await namesOf(
    asking,
    rows.map((row) => row.fromNo),
  )
  return rows.map(({ fromNo, body: _body, ...row }) => ({ ...row, issuer: named(fromNo) }))
}

export async function countDirectives(asking: Asking, filter: Partial<DirectiveFilter>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.directive d where ${fitsDirective(asking, filter)}`.execute(asking.tx)
  return rows[0]!.count
}

export const listDirectives = query(demands.listDirectives, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listDirectiveRows(call, fitsDirective(call, filter), pageSize, (page - 1) * pageSize)
  return {
    items: await presentDirectives(call, rows),
    total: await countDirectives(call, filter),
    page,
    pageSize,
    counts: {
      open: await countDirectives(call, { ...filter, view: 'open' }),
      mine: await countLines(call, { view: 'mine' }),
      escalated: await countLines(call, { view: 'escalated' }),
    },
    can: { issue: (await issuersOf(call)).length > 0 },
  }
})

export const getDirective = query(demands.getDirective, async (call) => {
  const { id } = call.params
  const [row] = await listDirectiveRows(call, sql<boolean>`d.id = ${id} and ${directiveInScope(call.scope)}`, 1, 0)
  if (!row) throw problem(problems['directive-not-found'])
  const [shown] = await presentDirectives(call, [row])
  const lines = await listLineRows(call, sql<boolean>`d.id = ${id} and ${lineInScope(call.scope)}`, 500, 0)
  const speaking = await speakingOf(call, call.can('directive.keep'))
  return {
    ...shown!,
    body: row.body,
    lines: await presentLines(call, lines),
    steps: await stepsOf(call, id),
    can: { withdraw: row.open > 0 && (speaking.everything || speaking.issues.includes(row.fromNo)) },
  }
})

async function stepsOf(call: Call, id: string) {
  const { rows } = await sql<{
    kind: string
    side: DirectiveSide | null
    unitNo: number
    told: string | null
    words: string | null
    fromNo: number | null
    toNo: number | null
    onDay: string
    account: string | null
  }>`select s.kind, s.side, t.unit_no as "unitNo", s.told, s.words, s.from_no as "fromNo", s.to_no as "toNo", s.on_day as "onDay",
      access.display_name_of(s.account_id) as account
    from demands.directive_step s join demands.directive_target t on t.id = s.target_id join demands.directive d on d.id = t.directive_id
    where d.id = ${id} and s.kind <> 'issue' and ${lineInScope(call.scope)} order by s.id`.execute(call.tx)
  const named = await namesOf(
    call,
    rows.flatMap((row) => [row.unitNo, row.fromNo, row.toNo]),
  )
  return rows.map(({ unitNo, fromNo, toNo, ...row }) => ({
    ...row,
    unit: named(unitNo),
    from: fromNo === null ? null : named(fromNo),
    to: toNo === null ? null : named(toNo),
  }))
}

interface Issuer {
  no: number
  name: string
  districtNo: number
}

/**
 * Offices, communities and Party organisations a grant names: whoever stands above somebody may issue to them. The platform's own hand
 * is offered districts and speaks for any.
 */
export async function issuersOf(
  { tx, today, can }: Pick<Call, 'tx' | 'today' | 'can'>,
  no: number | null = null,
): Promise<Issuer[]> {
  const scope = can('directive.keep')
  if (scope === null) return []
  const { rows } = await sql<Issuer>`
    select u.unit_no as no, u.name, coalesce(u.district_no, u.unit_no) as "districtNo" from organisations.unit_on(${today}::date) u
    where u.kind in ('district', 'street', 'industry', 'community', 'party_org') and u.status in ('active', 'preparing')
      and (${no}::integer is null or u.unit_no = ${no})
      and (${scope.everything} and (u.kind = 'district' or ${no !== null}) or u.unit_no = any (${scope.everything ? [] : [...scope.nodes]}::integer[]))
    order by array_position(array['district', 'industry', 'street', 'community', 'party_org'], u.kind), u.unit_no`.execute(tx)
  return rows
}

export const getDirectiveForm = query(demands.getDirectiveForm, async (call) => {
  const issuers = await issuersOf(call)
  const rule = issuers[0] ? await getRule(call.tx, issuers[0].districtNo, 'demand.directive', call.today) : null
  const nos = issuers.map((one) => one.no)
  const { rows: kinds } = await sql<{ code: string; zh: string; en: string }>`
    select k.code, k.zh, k.en from organisations.unit_kind k
    where exists (select from organisations.unit u where u.kind = k.code and u.scope_nodes && ${nos}::integer[] and u.no <> all (${nos}::integer[]))
    order by k.code`.execute(call.tx)
  return {
    units: issuers.map(({ no, name }) => ({ no, name })),
    kinds,
    clock: rule && { ...rule.params, source: rule.source },
  }
})
