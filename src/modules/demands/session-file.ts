import { download } from '../../platform/commands/operation.ts'
import type { LetterTemplate } from '../../platform/contributions/letter-templates.ts'
import { fillDocx } from '../../platform/documents/docx.ts'
import { plainDocx } from '../../platform/documents/plain-docx.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { templateOf } from '../procedures/index.ts'
import { demands } from './contract.ts'
import { mostRows, wordsIn } from './exchange.ts'
import { longDay } from './letter.ts'
import { zh } from './phrases.zh.ts'
import { type DeskVoice, issuesOf, listVoiceRows, requireSession } from './session-desk.ts'

export const exportVoices = download(demands.exportVoices, async (call) => {
  const { format, language, ...filter } = call.query
  const { id } = await requireSession(call, call.params.id)
  const { heads, voices, standings } = wordsIn(language)
  const columns: readonly SheetColumn<DeskVoice>[] = [
    { header: heads.issue, width: 40, value: (line) => line.issue },
    { header: heads.said, width: 60, value: (line) => line.words },
    { header: heads.author, width: 14, value: (line) => line.name },
    { header: heads.saidOn, width: 12, value: (line) => dayCell(line.saidOn) },
    { header: heads.supports, width: 10, value: (line) => line.supports },
    { header: heads.standing, width: 12, value: (line) => standings[line.standing] },
    { header: heads.hiddenWhy, width: 40, value: (line) => line.reason },
    { header: heads.raisedNo, width: 12, value: (line) => line.raised?.no ?? null },
  ]
  return writeSheet(call, voices, format, columns, await listVoiceRows(call, id, filter, mostRows, 0))
})

/** The shipped record of a deliberation. Its words are the office's, so they are Chinese whatever the reader's language. */
export const sessionRecord: LetterTemplate = {
  kind: 'deliberation-record',
  module: 'demands',
  placeholders: ['no', 'host', 'mode', 'period', 'people', 'minutes', 'issues', 'feedback', 'toldOn', 'today'],
  shipped: () =>
    plainDocx([
      { text: '议事记录', align: 'center', size: 22, bold: true },
      { text: '编号 {no}', align: 'right', size: 14 },
      { text: '议事单位：{host}' },
      { text: '方式：{mode}' },
      { text: '时间：{period}' },
      { text: '参加人数：{people}' },
      { text: '{#issues}' },
      { text: '议题：{title}', bold: true },
      { text: '{#voices}' },
      { text: '{words}（{supports}人支持）', indent: true },
      { text: '{/voices}' },
      { text: '结果：{decision}' },
      { text: '{/issues}' },
      { text: '纪要：{minutes}' },
      { text: '反馈：{feedback}' },
      { text: '{toldOn}', align: 'right' },
    ]),
}

/** What is hidden does not leave; nobody is named who did not want it. */
export const getSessionRecord = download(demands.getSessionRecord, async (call) => {
  const { params, today } = call
  const session = await requireSession(call, params.id)
  const voices = await listVoiceRows(call, session.id, { standing: 'shown' }, mostRows, 0)
  const issues = await issuesOf(call, session.id)
  const { issueStates, modes } = zh.files
  const days = [session.onDay, session.openUntil].filter((day) => day !== null)
  const bytes = fillDocx(await templateOf(call, session.districtNo, sessionRecord.kind), {
    no: String(session.no),
    host: session.host.name,
    mode: modes[session.mode],
    period: days.map(longDay).join('至'),
    people: String(session.residents + session.members + session.others + session.online),
    minutes: session.minutes ?? '',
    issues: issues.map((issue) => ({
      title: issue.title,
      decision: issue.decision ?? issueStates[issue.state],
      voices: voices
        .filter((one) => one.issueId === issue.id)
        .map(({ words, supports, name }) => ({ words: name === null ? words : `${name}：${words}`, supports: String(supports) })),
    })),
    feedback: session.feedback ?? '',
    toldOn: longDay(session.toldOn),
    today: longDay(today),
  })
  call.note({ objectType: 'session', objectId: session.id, detail: { letter: sessionRecord.kind } })
  return {
    fileName: `${session.no}-议事记录.docx`,
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: bytes,
  }
})
