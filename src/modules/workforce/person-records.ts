import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { command } from '../../platform/commands/operation.ts'
import { workforce } from './contract.ts'
import { getReachedPerson } from './person.ts'
import { workforceProblems as problems } from './problems.ts'
import { recommendationNext } from './rules/duties.ts'
import { checkWord, wordsFor } from './terms.ts'

const aboutPerson = (id: string, field: string) => ({ objectType: 'person', objectId: id, fields: [field] })

export const recordTraining = command(workforce.recordTraining, async (call) => {
  const { tx, body, params } = call
  const person = await getReachedPerson(call, params.id)
  checkWord((await wordsFor(call, person.district_no)).levels, body.level)
  const { rows } = await sql<{ id: string }>`
    insert into workforce.training (person_id, on_day, title, level, minutes, document_no, account_id)
    values (${params.id}, ${body.onDay}, ${body.title}, ${body.level ?? null}, ${body.minutes ?? null}, ${body.documentNo ?? null}, ${call.actor.accountId})
    returning id`.execute(tx)
  call.note(aboutPerson(params.id, 'training'))
  return { id: rows[0]!.id }
})

/** One review stands for a year; what was recorded before is taken back and kept. */
export const recordReview = command(workforce.recordReview, async (call) => {
  const { tx, body, params } = call
  const person = await getReachedPerson(call, params.id)
  checkWord((await wordsFor(call, person.district_no)).reviews, body.result)
  await sql`select pg_advisory_xact_lock(hashtext('workforce.review'), hashtext(${params.id}))`.execute(tx)
  await sql`update workforce.review set retracted_at = transaction_timestamp()
    where person_id = ${params.id} and year = ${body.year} and retracted_at is null`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into workforce.review (person_id, year, result, basis, measure, on_day, account_id)
    values (${params.id}, ${body.year}, ${body.result}, ${body.basis ?? null}, ${body.measure ?? null}, ${body.onDay}, ${call.actor.accountId})
    returning id`.execute(tx)
  call.note(aboutPerson(params.id, 'review'))
  return { id: rows[0]!.id }
})

export const takeBackRecord = command(workforce.takeBackRecord, async (call) => {
  const { kind, id } = call.params
  const table = sql.table(`workforce.${kind}`)
  const { rows } = await sql<{ person_id: string }>`
    update ${table} set retracted_at = transaction_timestamp() where id = ${id} and retracted_at is null returning person_id`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['person-record-not-found'])
  await getReachedPerson(call, rows[0].person_id)
  call.note(aboutPerson(rows[0].person_id, kind))
  return { id }
})

export const recommend = command(workforce.recommend, async (call) => {
  const { tx, body, params } = call
  const person = await getReachedPerson(call, params.id)
  checkWord((await wordsFor(call, person.district_no)).targets, body.target)
  const { rows } = await sql<{ id: string }>`
    insert into workforce.recommendation (person_id, target, basis, on_day, account_id)
    values (${params.id}, ${body.target}, ${body.basis}, ${body.onDay}, ${call.actor.accountId}) returning id`.execute(tx)
  call.note(aboutPerson(params.id, 'recommendation'))
  return { id: rows[0]!.id }
})

export const moveRecommendation = command(workforce.moveRecommendation, async (call) => {
  const { tx, body, params } = call
  const { rows } = await sql<{ person_id: string; state: string }>`
    select person_id, state from workforce.recommendation where id = ${params.id} for update`.execute(tx)
  const row = rows[0]
  if (!row) throw problem(problems['recommendation-not-found'])
  await getReachedPerson(call, row.person_id)
  if (!recommendationNext(row.state).includes(body.state)) throw problem(problems['recommendation-cannot-move'])
  await sql`update workforce.recommendation set state = ${body.state} where id = ${params.id}`.execute(tx)
  await sql`insert into workforce.recommendation_step (recommendation_id, state, on_day, note, account_id)
    values (${params.id}, ${body.state}, ${body.onDay}, ${body.note ?? null}, ${call.actor.accountId})`.execute(tx)
  call.note(aboutPerson(row.person_id, 'recommendation'))
  return { id: params.id }
})
