import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { workforce } from './contract.ts'
import { drawPicture, listHeldPosts } from './facts.ts'
import { peopleOf } from './persons.ts'
import { openNominationOf } from './nominations.ts'
import { presentPost } from './posts.ts'
import { workforceProblems as problems } from './problems.ts'
import { recommendationNext } from './rules/duties.ts'

export interface PersonRow {
  id: string
  name: string
  sender: string
  district_no: number
}

/** A person one of whose posts, or whose sender, the caller's rights reach. Throws `person-not-found`. */
export async function getReachedPerson(call: Call, id: string): Promise<PersonRow> {
  const { rows } = await sql<PersonRow>`
    select w.id, w.name, w.sender_name as sender, w.district_no from workforce.person w
    where w.id = ${id} and (exists (select from workforce.post p join organisations.unit u on u.no = p.unit_no
        where p.person_id = w.id and p.retracted_at is null and ${reachedBy(call.scope, 'u.scope_nodes')})
      or exists (select from workforce.nomination n join organisations.unit u on u.no = n.body_no
        where n.person_id = w.id and ${reachedBy(call.scope, 'u.scope_nodes')}))`.execute(call.tx)
  if (!rows[0]) throw problem(problems['person-not-found'])
  return rows[0]
}

export const getPerson = query(workforce.getPerson, async (call) => {
  const { id } = call.params
  const person = await getReachedPerson(call, id)
  const posts = await listHeldPosts(call, call.today, { personId: id, ofAllDays: true })
  const picture = await drawPicture(call, call.today, { unitNos: posts.map((post) => post.unitNo) })
  const now = peopleOf(picture).find((one) => one.id === id)
  const sides = new Map(now?.posts.map((post) => [post.id, post.side]))
  const names = await namesOf(
    call,
    posts.map((post) => post.unitNo),
  )
  return {
    id,
    name: person.name,
    senderName: person.sender || null,
    load: now?.load ?? null,
    loadState: now?.loadState ?? null,
    posts: posts.map((post) => ({
      ...presentPost(post, post.role === 'instructor' ? (sides.get(post.id) ?? post.recordedSide) : null),
      unitName: names.get(post.unitNo) ?? String(post.unitNo),
      dedicated: now?.loadState === 'dedicated' && post.role === 'instructor' && post.untilOn === null,
    })),
    ...(await recordsOf(call, id)),
    account: await accountOf(call, id),
    nomination: await openNominationOf(call, id),
    can: { change: call.can('person.change') !== null, link: call.can('person.link') !== null },
  }
})

async function namesOf(call: Call, nos: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ no: number; name: string }>`
    select distinct on (s.unit_no) s.unit_no as no, s.name from organisations.unit_on(${call.today}::date) s
    where s.unit_no = any (${[...nos]}::integer[]) and ${reachedBy(call.scope, 's.scope_nodes')}`.execute(call.tx)
  return new Map(rows.map((row) => [row.no, row.name]))
}

interface TrainingRow {
  id: string
  onDay: string
  title: string
  level: string | null
  minutes: number | null
  documentNo: string | null
}
interface ReviewRow {
  id: string
  year: number
  result: string
  basis: string | null
  measure: 'incentive' | 'penalty' | null
  onDay: string
}
interface RecommendationRow {
  id: string
  target: string
  basis: string
  state: 'proposed' | 'forwarded' | 'accepted' | 'declined' | 'withdrawn'
  onDay: string
  steps: { state: string; onDay: string; note: string | null; by: string | null }[]
}

async function recordsOf({ tx }: Call, id: string) {
  const trainings = await sql<TrainingRow>`
    select id, on_day as "onDay", title, level, minutes, document_no as "documentNo" from workforce.training
    where person_id = ${id} and retracted_at is null order by on_day desc, recorded_at desc`.execute(tx)
  const reviews = await sql<ReviewRow>`
    select id, year, result, basis, measure, on_day as "onDay" from workforce.review
    where person_id = ${id} and retracted_at is null order by year desc`.execute(tx)
  const recommendations = await sql<RecommendationRow>`
    select r.id, r.target, r.basis, r.state, r.on_day as "onDay",
      coalesce((select json_agg(json_build_object('state', s.state, 'onDay', s.on_day, 'note', s.note, 'by', access.display_name_of(s.account_id)) order by s.on_day, s.recorded_at)
        from workforce.recommendation_step s where s.recommendation_id = r.id), '[]') as steps
    from workforce.recommendation r where r.person_id = ${id} order by r.on_day desc, r.recorded_at desc`.execute(tx)
  return {
    trainings: trainings.rows,
    reviews: reviews.rows,
    recommendations: recommendations.rows.map((row) => ({ ...row, next: [...recommendationNext(row.state)] })),
  }
}

async function accountOf({ tx }: Call, id: string): Promise<{ displayName: string; linkedAt: string } | null> {
  const { rows } = await sql<{ name: string; at: Date }>`
    select coalesce(access.display_name_of(account_id), '') as name, linked_at as at from workforce.person_account where person_id = ${id}`.execute(
    tx,
  )
  return rows[0] ? { displayName: rows[0].name, linkedAt: rows[0].at.toISOString() } : null
}
