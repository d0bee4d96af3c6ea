import { sql } from 'kysely'
import type { Indicator, IndicatorInput } from '../../platform/contributions/indicators.ts'
import type { SessionFilter } from './contract-plans.ts'
import { appointedOn } from './experts.ts'
import { askHours, countHours } from './hours.ts'
import { fitsSession } from './sessions.ts'
import { concerns } from './store.ts'

const listOf = (path: string, filter: Readonly<Record<string, string | number>>): string =>
  `${path}?${new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))}`

const reader = (input: IndicatorInput) => ({ tx: input.tx, scope: input.scope, today: input.asOf })

async function sessionsOf(input: IndicatorInput, filter: Partial<SessionFilter>) {
  const { rows } = await sql<{ sessions: number; attendances: number; latest: string | null }>`
    select count(*) as sessions, coalesce(sum((select count(*) from learning.attendance a where a.session_id = s.id and a.retracted_at is null)), 0)::integer as attendances,
      max((s.starts_at at time zone 'Asia/Shanghai')::date) as latest
    from learning.session s where ${concerns(input.scope, 's')} and ${fitsSession({ ...filter, districtNo: input.districtNo, until: input.asOf }, null)}`.execute(
    input.tx,
  )
  const { sessions, attendances, latest } = rows[0]!
  const list = listOf('/learning/sessions', { districtNo: input.districtNo, until: input.asOf, ...filter })
  return { sessions, attendances, latest, list }
}

/** Share of the secretaries asked by the yearly minimum who have reached it (NS-18). */
const hoursReached: Indicator = {
  key: 'learning.secretaries-with-hours',
  unit: 'ratio',
  async compute(input) {
    const filter = { districtNo: input.districtNo, audience: 'secretary' as const, asOf: input.asOf }
    const asked = await askHours(reader(input), filter)
    const counts = asked ? await countHours(reader(input), asked, filter) : { below: 0, reached: 0 }
    const base = counts.below + counts.reached
    const rule = asked?.settings.rules[0] ?? null
    const list = listOf('/learning/hours', { ...filter, state: 'reached' })
    return {
      value: base === 0 ? null : Math.round((counts.reached / base) * 10_000) / 10_000,
      records: counts.reached,
      rule,
      list,
    }
  },
}

/** Sessions held for an audience up to the day; `audience` is a parameter. */
const audienceSessions: Indicator = {
  key: 'learning.sessions',
  unit: 'sessions',
  async compute(input) {
    const audience = input.params['audience'] as SessionFilter['audience']
    const { sessions, list } = await sessionsOf(input, audience ? { audience } : {})
    return { value: sessions, records: sessions, rule: null, list }
  },
}

/** Day of the latest session of a kind for an audience (ZF-48), as the number YYYYMMDD. */
const sessionDay: Indicator = {
  key: 'learning.session-day',
  unit: 'date',
  async compute(input) {
    const { audience, kind } = input.params as Pick<SessionFilter, 'audience' | 'kind'>
    const { sessions, latest, list } = await sessionsOf(input, { ...(audience ? { audience } : {}), ...(kind ? { kind } : {}) })
    return { value: latest === null ? null : Number(latest.replaceAll('-', '')), records: sessions, rule: null, list }
  },
}

/** Training held by several bodies together (CN-26). */
const jointSessions: Indicator = {
  key: 'learning.joint-sessions',
  unit: 'sessions',
  async compute(input) {
    const { sessions, list } = await sessionsOf(input, { joint: 'true' })
    return { value: sessions, records: sessions, rule: null, list }
  },
}

/** Attendances at those. */
const jointAttendances: Indicator = {
  key: 'learning.joint-attendances',
  unit: 'attendances',
  async compute(input) {
    const { attendances, sessions, list } = await sessionsOf(input, { joint: 'true' })
    return { value: attendances, records: sessions, rule: null, list }
  },
}

/** Experts appointed to the think tanks of a district (ZF-23). */
const experts: Indicator = {
  key: 'learning.experts',
  unit: 'people',
  async compute(input) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from learning.expert x join learning.school s on s.id = x.school_id
      where s.district_no = ${input.districtNo} and ${appointedOn(input.asOf)}`.execute(input.tx)
    const list = listOf('/learning/experts', { districtNo: input.districtNo, asOf: input.asOf })
    return { value: rows[0]!.n, records: rows[0]!.n, rule: null, list }
  },
}

export const indicators: readonly Indicator[] = [
  hoursReached,
  audienceSessions,
  sessionDay,
  jointSessions,
  jointAttendances,
  experts,
]
