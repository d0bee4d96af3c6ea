import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { memberProblems as problems } from './problems.ts'
import { sealPhone, wordsOf } from './store.ts'

export interface OwnMember {
  readonly id: string
  readonly districtNo: number
  readonly name: string
  readonly accountId: string
}

/** The member whose account is signed in. To be asked, and used, as the platform: a member has no role. Throws `member-not-linked`. */
export async function getOwnMember(call: Pick<Call, 'tx' | 'actor'>): Promise<OwnMember> {
  const own = await findOwnMember(call)
  if (!own) throw problem(problems['member-not-linked'])
  return own
}

export async function findOwnMember({ tx, actor }: Pick<Call, 'tx' | 'actor'>): Promise<OwnMember | null> {
  if (actor.accountId === null) return null
  const { rows } = await asPlatform(tx, () =>
    sql<OwnMember>`select m.id, m.district_no as "districtNo", m.name, m.account_id as "accountId" from members.member m
      where m.account_id = ${actor.accountId} and m.retracted_by is null`.execute(tx),
  )
  return rows[0] ?? null
}

export interface Correction {
  readonly name?: string | undefined
  readonly phone?: string | null | undefined
  readonly joinedOn?: string | null | undefined
}

/** Fields that would change, each with what stands there; a telephone counts as changed whenever one is given. */
export async function changesOf(tx: Tx, id: string, wanted: Correction): Promise<[string, string | null][]> {
  const { rows } = await sql<{ name: string; joined_on: string | null }>`
    select name, joined_on from members.member where id = ${id}`.execute(tx)
  const stands = rows[0]!
  const before: [string, string | null][] = []
  if (wanted.name !== undefined && wanted.name !== stands.name) before.push(['name', stands.name])
  if (wanted.joinedOn !== undefined && wanted.joinedOn !== stands.joined_on) before.push(['joined_on', stands.joined_on])
  if (wanted.phone !== undefined) before.push(['phone', null])
  return before
}

/** Puts the record right under an act; what stood there before is kept, an old telephone is not. */
export async function saveCorrection(
  { tx, services }: Pick<Call, 'tx' | 'services'>,
  id: string,
  actId: number,
  wanted: Correction,
  before: readonly [string, string | null][],
): Promise<void> {
  for (const [field, value] of before)
    await sql`insert into members.correction (member_id, field, before, act_id) values (${id}, ${field}, ${value}, ${actId})`.execute(
      tx,
    )
  if (wanted.name !== undefined)
    await sql`update members.member set name = ${wanted.name}, words = ${wordsOf(wanted.name)} where id = ${id}`.execute(tx)
  if (wanted.joinedOn !== undefined)
    await sql`update members.member set joined_on = ${wanted.joinedOn} where id = ${id}`.execute(tx)
  if (wanted.phone !== undefined) {
    const phone = sealPhone(services, wanted.phone)
    await sql`update members.member set phone_sealed = ${phone.sealed}, phone_index = ${phone.index} where id = ${id}`.execute(tx)
  }
}
