import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { ledgerProblems, lockAccount, post } from '../ledger/index.ts'
import { volunteering } from './contract.ts'
import { organisationAccount, purpose } from './credit.ts'
import { requireOrganiser } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { settleable } from './rules.ts'
import { profilesOn } from './settings.ts'
import { unitNames } from './store.ts'

/** The district asked for, or the first in reach. */
async function districtInReach(call: Call, wanted: number | undefined): Promise<number | null> {
  const { rows } = await sql<{ no: number }>`
    select distinct coalesce(u.district_no, u.no) as no from organisations.unit u where ${reachedBy(call.scope, 'u.scope_nodes')}
      and (${wanted ?? null}::integer is null or coalesce(u.district_no, u.no) = ${wanted ?? null}) order by 1 limit 1`.execute(
    call.tx,
  )
  return rows[0]?.no ?? null
}

export const getBank = query(volunteering.getBank, async (call) => {
  const { tx, today } = call
  const districtNo = await districtInReach(call, call.query.districtNo)
  const { rows } = await sql<{ profile: string | null; fromOn: string }>`
    select profile, from_on as "fromOn" from volunteering.bank where district_no = ${districtNo}`.execute(tx)
  const { rows: accounts } = await sql<{ owner: string; no: number; purpose: string; balance: number }>`
    select owner_kind as owner, holder_no as no, purpose, sum(balance)::bigint as balance from ledger.held_by(${purpose}, 'minutes')
    where exists (select from organisations.unit u where u.no = holder_no and coalesce(u.district_no, u.no) = ${districtNo})
    group by owner_kind, holder_no, purpose order by holder_no`.execute(tx)
  const sum = (wanted: (row: (typeof accounts)[number]) => boolean) =>
    accounts.filter(wanted).reduce((all, row) => all + row.balance, 0)
  const organisations = accounts.filter(({ owner, balance }) => owner === 'organisation' && balance !== 0)
  const name = await unitNames(tx, organisations.map(({ no }) => no), today) // prettier-ignore
  return {
    districtNo,
    on: rows[0]?.profile != null && rows[0].fromOn <= today,
    profile: rows[0]?.profile ?? null,
    fromOn: rows[0]?.fromOn ?? null,
    profiles: (await profilesOn(tx, districtNo, today)).map(({ code, zh, en, source, capMinutes, redeemFromAge, earnFromAge, expiresAfterMonths }) => ({
      code, zh, en, source, capMinutes, redeemFromAge, earnFromAge, expiresAfterMonths,
    })), // prettier-ignore
    held: sum(({ owner }) => owner === 'person'),
    donated: sum((row) => row.purpose === `${purpose}.donated`),
    ended: sum((row) => row.purpose === `${purpose}.ended`),
    expired: sum((row) => row.purpose === `${purpose}.expired`),
    organisations: organisations.map(({ no, balance }) => ({ ...name(no), balance })),
    can: { set: call.can('service.bank') !== null },
  }
})

export const setBank = command(volunteering.setBank, async (call) => {
  const { districtNo, profile, fromOn } = call.body
  if ((await requireOrganiser(call, districtNo)) !== districtNo) throw problem(problems['need-organiser-unknown'])
  if (profile !== null && !(await profilesOn(call.tx, districtNo, call.today)).some(({ code }) => code === profile))
    throw problem(problems['bank-profile-unknown'])
  await sql`
    insert into volunteering.bank (district_no, profile, from_on, account_id) values (${districtNo}, ${profile}, ${fromOn}, ${call.actor.accountId})
    on conflict (district_no) do update set profile = excluded.profile, from_on = excluded.from_on, account_id = excluded.account_id, recorded_at = transaction_timestamp()`.execute(
    call.tx,
  )
  call.note({ objectType: 'bank', objectId: String(districtNo), fields: ['profile'], detail: { unitNo: districtNo } })
  return { profile }
})

/** Time an organisation took in goes back to one whose volunteers earned it elsewhere; no more than stands between them, and never money. */
export const settle = command(volunteering.settle, async (call) => {
  const { tx, body, today } = call
  const [from, to] = [await requireOrganiser(call, body.fromNo), await requireOrganiser(call, body.toNo)]
  if (from !== to || body.fromNo === body.toNo) throw problem(problems['need-organiser-unknown'])
  const accounts = [await organisationAccount(call, body.fromNo), await organisationAccount(call, body.toNo)] as const
  const ordered = accounts.toSorted()
  const standing = new Map<string, number>()
  for (const id of ordered) {
    const account = await lockAccount(tx, id)
    if (!account) throw problem(ledgerProblems['ledger-account-unknown'])
    standing.set(id, account.balance)
  }
  const most = settleable(standing.get(accounts[0])!, standing.get(accounts[1])!)
  if (body.minutes > most) throw problem(problems['bank-nothing-to-settle'], { most })
  const lines = [
    { accountId: accounts[0], amount: -body.minutes },
    { accountId: accounts[1], amount: body.minutes },
  ]
  const entry = {
    key: `settle-${randomUUID()}`,
    kind: 'settlement',
    onDay: today,
    lines,
    reason: body.document,
    by: call.actor.accountId,
  }
  const { id } = await post(tx, entry)
  call.note({ objectType: 'bank', objectId: String(from), fields: ['settlement'], detail: { unitNo: body.fromNo } })
  return { id }
})
