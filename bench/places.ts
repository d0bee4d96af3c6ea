import { deepEqual } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { addDays } from '../src/kernel/dates.ts'
import type { Actor } from '../src/kernel/policy.ts'
import { places } from '../src/modules/places/contract.ts'
import { execute } from '../src/platform/commands/execute.ts'
import { benchPlatform, row } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * Rooms of 300 venues for a week as a page asks for them, beside SQL, and bookings through the whole of the platform:
 * `node bench/places.ts [venues] [seconds]`. Aims: at most one and a half times the SQL; a thousand bookings a minute.
 * Both kinds of SQL run as the owner of the tables, without transaction, scope or check of the answer. The bare reads fetch what is needed and
 * compute nothing of it; the one statement answers the same question wholly in the database, and is checked once to give the same free time.
 */
const [venues = 300, seconds = 10] = process.argv.slice(2).map(Number)
const platform = await benchPlatform()
const { services } = platform
const districtNo = await fillDistrict(services, '999901', 1_000, 6)
const grants = [{ role: 'district_officer', nodeNo: districtNo }]
const officer: Actor = { kind: 'person', accountId: null, displayName: '', sessionId: null, ip: null, grants }
const today = services.clock.today()
const { pool } = services.database
// Compiling a statement takes longer than these run; the platform does not compile either.
pool.on('connect', (client) => void client.query('set jit = off'))

/** Two rooms a venue, open all week, each held for two hours on every second day. */
async function fill(): Promise<number[]> {
  await pool.query(
    `with owner as (select array_agg(no order by no) as nos from organisations.unit where district_no = $1 and kind = 'social_org'),
      made as (insert into places.venue (district_no, owner_no) select $1, nos[1 + n % cardinality(nos)] from generate_series(1, $2::integer) n, owner returning no)
    insert into places.venue_state (id, venue_no, from_on, name, kind, state, shared, hours, lon, lat)
    select gen_random_uuid(), no, '2020-01-01', '阵地' || no, 'service-centre', 'open', true,
      (select jsonb_agg(jsonb_build_object('weekday', d, 'from', 480, 'until', 1320)) from generate_series(1, 7) d), 114 + no % 20 / 100.0, 22.6 + no % 15 / 100.0 from made`,
    [districtNo, venues],
  )
  const { rows } = await pool.query<{ no: number }>(
    `insert into places.room (venue_no, name, seats) select v.no, r || '号厅', 20 * r from places.venue v, generate_series(1, 2) r returning no`,
  )
  await pool.query(
    `insert into places.booking (id, venue_no, room_no, unit_no, state, starts_at, ends_at, during, purpose)
    select gen_random_uuid(), r.venue_no, r.no, v.owner_no, 'booked', s, s + interval '2 hours', tstzrange(s, s + interval '2 hours'), 'meeting'
    from places.room r join places.venue v on v.no = r.venue_no, generate_series(0, 59) d,
      lateral (select ($1::date + d)::timestamp at time zone 'Asia/Shanghai' + make_interval(hours => 9 + r.no % 4) as s) t where (d + r.no) % 2 = 0`,
    [today],
  )
  // A few venues keep margins, close for a day or open otherwise, so that the comparison of answers can fail.
  await pool.query(
    `update places.venue_state set setup_minutes = 15, cleanup_minutes = 20, on_holidays = 'usual' where venue_no % 10 = 0`,
  )
  await pool.query(
    `insert into places.exception (id, venue_no, from_on, until_on, open_from, open_until, reason, recorded_at)
    select gen_random_uuid(), no, $1::date + 8 + n, $1::date + 10 + n, case when n = 1 then 600 end, case when n = 1 then 720 end, '调整', now() + n * interval '1 second'
    from places.venue, generate_series(0, 1) n where no % 20 = 0`,
    [today],
  )
  await pool.query('analyze')
  return rows.map((one) => one.no)
}

async function call(endpoint: { readonly name: string }, query: object, body: object = {}): Promise<unknown> {
  const operation = services.contributions.operations.find((entry) => entry.endpoint.name === endpoint.name)!
  return execute(services, operation, officer, {
    params: {},
    query,
    body,
    ifMatch: null,
    idempotencyKey: randomUUID(),
    upload: null,
    traceId: 'bench',
  })
}

const fromOn = addDays(today, 7)
/** What the page asks at least: rooms with hours, exceptions, public holidays, and what is held in the week in minutes after its beginning. */
async function plain(): Promise<void> {
  const span = [fromOn, addDays(fromOn, 7)]
  const { rows } = await pool.query<{ no: number }>(
    `select r.no, r.name, r.seats, v.no as venue, v.name as venue_name, v.address, v.fee_fen, v.approval, v.hours, v.on_holidays, v.setup_minutes, v.cleanup_minutes
    from places.venue_on($1) v join places.room r on r.venue_no = v.no and r.retired_at is null and r.bookable
    where v.state = 'open' and v.shared and v.district_no = $2 order by v.name, v.no, r.no`,
    [today, districtNo],
  )
  await pool.query(`select * from places.exception where retracted_at is null and until_on > $1`, [fromOn])
  await pool.query(`select day from procedures.calendar_day where kind = 'holiday' and day >= $1 and day < $2`, span)
  await pool.query(
    `select room_no, floor(date_part('epoch', lower(during) - start) / 60)::integer as from, ceil(date_part('epoch', upper(during) - start) / 60)::integer as until
    from places.booking, (select $1::date::timestamp at time zone 'Asia/Shanghai' as start) s
    where room_no = any ($3) and during && tstzrange(start, $2::date::timestamp at time zone 'Asia/Shanghai')
      and state in ('applied', 'offered', 'booked', 'used', 'closed')`,
    [...span, rows.map((one) => one.no)],
  )
}

interface InSql {
  readonly roomNo: number
  readonly free: ({ from: number; until: number }[] | null)[]
}

/** The same question in one statement: hours by weekday, less holidays, exceptions and what is held with its margins, as multiranges. */
async function inSql(): Promise<InSql[]> {
  const { rows } = await pool.query<InSql>(
    `with day as materialized (
      select i, $1::date + i as day, extract(isodow from $1::date + i) as weekday, exists (select from procedures.calendar_day c where c.day = $1::date + i and c.kind = 'holiday') as holiday
      from generate_series(0, 6) i),
    venue as (select v.* from places.venue_on($2) v where v.state = 'open' and v.shared and v.district_no = $3),
    opened as materialized (
      select v.no, d.i, coalesce(case when e.venue_no is not null then
          case when e.open_from is not null then int4multirange(int4range(d.i * 1440 + e.open_from, d.i * 1440 + e.open_until)) end
        when v.on_holidays = 'closed' and d.holiday then null
        else (select range_agg(int4range(d.i * 1440 + h."from", d.i * 1440 + h.until))
          from jsonb_to_recordset(v.hours) h (weekday integer, "from" integer, until integer) where h.weekday = d.weekday) end, '{}') as span
      from venue v cross join day d left join lateral (select x.venue_no, x.open_from, x.open_until from places.exception x
        where x.venue_no = v.no and x.retracted_at is null and x.from_on <= d.day and d.day < x.until_on order by x.recorded_at desc, x.id desc limit 1) e on true),
    held as (
      select b.room_no, range_agg(int4range(floor(date_part('epoch', lower(b.during) - s.at) / 60)::integer - v.cleanup_minutes,
        ceil(date_part('epoch', upper(b.during) - s.at) / 60)::integer + v.setup_minutes)) as span
      from (select $1::date::timestamp at time zone 'Asia/Shanghai' as at) s, places.booking b join venue v on v.no = b.venue_no
      where b.during && tstzrange(s.at, s.at + interval '7 days') and b.state in ('applied', 'offered', 'booked', 'used', 'closed')
        and (b.offer_until is null or b.offer_until > now()) group by b.room_no)
    select r.no as "roomNo", r.name as room, r.seats, v.no as "venueNo", v.name as venue, v.address, v.fee_fen as "feeFen", v.approval, f.free
    from venue v join places.room r on r.venue_no = v.no and r.retired_at is null and r.bookable
    join (select r.no, json_agg(case when not isempty(o.span) then (select coalesce(json_agg(json_build_object('from', lower(f) - o.i * 1440, 'until', upper(f) - o.i * 1440)), '[]')
        from unnest(o.span - coalesce(h.span, '{}')) f) end order by o.i) as free
      from places.room r join opened o on o.no = r.venue_no left join held h on h.room_no = r.no group by r.no) f on f.no = r.no
    order by v.name, v.no, r.no`,
    [fromOn, today, districtNo],
  )
  return rows
}

async function requireSameAnswer(): Promise<void> {
  const { rooms } = (await ask()) as { rooms: InSql[] }
  const only = (rows: readonly InSql[]) => rows.map(({ roomNo, free }) => ({ roomNo, free }))
  deepEqual(only(await inSql()), only(rooms))
}

/** Bookings one after another in each of eight hands, each of a room and an hour of its own. */
async function bookings(rooms: readonly number[]): Promise<number> {
  const { rows } = await pool.query<{ no: number }>(
    `select no from organisations.unit where district_no = $1 and kind = 'social_org' order by no`,
    [districtNo],
  )
  const end = performance.now() + seconds * 1000
  let done = 0
  let next = 0
  const hand = async () => {
    while (performance.now() < end) {
      const at = next++
      const roomNo = rooms[at % rooms.length]!
      const slot = Math.floor(at / rooms.length)
      const from = 960 + (slot % 10) * 30
      const body = {
        roomNo,
        unitNo: rows[at % rows.length]!.no,
        day: addDays(today, 70 + Math.floor(slot / 10)),
        from,
        until: from + 30,
        purpose: 'meeting',
      }
      await call(places.book, {}, body)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: 8 }, hand))
  return (done / seconds) * 60
}

const ask = () => call(places.listFree, { fromOn, districtNo })

/** Middles of all, milliseconds. They take turns, so that whatever else the machine does meets each. */
async function turns(runs: number): Promise<readonly number[]> {
  const taken: number[][] = []
  for (let run = 0; run < runs; run += 1) taken.push(await each())
  return taken[0]!.map((_, at) => taken.map((one) => one[at]!).toSorted((one, other) => one - other)[Math.floor(runs / 2)]!)
}

async function each(): Promise<number[]> {
  const times: number[] = []
  for (const work of [plain, inSql, ask]) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times
}

const rooms = await fill()
await requireSameAnswer()
row('venues', 'bare reads ms', 'one statement ms', 'availability ms', 'to bare reads', 'to one statement', 'bookings a minute')
row('---', '---', '---', '---', '---', '---', '---')
for (let run = 0; run < 20; run += 1) await each()
const [bare, whole, asked] = (await turns(51)) as [number, number, number]
const made = Math.round(await bookings(rooms))
row(venues, bare, whole, asked, (asked / bare).toFixed(2), (asked / whole).toFixed(2), made)
await platform.end()
