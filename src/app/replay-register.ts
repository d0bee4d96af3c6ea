import { sql } from 'kysely'
import { ensureBodies, prepareStatements, recordAct, recordStatements, unitsChanged } from '../modules/organisations/index.ts'
import { type NewPost, recordPosts } from '../modules/workforce/index.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext, type Tx } from '../platform/db/database.ts'
import { recordEvent } from '../platform/outbox/outbox.ts'
import type { DemoStory, StoryStatement } from '../programmes/story.ts'

/** Rows of a register told by the story go through the register's own door. */
export async function replayRegister(services: Services, story: DemoStory, districtNo: number): Promise<void> {
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
