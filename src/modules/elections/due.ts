import { sql } from 'kysely'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { elections } from './contract.ts'
import { resultsOf } from './results.ts'
import { nextStep } from './rules.ts'
import { findStandings } from './standings.ts'
import { listContests } from './store.ts'

type Due = AnswerOf<typeof elections.getDue>['items'][number]

interface OpenRow {
  id: string
  unitNo: number
  name: string
  districtNo: number | null
  state: 'drafted' | 'proposed' | 'ready' | 'reported'
  plannedOn: string | null
}

/** So many are shown at once; the rest stands behind the number. */
const shown = 10

/** Elections under way whose next step is the caller's: by right over the organisation, and not what the caller sent up. */
async function listOpenForCaller(call: Call): Promise<OpenRow[]> {
  const nowhere = { everything: false, nodes: [] } as const
  const runs = reachedBy(call.can('election.run') ?? nowhere, 'u.scope_nodes')
  const decides = reachedBy(call.can('election.decide') ?? nowhere, 'u.scope_nodes')
  const { rows } = await sql<OpenRow>`
    select e.id, e.unit_no as "unitNo", u.name, u.district_no as "districtNo", e.state, e.planned_on as "plannedOn"
    from elections.election e join organisations.unit_on(${call.today}::date) u on u.unit_no = e.unit_no
    where ${reachedBy(call.scope, 'u.scope_nodes')} and u.status in ('active', 'preparing')
      and (e.state in ('drafted', 'ready') and ${runs}
        or e.state in ('proposed', 'reported') and ${decides} and e.sent_by is distinct from ${call.actor.accountId}::uuid)
    order by e.planned_on nulls last, e.no`.execute(call.tx)
  return rows
}

async function stepOf(call: Call, row: OpenRow): Promise<Due> {
  const { id, unitNo, name, plannedOn } = row
  const contests = row.state === 'ready' ? await resultsOf(call.tx, id, await listContests(call.tx, id), row.districtNo) : []
  const step = nextStep(
    row.state,
    contests.map(({ contest, result }) => ({ office: contest.office, open: result.open })),
  )
  return {
    unit: { no: unitNo, name },
    ...step,
    electionId: id,
    on: plannedOn,
    past: plannedOn !== null && plannedOn < call.today,
  }
}

/** First the elections under way, then the terms that end with none begun. */
export const getDue = query(elections.getDue, async (call) => {
  const open = await listOpenForCaller(call)
  const ending = (await findStandings(call, {})).filter((row) => row.can.open && (row.stage === 'due' || row.stage === 'past'))
  const items: Due[] = []
  for (const row of open.slice(0, shown)) items.push(await stepOf(call, row))
  for (const { unit, term, stage } of ending.slice(0, shown - items.length))
    items.push({
      unit: { no: unit.no, name: unit.name },
      step: 'begin',
      office: null,
      electionId: null,
      on: term!.endsOn,
      past: stage === 'past',
    })
  return { total: open.length + ending.length, items }
})
