import { randomUUID } from 'node:crypto'
import { addDays } from '../src/kernel/dates.ts'
import type { Actor } from '../src/kernel/policy.ts'
import { places } from '../src/modules/places/contract.ts'
import { execute } from '../src/platform/commands/execute.ts'
import { benchPlatform, row } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * Rooms of 300 venues for a week as a page asks for them, beside the SQL they need at least, and bookings through the whole of the
 * platform: `node bench/places.ts [venues] [seconds]`. Aims: at most one and a half times the plain SQL; a thousand bookings a minute.
 * The plain SQL runs as the owner of the tables, without transaction, scope or check of the answer, and computes nothing of what it reads.
 */
const [venues = 300, seconds = 10] = process.argv.slice(2).map(Number)
const platform = await benchPlatform()
const { services } = platform
const districtNo = await fillDistrict(services, '999901', 1_000, 6)
const grants = [{ role: 'district_officer', nodeNo: districtNo }]
const officer: Actor = { kind: 'person', accountId: null, displayName: '', sessionId: null, ip: null, grants }
const today = services.clock.today()
const { pool } = services.database

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

/** Middles of both, milliseconds. They take turns, so that whatever else the machine does meets both. */
async function turns(runs: number): Promise<readonly [number, number]> {
  const taken: [number, number][] = []
  for (let run = 0; run < runs; run += 1) taken.push(await both())
  const middle = (at: 0 | 1) => taken.map((one) => one[at]).toSorted((one, other) => one - other)[Math.floor(runs / 2)]!
  return [middle(0), middle(1)]
}

async function both(): Promise<[number, number]> {
  const begun = performance.now()
  await plain()
  const between = performance.now()
  await ask()
  return [between - begun, performance.now() - between]
}

const rooms = await fill()
row('venues', 'plain SQL ms', 'availability ms', 'ratio', 'bookings a minute')
row('---', '---', '---', '---', '---')
for (let run = 0; run < 10; run += 1) await both()
const [least, whole] = await turns(31)
row(venues, least, whole, (whole / least).toFixed(2), Math.round(await bookings(rooms)))
await platform.end()
