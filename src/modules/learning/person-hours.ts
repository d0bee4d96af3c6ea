import { sql } from 'kysely'
import type { z } from 'zod'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { learning } from './contract.ts'
import type { personHours } from './contract-hours.ts'
import type { Learner } from './contract-shapes.ts'
import { type CreditRow, creditOf } from './credit.ts'
import { formerly, placesOf, reachesLearner, sameNamed, type Through, twinOf } from './learners.ts'
import { learningProblems as problems } from './problems.ts'
import { decideHours, minutesLeft } from './rules/hours.ts'
import { type Settings, settingsOn } from './settings.ts'
import { namesOf } from './store.ts'

type Reader = Pick<Call, 'tx' | 'today'>
type PersonHours = z.output<typeof personHours>

/** Name of a kind that counts: of a session, or of an activity. */
function kindWord({ kinds, studies }: Settings, { source, kind }: Pick<CreditRow, 'source' | 'kind'>) {
  if (kind === null) return null
  const words: readonly { code: string; zh: string; en: string }[] = source === 'activity' ? studies : kinds
  const { code, zh, en } = words.find((one) => one.code === kind) ?? { code: kind, zh: kind, en: kind }
  return { code, zh, en }
}

async function sessionsOf(reader: Reader, learner: Learner, year: number, settings: Settings) {
  const of = sql`array(select ${learner.id}::uuid union all select t.twin_id from learning.twins_of(${learner.kind}, array[${learner.id}::uuid]) t)`
  const counting = sql`${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date, ${settings.studies.map((study) => study.code)}::text[]`
  const { rows } = await sql<CreditRow & { title: string | null; on_day: string }>`
    select k.*, coalesce(s.title, c.title, w.title, e.title) as title,
      coalesce((s.starts_at at time zone 'Asia/Shanghai')::date, c.from_on, w.from_on, e.on_day) as on_day
    from (${creditOf(settings, year, learner)}) k
    left join learning.session s on k.source = 'session' and s.id = k.source_id
    left join learning.certificate c on k.source = 'certificate' and c.id = k.source_id
    left join learning.certified_as_twin(${learner.kind}, array[${learner.id}::uuid]) w on k.source = 'certificate' and w.certificate_id = k.source_id
    left join activities.study_of(${of}, ${counting}) e on k.source = 'activity' and e.activity_id = k.source_id
    order by on_day, coalesce(s.starts_at, e.starts_at), k.source_id`.execute(reader.tx)
  return rows.map(({ source, source_id, kind, title, on_day, way, credit, counted }) => ({
    source,
    id: source_id,
    title,
    kind: kindWord(settings, { source, kind }),
    on: on_day,
    way,
    credit,
    counted,
  }))
}

type Session = Awaited<ReturnType<typeof sessionsOf>>[number]

/** Minutes counted by kind, kinds of sessions first, certificates last. */
function sumByKind(sessions: readonly Session[], { kinds, studies }: Settings): PersonHours['byKind'] {
  const sums = new Map<string, PersonHours['byKind'][number]>()
  for (const { source, kind, counted } of sessions) {
    const key = `${source} ${kind?.code}`
    sums.set(key, { source, kind, minutes: (sums.get(key)?.minutes ?? 0) + counted })
  }
  const order = [...kinds.map((one) => `session ${one.code}`), ...studies.map((one) => `activity ${one.code}`)]
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return [...sums].toSorted(([a], [b]) => place(a) - place(b)).map(([, sum]) => sum)
}

/** The hours of somebody in a year with the records behind them; undefined where nothing of the person is in reach. */
export async function hoursOfPerson(
  reader: Reader,
  learner: Learner,
  year: number,
  through: Through = 'scope',
): Promise<PersonHours | undefined> {
  const last = `${year}-12-31`
  const asOf = reader.today < last && reader.today >= `${year}-01-01` ? reader.today : last
  const places = await placesOf(reader, learner, asOf, through)
  const known = places[0] ?? (await formerly(reader, learner))
  if (!known) return undefined
  const audience = known.role
  const settings = await settingsOn(reader.tx, known.district_no, asOf)
  const sessions = await sessionsOf(reader, learner, year, settings)
  const sum = (way?: string) =>
    sessions.reduce((total, one) => (way === undefined || one.way === way ? total + one.counted : total), 0)
  const trainings = sessions.filter((one) => one.way === 'centralised' && one.counted > 0).length
  const minimum = settings.minimums.find((one) => one.audience === audience) ?? null
  const by = minimum?.inPostBy ? `${year}-${minimum.inPostBy}` : asOf
  const before = await placesOf(reader, learner, by < asOf ? by : asOf, through)
  const applies = before.some((place) => place.role === audience)
  const units = [...new Set(places.flatMap((place) => place.unit_no ?? []))]
  const name = await namesOf(reader, units)
  const state = minimum === null ? null : decideHours({ total: sum(), trainings }, minimum, settings.conversion, applies)
  return {
    ...learner,
    name: known.name,
    units: units.map(name),
    year,
    audience,
    minutes: sum(),
    centralised: sum('centralised'),
    collective: sum('collective'),
    trainings,
    minimum: minimum === null ? null : { hours: minimum.hours, centralised: minimum.centralised },
    left: minimum === null || state === 'not-applicable' ? null : minutesLeft(sum(), minimum, settings.conversion),
    state,
    classHourMinutes: settings.conversion.classHourMinutes,
    sessions,
    byKind: sumByKind(sessions, settings),
    twin: await twinOf(reader, learner.id),
    sameNamed: [],
    rules: [...settings.rules],
  }
}

/** The year of somebody in reach; throws `learner-not-found`. */
export async function readPersonHours(
  call: Call & { readonly params: Learner },
  asked: number | undefined,
): Promise<PersonHours> {
  const year = asked ?? Number(call.today.slice(0, 4))
  const found = (await reachesLearner(call, call.params)) ? await hoursOfPerson(call, call.params, year) : undefined
  if (!found) throw problem(problems['learner-not-found'])
  return found
}

export const getPersonHours = query(learning.getPersonHours, async (call) => {
  const { params, today } = call
  const found = await readPersonHours(call, call.query.year)
  const scope = call.can('learning.change')
  if (scope === null || found.kind !== 'post' || found.twin !== null) return found
  const [place] = await placesOf(call, params, today, 'scope')
  return { ...found, sameNamed: place ? await sameNamed({ ...call, scope }, found.name, place.district_no) : [] }
})

/** As what the caller is known: persons in post, and the member, unless one of the persons is that member. */
async function ownLearners({ tx, today }: Reader): Promise<Learner[]> {
  const { rows } = await sql<Learner>`
    select 'post' as kind, o.id from workforce.own_persons() o (id)
    union all select 'member', m.member_id from members.own_member_on(${today}::date) m
      where not exists (select from learning.twins_of('member', array[m.member_id]) t where t.twin_id in (select workforce.own_persons()))
    order by 1 desc, 2`.execute(tx)
  return rows
}

/** The caller's own year, as each of those the caller is known as. */
export async function ownHours(call: Reader, asked: number | undefined, own?: readonly Learner[]): Promise<PersonHours[]> {
  const year = asked ?? Number(call.today.slice(0, 4))
  const people: PersonHours[] = []
  for (const learner of own ?? (await ownLearners(call))) {
    const found = await hoursOfPerson(call, learner, year, 'own')
    if (found) people.push(found)
  }
  return people
}

export const getMine = query(learning.getMine, async (call) => {
  const own = await ownLearners(call)
  const people = await ownHours(call, call.query.year, own)
  const { rows: expected } = await sql<{ id: string; title: string; starts_at: Date; ends_at: Date; place: string | null }>`
    select s.id, s.title, s.starts_at, s.ends_at, s.place from learning.session s
    where s.cancelled_at is null and s.ends_at > ${call.now} and exists (select from learning.enrolment e where e.session_id = s.id
      and e.withdrawn_at is null and e.learner_id = any (${own.map((one) => one.id)}::uuid[])) order by s.starts_at, s.id`.execute(
    call.tx,
  )
  return {
    people,
    expected: expected.map(({ starts_at, ends_at, ...row }) => ({
      ...row,
      startsAt: starts_at.toISOString(),
      endsAt: ends_at.toISOString(),
    })),
  }
})
