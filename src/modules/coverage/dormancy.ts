import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { likeOf } from '../../platform/db/like.ts'
import { openDiagnosis } from './commands/diagnose.ts'
import { coverage } from './contract.ts'
import type { DormancyFilter } from './contract-dormancy.ts'
import { file as en } from './phrases.en.ts'
import { file as zh } from './phrases.zh.ts'
import { coverageProblems as problems } from './problems.ts'
import { refreshVerdicts } from './projection.ts'
import { cellGroups } from './rules.ts'
import { decideDormancy, dormancyStates, windowStart } from './rules-dormancy.ts'
import { programmeOf, rulesInForce } from './settings.ts'

interface Asked {
  no: number
  name: string
  units: { no: number; name: string }[]
  confirmed: boolean
  throughout: boolean
  outcome: 'confirmed' | 'refused' | null
  reason: string | null
  answeredOn: Day | null
  by: string | null
}

/** Party organisations in reach that stand for a social organisation at work, with what was answered last. */
async function orgsIn(call: Call, first: Day, filter: Partial<DormancyFilter> & { readonly no?: number }): Promise<Asked[]> {
  const { districtNo = null, streetNo = null, q, no = null } = filter
  const like = likeOf(q)
  const { rows } = await sql<Asked>`
    select o.no, o.name, o.units, o.confirmed, u.unit_no is not null as throughout, a.outcome, a.reason, a.answered_on as "answeredOn",
      access.display_name_of(a.account_id) as by
    from (select v.party_org_no as no, min(v.party_org_name) as name, bool_or(coalesce(v.dormant, false)) as confirmed,
        json_agg(json_build_object('no', v.unit_no, 'name', v.name) order by v.name, v.unit_no) as units
      from coverage.verdict v where v.cell = any (${[...cellGroups['built']!]}::text[]) and v.party_org_no is not null and ${reachedBy(call.scope, 'v.scope_nodes')}
        and (${no}::integer is null or v.party_org_no = ${no}) and (${districtNo}::integer is null or v.district_no = ${districtNo})
        and (${streetNo}::integer is null or v.street_no = ${streetNo}) and (${like}::text is null or v.party_org_name ilike ${like} or v.name ilike ${like})
      group by v.party_org_no) o
    left join organisations.unit_on(${first}::date) u on u.unit_no = o.no and u.status = 'active'
    left join lateral (select * from coverage.dormancy_answer a where a.party_org_no = o.no order by a.id desc limit 1) a on true
    order by o.name, o.no`.execute(call.tx)
  return rows
}

/** Each with where it stands, and the rule it is asked under. */
async function findDormancy(call: Call, filter: Partial<DormancyFilter> & { readonly no?: number }) {
  const { tx, today, services } = call
  const { settings, refs } = await rulesInForce(tx, today, await programmeOf(tx, filter.districtNo))
  const days = settings.dormant_after_days
  const first = windowStart(today, days)
  const orgs = await orgsIn(call, first, filter)
  const nos = orgs.map((one) => one.no)
  const signs = await asPlatform(tx, async () => {
    const found = []
    for (const source of services.contributions.signsOfLife) found.push(...(await source.latest(tx, nos, today)))
    return new Map(found.toSorted((one, other) => (one.lastOn < other.lastOn ? -1 : 1)).map((sign) => [sign.unitNo, sign]))
  })
  const all = orgs.map(({ no, name, units, outcome, reason, by, ...known }) => {
    const sign = signs.get(no)
    const state = decideDormancy({ ...known, lastOn: sign?.lastOn ?? null }, today, days)
    const answer = outcome === null ? null : { outcome, reason: reason!, on: known.answeredOn!, by }
    return { partyOrg: { no, name }, units, state, lastOn: sign?.lastOn ?? null, link: sign?.link ?? null, answer }
  })
  const { state = 'all' } = filter
  const counts = Object.fromEntries(dormancyStates.map((one) => [one, all.filter((row) => row.state === one).length])) as Record<
    (typeof dormancyStates)[number],
    number
  >
  const rule = refs.find((ref) => ref.key === 'coverage.dormancy')!
  return { rows: all.filter((row) => state === 'all' || row.state === state), counts, days, fromOn: first, rule }
}

export const listDormancy = query(coverage.listDormancy, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows, ...rest } = await findDormancy(call, filter)
  const items = rows.slice((page - 1) * pageSize, page * pageSize)
  return { ...rest, items, total: rows.length, page, pageSize, can: { answer: call.can('coverage.diagnose') !== null } }
})

export const exportDormancy = download(coverage.exportDormancy, async (call) => {
  const { format, language, ...filter } = call.query
  const { rows, rule } = await findDormancy(call, filter)
  const { heads, dormancy } = { zh, en }[language]
  return tableFile(call, {
    title: dormancy.title,
    format,
    rows,
    columns: [
      { header: heads.partyOrg, width: 36, value: (row) => row.partyOrg.name },
      { header: heads.units, width: 40, value: (row) => row.units.map((unit) => unit.name).join('、') },
      { header: heads.lastOn, width: 14, value: (row) => (row.lastOn ? { date: row.lastOn } : null) },
      { header: heads.dormancy, width: 16, value: (row) => dormancy.states[row.state] },
      { header: heads.reason, width: 40, value: (row) => row.answer?.reason ?? null },
      { header: heads.answeredOn, width: 14, value: (row) => (row.answer ? { date: row.answer.on } : null) },
      { header: heads.rule, width: 20, value: () => `${rule.source} (${rule.version})` },
    ],
  })
})

/** Proposed still, as the answerer saw it; two who answer at once come one after the other. */
async function requireProposed(call: Call, no: number) {
  await sql`select from organisations.unit where no = ${no} for update`.execute(call.tx)
  const { rows, days, rule } = await findDormancy(call, { no })
  const [found] = rows
  if (!found) throw problem(problems['coverage-unit-not-found'])
  if (found.state !== 'proposed') throw problem(problems['dormancy-not-proposed'], { state: found.state })
  return { ...found, days, rule }
}

type Proposed = Awaited<ReturnType<typeof requireProposed>>

async function keepAnswer(
  call: Call,
  { partyOrg, lastOn, days, rule }: Proposed,
  outcome: 'confirmed' | 'refused',
  reason: string,
) {
  await sql`
    insert into coverage.dormancy_answer (party_org_no, outcome, reason, last_on, window_days, rule_version, rule_source, answered_on, account_id)
    values (${partyOrg.no}, ${outcome}, ${reason}, ${lastOn}, ${days}, ${rule.version}, ${rule.source}, ${call.today}, ${call.actor.accountId})`.execute(
    call.tx,
  )
  call.note({ objectType: 'unit', objectId: String(partyOrg.no), fields: ['dormancy'] })
  return { no: partyOrg.no }
}

export const confirmDormancy = command(coverage.confirmDormancy, async (call) => {
  const { tx, body, params, today } = call
  const proposed = await requireProposed(call, params.no)
  const nos = proposed.units.map((unit) => unit.no)
  for (const no of nos) await openDiagnosis(call, no, { reason: 'dormant', note: body.reason, remedy: body.remedy })
  await asPlatform(tx, () => refreshVerdicts(tx, today, nos))
  return keepAnswer(call, proposed, 'confirmed', body.reason)
})

export const refuseDormancy = command(coverage.refuseDormancy, async (call) =>
  keepAnswer(call, await requireProposed(call, call.params.no), 'refused', call.body.reason),
)
