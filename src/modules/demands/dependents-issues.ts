import { sql } from 'kysely'
import type { Dependents, Handed, HandOver } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { handConsultations, newConsultationsAt, putConsultationBack } from './dependents-consultations.ts'
import { handDirectives, newDirectivesAt, putDirectiveBack } from './dependents-directives.ts'
import { type Gone, keepTrace, type What } from './dependents-trace.ts'
import { recordTalkStep } from './talk-acts.ts'

const openIssue = sql`i.state <> 'told'`
/** A talk that is still to come, or of which something is still to be done. */
const openTalk = sql`(k.state in ('proposed', 'agreed') or exists (select from demands.follow_up f where f.talk_id = k.id and f.state = 'open'))`

/** Who deliberates or solves an open issue; without a successor the committee of the district. */
async function handIssues(tx: Tx, change: HandOver): Promise<Handed[]> {
  const { fromNo, toNo } = change
  let moved = 0
  for (const [what, column] of [
    ['issue-host', sql`host_no`],
    ['issue-assigned', sql`assigned_no`],
  ] as const) {
    const { rows } = await sql<Gone>`
      update demands.issue i set ${column} = coalesce(${toNo}::integer, i.district_no), revision = i.revision + 1,
        unit_nos = (select array_agg(distinct n) from unnest(i.unit_nos || coalesce(${toNo}::integer, i.district_no)) n)
      where i.${column} = ${fromNo} and ${openIssue} and coalesce(${toNo}::integer, i.district_no) <> ${fromNo}
      returning i.id, i.${column} as "toNo", i.revision`.execute(tx)
    await keepTrace(tx, what, rows, change)
    moved += rows.length
  }
  return moved > 0 ? [{ what: 'issue', moved: toNo === null ? 0 : moved, ended: toNo === null ? moved : 0 }] : []
}

/** A deliberation stays with who held it; the successor reaches it as well. */
async function handSessions(tx: Tx, change: HandOver): Promise<Handed[]> {
  const { fromNo, toNo } = change
  if (toNo === null) return []
  const { rows } = await sql<Gone>`
    update demands.session s set unit_nos = s.unit_nos || ${toNo}::integer where ${fromNo} = any (s.unit_nos) and not ${toNo}::integer = any (s.unit_nos)
    returning s.id, ${toNo}::integer as "toNo", null::integer as revision`.execute(tx)
  await keepTrace(tx, 'session', rows, change)
  return rows.length > 0 ? [{ what: 'session', moved: rows.length, ended: 0 }] : []
}

/** A side of a talk to come goes to the successor; that of a committee without one to the district. One of an organisation without a successor stays. */
async function handTalks(tx: Tx, change: HandOver): Promise<Handed[]> {
  const { actId, day, fromNo, toNo } = change
  let moved = 0
  for (const [what, column, other, to] of [
    ['talk-committee', sql`committee_no`, sql`org_no`, sql`coalesce(${toNo}::integer, k.district_no)`],
    ['talk-organisation', sql`org_no`, sql`committee_no`, sql`${toNo}::integer`],
  ] as const) {
    const { rows } = await sql<Gone>`
      update demands.talk k set ${column} = ${to}, revision = k.revision + 1
      where k.${column} = ${fromNo} and ${openTalk} and ${to} is not null and ${to} not in (k.${other}, ${fromNo})
      returning k.id, k.${column} as "toNo", k.revision`.execute(tx)
    await keepTrace(tx, what, rows, change)
    for (const row of rows)
      await recordTalkStep(tx, row.id, { kind: 'hand-over', fromNo, toNo: row.toNo, onDay: day, unitAct: actId })
    moved += rows.length
  }
  return moved > 0 ? [{ what: 'talk', moved, ended: 0 }] : []
}

/** Open issues, deliberations, talks, directives and consultations of units that are merged, end, or were a mistake. */
export const deliberationDependents: Dependents = {
  handOver: ({ tx }, change) =>
    asPlatform(tx, async () => [
      ...(await handIssues(tx, change)),
      ...(await handSessions(tx, change)),
      ...(await handTalks(tx, change)),
      ...(await handDirectives(tx, change)),
      ...(await handConsultations(tx, change)),
    ]),

  takeBack: ({ tx, today }, { actIds, undoActId, withdrawn, ended }) =>
    asPlatform(tx, async () => {
      const { rows } = await sql<{ what: What; id: string; fromNo: number; toNo: number; later: boolean }>`
        select h.what, h.record_id as id, h.from_no as "fromNo", h.to_no as "toNo", h.revision <> coalesce(
          (select i.revision from demands.issue i where i.id = h.record_id), (select k.revision from demands.talk k where k.id = h.record_id),
          (select d.revision from demands.directive d where d.id = h.record_id), (select t.revision from demands.directive_target t where t.id = h.record_id),
          (select c.revision from demands.consultation c where c.id = h.record_id), h.revision)
          and not exists (select from demands.handed_over n where n.record_id = h.record_id and n.id > h.id) as later
        from demands.handed_over h where h.unit_act = any (${[...actIds]}::bigint[]) order by h.id desc`.execute(tx)
      const later = rows.filter((row) => row.later).length + (await newAt(tx, [...withdrawn, ...ended], rows))
      if (later > 0) return later
      for (const { what, id, fromNo, toNo } of rows) {
        if (what === 'directive-issuer' || what === 'directive-target') {
          await putDirectiveBack(tx, what, { id, fromNo, toNo, onDay: today, unitAct: undoActId })
          continue
        }
        if (what === 'consultation' || what === 'consultation-lapsed') {
          await putConsultationBack(tx, what, id, fromNo)
          continue
        }
        await putBack(tx, what, id, fromNo, toNo)
        if (what.startsWith('talk'))
          await recordTalkStep(tx, id, { kind: 'hand-over', fromNo: toNo, toNo: fromNo, onDay: today, unitAct: undoActId })
      }
      await sql`delete from demands.handed_over where unit_act = any (${[...actIds]}::bigint[])`.execute(tx)
      return 0
    }),
}

async function putBack(tx: Tx, what: What, id: string, fromNo: number, toNo: number): Promise<void> {
  if (what === 'session')
    await sql`update demands.session set unit_nos = array_remove(unit_nos, ${toNo}) where id = ${id}`.execute(tx)
  else if (what === 'issue-host' || what === 'issue-assigned')
    await sql`update demands.issue i set ${what === 'issue-host' ? sql`host_no` : sql`assigned_no`} = ${fromNo}, revision = i.revision + 1
      where i.id = ${id}`.execute(tx)
  else
    await sql`update demands.talk k set ${what === 'talk-committee' ? sql`committee_no` : sql`org_no`} = ${fromNo}, revision = k.revision + 1
      where k.id = ${id}`.execute(tx)
}

/** What came to units that vanish again otherwise than by the acts taken back. */
async function newAt(tx: Tx, gone: readonly number[], moved: readonly { id: string }[]): Promise<number> {
  const nos = sql`${[...gone]}::integer[]`
  const other = sql`${moved.map((row) => row.id)}::uuid[]`
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from demands.issue i where (i.host_no = any (${nos}) or i.assigned_no = any (${nos})) and ${openIssue} and i.id <> all (${other}))
      + (select count(*) from demands.session s where s.host_no = any (${nos}) and s.id <> all (${other}))
      + (select count(*) from demands.talk k where (k.committee_no = any (${nos}) or k.org_no = any (${nos})) and ${openTalk} and k.id <> all (${other})))::integer
      as count`.execute(tx)
  return rows[0]!.count + (await newDirectivesAt(tx, gone, moved)) + (await newConsultationsAt(tx, gone, moved))
}
