import { sql } from 'kysely'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { problem } from '../../../kernel/problem.ts'
import type { Call } from '../../../platform/commands/operation.ts'
import { loadCalendar } from '../../procedures/index.ts'
import type { development } from '../contract.ts'
import { developmentProblems as problems } from '../problems.ts'
import { type Course, type Entry, type Finding, judgeEntry, type Process, processOn } from '../rules.ts'
import { processes } from '../settings.ts'
import { type CaseRecord, countFull } from '../store.ts'

export type EntryBody = BodyOf<typeof development.recordStep>

export interface Judged {
  readonly process: Process
  readonly findings: readonly Finding[]
}

/** An entry as the rules look at it, judged by the version its day goes by. */
export async function judge(call: Call, one: CaseRecord, course: Course, body: EntryBody): Promise<Judged> {
  const versions = (await processes(call.tx))(one.districtNo)
  const process = processOn(versions, course, body.onDay)
  if (!process) throw problem(problems['development-rule-missing'])
  const findings = judgeEntry(process, course, await entryOf(call, body), await loadCalendar(call.tx))
  return { process, findings }
}

async function entryOf(call: Call, body: EntryBody): Promise<Entry> {
  const people = new Set(body.people)
  return {
    step: body.step,
    onDay: body.onDay,
    outcome: body.outcome ?? null,
    untilOn: body.untilOn ?? null,
    people: people.size,
    fitPeople: await countFull(call, [...people]),
    vote: body.vote ?? null,
    days: body.days ?? null,
    hours: body.hours ?? null,
    papers: body.papers,
    approverLevel: body.approverNo ? await levelOf(call, body.approverNo) : null,
    exception: body.exception || null,
  }
}

async function levelOf(call: Call, no: number): Promise<string | null> {
  const { rows } = await sql<{ level: string | null }>`
    select level from organisations.party_facts(${no}, ${call.today}::date)`.execute(call.tx)
  return rows[0]?.level ?? null
}
