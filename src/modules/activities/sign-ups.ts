import { sql } from 'kysely'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { plainPhone } from '../../kernel/phone.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { plainCode, spokenCode } from '../../platform/crypto/spoken-codes.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { ownBranches } from './activity.ts'
import { activities } from './contract.ts'
import { offerOf } from './offer.ts'
import { activityProblems as problems } from './problems.ts'
import { allWords } from './settings.ts'
import { anyReached, namesOf } from './store.ts'

/** An item of a menu in reach: on a menu one stands under, or of an activity one sees. Throws `menu-item-not-found`. */
async function requireItem(call: Call, id: string): Promise<void> {
  const under = call.scope.everything
    ? sql`true`
    : sql`exists (select from organisations.unit u where u.scope_nodes @> array[m.node_no] and ${reachedBy(call.scope, 'u.scope_nodes')})`
  const { rows } = await sql`
    select i.id from activities.menu_item i left join activities.menu m on m.id = i.menu_id left join activities.activity a on a.id = i.activity_id
    where i.id = ${id} and (${under} or ${anyReached(call.scope, 'a.reach_nos')})`.execute(call.tx)
  if (!rows[0]) throw problem(problems['menu-item-not-found'])
}

type Outcome = 'seated' | 'waiting' | 'twice' | 'closed' | 'not-open'

interface Comer {
  readonly who: 'member' | 'non_member' | 'resident'
  readonly memberId?: string
  readonly branchNo?: number
  readonly name?: Buffer
  readonly phone?: Buffer
  readonly phoneMac?: Buffer
  readonly codeMac?: Buffer
}

/** The database gives the seat: of two who come at once one is the later. */
async function takeSeat(call: Call, itemId: string, comer: Comer): Promise<Outcome> {
  const { rows } = await sql<{ outcome: Outcome }>`
    select outcome from activities.take_seat(${itemId}::uuid, ${comer.who}, ${comer.memberId ?? null}::uuid, ${comer.branchNo ?? null}::integer, ${comer.name ?? null}::bytea,
      ${comer.phone ?? null}::bytea, ${comer.phoneMac ?? null}::bytea, ${comer.codeMac ?? null}::bytea, ${call.actor.accountId}::uuid, ${call.today}::date)`.execute(
    call.tx,
  )
  return rows[0]!.outcome
}

function refuseUnseated(outcome: Outcome): asserts outcome is 'seated' | 'waiting' | 'twice' {
  if (outcome === 'closed') throw problem(problems['menu-item-closed'])
  if (outcome === 'not-open') throw problem(problems['menu-item-not-open'])
}

export const signUpMembers = command(activities.signUpMembers, async (call) => {
  const { tx, body, params } = call
  await requireItem(call, params.id)
  const ids = [...new Set(body.memberIds)]
  const { rows } = await sql<{ id: string; branchNo: number }>`
    select m.member_id as id, m.branch_no as "branchNo" from members.member_on(${call.today}::date) m
    join organisations.unit u on u.no in (m.branch_no, m.host_no) and ${reachedBy(call.scope, 'u.scope_nodes')}
    where m.member_id = any (${ids}::uuid[])`.execute(tx)
  const branchOf = new Map(rows.map((row) => [row.id, row.branchNo]))
  if (branchOf.size !== ids.length) throw problem(problems['activity-member-not-listed'])
  const outcomes: Outcome[] = []
  for (const memberId of ids) {
    const outcome = await takeSeat(call, params.id, { who: 'member', memberId, branchNo: branchOf.get(memberId)! })
    refuseUnseated(outcome)
    outcomes.push(outcome)
  }
  call.note({ objectType: 'menu-item', objectId: params.id, fields: ['sign-up'], detail: { people: ids.length } })
  const count = (wanted: Outcome) => outcomes.filter((one) => one === wanted).length
  return { seated: count('seated'), waiting: count('waiting'), twice: count('twice') }
})

export const listSignUps = query(activities.listSignUps, async (call) => {
  const { tx, params, services } = call
  await requireItem(call, params.id)
  const { rows } = await sql<{
    id: string
    who: Comer['who']
    name: string | null
    branchNo: number | null
    nameSealed: Buffer | null
    phoneSealed: Buffer | null
    seat: number | null
  }>`
    select s.id, s.who, s.branch_no as "branchNo", s.name_sealed as "nameSealed", s.phone_sealed as "phoneSealed", s.seat,
      coalesce((select n.name from members.named(s.member_id) n), (select g.name from activities.signed_members(i.activity_id) g where g.member_id = s.member_id)) as name
    from activities.sign_up s join activities.menu_item i on i.id = s.item_id
    where s.item_id = ${params.id} and s.cancelled_at is null order by s.seat is null, s.place`.execute(tx)
  const nos = rows.flatMap((row) => row.branchNo ?? [])
  const [names, own] = [await namesOf(tx, nos, call.today), await ownBranches(call, nos)]
  return {
    items: rows.map(({ id, who, seat, branchNo, name, nameSealed, phoneSealed }) => {
      const told = nameSealed ? services.crypto.open('activities.sign_up.name', nameSealed) : name
      const whole = branchNo !== null && own.has(branchNo)
      return {
        id,
        who,
        seat,
        name: told === null ? null : whole ? told : maskName(told),
        phone: phoneSealed ? maskPhone(services.crypto.open('activities.sign_up.phone', phoneSealed)) : null,
        branch: branchNo === null ? null : { no: branchNo, name: names.get(branchNo) ?? String(branchNo) },
      }
    }),
  }
})

export const withdrawSignUp = command(activities.withdrawSignUp, async (call) => {
  const { tx, params } = call
  const { rows } = await sql<{
    id: string
  }>`select s.id from activities.sign_up s where s.id = ${params.id} and s.cancelled_at is null`.execute(tx)
  if (!rows[0]) throw problem(problems['sign-up-not-found'])
  await sql`select activities.give_up_seat(${params.id}::uuid)`.execute(tx)
  call.note({ objectType: 'sign-up', objectId: params.id, fields: ['withdrawn'] })
  return { id: params.id }
})

export const getOffer = query(activities.getOffer, async (call) => {
  const offer = await offerOf(call, call.params.id)
  const published = await sql<{
    published: boolean
  }>`select activities.menu_is_published(${call.params.id}::uuid) as published`.execute(call.tx)
  if (!offer || !published.rows[0]!.published) throw problem(problems['menu-not-found'])
  const words = (await allWords(call.tx, call.today)).kinds.map(({ code, zh, en }) => ({ code, zh, en }))
  return { ...offer, words }
})

/** A resident comes without an account: name and telephone, sealed, with consent; the code shown once is the way back. */
export const joinOffer = command(activities.joinOffer, async (call) => {
  const { body, params, services } = call
  const { crypto } = services
  const code = spokenCode(10, 5)
  const outcome = await takeSeat(call, params.id, {
    who: body.who,
    name: crypto.seal('activities.sign_up.name', body.name),
    phone: crypto.seal('activities.sign_up.phone', plainPhone(body.phone)),
    phoneMac: crypto.mac('sign-up-phone', plainPhone(body.phone)),
    codeMac: crypto.mac('sign-up-code', code.plain),
  })
  refuseUnseated(outcome)
  if (outcome === 'twice') throw problem(problems['sign-up-twice'])
  call.note({ objectType: 'menu-item', objectId: params.id, fields: ['sign-up'] })
  return { outcome, code: code.told }
})

/** Whoever waits sees here whether a seat has become free; asked in the body, because addresses are written into logs. */
export const findSignUp = command(activities.findSignUp, async (call) => {
  const mac = call.services.crypto.mac('sign-up-code', plainCode(call.body.code))
  const { rows } = await sql<{
    seated: boolean
    before: number
    title: string | null
    on_day: string
    starts_at: Date | null
    place: string | null
    called_off: string | null
  }>`select * from activities.sign_up_told(${mac})`.execute(call.tx)
  const [told] = rows
  if (!told) throw problem(problems['sign-up-not-found'])
  return {
    outcome: told.seated ? ('seated' as const) : ('waiting' as const),
    before: told.before,
    title: told.title,
    onDay: told.on_day,
    startsAt: told.starts_at?.toISOString() ?? null,
    place: told.place,
    calledOff: told.called_off,
  }
})

export const leaveOffer = command(activities.leaveOffer, async (call) => {
  const mac = call.services.crypto.mac('sign-up-code', plainCode(call.body.code))
  const { rows } = await sql<{ id: string }>`select id from activities.sign_up_of_code(${mac})`.execute(call.tx)
  if (!rows[0]) throw problem(problems['sign-up-not-found'])
  await sql`select activities.give_up_seat(${rows[0].id}::uuid)`.execute(call.tx)
  call.note({ objectType: 'sign-up', objectId: rows[0].id, fields: ['withdrawn'] })
  return { left: true }
})
