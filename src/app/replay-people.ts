import { sql } from 'kysely'
import type { AnswerOf, AnyEndpoint, RequestOf } from '../kernel/endpoint.ts'
import { workforce } from '../modules/workforce/contract.ts'
import { recordTermsOfSender } from '../modules/workforce/index.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import type { Ref, StoryPeople, StoryVisit } from '../programmes/story.ts'

/** A request of the story; `revision` where somebody acts on what they have seen. */
export type StageRequest<E extends AnyEndpoint> = RequestOf<E> & { readonly revision?: number }

export interface Stage {
  readonly services: Services
  readonly districtNo: number
  readonly noOf: (ref: Ref) => Promise<number>
  /** One operation as the platform itself, on a day of the story. */
  as<E extends AnyEndpoint>(day: string, endpoint: E, request: StageRequest<E>): Promise<AnswerOf<E>>
}

/** People in posts, their visits with what came of them, and the spot checks, each on its own day. */
export async function replayPeople(stage: Stage, people: StoryPeople): Promise<void> {
  await stage.services.database.transaction(systemContext, async (tx) => {
    for (const entry of people.terms) await recordTermsOfSender(tx, stage.districtNo, entry)
  })
  for (const { unit, person, sender, ...post } of people.posts)
    await stage.as(post.fromOn, workforce.assignPost, {
      body: { ...post, unitNo: await stage.noOf(unit), personName: person, senderName: sender },
    })
  for (const visit of people.visits) await replayVisit(stage, visit)
  for (const check of people.checks) await replayChecks(stage, check)
}

async function replayVisit(stage: Stage, visit: StoryVisit): Promise<void> {
  const unitNo = await stage.noOf(visit.unit)
  const personId = await instructorAt(stage, unitNo, visit.madeOn)
  const planned = visit.plannedOn
    ? await stage.as(visit.plannedOn, workforce.planVisit, { body: { unitNo, personId, plannedOn: visit.madeOn } })
    : null
  const findings = visit.findings.map(({ what, responsible, dueOn }) => ({ what, responsible, dueOn }))
  const body = { unitNo, personId, visitId: planned?.id ?? null, madeOn: visit.madeOn, line: visit.line, findings }
  const { id: visitId } = await stage.as(visit.madeOn, workforce.recordVisit, { body })
  const { items } = await stage.as(visit.madeOn, workforce.listTasks, { query: { visitId, pageSize: 10 } })
  for (const task of items) {
    const told = visit.findings.find((finding) => finding.what === task.what)
    for (const { onDay, note, done } of told?.steps ?? [])
      await stage.as(onDay, workforce.followUpTask, { params: { id: task.id }, body: { note, move: done ? 'done' : 'keep' } })
  }
}

async function instructorAt({ services }: Stage, unitNo: number, day: string): Promise<string | null> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ id: string }>`
      select person_id as id from workforce.post_on(${day}::date) where unit_no = ${unitNo} and role = 'instructor' order by from_on, person_id limit 1`.execute(
      tx,
    ),
  )
  return rows[0]?.id ?? null
}

async function replayChecks(stage: Stage, check: StoryPeople['checks'][number]): Promise<void> {
  const { drawnOn, size, seed } = check
  await stage.as(drawnOn, workforce.drawChecks, { body: { nodeNo: stage.districtNo, size, seed } })
  const { items } = await stage.as(drawnOn, workforce.listChecks, { query: { state: 'drawn', pageSize: 50 } })
  const drawn = items.filter((one) => one.seed === seed)
  for (const [index, checkedOn] of check.made.entries()) {
    const met = index % 3 !== 2
    const items = (await stage.as(checkedOn, workforce.getWords, { query: { unitNo: drawn[index]!.unit.no } })).items
    await stage.as(checkedOn, workforce.recordCheck, {
      params: { id: drawn[index]!.id },
      body: {
        checkedOn,
        line: met ? '会议通知、学习材料都传达到人' : '上季度的通知没有传达，已说明怎样记录',
        items: items.map(({ code }) => ({ item: code, met })),
        findings: met
          ? []
          : [{ what: '补上季度的传达，留下记录', responsible: drawn[index]!.liaison.name, dueOn: nextMonth(checkedOn) }],
      },
    })
  }
}

/** The same day a month later; stories keep to days every month has. */
const nextMonth = (day: string) => `${day.slice(0, 5)}${String(Number(day.slice(5, 7)) + 1).padStart(2, '0')}${day.slice(7)}`
