import { maskName } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { sql } from 'kysely'
import { type Call, query } from '../../platform/commands/operation.ts'
import { loadCalendar } from '../procedures/index.ts'
import { type CaseFilter, development } from './contract.ts'
import { developmentProblems as problems } from './problems.ts'
import { presentDue, presentLimit, stepWords, stateOf } from './present.ts'
import { aboutStep, dueOf, nextSteps, probationOf, processOn } from './rules.ts'
import { processes } from './settings.ts'
import {
  type CaseRecord,
  countCases,
  courseOf,
  fullMembersOf,
  getCaseRow,
  listCaseRows,
  namesOf,
  type Reading,
  recordsOf,
  type StepRecord,
} from './store.ts'
import { waitingCases } from './waiting.ts'

/** Cases as a list shows them. What is due is told within the own organisation only: nobody above watches a branch's days. */
export async function presentCases(call: Reading, rows: readonly CaseRecord[]) {
  const ids = rows.map((row) => row.id)
  const [records, versions, calendar] = [await recordsOf(call.tx, ids), await processes(call.tx), await loadCalendar(call.tx)]
  const branch = await namesOf(
    call.tx,
    rows.map((row) => row.branchNo),
    call.today,
  )
  return rows.map((row) => {
    const course = courseOf(row, records.get(row.id)!)
    const process = processOn(versions(row.districtNo), course, call.today)
    if (!process) throw problem(problems['development-rule-missing'])
    const [first] = row.own ? dueOf(process, course, call.today, calendar) : []
    return {
      id: row.id,
      no: row.no,
      name: row.own ? row.name : maskName(row.name),
      branch: branch(row.branchNo),
      stage: row.stage,
      begunOn: row.begunOn,
      version: process.version,
      due: first ? presentDue(process, first) : null,
    }
  })
}

/** Rows of the list and how many there are in all: from the database, or those that wait. */
export async function findCases(
  call: Reading,
  filter: CaseFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: CaseRecord[]; total: number }> {
  if (filter.due) {
    const waiting = (await waitingCases(call, filter)).map(({ row }) => row)
    return { rows: waiting.slice(offset, offset + limit), total: waiting.length }
  }
  const counts = await countCases(call, filter)
  return { rows: await listCaseRows(call, filter, { limit, offset }), total: [...counts.values()].reduce((sum, n) => sum + n, 0) }
}

export const listCases = query(development.listCases, async (call) => {
  const { page, pageSize, ...filter } = call.query
  // Searching names that are shown masked would tell them letter by letter.
  if (filter.q && call.can('development.own') === null) delete filter.q
  const { rows, total } = await findCases(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const { stage: _stage, ...rest } = filter
  const all = await countCases(call, { ...rest, state: 'all' })
  return {
    items: await presentCases(call, rows),
    total,
    page,
    pageSize,
    counts: [...all].map(([stage, count]) => ({ stage, count })),
    can: {
      open: call.can('development.record') !== null,
      export: call.can('development.export') !== null,
      own: call.can('development.own') !== null,
    },
  }
})

export const listPeople = query(development.listPeople, async (call) => {
  const one = await getCaseRow(call, call.params.id)
  const items = await fullMembersOf(call, one.branchNo)
  return { items: one.own ? items : items.map(({ id, name }) => ({ id, name: maskName(name) })) }
})

export const getCase = query(development.getCase, async (call) => {
  const one = await getCaseRow(call, call.params.id)
  const records = (await recordsOf(call.tx, [one.id])).get(one.id)!
  const course = courseOf(one, records)
  const versions = (await processes(call.tx))(one.districtNo)
  const process = processOn(versions, course, call.today)
  if (!process) throw problem(problems['development-rule-missing'])
  const newer = versions.find(({ fromOn, untilOn }) => fromOn <= call.today && (untilOn === null || call.today < untilOn))
  const [row] = await presentCases(call, [one])
  const next = new Set(nextSteps(process, course).map((step) => step.code))
  const mayRecord = call.can('development.record') !== null && one.stage !== 'closed' && one.stage !== 'cancelled'
  const calendar = await loadCalendar(call.tx)
  const papers = process.limits.find((limit) => limit.kind === 'papers')
  return {
    ...row!,
    revision: one.revision,
    memberId: one.memberId,
    rule: { version: process.version, source: process.source },
    newer: newer && newer.fromOn > process.fromOn ? { version: newer.version, source: newer.source } : null,
    probation: probationOf(process, course),
    entitled: (await fullMembersOf(call, one.branchNo)).length,
    steps: process.steps.map((step) => ({
      code: step.code,
      zh: step.zh,
      en: step.en,
      stage: step.stage,
      asks: step.asks,
      outcomes: step.outcomes ?? [],
      mayNotApply: step.mayNotApply,
      state: stateOf(process, course, step, next.has(step.code)),
      open: next.has(step.code),
      papers: step.asks.includes('papers') && papers?.kind === 'papers' ? papers.papers : [],
      limits: aboutStep(process, step.code).map(presentLimit),
    })),
    dues: one.own ? dueOf(process, course, call.today, calendar).map((due) => presentDue(process, due)) : [],
    records: await presentRecords(call, one, records, (code) => stepWords(versions, code), mayRecord),
    can: { record: mayRecord },
  }
})

async function presentRecords(
  call: Call,
  one: CaseRecord,
  records: readonly StepRecord[],
  words: (code: string) => { code: string; zh: string; en: string },
  mayRecord: boolean,
) {
  const { rows } = await sql<{ record_id: number; name: string }>`
    select record_id, name from development.people_of(${records.map(({ id }) => id)}::bigint[])`.execute(call.tx)
  const branch = await namesOf(
    call.tx,
    records.flatMap(({ toNo }) => toNo ?? []),
    call.today,
  )
  return records.map((r, index) => ({
    id: r.id,
    step: words(r.step),
    onDay: r.onDay,
    outcome: r.outcome,
    untilOn: r.untilOn,
    decidedBy: r.decidedBy,
    documentNo: r.documentNo,
    people: rows.filter(({ record_id }) => record_id === r.id).map(({ name }) => (one.own ? name : maskName(name))),
    vote:
      r.entitled === null
        ? null
        : { entitled: r.entitled, present: r.present ?? 0, written: r.written ?? 0, votesFor: r.votesFor ?? 0 },
    days: r.days,
    hours: r.hours,
    papers: r.papers,
    exception: r.exception,
    note: r.note,
    to: r.toNo === null ? null : branch(r.toNo),
    version: r.ruleVersion,
    by: r.by,
    mayRetract: mayRecord && index === records.length - 1 && index > 0,
  }))
}
