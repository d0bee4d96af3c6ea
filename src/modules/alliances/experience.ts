import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { BodyOf, QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { likeOf } from '../../platform/db/like.ts'
import { requireAgreement } from './agreements.ts'
import { alliances } from './contract.ts'
import { fileWords } from './exchange.ts'
import { aboutCommunity } from './founding.ts'
import { getRun, tagsIn } from './lines.ts'
import { allianceProblems as problems } from './problems.ts'
import { inForceFrom } from './rules/agreements.ts'
import { booksOf, wordsOf } from './settings.ts'
import { anyReached, namedIn, namesOf, reachedOf } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today' | 'can'>
export type ExperienceFilter = Partial<Omit<QueryOf<typeof alliances.listExperience>, 'page' | 'pageSize'>>

interface NoteRow {
  readonly id: string
  readonly no: number
  readonly agreementId: string | null
  readonly ofId: string
  readonly ofName: string
  readonly districtNo: number
  readonly unitNo: number
  readonly onDay: Day
  readonly title: string
  readonly text: string | null
  readonly tags: string[]
}

async function readNotes({ tx, scope }: Asking, filter: ExperienceFilter & { id?: string }): Promise<NoteRow[]> {
  const { id = null, basis = null, agreementId = null, communityId = null, tag = null } = filter
  const { unitNo = null, districtNo = null, fromOn = null, untilOn = null } = filter
  const like = likeOf(filter.q)
  const { rows } = await sql<NoteRow>`
    select l.id, l.no, l.agreement_id as "agreementId", coalesce(a.id, c.id) as "ofId", coalesce(a.title, c.name) as "ofName",
      coalesce(a.district_no, c.district_no) as "districtNo", l.unit_no as "unitNo", l.on_day as "onDay", l.title, l.body as text, l.tags
    from alliances.line l left join alliances.agreement a on a.id = l.agreement_id left join alliances.community c on c.id = l.community_id
    where l.kind = 'experience' and l.retracted_at is null and (${anyReached(scope, 'a.reach_nos')} or ${anyReached(scope, 'c.reach_nos')})
      and (${id}::uuid is null or l.id = ${id}) and (${basis}::text is null or (l.agreement_id is not null) = (${basis} = 'agreement'))
      and (${agreementId}::uuid is null or l.agreement_id = ${agreementId}) and (${communityId}::uuid is null or l.community_id = ${communityId})
      and (${tag}::text is null or ${tag} = any (l.tags)) and (${unitNo}::integer is null or l.unit_no = ${unitNo})
      and (${districtNo}::integer is null or coalesce(a.district_no, c.district_no) = ${districtNo})
      and (${fromOn}::date is null or l.on_day >= ${fromOn}) and (${untilOn}::date is null or l.on_day < ${untilOn})
      and (${like}::text is null or l.title ilike ${like} or l.body ilike ${like} or a.title ilike ${like} or c.name ilike ${like})
    order by l.on_day desc, l.no desc`.execute(tx)
  return rows
}

/** The one list behind page, section and export. */
async function findNotes(call: Asking, filter: ExperienceFilter & { id?: string }) {
  const rows = await readNotes(call, filter)
  const nos = rows.map((row) => row.unitNo)
  const [names, own] = [await namesOf(call.tx, nos, call.today), await reachedOf(call.tx, call.can('community.run'), nos)]
  return rows.map(({ agreementId, ofId, ofName, districtNo, unitNo, ...row }) => ({
    districtNo,
    view: {
      ...row,
      basis: agreementId === null ? ('community' as const) : ('agreement' as const),
      of: { id: ofId, name: ofName },
      unit: namedIn(names, unitNo),
      can: { retract: own.has(unitNo) },
    },
  }))
}

/** Sides of an agreement every side has signed for which the caller may write. */
async function sidesFor(call: Asking, id: string): Promise<number[]> {
  const row = await requireAgreement(call, id)
  if (row.kind === 'charter' || inForceFrom(row) === null) return []
  const nos = row.sides.map((side) => side.unitNo)
  const own = await reachedOf(call.tx, call.can('community.run'), nos)
  return nos.filter((no) => own.has(no))
}

export const listExperience = query(alliances.listExperience, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const all = await findNotes(call, filter)
  const items = all.slice((page - 1) * pageSize, page * pageSize).map(({ view }) => view)
  const nos = filter.agreementId ? await sidesFor(call, filter.agreementId) : []
  const names = await namesOf(call.tx, nos, call.today)
  return { items, total: all.length, page, pageSize, writeFor: nos.map((no) => namedIn(names, no)) }
})

type Note = Awaited<ReturnType<typeof findNotes>>[number]

export const exportExperience = download(alliances.exportExperience, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, experience, experienceOf, separator } = fileWords(language)
  const rows = await findNotes(call, filter)
  const books = await booksOf(call.tx)
  const tagsOf = ({ districtNo, view }: Note) => {
    const { tags } = wordsOf(books(districtNo), call.today)
    return view.tags.map((code) => tags.find((one) => one.code === code)?.[language] ?? code).join(separator)
  }
  const columns: TableColumn<Note>[] = [
    { header: heads.no, width: 8, value: ({ view }) => view.no },
    { header: heads.onDay, width: 12, value: ({ view }) => ({ date: view.onDay }) },
    { header: heads.lineTitle, width: 36, value: ({ view }) => view.title },
    { header: heads.lineBody, width: 60, value: ({ view }) => view.text },
    { header: heads.tags, width: 24, value: tagsOf },
    { header: heads.writtenBy, width: 32, value: ({ view }) => view.unit.name },
    { header: heads.experienceBasis, width: 12, value: ({ view }) => experienceOf[view.basis] },
    { header: heads.experienceOf, width: 36, value: ({ view }) => view.of.name },
  ]
  return tableFile(call, { title: experience, format, columns, rows })
})

export const writeExperience = command(alliances.writeExperience, async (call) => {
  const { tx, body, today } = call
  const { districtNo, since } = await basisOf(call, body)
  const tags = tagsIn(wordsOf((await booksOf(tx))(districtNo), today), body.tags)
  if (body.onDay > today || body.onDay < since) throw problem(problems['community-day-unfit'])
  const id = randomUUID()
  await sql`insert into alliances.line (id, community_id, agreement_id, kind, unit_no, on_day, title, body, tags, account_id)
    values (${id}, ${body.communityId ?? null}, ${body.agreementId ?? null}, 'experience', ${body.unitNo}, ${body.onDay}, ${body.title}, ${body.text},
      ${tags}::text[], ${call.actor.accountId})`.execute(tx)
  return { id }
})

/** The community or signed agreement a note is written for, by one of its sides. */
async function basisOf(
  call: Call,
  { agreementId, communityId, unitNo }: Pick<BodyOf<typeof alliances.writeExperience>, 'agreementId' | 'communityId' | 'unitNo'>,
): Promise<{ districtNo: number; since: Day }> {
  if (communityId) {
    const row = await getRun(call, communityId, unitNo)
    call.note(aboutCommunity(row.id, 'line'))
    return { districtNo: row.districtNo, since: row.establishedOn! }
  }
  const row = await requireAgreement(call, agreementId!)
  if (row.kind === 'charter') throw problem(problems['agreement-of-community'])
  const since = inForceFrom(row)
  if (since === null) throw problem(problems['experience-not-signed'])
  if (!(await sidesFor(call, row.id)).includes(unitNo)) throw problem(problems['agreement-side-unknown'])
  call.note({ objectType: 'agreement', objectId: row.id, fields: ['experience'] })
  return { districtNo: row.districtNo, since }
}

export const retractExperience = command(alliances.retractExperience, async (call) => {
  const { id } = call.params
  await sql`select from alliances.line where id = ${id} for update`.execute(call.tx)
  const [found] = await findNotes(call, { id })
  if (!found?.view.can.retract) throw problem(problems['community-line-not-found'])
  await sql`update alliances.line set retracted_at = transaction_timestamp(), retract_reason = ${call.body.reason} where id = ${id}`.execute(
    call.tx,
  )
  call.note({ objectType: found.view.basis, objectId: found.view.of.id, fields: ['experience'] })
  return { id }
})
