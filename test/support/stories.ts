import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { programmeDocument } from '../../src/kernel/programme.ts'
import {
  ensureBodies,
  insertUnit,
  loadDivisions,
  loadIndustries,
  prepareStatements,
  recordAct,
  recordEdge,
  recordStatements,
  refreshScope,
  unitsChanged,
} from '../../src/modules/organisations/index.ts'
import { readHere } from '../../src/modules/register/reading/testing.ts'
import { recordPosts } from '../../src/modules/workforce/index.ts'
import type { Services } from '../../src/platform/commands/services.ts'
import { systemContext, type Tx } from '../../src/platform/db/database.ts'
import { recordEvent } from '../../src/platform/outbox/outbox.ts'
import { programmes } from '../../src/programmes/index.ts'
import type { DemoStory, Ref, StoryStatement } from '../../src/programmes/story.ts'

const root = join(import.meta.dirname, '../..')

/** Records the facts of a story in one transaction: areas, register, units, connections and changes. Returns the district. */
export async function playStory(services: Services, story: DemoStory): Promise<number> {
  const districtNo = await record(services, story)
  // The planner knows nothing of rows that came in bulk until it has counted them: reads are forty times slower before.
  await services.database.pool.query('analyze')
  return districtNo
}

async function record(services: Services, story: DemoStory): Promise<number> {
  const divisions =
    'file' in story.divisions ? JSON.parse(await readFile(join(root, story.divisions.file), 'utf8')) : story.divisions
  const statements = await statementsOf(story)
  const document = programmeDocument.parse(programmes.find((one) => one.code === story.programme))
  return services.database.transaction(systemContext, async (tx) => {
    const { districtNo } = await loadDivisions(tx, divisions, story.programme)
    await loadIndustries(tx, districtNo, document.industries)
    const day = story.register.statedOn
    const actId = await recordAct(tx, null, { kind: 'import', reason: story.district.name, effectiveOn: day })
    const named = [story.register.registrar, ...statements.flatMap((row) => row.supervisor ?? [])]
    const bodies = await ensureBodies(tx, { actId, day, districtNo }, named)
    const registrarNo = bodies.get(story.register.registrar)!
    const nos = await recordRegister(tx, { actId, day, districtNo, registrarNo }, statements, bodies)
    const numbers = await numbersOf(tx, districtNo)
    const find = (ref: Ref) => {
      const no = numbers.get(`${ref.by} ${ref.value}`)
      if (no === undefined) throw new Error(`the story names ${ref.by} ${ref.value}, which is not there`)
      return no
    }
    for (const { key, kind, fromOn, street, ...facts } of story.units) {
      const streetNo = street ? find({ by: 'division', value: street }) : null
      const unit = await insertUnit(tx, actId, { kind, districtNo }, fromOn, { ...facts, street_no: streetNo })
      numbers.set(`key ${key}`, unit.no)
    }
    const touched = new Set(story.units.map((unit) => find({ by: 'key', value: unit.key })))
    for (const { type, from, to, fromOn } of story.edges) {
      touched.add(find(from))
      await recordEdge(tx, actId, { type, fromNo: find(from), toNo: find(to), fromOn })
    }
    await refreshScope(tx, [...touched])
    await recordEvent(tx, services, unitsChanged([...nos, ...touched]))
    return districtNo
  })
}

async function statementsOf(story: DemoStory): Promise<readonly StoryStatement[]> {
  if ('statements' in story.register) return story.register.statements
  const { reading } = await readHere(join(root, story.register.file), basename(story.register.file))
  return reading.organisations.map((row) => ({
    uscc: row.uscc ?? '',
    name: row.name!,
    type: row.type!,
    status: row.status as 'active',
    registeredOn: row.registered!,
    legalRep: row.legalRep ?? '',
    street: row.street!,
    community: row.community ?? '',
    industry: row.industry,
    supervisor: row.supervisor,
    headcount: row.headcount,
    fullMembers: row.full,
    probationaryMembers: row.probationary,
    floatingMembers: row.floating,
    partyOrg:
      row.partyOrg === null
        ? null
        : { name: row.partyOrg, form: row.formation as 'own', level: row.level as 'branch', secretary: null },
    instructors: row.instructor === null ? [] : [{ name: row.instructor, sender: row.instructorUnit ?? '' }],
    liaison: row.liaison,
    lon: row.lon,
    lat: row.lat,
  }))
}

type Context = Parameters<typeof recordStatements>[1]

async function recordRegister(
  tx: Tx,
  context: Context,
  statements: readonly StoryStatement[],
  bodies: ReadonlyMap<string, number>,
): Promise<readonly number[]> {
  const { rows: frame } = await sql<{ code: string; no: number }>`
    select code, no from organisations.frame() where district_no = ${context.districtNo}`.execute(tx)
  const areas = new Map(frame.map((row) => [row.code, row.no]))
  const rows = statements.map((row, index) => ({
    ...row,
    row_id: index,
    street_no: areas.get(row.street),
    community_no: areas.get(row.community) ?? null,
    industry_no: row.industry === null ? null : areas.get(row.industry),
    supervisor_no: row.supervisor === null ? null : bodies.get(row.supervisor),
  }))
  await prepareStatements(tx)
  await sql`
    insert into statement (row_id, uscc, cert_no, name, type, status, registered_on, legal_rep, street_no, community_no, industry_no, supervisor_no,
      headcount, full_members, probationary_members, floating_members, lon, lat, party_name, party_form, party_level)
    select row_id, nullif(uscc, ''), case when uscc = '' then row_id::text end, name, type, status, "registeredOn", nullif("legalRep", ''), street_no, community_no,
      industry_no, supervisor_no, headcount, "fullMembers", "probationaryMembers", "floatingMembers", lon, lat,
      "partyOrg" ->> 'name', "partyOrg" ->> 'form', "partyOrg" ->> 'level'
    from json_to_recordset(${JSON.stringify(rows)}::json) as s (row_id bigint, uscc text, name text, type text, status text, "registeredOn" text, "legalRep" text,
      street_no integer, community_no integer, industry_no integer, supervisor_no integer, headcount integer, "fullMembers" integer, "probationaryMembers" integer,
      "floatingMembers" integer, lon double precision, lat double precision, "partyOrg" json)`.execute(tx)
  const { changed } = await recordStatements(tx, context)
  const { rows: stated } = await sql<{ row_id: number; unit_no: number }>`select row_id, unit_no from statement`.execute(tx)
  const unitOf = new Map(stated.map((row) => [row.row_id, row.unit_no]))
  const posts = statements.flatMap((row, index) => [
    ...row.instructors.map(({ name, sender }) => ({
      role: 'instructor' as const,
      unitNo: unitOf.get(index)!,
      name,
      senderName: sender,
    })),
    ...(row.liaison === null
      ? []
      : [{ role: 'liaison' as const, unitNo: unitOf.get(index)!, name: row.liaison, senderName: null }]),
  ])
  await recordPosts(
    tx,
    context.actId,
    context.districtNo,
    context.day,
    posts.map((post) => ({ ...post, fromOn: context.day })),
  )
  return changed
}

/** Numbers of the units of a district by what the world calls them. */
async function numbersOf(tx: Tx, districtNo: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ no: number; ref: string }>`
    select u.no, case u.kind when 'industry' then 'industry ' || u.code when 'social_org' then 'uscc ' || u.uscc when 'party_org' then 'party-org ' || s.name
      when 'public_body' then 'body ' || s.name else 'division ' || u.division_code end as ref
    from organisations.unit u join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
    where u.district_no = ${districtNo} or u.no = ${districtNo}`.execute(tx)
  return new Map(rows.map((row) => [row.ref, row.no]))
}
