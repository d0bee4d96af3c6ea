import { sql } from 'kysely'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { workforce } from './contract.ts'
import type { Terms } from './contract-posts.ts'
import { workforceProblems as problems } from './problems.ts'
import { settingsByDistrict, settingsOf, type WorkforceCatalogue } from './settings.ts'
import type { PostRole } from './rules.ts'

/** Words of the programme a district works by. */
export async function wordsFor(call: Pick<Call, 'tx' | 'today'>, districtNo: number | null): Promise<WorkforceCatalogue> {
  const all = await settingsByDistrict(call.tx, call.today)
  return ((districtNo === null ? undefined : all.get(districtNo)) ?? [...all.values()][0] ?? settingsOf([], '', call.today))
    .catalogue
}

/** Throws `post-word-unknown` for a code the programme does not have. */
export function checkWord(words: readonly { code: string }[], code: string | null | undefined): void {
  if (code && !words.some((word) => word.code === code)) throw problem(problems['post-word-unknown'], { code })
}

interface Holding {
  readonly role: PostRole
  readonly personId: string
  readonly unitNo: number
  readonly fromOn: string
  readonly documentNo?: string | null | undefined
}

/** From `fromOn` on the post is held like this. Terms recorded before for the same day are taken back and kept. */
export async function recordTerms(
  call: Pick<Call, 'tx' | 'today' | 'actor'>,
  held: Holding,
  districtNo: number | null,
  terms: Terms,
): Promise<string> {
  const words = await wordsFor(call, districtNo)
  checkWord(words.sources, terms.source)
  checkWord(words.modes, terms.mode)
  const { role, personId, unitNo, fromOn, documentNo } = held
  const other = terms.other ?? null
  await sql`update workforce.terms set retracted_at = transaction_timestamp()
    where unit_no = ${unitNo} and role = ${role} and person_id = ${personId} and from_on = ${fromOn} and retracted_at is null`.execute(
    call.tx,
  )
  const { rows } = await sql<{ id: string }>`
    insert into workforce.terms (role, person_id, unit_no, from_on, side, source, mode, working_time, decision_level, other_kind, other_unit_no,
      other_name, other_position, document_no, account_id)
    values (${role}, ${personId}, ${unitNo}, ${fromOn}, ${terms.side ?? null}, ${terms.source ?? null}, ${terms.mode ?? null},
      ${terms.workingTime ?? null}, ${terms.decisionLevel ?? false}, ${other?.kind ?? null}, ${other?.unitNo ?? null}, ${other?.name ?? null},
      ${other?.position ?? null}, ${documentNo ?? null}, ${call.actor.accountId}) returning id`.execute(call.tx)
  return rows[0]!.id
}

interface PostRow {
  role: PostRole
  person_id: string
  unit_no: number
  district_no: number | null
  from_on: string
  until_on: string | null
}

export const changeTerms = command(workforce.changeTerms, async (call) => {
  const { fromOn, documentNo, ...terms }: BodyOf<typeof workforce.changeTerms> = call.body
  const { rows } = await sql<PostRow>`
    select p.role, p.person_id, p.unit_no, u.district_no, p.from_on, p.until_on
    from workforce.post p join organisations.unit u on u.no = p.unit_no
    where p.id = ${call.params.id} and p.retracted_at is null and ${reachedBy(call.scope, 'u.scope_nodes')} for update of p`.execute(
    call.tx,
  )
  const post = rows[0]
  if (!post) throw problem(problems['post-not-found'])
  if (fromOn < post.from_on || (post.until_on !== null && fromOn >= post.until_on)) throw problem(problems['terms-outside-post'])
  const held = { role: post.role, personId: post.person_id, unitNo: post.unit_no, fromOn, documentNo }
  const id = await recordTerms(call, held, post.district_no, terms)
  call.note({ objectType: 'unit', objectId: String(post.unit_no), fields: ['terms'], detail: { role: post.role } })
  return { id }
})
