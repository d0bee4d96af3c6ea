import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { addMonths } from '../../kernel/working-days.ts'
import { query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { elections } from './contract.ts'
import { listHolders } from './holders.ts'
import { electionProblems as problems } from './problems.ts'
import { rulebooks } from './settings.ts'
import { findStandings, type Standing } from './standings.ts'

const stages = ['not-applicable', 'unrecorded', 'unknown', 'running', 'due', 'past'] as const

export const listTerms = query(elections.listTerms, async (call) => {
  const { page, pageSize, stage, committee, ...filter } = call.query
  const all = withCommittee(await findStandings(call, filter), committee)
  const items = atStage(all, stage)
  const counts = Object.fromEntries(stages.map((one) => [one, all.filter((row) => row.stage === one).length]))
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize),
    total: items.length,
    page,
    pageSize,
    counts: counts as Record<Standing['stage'], number>,
  }
})

export const atStage = (all: readonly Standing[], stage: Standing['stage'] | undefined) =>
  all.filter((row) => stage === undefined || row.stage === stage)

const committeeOf = ({ committee }: Standing) => (committee.applies === null ? 'unknown' : committee.applies ? 'yes' : 'no')

/** Organisations a committee applies to, or not, or not yet known. */
export const withCommittee = (all: readonly Standing[], wanted: ReturnType<typeof committeeOf> | undefined) =>
  all.filter((row) => wanted === undefined || committeeOf(row) === wanted)

export const getUnitTerm = query(elections.getUnitTerm, async (call) => {
  const { no } = call.params
  const { tx, today } = call
  const [standing] = await findStandings(call, { unitNo: no })
  if (!standing) throw problem(problems['election-unit-not-found'])
  const { rows: told } = await sql<{ months: number; side: 'organisation' | 'superior'; endsOn: string; toldOn: string }>`
    select r.months, r.side, r.ends_on as "endsOn", r.told_on as "toldOn" from elections.reminder r
    where r.term_id = ${standing.term?.id ?? null} order by r.told_on desc, r.months, r.side`.execute(tx)
  const { rows: earlier } = await sql<{ fromOn: string; documentNo: string | null }>`
    select t.from_on as "fromOn", t.document_no as "documentNo" from elections.term t
    where t.unit_no = ${no} and t.retracted_at is null and t.id is distinct from ${standing.term?.id ?? null} order by t.from_on desc`.execute(
    tx,
  )
  const { rows: place } = await sql<{ district: number | null; names: boolean }>`
    select district_no as district, ${reachedBy(call.can('election.run') ?? { everything: false, nodes: [] })} as names
    from organisations.unit where no = ${no}`.execute(tx)
  const months = (await rulebooks(tx))(place[0]?.district ?? null).find('term.reminder', today)?.params.months ?? []
  const endsOn = standing.term?.endsOn ?? null
  return {
    ...standing,
    holders: await listHolders(tx, no, place[0]?.district ?? null, place[0]?.names ?? false),
    reminders: told,
    remindOn: endsOn === null ? [] : months.map((month) => ({ months: month, on: addMonths(endsOn, -month) })),
    earlier,
  }
})
