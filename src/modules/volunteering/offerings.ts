import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { BodyOf, QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { volunteering } from './contract.ts'
import { requireOrganiser } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { heldIn } from './sessions.ts'
import { wordsOn } from './settings.ts'
import { about, unitNames, unitReached } from './store.ts'

export type OfferingFilter = Partial<Omit<QueryOf<typeof volunteering.listOfferings>, 'page' | 'pageSize'>>
type Reading = Pick<Call, 'tx' | 'scope' | 'today'>
type Kind = 'brand' | 'platform'

/** The one predicate of list, figure and export: those of the district one stands in, as the rows in reach are. */
function whereOf({ scope }: Reading, filter: OfferingFilter): RawBuilder<boolean> {
  const { districtNo = null, kind = null, providerType = null, brandId = null, unitNo = null, onDay = null, q } = filter
  const like = likeOf(q)
  const offered = scope.everything
    ? sql`true`
    : sql`exists (select from organisations.unit u where u.scope_nodes @> array[o.district_no] and u.scope_nodes && ${`{${scope.nodes.join(',')}}`}::integer[])`
  return sql<boolean>`(${unitReached(scope, 'o.unit_no')} or ${offered})
    and (${districtNo}::integer is null or o.district_no = ${districtNo}) and (${kind}::text is null or o.kind = ${kind})
    and (${providerType}::text is null or o.provider_type = ${providerType}) and (${brandId}::uuid is null or o.brand_id = ${brandId})
    and (${unitNo}::integer is null or o.unit_no = ${unitNo})
    and (${onDay}::date is null or o.from_on <= ${onDay} and (o.until_on is null or o.until_on > ${onDay}))
    and (${like}::text is null or o.title ilike ${like} or o.led_by ilike ${like} or o.no::text = ${q ?? ''})`
}

interface Row {
  id: string
  no: number
  kind: Kind
  unitNo: number
  title: string
  providerType: string
  brandId: string | null
  brandTitle: string | null
  ledBy: string | null
  about: string | null
  fromOn: Day
  untilOn: Day | null
  endReason: string | null
  platforms: number
  sessions: number
  lectures: number
  times: number
  mine: boolean
}

/** What sessions of its own needs came to, and of a brand those of its platforms too. */
const outputs = (call: Reading, lectures: readonly string[]) => sql`(
  select count(*)::integer as sessions, (count(*) filter (where n.kind = any (${[...lectures]})))::integer as lectures, coalesce(sum(t.times), 0)::integer as times
  from volunteering.shift s join volunteering.need n on n.id = s.need_id
    cross join lateral (select sum(y.times) as times from volunteering.tally y where y.shift_id = s.id and y.replaced_at is null) t
  where ${heldIn(call)} and n.offering_id in (select p.id from volunteering.offering p where p.id = o.id or p.brand_id = o.id))`

export async function findOfferings(call: Reading, filter: OfferingFilter, page = 1, pageSize = 100_000) {
  const { kinds } = await wordsOn(call.tx, filter.districtNo ?? null, call.today)
  const lectures = kinds.flatMap(({ code, group }) => (group === 'lecture' ? [code] : []))
  const { rows } = await sql<Row>`
    select o.id, o.no, o.kind, o.unit_no as "unitNo", o.title, o.provider_type as "providerType", o.brand_id as "brandId", b.title as "brandTitle", o.led_by as "ledBy",
      o.about, o.from_on as "fromOn", o.until_on as "untilOn", o.end_reason as "endReason", k.sessions, k.lectures, k.times, ${unitReached(call.scope, 'o.unit_no')} as mine,
      (select count(*)::integer from volunteering.offering p where p.brand_id = o.id) as platforms
    from volunteering.offering o left join volunteering.offering b on b.id = o.brand_id cross join lateral ${outputs(call, lectures)} k
    where ${whereOf(call, filter)} order by o.until_on is not null, o.kind, o.no limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const name = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  return rows.map(({ unitNo, brandId, brandTitle, ...row }) => ({
    ...row,
    provider: name(unitNo),
    brand: brandId === null ? null : { id: brandId, title: brandTitle ?? '' },
  }))
}

export async function countOfferings(call: Reading, filter: OfferingFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from volunteering.offering o where ${whereOf(call, filter)}`.execute(call.tx)
  return rows[0]!.total
}

export const listOfferings = query(volunteering.listOfferings, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const items = await findOfferings(call, filter, page, pageSize)
  return {
    items,
    total: await countOfferings(call, filter),
    page,
    pageSize,
    can: { open: call.can('service.organise') !== null },
  }
})

/** Words and brand are of the district; whoever is named as its leader has agreed. */
async function requireFit(
  call: Call,
  districtNo: number,
  kind: Kind,
  facts: BodyOf<typeof volunteering.changeOffering>,
): Promise<void> {
  const { providers } = await wordsOn(call.tx, districtNo, call.today)
  if (!providers.some(({ code }) => code === facts.providerType))
    throw problem(problems['need-word-unknown'], { word: facts.providerType })
  if (facts.ledBy?.trim() && !facts.consent) throw problem(problems['offering-leader-unasked'])
  if (!facts.brandId) return
  const { rows } = await sql`
    select from volunteering.offering where id = ${facts.brandId} and kind = 'brand' and district_no = ${districtNo} and until_on is null`.execute(
    call.tx,
  )
  if (kind === 'brand' || rows.length === 0) throw problem(problems['offering-brand-unknown'])
}

export const openOffering = command(volunteering.openOffering, async (call) => {
  const { body, actor } = call
  const districtNo = await requireOrganiser(call, body.unitNo)
  await requireFit(call, districtNo, body.kind, body)
  const id = randomUUID()
  await sql`
    insert into volunteering.offering (id, kind, unit_no, district_no, title, provider_type, from_on, account_id)
    values (${id}, ${body.kind}, ${body.unitNo}, ${districtNo}, ${body.title}, ${body.providerType}, ${body.fromOn}, ${actor.accountId})`.execute(
    call.tx,
  )
  await saveFacts(call, id, body)
  call.note(about('offering', id, 'open', body.unitNo))
  return { id }
})

async function saveFacts({ tx, today }: Call, id: string, facts: BodyOf<typeof volunteering.changeOffering>): Promise<void> {
  const told = (text: string | null | undefined) => text?.trim() || null
  const ledBy = told(facts.ledBy)
  await sql`
    update volunteering.offering set title = ${facts.title}, provider_type = ${facts.providerType}, brand_id = ${facts.brandId ?? null}, about = ${told(facts.about)},
      led_by_consent_on = case when ${ledBy}::text is null then null when led_by = ${ledBy} then led_by_consent_on else ${today}::date end, led_by = ${ledBy}
    where id = ${id}`.execute(tx)
}

/** One whose provider is in reach and which goes on, locked. Throws `offering-not-found`, `offering-ended`. */
async function getOwnOffering(call: Call, id: string) {
  const { rows } = await sql<{ kind: Kind; unitNo: number; districtNo: number; fromOn: Day; untilOn: Day | null }>`
    select o.kind, o.unit_no as "unitNo", o.district_no as "districtNo", o.from_on as "fromOn", o.until_on as "untilOn" from volunteering.offering o
    where o.id = ${id} and ${unitReached(call.scope, 'o.unit_no')} for update of o`.execute(call.tx)
  if (!rows[0]) throw problem(problems['offering-not-found'])
  if (rows[0].untilOn !== null) throw problem(problems['offering-ended'])
  return rows[0]
}

export const changeOffering = command(volunteering.changeOffering, async (call) => {
  const was = await getOwnOffering(call, call.params.id)
  await requireFit(call, was.districtNo, was.kind, call.body)
  await saveFacts(call, call.params.id, call.body)
  call.note(about('offering', call.params.id, 'facts', was.unitNo))
  return { id: call.params.id }
})

export const endOffering = command(volunteering.endOffering, async (call) => {
  const { params, body } = call
  const was = await getOwnOffering(call, params.id)
  if (body.untilOn < was.fromOn) throw problem(problems['offering-ends-before'])
  await sql`update volunteering.offering set until_on = ${body.untilOn}, end_reason = ${body.reason} where id = ${params.id}`.execute(
    call.tx,
  )
  call.note(about('offering', params.id, 'closed', was.unitNo))
  return { id: params.id }
})
