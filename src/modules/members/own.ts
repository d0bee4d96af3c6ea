import { sql } from 'kysely'
import { pageOfReadsAbout, type ReadObject } from '../access/index.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import type { OwnRecord } from './contract-own.ts'
import { members } from './contract.ts'
import { findOwnMember, getOwnMember, type OwnMember } from './own-store.ts'
import { branchNamesOf, branchOf } from './queries.ts'
import type { RequestField, RequestState } from './rules/own.ts'

export const getOwn = query(members.getOwn, async (call) => {
  const own = await findOwnMember(call)
  return { member: own && (await recordOf(call, own)) }
})

/** Everything kept about a member, for the member. */
export function recordOf(call: Call, own: OwnMember): Promise<OwnRecord> {
  const { tx, services } = call
  return asPlatform(tx, async () => {
    const names = await branchNamesOf(tx, [own.id])
    const { rows } = await sql<{
      phone: Buffer | null
      branchNo: number | null
      hostNo: number | null
      place: OwnRecord['place']
      standing: OwnRecord['standing']
      awaySince: string | null
      joinedOn: string | null
    }>`select phone_sealed as phone, branch_no as "branchNo", host_no as "hostNo", place, standing, away_since as "awaySince", joined_on as "joinedOn"
      from members.member where id = ${own.id}`.execute(tx)
    const { phone, branchNo, hostNo, ...facts } = rows[0]!
    const relations = await sql<{ branchNo: number } & Omit<OwnRecord['relations'][number], 'branch'>>`
      select branch_no as "branchNo", place, from_on as "fromOn", until_on as "untilOn" from members.membership
      where member_id = ${own.id} and retracted_at is null order by from_on desc`.execute(tx)
    const standings = await sql<OwnRecord['standings'][number]>`
      select code as standing, from_on as "fromOn", until_on as "untilOn", document_no as "documentNo" from members.standing
      where member_id = ${own.id} and retracted_at is null order by from_on desc`.execute(tx)
    const spells = await sql<{ hostNo: number | null } & Omit<OwnRecord['spells'][number], 'host'>>`
      select reason, host_no as "hostNo", host_name as "hostName", since as "fromOn", until_on as "untilOn" from members.away
      where member_id = ${own.id} and retracted_at is null order by since desc`.execute(tx)
    const told = await sql<{ whereabouts: string }>`
      select whereabouts from members.flow_report where member_id = ${own.id} and whereabouts is not null order by recorded_at desc`.execute(
      tx,
    )
    return {
      id: own.id,
      name: own.name,
      phone: phone && services.crypto.open('member.phone', phone),
      branch: branchOf(names, branchNo),
      host: branchOf(names, hostNo),
      ...facts,
      relations: relations.rows.map(({ branchNo: no, ...row }) => ({ ...row, branch: branchOf(names, no) })),
      standings: standings.rows,
      spells: spells.rows.map(({ hostNo: no, ...row }) => ({ ...row, host: branchOf(names, no) })),
      whereabouts: told.rows.map((row) => row.whereabouts),
      requests: await ownRequests(tx, own.id),
    }
  })
}

async function ownRequests(tx: Tx, memberId: string): Promise<OwnRecord['requests']> {
  const { rows } = await sql<{
    id: string
    no: number
    field: RequestField
    told: string
    askedOn: string
    state: RequestState
    decidedOn: string | null
    reason: string | null
  }>`select id, no, field, told, asked_on as "askedOn", coalesce(decision, 'open') as state, decided_on as "decidedOn", reason
    from members.own_request where member_id = ${memberId} order by no desc`.execute(tx)
  return rows
}

export const listOwnReads = query(members.listOwnReads, async (call) => {
  const own = await getOwnMember(call)
  return readsAbout(call, own, call.query)
})

/** Reads of the record, and of the declaration it came from, whether or not there was an account then. */
export async function readsAbout(call: Call, own: OwnMember, { page, pageSize }: { page: number; pageSize: number }) {
  const { tx, today } = call
  const { rows: declared } = await asPlatform(tx, () =>
    sql<{ id: string }>`select id from members.declaration where member_id = ${own.id}`.execute(tx),
  )
  const objects: ReadObject[] = [{ type: 'member', id: own.id }, ...declared.map(({ id }) => ({ type: 'declaration', id }))]
  const reads = await pageOfReadsAbout(call, own.accountId, objects, { page, pageSize })
  const names = await officeNames(
    tx,
    today,
    reads.items.map((read) => read.readerNode),
  )
  return {
    ...reads,
    items: reads.items.map((read) => ({
      at: read.at,
      reader: read.readerName,
      role: read.readerRole,
      of: read.readerNode === null ? null : (names.get(read.readerNode) ?? null),
      fields: [...read.fields],
      purpose: read.purpose,
    })),
  }
}

/** An office is held for an area, an industry or an organisation; the person read is told its name whatever the scope. */
async function officeNames(tx: Tx, today: string, nodes: readonly (number | null)[]): Promise<Map<number, string>> {
  const nos = [...new Set(nodes.filter((no) => no !== null))]
  if (nos.length === 0) return new Map()
  const { rows } = await asPlatform(tx, () =>
    sql<{ no: number; name: string }>`
      select no, name from organisations.name_of(${nos}::integer[])
      union select s.unit_no, s.name from organisations.unit_on(${today}::date) s where s.unit_no = any (${nos}::integer[])`.execute(
      tx,
    ),
  )
  return new Map(rows.map((row) => [row.no, row.name]))
}
