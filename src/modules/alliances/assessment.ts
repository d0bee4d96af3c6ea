import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, type Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { type CommunityRow, requireCommunity, standing } from './communities.ts'
import { alliances } from './contract.ts'
import { sharedIn } from './community-page.ts'
import { lineKinds, listedKinds, type yearItem } from './contract-life.ts'
import { aboutCommunity, addCommunityStep } from './founding.ts'
import { findDue, keepTurns, readTurns } from './life.ts'
import { readJoint, readLines } from './lines.ts'
import { allianceProblems as problems } from './problems.ts'
import { readinessOf } from './readiness.ts'
import { type CommunityMove, lives, stateAfter } from './rules/communities.ts'
import { booksOf } from './settings.ts'
import { reachedOf } from './store.ts'

type Item = z.output<typeof yearItem>

/** What the records say of a year, each item with the page that shows them. People judge; nothing is weighed or added up. */
async function prepare(call: Call, row: CommunityRow, year: number): Promise<Item[]> {
  const page = (tab: string, more: Record<string, string> = {}) =>
    `/communities/${row.id}?${new URLSearchParams({ tab, year: String(year), ...more })}`
  const item = (what: Item['what'], code: string, value: number | null, list: string, more: Partial<Item> = {}): Item => ({
    what,
    code,
    value,
    of: null,
    state: null,
    list,
    ...more,
  })
  const { cadences } = await findDue(call, row, year)
  const lines = await readLines(call, row.id, { year })
  const problemsRaised = lines.filter((line) => line.kind === 'problem')
  const joint = (await readJoint(call, row, year)).filter((one) => one.state === 'held')
  const convenors = (await readTurns(call, row)).find((one) => one.role === 'convenor')!.turns
  const led = new Set(
    convenors
      .filter(
        (turn) => turn.who !== null && turn.day <= call.today && turn.until > `${year}-01-01` && turn.day < `${year + 1}-01-01`,
      )
      .map((turn) => turn.who),
  )
  return [
    ...cadences.map(({ code, windows }) => {
      const asked = windows.filter((window) => window.status !== 'not-applicable' && window.status !== 'not-yet-due')
      const met = asked.filter((window) => window.status === 'recorded').length
      return item('cadence', code, met, page('lines', { kind: code }), { of: asked.length })
    }),
    item('activities', 'joint', joint.length, page('activities')),
    ...lineKinds
      .map((kind) => item('lines', kind, lines.filter((line) => line.kind === kind).length, page('lines', { kind })))
      .filter(({ code, value }) => !listedKinds.includes(code) || value! > 0),
    ...(problemsRaised.length === 0
      ? []
      : [
          item(
            'solved',
            'problem',
            problemsRaised.filter((line) => line.solvedOn !== null).length,
            page('lines', { kind: 'problem' }),
            { of: problemsRaised.length },
          ),
        ]),
    ...(await sharedOf(call, row.id, year)).map(({ code, count, of, link }) => item('shared', code, count, link, { of })),
    item('turns', 'convenor', led.size, page('turns'), { of: standing(row).length }),
    item('members', 'members', standing(row).length, page('members')),
    ...(await readinessOf(call, [row]))
      .get(row.id)!
      .map(({ aspect, state }) => item('readiness', aspect, null, page('founding'), { state })),
  ]
}

/** Resources and problems members shared in the year, each list with its number, and how many of the problems were solved. */
async function sharedOf(call: Call, id: string, year: number) {
  const found = await sharedIn(call, id, { fromOn: `${year}-01-01`, untilOn: `${year + 1}-01-01` })
  return found.flatMap(({ module, counts }) => {
    const raised = counts.find((one) => one.code === 'problem')?.count ?? null
    return counts
      .filter(({ code }) => ['resource', 'problem', 'solved'].includes(code))
      .map(({ code, count, link }) => ({ code: `${module}.${code}`, count, of: code === 'solved' ? raised : null, link }))
  })
}

interface Kept {
  readonly items: Item[]
  readonly judgement: string
  readonly grade: 'demonstration' | 'normal' | 'rectification'
  readonly subsidyFen: number | null
  readonly documentNo: string | null
  readonly dueOn: Day | null
  readonly assessedOn: Day
  readonly by: string | null
  readonly recheckedOn: Day | null
  readonly recheckResult: 'active' | 'dissolved' | null
  readonly recheckReason: string | null
  readonly recheckedBy: string | null
}

async function findKept(call: Call, id: string, year: number): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`
    select a.items, a.judgement, a.grade, a.subsidy_fen::float8 as "subsidyFen", a.document_no as "documentNo", a.due_on as "dueOn", a.assessed_on as "assessedOn",
      access.display_name_of(a.account_id) as by, a.rechecked_on as "recheckedOn", a.recheck_result as "recheckResult", a.recheck_reason as "recheckReason",
      access.display_name_of(a.recheck_account_id) as "recheckedBy"
    from alliances.assessment a where a.community_id = ${id} and a.year = ${year}`.execute(call.tx)
  return rows[0]
}

/** From the month of the rule on, a year that has begun for the community can be looked at. */
async function assessable(call: Call, row: CommunityRow, year: number) {
  const ruled = (await booksOf(call.tx))(row.districtNo).find('alliance.assessment', call.today)
  const from = `${year}-${String(ruled?.params.fromMonth ?? 12).padStart(2, '0')}-01`
  return { ruled, open: call.today >= from && row.establishedOn !== null && row.establishedOn < `${year + 1}-01-01` }
}

export const getYear = query(alliances.getYear, async (call) => {
  const { year, id } = call.params
  const row = await requireCommunity(call, id)
  const kept = await findKept(call, id, year)
  const { ruled, open } = await assessable(call, row, year)
  const assesses = (await reachedOf(call.tx, call.can('community.assess'), [row.leadNo])).has(row.leadNo)
  const { items: _items, ...assessment } = kept ?? { items: [] }
  return {
    year,
    rule: ruled ? { ...ruled.ref, stated: ruled.stated } : null,
    items: kept?.items ?? (row.establishedOn === null ? [] : await prepare(call, row, year)),
    assessment: kept ? (assessment as Omit<Kept, 'items'>) : null,
    can: {
      assess: assesses && !kept && open && stateAfter(row.state, 'grade-normal') !== undefined,
      recheck: assesses && stateAfter(row.state, 'recheck-active') !== undefined,
      dissolve: assesses && lives(row.state),
    },
    suggestedDueOn: ruled ? addDays(call.today, ruled.params.rectifyDays) : null,
  }
})

/** A community whose committee the caller is of, locked, and where the move leads from where it stands. */
async function getJudged(call: Call, id: string, move: CommunityMove) {
  await sql`select from alliances.community where id = ${id} for update`.execute(call.tx)
  const row = await requireCommunity(call, id)
  if (!(await reachedOf(call.tx, call.scope, [row.leadNo])).has(row.leadNo)) throw problem(problems['community-not-found'])
  const state = stateAfter(row.state, move)
  if (state === undefined) throw problem(problems['community-cannot-move'])
  return { row, state }
}

export const assessCommunity = command(alliances.assessCommunity, async (call) => {
  const { tx, body, today } = call
  const { year } = call.params
  const { row, state } = await getJudged(call, call.params.id, `grade-${body.grade}`)
  const { open } = await assessable(call, row, year)
  if (!open) throw problem(problems['community-assessment-not-yet'])
  if (await findKept(call, row.id, year)) throw problem(problems['community-assessed-already'])
  const dueOn = body.grade === 'rectification' ? (body.dueOn ?? null) : null
  if (body.grade === 'rectification' && (dueOn === null || dueOn <= today)) throw problem(problems['community-due-missing'])
  const items = await prepare(call, row, year)
  await sql`insert into alliances.assessment (id, community_id, year, items, judgement, grade, subsidy_fen, document_no, due_on, assessed_on, account_id)
    values (${randomUUID()}, ${row.id}, ${year}, ${JSON.stringify(items)}::jsonb, ${body.judgement}, ${body.grade},
      ${body.grade === 'demonstration' ? (body.subsidyFen ?? null) : null}, ${body.documentNo || null}, ${dueOn}, ${today}, ${call.actor.accountId})`.execute(
    tx,
  )
  await sql`update alliances.community set state = ${state}, revision = revision + 1 where id = ${row.id}`.execute(tx)
  await addCommunityStep(call, row.id, `grade-${body.grade}`, today, { reason: body.judgement })
  call.note(aboutCommunity(row.id, 'assessment'))
  return { id: row.id }
})

export const recheckCommunity = command(alliances.recheckCommunity, async (call) => {
  const { tx, body, today } = call
  const { row } = await getJudged(call, call.params.id, `recheck-${body.result}`)
  await sql`update alliances.assessment set rechecked_on = ${today}, recheck_result = ${body.result}, recheck_reason = ${body.reason}, recheck_account_id = ${call.actor.accountId}
    where id = (select id from alliances.assessment where community_id = ${row.id} and grade = 'rectification' and rechecked_on is null order by year desc limit 1)`.execute(
    tx,
  )
  await end(call, row, body.result, body.reason)
  await addCommunityStep(call, row.id, `recheck-${body.result}`, today, { reason: body.reason })
  call.note(aboutCommunity(row.id, 'recheck'))
  return { id: row.id }
})

export const dissolveCommunity = command(alliances.dissolveCommunity, async (call) => {
  const { row } = await getJudged(call, call.params.id, 'dissolve')
  await end(call, row, 'dissolved', call.body.reason)
  await addCommunityStep(call, row.id, 'dissolve', call.today, { reason: call.body.reason })
  call.note(aboutCommunity(row.id, 'dissolve'))
  return { id: row.id }
})

async function end(call: Call, row: CommunityRow, state: 'active' | 'dissolved', reason: string): Promise<void> {
  if (state === 'dissolved') await keepTurns(call, row)
  await sql`update alliances.community set state = ${state}, ended_on = ${state === 'dissolved' ? call.today : null},
    end_reason = ${state === 'dissolved' ? reason : null}, revision = revision + 1 where id = ${row.id}`.execute(call.tx)
  // Its charter binds nobody once the community is no more.
  if (state === 'dissolved' && row.charterId)
    await sql`update alliances.agreement set closed_as = 'ended', closed_on = ${call.today}, close_reason = ${reason}, revision = revision + 1
      where id = ${row.charterId} and closed_as is null`.execute(call.tx)
}
