import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { charterOf, findCommunities, type FoundCommunity, type MemberRow, standing, unmetNow } from './communities.ts'
import { alliances } from './contract.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'
import { allianceProblems as problems } from './problems.ts'
import { type CrossKind, crossKinds, lives, stateAfter } from './rules/communities.ts'
import { type Named, namedIn, reachedOf } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'>

interface Said {
  readonly zh: string
  readonly en: string
}
const plain = (text: string | number): Said => ({ zh: String(text), en: String(text) })
const tierSaid = (tier: string | number): Said => {
  const known = tier as keyof typeof zh.file.crossTiers
  return zh.file.crossTiers[known] ? { zh: zh.file.crossTiers[known], en: en.file.crossTiers[known] } : plain(tier)
}

const domainSaid = (domains: FoundCommunity['domains'], code: string | number): Said => {
  const known = domains.find((one) => one.code === code)
  return known ? { zh: known.zh, en: known.en } : plain(code)
}

async function crossWords(call: Asking, { values, domains }: FoundCommunity): Promise<{ kind: CrossKind; values: Said[] }[]> {
  const nos = [...values.area, ...values.industry].map(Number)
  const { rows } = await sql<Named>`select no, name from organisations.name_of(${nos}::integer[])`.execute(call.tx)
  const places = new Map(rows.map((row) => [row.no, row.name]))
  const wordOf = (kind: CrossKind, value: string | number) =>
    kind === 'domain'
      ? domainSaid(domains, value)
      : kind === 'level'
        ? tierSaid(value)
        : plain(places.get(Number(value)) ?? value)
  return crossKinds.map((kind) => ({ kind, values: values[kind].map((value) => wordOf(kind, value)) }))
}

/** What its members share in other modules, counted as far as the reader sees it; whoever may not read there is told nothing. */
export async function sharedIn(call: Call, id: string, span?: { readonly fromOn: Day; readonly untilOn: Day }) {
  const found = []
  for (const source of call.services.contributions.shared) {
    const scope = call.can(source.action)
    if (scope === null) continue
    const counts = await source.count({ tx: call.tx, scope, today: call.today }, id, span)
    found.push({ module: source.module, counts: [...counts] })
  }
  return found
}

const gone = ['left', 'declined', 'withdrawn'] as const
type Gone = (typeof gone)[number]

export const getCommunity = query(alliances.getCommunity, async (call) => {
  const { tx } = call
  const [found] = await findCommunities(call, { id: call.params.id })
  if (!found) throw problem(problems['community-not-found'])
  const { row, view, names, book } = found
  const { rows: team } = await sql<{
    id: string
    name: string
    office: string
    unitNo: number
    consultedOn: Day | null
    consultation: string | null
    agreed: boolean | null
  }>`select n.id, n.name, n.office, n.unit_no as "unitNo", n.consulted_on as "consultedOn", n.consultation, n.agreed
    from alliances.nominee n where n.community_id = ${row.id} order by n.recorded_at, n.id`.execute(tx)
  const { rows: course } = await sql<{
    action: string
    onDay: Day
    unitNo: number | null
    reason: string | null
    by: string | null
  }>`
    select t.action, t.on_day as "onDay", t.unit_no as "unitNo", t.reason, access.display_name_of(t.account_id) as by
    from alliances.community_step t where t.community_id = ${row.id} order by t.id`.execute(tx)
  const own = await reachedOf(
    tx,
    call.can('community.run'),
    standing(row).map((member) => member.unitNo),
  )
  const unmet = await unmetNow(call, row, book)
  const keys = ['alliance.charter', 'alliance.readiness', 'alliance.members', 'alliance.cross'] as const
  return {
    ...view,
    coverage: row.coverage,
    duties: row.duties,
    documentNo: row.documentNo,
    endedOn: row.endedOn,
    endReason: row.endReason,
    caseId: row.caseId,
    charter: (await charterOf(call, row)).view,
    crossValues: await crossWords(call, found),
    requests: row.members
      .filter((member) => member.state === 'asked')
      .map((member) => ({ id: member.id, unit: namedIn(names, member.unitNo), askedOn: member.askedOn!, reason: member.reason })),
    former: row.members
      .filter((member): member is MemberRow & { state: Gone } => gone.includes(member.state as Gone))
      .map((member) => ({
        ...namedIn(names, member.unitNo),
        state: member.state,
        fromOn: member.fromOn,
        untilOn: member.untilOn,
        reason: member.reason,
      })),
    team: team.map((one) => ({ ...one, unit: namedIn(names, one.unitNo) })),
    shared: lives(row.state) ? await sharedIn(call, row.id) : [],
    unmet,
    rules: keys.flatMap((key) => book.find(key, call.today)?.ref ?? []),
    course: course.map(({ unitNo, ...one }) => ({ ...one, unit: unitNo === null ? null : namedIn(names, unitNo).name })),
    can: {
      lead: own.has(row.leadNo),
      run: own.size > 0,
      ownNos: [...own],
      amend: own.has(row.leadNo) && (row.state === 'draft' || lives(row.state)),
      apply: own.has(row.leadNo) && stateAfter(row.state, 'apply') !== undefined && row.caseId === null,
      assess: lives(row.state) && (await reachedOf(tx, call.can('community.assess'), [row.leadNo])).has(row.leadNo),
    },
  }
})
