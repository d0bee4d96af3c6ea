import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AnswerOf, AnyEndpoint, RequestOf } from '../kernel/endpoint.ts'
import type { Actor } from '../kernel/policy.ts'
import { coverage } from '../modules/coverage/contract.ts'
import { organisations } from '../modules/organisations/contract.ts'
import {
  ensureBodies,
  insertUnit,
  prepareStatements,
  recordAct,
  recordEdge,
  recordStatements,
  refreshScope,
  refreshSearch,
  unitsChanged,
} from '../modules/organisations/index.ts'
import { type NewPost, recordPosts } from '../modules/workforce/index.ts'
import { execute } from '../platform/commands/execute.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext, type Tx } from '../platform/db/database.ts'
import { recordEvent } from '../platform/outbox/outbox.ts'
import { fixedClock } from '../platform/clock/clock.ts'
import { replayPeople } from './replay-people.ts'
import type { DemoStory, Ref, StoryStatement } from '../programmes/story.ts'

const platformActor: Actor = { kind: 'system', accountId: null, displayName: '', grants: [], sessionId: null, ip: null }

/**
 * Replays a story: the same doors and operations people use, each event under the clock of its own day, so that no figure of the
 * demonstration is ever typed in.
 */
export async function replayStory(services: Services, story: DemoStory, districtNo: number): Promise<void> {
  if ('statements' in story.register) await replayRegister(services, story, districtNo)
  const keys = await replayUnits(services, story, districtNo)
  const noOf = (ref: Ref) => findNo(services, districtNo, keys, ref)
  for (const change of story.changes) {
    const no = await noOf(change.unit)
    await as(services, change.effectiveOn, organisations.changeUnit, {
      params: { no },
      body: {
        kind: change.kind,
        effectiveOn: change.effectiveOn,
        reason: change.reason,
        documentNo: change.documentNo,
        facts: change.facts,
      },
    })
  }
  for (const entry of story.diagnoses) {
    const { id } = await as(services, entry.onDay, coverage.diagnose, {
      params: { no: await noOf(entry.unit) },
      body: { reason: entry.reason, note: entry.note, remedy: entry.remedy, followUpOn: entry.followUpOn },
    })
    for (const { onDay, ...body } of entry.followUps) await as(services, onDay, coverage.followUp, { params: { id }, body })
  }
  for (const { node, setOn, ...body } of story.targets)
    await as(services, setOn, coverage.setTarget, { body: { ...body, nodeNo: await noOf(node) } })
  await replayPeople(
    { services, districtNo, noOf, as: (day, endpoint, request) => as(services, day, endpoint, request) },
    story.people,
  )
  for (const { title, asOf, frozenOn } of story.returns)
    await as(services, frozenOn, coverage.freezeReturn, { body: { districtNo, asOf, title } })
}

/** One operation as the platform itself, on a day of the story. */
async function as<E extends AnyEndpoint>(
  services: Services,
  day: string,
  endpoint: E,
  request: RequestOf<E>,
): Promise<AnswerOf<E>> {
  const operation = services.contributions.operations.find((entry) => entry.endpoint.name === endpoint.name)
  if (!operation) throw new Error(`no operation answers ${endpoint.name}`)
  const onThatDay = { ...services, clock: fixedClock(`${day}T02:00:00Z`) }
  return (await execute(onThatDay, operation, platformActor, {
    params: request.params ?? {},
    query: request.query ?? {},
    body: request.body ?? {},
    ifMatch: endpoint.concurrency ? String(await revisionOf(services, request.params)) : null,
    idempotencyKey: randomUUID(),
    upload: null,
    traceId: 'demo-story',
  })) as AnswerOf<E>
}

async function revisionOf(services: Services, params: unknown): Promise<number> {
  const { no } = params as { no: number }
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ revision: number }>`select revision from organisations.unit where no = ${no}`.execute(tx),
  )
  return rows[0]?.revision ?? 0
}

/** Rows of a register told by the story go through the register's own door. */
async function replayRegister(services: Services, story: DemoStory, districtNo: number): Promise<void> {
  if (!('statements' in story.register)) return
  const { statedOn: day, registrar, statements } = story.register
  await services.database.transaction(systemContext, async (tx) => {
    const actId = await recordAct(tx, null, { kind: 'seed', effectiveOn: day, reason: story.programme })
    const context = { actId, day, districtNo }
    const bodies = await ensureBodies(tx, context, [registrar, ...statements.flatMap((row) => row.supervisor ?? [])])
    await prepareStatements(tx)
    await insertStatements(tx, statements, bodies)
    const { changed } = await recordStatements(tx, { ...context, registrarNo: bodies.get(registrar) ?? null })
    await recordPosts(tx, actId, districtNo, day, await postsOf(tx, statements, day))
    await recordEvent(tx, services, unitsChanged(changed))
  })
}

async function insertStatements(
  tx: Tx,
  statements: readonly StoryStatement[],
  bodies: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = statements.map((row, index) => ({
    row_id: index + 1,
    uscc: row.uscc,
    name: row.name,
    status: row.status,
    type: row.type,
    registered_on: row.registeredOn,
    legal_rep: row.legalRep,
    lon: row.lon,
    lat: row.lat,
    headcount: row.headcount,
    full_members: row.fullMembers,
    probationary_members: row.probationaryMembers,
    floating_members: row.floatingMembers,
    street: row.street,
    community: row.community,
    industry: row.industry,
    supervisor_no: row.supervisor === null ? null : (bodies.get(row.supervisor) ?? null),
    party_name: row.partyOrg?.name ?? null,
    party_form: row.partyOrg?.form ?? null,
    party_level: row.partyOrg?.level ?? null,
  }))
  await sql`
    insert into statement (row_id, uscc, name, status, type, registered_on, legal_rep, lon, lat, headcount, full_members, probationary_members, floating_members,
      street_no, community_no, industry_no, supervisor_no, party_name, party_form, party_level)
    select r.row_id, r.uscc, r.name, r.status, r.type, r.registered_on, r.legal_rep, r.lon, r.lat, r.headcount, r.full_members, r.probationary_members, r.floating_members,
      s.no, c.no, i.no, r.supervisor_no, r.party_name, r.party_form, r.party_level
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (row_id bigint, uscc text, name text, status text, type text, registered_on text, legal_rep text,
      lon double precision, lat double precision, headcount integer, full_members integer, probationary_members integer, floating_members integer,
      street text, community text, industry text, supervisor_no integer, party_name text, party_form text, party_level text)
    left join organisations.frame() s on s.kind = 'street' and s.code = r.street
    left join organisations.frame() c on c.kind = 'community' and c.code = r.community
    left join organisations.frame() i on i.kind = 'industry' and i.name = r.industry and i.district_no = s.district_no`.execute(
    tx,
  )
}

async function postsOf(tx: Tx, statements: readonly StoryStatement[], day: string): Promise<NewPost[]> {
  const { rows } = await sql<{
    uscc: string
    unit_no: number
    party_no: number | null
  }>`select uscc, unit_no, party_no from statement`.execute(tx)
  const stated = new Map(rows.map((row) => [row.uscc, row]))
  return statements.flatMap((row) => {
    const found = stated.get(row.uscc)!
    const post = (role: NewPost['role'], unitNo: number, name: string, senderName: string | null): NewPost => ({
      role,
      unitNo,
      name,
      senderName,
      fromOn: day,
    })
    return [
      ...row.instructors.map((one) => post('instructor', found.unit_no, one.name, one.sender)),
      ...(row.liaison === null ? [] : [post('liaison', found.unit_no, row.liaison, null)]),
      ...(row.partyOrg?.secretary && found.party_no !== null
        ? [post('secretary', found.party_no, row.partyOrg.secretary, null)]
        : []),
    ]
  })
}

/** Units and connections no register lists. Answers the numbers of the story's own keys. */
async function replayUnits(services: Services, story: DemoStory, districtNo: number): Promise<Map<string, number>> {
  const keys = new Map<string, number>()
  await services.database.transaction(systemContext, async (tx) => {
    const actId = await recordAct(tx, null, { kind: 'seed', reason: story.programme })
    for (const unit of story.units) {
      const street =
        unit.street === undefined ? null : await findNo(services, districtNo, keys, { by: 'division', value: unit.street }, tx)
      const row = await insertUnit(tx, actId, { kind: unit.kind, districtNo }, unit.fromOn, {
        name: unit.name,
        level: unit.level ?? null,
        form: unit.form ?? null,
        street_no: street,
      })
      keys.set(unit.key, row.no)
    }
    const touched = new Set(keys.values())
    for (const edge of story.edges) {
      const [fromNo, toNo] = [
        await findNo(services, districtNo, keys, edge.from, tx),
        await findNo(services, districtNo, keys, edge.to, tx),
      ]
      touched.add(fromNo)
      await recordEdge(tx, actId, { type: edge.type, fromNo, toNo, fromOn: edge.fromOn })
    }
    await refreshScope(tx, [...touched])
    await refreshSearch(tx, [...keys.values()])
    await recordEvent(tx, services, unitsChanged([...touched]))
  })
  return keys
}

async function findNo(
  services: Services,
  districtNo: number,
  keys: ReadonlyMap<string, number>,
  ref: Ref,
  inside?: Tx,
): Promise<number> {
  const own = ref.by === 'key' ? keys.get(ref.value) : undefined
  if (own !== undefined) return own
  const find = (tx: Tx) =>
    sql<{ no: number }>`
      select u.no from organisations.unit u join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
      where u.retracted_by is null and (u.district_no = ${districtNo} or u.no = ${districtNo})
        and case ${ref.by} when 'division' then u.division_code = ${ref.value} when 'industry' then u.kind = 'industry' and s.name = ${ref.value}
          when 'body' then u.kind = 'public_body' and s.name = ${ref.value}
          when 'uscc' then u.uscc = ${ref.value} when 'party-org' then u.kind = 'party_org' and s.name = ${ref.value} end
      order by u.no limit 1`.execute(tx)
  const { rows } = inside ? await find(inside) : await services.database.read(systemContext, find)
  if (!rows[0]) throw new Error(`the story names ${ref.by} ${ref.value}, which is not there`)
  return rows[0].no
}
