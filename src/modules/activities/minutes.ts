import { sql } from 'kysely'
import { type Call, command, download } from '../../platform/commands/operation.ts'
import { problem } from '../../kernel/problem.ts'
import { type Paragraph, plainDocx } from '../../platform/documents/plain-docx.ts'
import { recordUnmasking } from '../access/index.ts'
import { readActivity } from './activity.ts'
import { activities } from './contract.ts'
import { findRow } from './list.ts'
import { activityProblems as problems } from './problems.ts'
import { allWords } from './settings.ts'

const line = (text: string): Paragraph => ({ text, indent: true })

/** A page for the file of the branch. Names are those the reader sees on the page: masked outside the own branch. */
async function minutesOf(call: Call & { params: { id: string } }): Promise<{ name: string; paragraphs: Paragraph[] }> {
  const one = await readActivity(call, call.params.id)
  const words = new Map((await allWords(call.tx, call.today)).kinds.map((kind) => [kind.code, kind.zh]))
  const kinds = one.kinds.map((code) => words.get(code) ?? code).join('、')
  const others = [one.nonMembers > 0 ? `党外人士${one.nonMembers}人` : '', one.residents > 0 ? `居民群众${one.residents}人` : '']
  const names = one.attendance.map((came) => came.name ?? '').filter(Boolean)
  const facts: [string, string | null][] = [
    ['时间', one.onDay],
    ['地点', one.place],
    ['主办', one.hosts.map((host) => host.name).join('、')],
    ['参与', [...one.partners.map((partner) => partner.name), ...one.partnerNames].join('、') || null],
    ['类型', kinds],
    ['到会党员', one.members > 0 ? `${one.members}人${names.length > 0 ? `（${names.join('、')}）` : ''}` : null],
    ['其他参加', others.filter(Boolean).join('，') || null],
    ['议程', one.agenda],
  ]
  const text = (told: string | null, title: string): Paragraph[] =>
    told ? [{ text: title, bold: true }, ...told.split('\n').map(line)] : []
  return {
    name: `${one.title ?? kinds}-${one.onDay}`,
    paragraphs: [
      { text: one.title ?? kinds, align: 'center', size: 22, bold: true },
      { text: '' },
      ...facts.flatMap(([label, value]) => (value ? [line(`${label}：${value}`)] : [])),
      ...text(one.minutes, '纪要'),
      ...text(one.followUp, '后续行动'),
    ],
  }
}

export const exportMinutes = download(activities.exportMinutes, async (call) => {
  const { name, paragraphs } = await minutesOf(call)
  call.note({ objectType: 'activity', objectId: call.params.id, fields: ['minutes'] })
  return {
    fileName: `${name}.docx`,
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: plainDocx(paragraphs),
  }
})

/** Of members out of reach nobody is told more than their branch, whatever the purpose. */
export const revealNames = command(activities.revealNames, async (call) => {
  const row = await findRow(call, call.params.id)
  if (!row) throw problem(problems['activity-not-found'])
  const { rows } = await sql<{ memberId: string; name: string }>`
    select t.member_id as "memberId", n.name from activities.attendance t cross join lateral members.named(t.member_id) n
    where t.entry_id = ${row.entryId} and n.name is not null order by 2, 1`.execute(call.tx)
  await recordUnmasking(call, {
    purpose: call.body.purpose,
    objectType: 'activity',
    objectId: row.id,
    fields: ['attendance'],
    class: 'C2',
    unitNo: row.hostNos[0]!,
  })
  return { names: rows }
})
