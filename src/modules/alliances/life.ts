import { ICalCalendar } from 'ical-generator'
import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { exchanged } from '../../kernel/rota.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { type CommunityRow, requireCommunity, standing } from './communities.ts'
import { alliances } from './contract.ts'
import { aboutCommunity, addCommunityStep } from './founding.ts'
import { en, zh } from './phrases.ts'
import { allianceProblems as problems } from './problems.ts'
import { statusOf, windowsOf } from './rules/cadences.ts'
import { lives } from './rules/communities.ts'
import { type TurnNote, type TurnOfTerm, type TurnRole, turnRoles, turnsAt } from './rules/turns.ts'
import { booksOf } from './settings.ts'
import { namedIn, namesOf, reachedOf } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'>
type Keeping = Asking & { readonly actor?: Call['actor'] }

/** Turns are told to the end of the year after this one. */
const horizon = (today: Day): Day => `${Number(today.slice(0, 4)) + 2}-01-01`

async function notesOf(call: Asking, id: string): Promise<(TurnNote & { role: TurnRole })[]> {
  const { rows } = await sql<TurnNote & { role: TurnRole }>`
    select n.role, n.day, n.kind, n.unit_no as "unitNo", n.reason from alliances.turn_note n where n.community_id = ${id} order by n.id`.execute(
    call.tx,
  )
  return rows
}

/** The turns of a community that stands, by role; empty where it was never founded. */
export async function readTurns(call: Asking, row: CommunityRow) {
  const ruled = (await booksOf(call.tx))(row.districtNo).find('alliance.turns', call.today)
  if (!ruled) throw problem(problems['community-rule-missing'])
  const notes = await notesOf(call, row.id)
  const members = standing(row).flatMap(({ unitNo, fromOn }) => (fromOn === null ? [] : [{ unitNo, fromOn }]))
  const until = row.endedOn ?? horizon(call.today)
  return turnRoles.map((role) => {
    const { months } = ruled.params[role]
    const mine = notes.filter((note) => note.role === role)
    const turns = row.establishedOn === null ? [] : turnsAt(members, row.establishedOn, months, until, mine)
    return { role, months, rule: { ...ruled.ref, stated: ruled.stated }, turns, notes: mine }
  })
}

/** Before the membership changes, turns that have begun are written down as they were. */
export async function keepTurns(call: Keeping, row: CommunityRow): Promise<void> {
  for (const { role, turns } of await readTurns(call, row))
    for (const turn of turns)
      if (!turn.kept && turn.who !== null && turn.day <= call.today)
        await sql`insert into alliances.turn_note (community_id, role, day, kind, unit_no, account_id)
          values (${row.id}, ${role}, ${turn.day}, 'kept', ${turn.who}, ${call.actor?.accountId ?? null}) on conflict do nothing`.execute(
          call.tx,
        )
}

const stageAt = ({ day, until }: TurnOfTerm, today: Day) => (until <= today ? 'past' : day <= today ? 'now' : 'ahead')

export const getTurns = query(alliances.getTurns, async (call) => {
  const row = await requireCommunity(call, call.params.id)
  const roles = await readTurns(call, row)
  const nos = roles.flatMap(({ turns }) => turns.flatMap((turn) => [...(turn.who === null ? [] : [turn.who]), ...turn.passed]))
  const names = await namesOf(call.tx, nos, call.today)
  return {
    roles: roles.map(({ role, months, rule, turns, notes }) => ({
      role,
      months,
      rule,
      turns: turns.map((turn) => ({
        day: turn.day,
        until: turn.until,
        who: turn.who === null ? null : namedIn(names, turn.who),
        stage: stageAt(turn, call.today) as 'past' | 'now' | 'ahead',
        reason: notes.findLast((note) => note.day === turn.day && note.reason !== null)?.reason ?? null,
        passed: turn.passed.map((no) => namedIn(names, no).name),
      })),
    })),
    can: { change: lives(row.state) && (await runs(call, row)) },
  }
})

export async function runs(call: Call, row: CommunityRow): Promise<boolean> {
  const nos = standing(row).map((member) => member.unitNo)
  return (await reachedOf(call.tx, call.can('community.run'), nos)).size > 0
}

export const changeTurn = command(alliances.changeTurn, async (call) => {
  const { tx, body, today } = call
  await sql`select from alliances.community where id = ${call.params.id} for update`.execute(tx)
  const row = await requireCommunity(call, call.params.id)
  if (!lives(row.state)) throw problem(problems['community-cannot-move'])
  const { turns } = (await readTurns(call, row)).find((one) => one.role === body.role)!
  const open = turns.filter((turn) => turn.until > today && !turn.kept)
  const turn = open.find((one) => one.day === body.day)
  if (!turn || turn.who === null) throw problem(problems['community-turn-unknown'])
  const other = body.otherDay ? open.find((one) => one.day === body.otherDay) : undefined
  const who = [turn.who, ...(other?.who ? [other.who] : [])]
  if ((await reachedOf(tx, call.scope, [...who, row.leadNo])).size === 0) throw problem(problems['community-not-found'])
  if (body.otherDay) {
    const swap = exchanged(open, body.day, body.otherDay)
    if (!swap) throw problem(problems['community-turn-unknown'])
    for (const [day, unitNo] of swap) {
      await sql`delete from alliances.turn_note where community_id = ${row.id} and role = ${body.role} and day = ${day} and kind = 'settled'`.execute(
        tx,
      )
      await addNote(call, row.id, body.role, { day, kind: 'settled', unitNo, reason: body.reason })
    }
  } else {
    await sql`delete from alliances.turn_note where community_id = ${row.id} and role = ${body.role} and day = ${body.day} and kind = 'settled'`.execute(
      tx,
    )
    await addNote(call, row.id, body.role, { day: body.day, kind: 'away', unitNo: turn.who, reason: body.reason })
  }
  await addCommunityStep(call, row.id, body.otherDay ? 'exchange' : 'skip', today, { unitNo: turn.who, reason: body.reason })
  call.note(aboutCommunity(row.id, 'turns'))
  return { id: row.id }
})

async function addNote(call: Call, id: string, role: TurnRole, note: TurnNote): Promise<void> {
  await sql`insert into alliances.turn_note (community_id, role, day, kind, unit_no, reason, account_id)
    values (${id}, ${role}, ${note.day}, ${note.kind}, ${note.unitNo}, ${note.reason}, ${call.actor.accountId})`.execute(call.tx)
}

/** A day is written as the day it is, whatever the zone of the server. */
const midnight = (day: Day) => new Date(`${day}T00:00:00Z`)

export const writeTurns = download(alliances.writeTurns, async (call) => {
  const row = await requireCommunity(call, call.params.id)
  const calendar = new ICalCalendar({ prodId: { company: 'Lianjian', product: 'alliances' }, name: row.name })
  const roles = await readTurns(call, row)
  const names = await namesOf(
    call.tx,
    roles.flatMap(({ turns }) => turns.flatMap((turn) => turn.who ?? [])),
    call.today,
  )
  const words = { zh, en }.zh.file.roles
  for (const { role, turns } of roles)
    for (const turn of turns)
      if (turn.who !== null && turn.until > call.today)
        calendar.createEvent({
          id: `${row.id}-${role}-${turn.day}`,
          stamp: call.now,
          start: midnight(turn.day),
          end: midnight(turn.until),
          allDay: true,
          timezone: 'UTC',
          summary: `${row.name}·${words[role]}·${namedIn(names, turn.who).name}`,
        })
  call.note(aboutCommunity(row.id, 'calendar'))
  return { fileName: `${row.name}.ics`, contentType: 'text/calendar; charset=utf-8', body: Buffer.from(calendar.toString()) }
})

/** Meetings and bulletins of a year by period, with what waits. */
export async function findDue(call: Asking, row: CommunityRow, year: number) {
  const ruled = (await booksOf(call.tx))(row.districtNo).find('alliance.cadence', call.today)
  const { rows } = await sql<{ kind: string; onDay: Day }>`
    select l.kind, l.on_day as "onDay" from alliances.line l where l.community_id = ${row.id} and l.retracted_at is null
      and l.on_day >= ${`${year}-01-01`}::date and l.on_day < ${`${year + 1}-01-01`}::date`.execute(call.tx)
  const until = row.endedOn ?? addDays(call.today, 1)
  const cadences = (row.establishedOn === null ? [] : (ruled?.params.cadences ?? [])).map(({ code, zh, en, times, per }) => ({
    code,
    zh,
    en,
    times,
    per,
    windows: windowsOf(per, year, row.establishedOn!, until).map((window) => {
      const held = rows.filter((line) => line.kind === code && line.onDay >= window.from && line.onDay < window.until).length
      return { ...window, held, status: statusOf(window, times, held, row.establishedOn!, call.today) }
    }),
  }))
  return { year, rule: ruled ? { ...ruled.ref, stated: ruled.stated } : null, cadences }
}

export const getDue = query(alliances.getDue, async (call) => {
  const row = await requireCommunity(call, call.params.id)
  return findDue(call, row, call.query.year ?? Number(call.today.slice(0, 4)))
})
