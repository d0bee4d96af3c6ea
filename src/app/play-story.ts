import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AnswerOf, AnyEndpoint } from '../kernel/endpoint.ts'
import { type Actor, platformItself } from '../kernel/policy.ts'
import { campaigns } from '../modules/campaigns/contract.ts'
import { coverage } from '../modules/coverage/contract.ts'
import { organisations } from '../modules/organisations/contract.ts'
import { insertUnit, recordAct, recordEdge, refreshScope, refreshSearch, unitsChanged } from '../modules/organisations/index.ts'
import { applyNow, readAndStage } from '../modules/register/index.ts'
import { execute } from '../platform/commands/execute.ts'
import type { Upload } from '../platform/commands/operation.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext, type Tx } from '../platform/db/database.ts'
import { recordEvent } from '../platform/outbox/outbox.ts'
import { fixedClock } from '../platform/clock/clock.ts'
import { replayElections } from './replay-elections.ts'
import { replayPeople, type Stage, type StageRequest } from './replay-people.ts'
import type { DemoStory, Ref } from '../programmes/story.ts'
import { loadDistrict, parseDivisions } from './commands/divisions.ts'
import { replayRegister } from './replay-register.ts'

const root = join(import.meta.dirname, '../..')

/** Plays a story from its first day: district, register, units and connections, then every event. Answers with the district. */
export async function playStory(services: Services, story: DemoStory): Promise<number> {
  const divisions = 'file' in story.divisions ? await readDivisions(story.divisions.file) : story.divisions
  const { districtNo } = await loadDistrict(services, divisions as ReturnType<typeof parseDivisions>)
  if ('file' in story.register) await importRegister(services, story.register, districtNo)
  else await replayRegister(services, story, districtNo)
  await replayEvents(services, story, districtNo)
  // The planner knows nothing of rows that came in bulk until it has counted them: reads are forty times slower before.
  await services.database.pool.query('analyze')
  return districtNo
}

const readDivisions = async (file: string) => parseDivisions(await readFile(join(root, file), 'utf8'), file)

async function importRegister(
  services: Services,
  register: { file: string; statedOn: string },
  districtNo: number,
): Promise<void> {
  const path = join(root, register.file)
  const id = await readAndStage(services, { path, name: basename(path), districtNo, statementOn: register.statedOn })
  await applyNow(services, id)
}

/**
 * What happened since: the same doors and operations people use, each event under the clock of its own day, so that no figure of the
 * demonstration is ever typed in.
 */
async function replayEvents(services: Services, story: DemoStory, districtNo: number): Promise<void> {
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
  const stage: Stage = { services, districtNo, noOf, as: (day, endpoint, request) => as(services, day, endpoint, request) }
  await replayPeople(stage, story.people)
  if (story.elections) await replayElections(stage, story.elections)
  for (const { node, ...body } of story.campaigns)
    await as(services, body.fromOn, campaigns.startCampaign, { body: { ...body, nodeNo: await noOf(node) } })
  for (const { title, asOf, frozenOn } of story.returns)
    await as(services, frozenOn, coverage.freezeReturn, { body: { districtNo, asOf, title } })
}

/** One operation as the platform itself, on a day of the story; with an account where what it leaves is that account's own. */
export async function as<E extends AnyEndpoint>(
  services: Services,
  day: string,
  endpoint: E,
  request: StageRequest<E>,
  upload: Upload | null = null,
  actor: Actor = platformItself,
): Promise<AnswerOf<E>> {
  const operation = services.contributions.operations.find((entry) => entry.endpoint.name === endpoint.name)
  if (!operation) throw new Error(`no operation answers ${endpoint.name}`)
  const onThatDay = { ...services, clock: fixedClock(`${day}T02:00:00Z`) }
  return (await execute(onThatDay, operation, actor, {
    params: request.params ?? {},
    query: request.query ?? {},
    body: request.body ?? {},
    ifMatch: endpoint.concurrency ? String(request.revision ?? (await revisionOf(services, request.params))) : null,
    idempotencyKey: randomUUID(),
    upload,
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

/** The number of a unit a story names, within its district. */
export async function findNo(
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
