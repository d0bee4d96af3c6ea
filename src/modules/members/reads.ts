import { sql } from 'kysely'
import { recordUnmasking } from '../access/index.ts'
import { maskPhone } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { command, query, type Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { isUndoable } from './commands/undo-act.ts'
import { members } from './contract.ts'
import { memberProblems as problems } from './problems.ts'
import { branchNamesOf, branchOf, countRows, findNamed, findRows, listRows, present, refuseMaskedSearch } from './queries.ts'
import type { AwayReason, Place, Standing } from './rules.ts'
import { plainPhone } from '../../kernel/phone.ts'

export const listMembers = query(members.listMembers, async (call) => {
  const { page, pageSize, ...filter } = call.query
  refuseMaskedSearch(call, filter.q)
  const rows = await listRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const names = await branchNamesOf(
    call.tx,
    rows.map((row) => row.id),
  )
  return {
    items: rows.map((row) => present(row, names)),
    total: await countRows(call, filter),
    page,
    pageSize,
    can: {
      enter: call.can('member.change') !== null,
      export: call.can('member.export') !== null,
    },
  }
})

export const getSummary = query(members.getSummary, async (call) => {
  const { districtNo, branchNo } = call.query
  const of = { districtNo, branchNo }
  const { rows } = await sql<{ standing: Standing; count: number }>`
    select m.standing, count(*)::integer as count from members.member m
    where ${reachedBy(call.scope, 'm.scope_nodes')} and m.retracted_by is null and m.branch_no is not null
      and (${districtNo ?? null}::integer is null or m.district_no = ${districtNo ?? null}) and (${branchNo ?? null}::integer is null or m.branch_no = ${branchNo ?? null})
    group by m.standing order by m.standing`.execute(call.tx)
  return {
    here: await countRows(call, { ...of, state: 'here' }),
    away: await countRows(call, { ...of, state: 'away' }),
    homeless: branchNo ? 0 : await countRows(call, { ...of, state: 'homeless' }),
    standings: rows.filter((row) => row.standing !== null),
  }
})

/** Exact only, by the blind index; the number is asked for in the body, because addresses are written into logs. */
export const findByPhone = command(members.findByPhone, async (call) => {
  const index = call.services.crypto.blindIndex('member.phone', plainPhone(call.body.phone))
  const items = await findNamed(call, sql<boolean>`m.phone_index = ${index}`)
  call.note({ objectType: 'member', fields: ['phone'], detail: { found: items.length } })
  return { items }
})

export const getMember = query(members.getMember, async (call) => {
  const { id } = call.params
  const [row] = await findRows(call, sql<boolean>`m.id = ${id}`)
  if (!row) throw problem(problems['member-not-found'])
  const names = await branchNamesOf(call.tx, [id])
  const { rows } = await sql<{
    revision: number
    phone_sealed: Buffer | null
    ofHome: boolean
    linked: boolean
    invitedUntil: string | null
  }>`
    select m.revision, m.phone_sealed, m.account_id is not null as linked,
      (select i.valid_until from members.invitation i where i.member_id = m.id and i.code_digest is not null and i.valid_until > ${call.today}) as "invitedUntil", not exists (select from members.membership p where p.member_id = m.id and p.retracted_at is null)
      or exists (select from members.membership p join organisations.unit u on u.no = p.branch_no
        where p.member_id = m.id and p.retracted_at is null and ${reachedBy(call.can('member.change') ?? call.scope, 'u.scope_nodes')}
          and not exists (select from members.membership l where l.member_id = m.id and l.retracted_at is null and l.from_on > p.from_on)) as "ofHome"
    from members.member m where m.id = ${id}`.execute(call.tx)
  const own = rows[0]!
  const mayChange = call.can('member.change') !== null && own.ofHome
  return {
    ...present(row, names),
    revision: own.revision,
    phone: own.phone_sealed === null ? null : maskPhone(call.services.crypto.open('member.phone', own.phone_sealed)),
    ...(await historyOf(call, id, names)),
    acts: await actsOf(call, id, mayChange),
    account: { linked: own.linked, invitedUntil: own.invitedUntil },
    can: { change: mayChange, reveal: call.can('member.reveal') !== null },
  }
})

interface PeriodRow {
  id: number
  fromOn: string
  untilOn: string | null
  documentNo: string | null
}
type RelationRow = PeriodRow & { branchNo: number; place: Place; endedBecause: string | null }
type SpellRow = PeriodRow & { reason: AwayReason; hostNo: number | null; hostName: string | null }

async function historyOf({ tx }: Call, id: string, names: Awaited<ReturnType<typeof branchNamesOf>>) {
  const relations = await sql<RelationRow>`
    select id, from_on as "fromOn", until_on as "untilOn", document_no as "documentNo", branch_no as "branchNo", place, ended_because as "endedBecause"
    from members.membership where member_id = ${id} and retracted_at is null order by from_on desc`.execute(tx)
  const standings = await sql<PeriodRow & { standing: Standing }>`
    select id, from_on as "fromOn", until_on as "untilOn", document_no as "documentNo", code as standing
    from members.standing where member_id = ${id} and retracted_at is null order by from_on desc`.execute(tx)
  const spells = await sql<SpellRow>`
    select id, since as "fromOn", until_on as "untilOn", document_no as "documentNo", reason, host_no as "hostNo", host_name as "hostName"
    from members.away where member_id = ${id} and retracted_at is null order by since desc`.execute(tx)
  return {
    relations: relations.rows.map(({ branchNo, ...row }) => ({ ...row, branch: branchOf(names, branchNo) })),
    standings: standings.rows,
    spells: spells.rows.map(({ hostNo, ...row }) => ({ ...row, host: branchOf(names, hostNo) })),
  }
}

async function actsOf({ tx }: Call, id: string, mayChange: boolean) {
  const { rows } = await sql<{
    id: number
    kind: string
    reason: string | null
    documentNo: string | null
    by: string | null
    at: Date
    undone: boolean
  }>`
    select a.id, a.kind, a.reason, a.document_no as "documentNo", access.display_name_of(a.account_id) as by, a.recorded_at as at,
      exists (select from members.act u where u.undoes = a.id) as undone
    from members.act a where a.member_id = ${id} order by a.id desc`.execute(tx)
  const last = rows.find((row) => !row.undone && row.kind !== 'undo' && row.kind !== 'correct')
  return rows.map(({ at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    mayUndo: mayChange && row.id === last?.id && isUndoable(row.kind),
  }))
}

/** Name and telephone in full. The read log names who read, the fields and the purpose; a member with an account is shown it. */
export const revealMember = command(members.revealMember, async (call) => {
  const { tx, params, body } = call
  const { rows } = await sql<{ name: string; phone_sealed: Buffer | null; account_id: string | null; branch_no: number | null }>`
    select m.name, m.phone_sealed, m.account_id, m.branch_no from members.member m
    where m.id = ${params.id} and m.retracted_by is null and ${reachedBy(call.scope, 'm.scope_nodes')}`.execute(tx)
  const row = rows[0]
  if (!row) throw problem(problems['member-not-found'])
  await recordUnmasking(call, {
    purpose: body.purpose,
    objectType: 'member',
    objectId: params.id,
    fields: ['name', 'phone'],
    unitNo: row.branch_no,
    subjectAccountId: row.account_id,
  })
  return { name: row.name, phone: row.phone_sealed === null ? null : call.services.crypto.open('member.phone', row.phone_sealed) }
})
